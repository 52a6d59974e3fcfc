-- Which claims rest on how many independent origins, and which on a single one?
select type, status, origins, count(*) as claims, count(*) filter (both_sides = 'both') as said_by_both_sides
from claims
where last_seen_at::date between $since and $until
group by all order by type, status, origins desc
