-- What cannot all be true, what is still open first.
select round_id, type, versions, resolved, claims, matter, count(*) over () as in_all
from conflicts
where $round_id is null or round_id = $round_id
order by resolved, round_id desc nulls last, type, matter limit $most
