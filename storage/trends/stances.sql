-- What does each side propose, demand, accept and refuse?
create or replace macro trend_stances(since, until, by := 'actor', every := 'month') as table
with told as (
    select date_trunc(every, day)::date as start_on, type, status, origin, facts,
        case "by" when 'actor' then coalesce(actor, 'unnamed') when 'all' then 'all' else error('by: actor or all') end as who
    from stance_day where within(day, since, until)),
summed as (
    select start_on, who, type, status, sum(facts)::bigint as facts, count(distinct origin) as origins from told group by all)
select coalesce(p.start_on, s.start_on) as start_on, s.who, s.type, s.status,
    if(p.days_polled > 0, coalesce(s.facts, 0), s.facts) as facts, s.origins, coalesce(p.days_polled, 0) as days_polled
from periods(since, until, every) as p full join summed as s using (start_on)
order by start_on, s.who, facts desc nulls last, s.type, s.status;
comment on macro table trend_stances is 'What does each side propose, demand, accept and refuse?
Counts facts by day of publication, background paragraphs left out. A period without polls and without any is a gap.
By: actor, all
Every: month, day, week, quarter, year
Plot: facts
start_on: First day of the period.
who: Who acts; null where nobody did.
type: In what: summit, prisoner_exchange, ceasefire_position and so on.
status: proposed, demanded, accepted, rejected and so on.
facts: Facts that say so; null: not polled.
origins: From how many independent origins.
days_polled: Days of the period on which any feed answered.
Example: from trend_stances(null, null)';
