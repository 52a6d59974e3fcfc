-- What is left out each week, at which feed and for which reason?
select date_trunc('week', dropped_at)::date as week, feed, stage, reason, count(*) as items
from drops
where dropped_at::date between $since and $until
group by all order by week, items desc, feed, stage, reason
