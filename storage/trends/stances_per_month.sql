-- What does each side propose, demand, accept and refuse, month by month?
select date_trunc('month', published_at)::date as month, coalesce(actor, 'unnamed') as side, type, status,
    count(*) as facts, count(distinct origin) as origins
from facts
where status in ('proposed', 'demanded', 'called_for', 'accepted', 'agreed', 'rejected', 'conditioned', 'denied')
    and published_at::date between $since and $until
group by all order by month, side, facts desc, type, status
