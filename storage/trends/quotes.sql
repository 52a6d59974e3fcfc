-- Who is quoted, how often, and how widely?
create or replace macro trend_quotes(since, until, by := 'speaker', every := 'month') as table
with told as (
    select date_trunc(every, utc_day(said_at))::date as start_on, outlets, origins,
        case "by" when 'speaker' then speaker when 'side' then coalesce(side, 'unknown') when 'round' then coalesce(round_id, 'no round')
            when 'all' then 'all' else error('by: speaker, side, round or all') end as who
    from quotes where within(said_at, since, until)),
summed as (
    select start_on, who, count(*) as quotes, sum(outlets)::bigint as printings, max(origins) as most_origins
    from told group by all)
select coalesce(p.start_on, s.start_on) as start_on, s.who, if(p.days_polled > 0, coalesce(s.quotes, 0), s.quotes) as quotes,
    s.printings, s.most_origins, coalesce(p.days_polled, 0) as days_polled
from periods(since, until, every) as p full join summed as s using (start_on)
order by start_on, quotes desc nulls last, s.who;
comment on macro table trend_quotes is 'Who is quoted, how often, and how widely?
Counts different quotations, each once however many outlets print it, by the day it was first printed. A period without polls and without any is a gap.
By: speaker, side, round, all
Every: month, day, week, quarter, year
Plot: quotes
start_on: First day of the period.
who: Speaker, side or round; null where nobody was quoted.
quotes: Different quotations; null: not polled.
printings: Outlets that printed them, summed.
most_origins: The most independent origins one of them has.
days_polled: Days of the period on which any feed answered.
Example: from trend_quotes(null, null, by := ''side'')';
