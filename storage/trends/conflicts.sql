-- How many contradictions were opened and resolved, and how many are open?
create or replace macro trend_conflicts(since, until, by := 'type', every := 'month') as table
with told as (
    select opened_at, resolved_at,
        case "by" when 'type' then type when 'round' then coalesce(round_id, 'no round') when 'all' then 'all'
            else error('by: type, round or all') end as who
    from conflicts),
turns as (
    select date_trunc(every, utc_day(opened_at))::date as start_on, who, 1 as opened, 0 as resolved from told
    union all
    select date_trunc(every, utc_day(resolved_at))::date, who, 0, 1 from told where resolved_at is not null),
summed as (
    select start_on, who, sum(opened)::bigint as opened, sum(resolved)::bigint as resolved from turns group by all),
running as (
    select *, (sum(opened - resolved) over (partition by who order by start_on rows unbounded preceding))::bigint as open_then
    from summed)
select coalesce(p.start_on, r.start_on) as start_on, r.who, if(p.days_polled > 0, coalesce(r.opened, 0), r.opened) as opened,
    if(p.days_polled > 0, coalesce(r.resolved, 0), r.resolved) as resolved, r.open_then, coalesce(p.days_polled, 0) as days_polled
from periods(since, until, every) as p full join running as r using (start_on)
where within(start_on, date_trunc(every, since::date), until)
order by start_on, r.who;
comment on macro table trend_conflicts is 'How many contradictions were opened and resolved, and how many are open?
Counts sets of claims that cannot all be true, on the day the second of them was first reported; one is resolved when all but one were given up by those who made them. A period without polls and without any is a gap.
By: type, round, all
Every: month, day, week, quarter, year
Plot: opened
start_on: First day of the period.
who: Type or round; null where there was none.
opened: Opened in it; null: not polled.
resolved: Resolved in it.
open_then: Open of the same kind at its end.
days_polled: Days of the period on which any feed answered.
Example: from trend_conflicts(null, null, by := ''round'')';
