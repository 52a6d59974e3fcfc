-- What Parley came to know since an instant, the newest first; some of it are claims.
select changed_at, kind, round_id, what, origins, source_id, count(*) over () as in_all
from changes
where changed_at > $since and ($round_id is null or round_id = $round_id)
order by changed_at desc, kind like 'round %' desc, origins desc, kind, source_id limit $most
