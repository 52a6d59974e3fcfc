-- Who is talked about?
create or replace macro trend_people(since, until, by := 'person', every := 'month') as table
with named as (
    select unnest(persons) as person, article_id, told_at, told_in, told_by from fact where superseded_at is null and len(persons) > 0
    union all
    select speaker, article_id, told_at, told_in, told_by from fact where superseded_at is null and length(speaker) > 2),
told as (
    select date_trunc(every, utc_day(told_at))::date as start_on, article_id, told_by as origin,
        case "by" when 'person' then person when 'outlet' then told_in else error('by: person or outlet') end as who
    from named where told_at is not null and within(told_at, since, until)),
summed as (
    select start_on, who, count(distinct article_id) as articles, count(distinct origin) as origins from told group by all)
select coalesce(p.start_on, s.start_on) as start_on, s.who, if(p.days_polled > 0, coalesce(s.articles, 0), s.articles) as articles,
    s.origins, coalesce(p.days_polled, 0) as days_polled
from periods(since, until, every) as p full join summed as s using (start_on)
order by start_on, articles desc nulls last, s.who;
comment on macro table trend_people is 'Who is talked about?
Counts articles with a fact that names a person or quotes one, by day of publication. A period without polls and without any is a gap.
By: person, outlet
Every: month, day, week, quarter, year
Plot: articles
start_on: First day of the period.
who: Person id of the lexicon, or the name as printed; by outlet, the outlet that names anybody.
articles: Articles; null: not polled.
origins: From how many independent origins.
days_polled: Days of the period on which any feed answered.
Example: from trend_people(''2026-02-01'', ''2026-02-28'')';
