-- What each side was told to propose, demand, accept or refuse on the days in touched_day.
select utc_day(told_at) as day, actor, type, status, told_by as origin, count(*) as facts
from fact
where superseded_at is null and scope <> 'background' and told_at >= $since and told_at < $until
    and utc_day(told_at) in (from touched_day)
    and status in ('proposed', 'offered', 'demanded', 'called_for', 'accepted', 'agreed', 'rejected', 'conditioned', 'denied',
        'threatened')
group by all order by all
