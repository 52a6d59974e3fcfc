-- The feeds, those in trouble first.
select f.name, f.outlet, f.country, f.language, f.failures, f.last_ok_at, f.last_new_at, f.kept, f.dropped, f.waiting,
    l.median_minutes, coalesce(g.flags, []) as flags, count(*) over () as in_all
from feeds as f left join source_latency as l on l.feed = f.name
    left join (
        select feed, list({'kind': kind, 'since': since, 'evidence': evidence} order by raised_at) as flags
        from feed_flags where stands group by feed) as g on g.feed = f.name
where f.active
order by g.flags is null, f.failures desc, f.last_new_at desc nulls last, f.name limit $most
