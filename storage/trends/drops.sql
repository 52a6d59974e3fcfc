-- What is left out, and why?
create or replace macro trend_drops(since, until, by := 'reason', every := 'week') as table
with told as (
    select date_trunc(every, utc_day(dropped_at))::date as start_on,
        case "by" when 'reason' then reason when 'feed' then feed when 'stage' then stage when 'all' then 'all'
            else error('by: reason, feed, stage or all') end as who
    from drop_log where within(dropped_at, since, until)),
summed as (select start_on, who, count(*) as items from told group by all),
come as (
    select date_trunc(every, day)::date as start_on, sum(entries_new)::bigint as entries_new
    from polled_daily where within(day, since, until) group by all)
select coalesce(p.start_on, s.start_on) as start_on, s.who, if(p.days_polled > 0, coalesce(s.items, 0), s.items) as items,
    c.entries_new, round(s.items / nullif(c.entries_new, 0), 2) as share, coalesce(p.days_polled, 0) as days_polled
from periods(since, until, every) as p full join summed as s using (start_on) left join come as c using (start_on)
order by start_on, items desc nulls last, s.who;
comment on macro table trend_drops is 'What is left out, and why?
Counts items the first time they were left out for a reason, by the run that did it. A period without polls is a gap.
By: reason, feed, stage, all
Every: week, day, month, quarter, year
Plot: items
start_on: First day of the period.
who: Reason, feed or stage; null where nothing was left out.
items: Items left out; null: not polled.
entries_new: Entries never seen before that came in then, over all feeds.
share: Items of these.
days_polled: Days of the period on which any feed answered.
Example: from trend_drops(null, null, by := ''feed'')';
