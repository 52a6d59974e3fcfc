-- How much is written about the talks, and by whom?
create or replace macro trend_coverage(since, until, by := 'outlet', every := 'day') as table
with told as (
    select date_trunc(every, day)::date as start_on, outlet, day, polled, articles, on_talks, texts,
        case "by" when 'outlet' then outlet when 'origin' then origin when 'country' then country when 'language' then language
            when 'side' then side when 'all' then 'all' else error('by: outlet, origin, country, language, side or all') end as who
    from coverage_daily where within(day, since, until)),
asked as (
    select start_on, if("by" in ('origin', 'language'), null, who) as whose, count(distinct (outlet, day)) as outlet_days,
        count(distinct (outlet, day)) filter (polled) as outlet_days_polled
    from told group by all),
written as (
    select start_on, who, sum(articles)::bigint as articles, sum(on_talks)::bigint as on_talks, sum(texts)::bigint as texts,
        (sum(on_talks) filter (polled))::bigint as when_polled
    from told group by all)
select w.start_on, w.who, w.on_talks, w.texts, w.articles, a.outlet_days_polled, a.outlet_days,
    round(w.when_polled / nullif(a.outlet_days_polled, 0), 2) as per_day_polled
from written as w join asked as a on a.start_on = w.start_on
    and a.whose is not distinct from if("by" in ('origin', 'language'), null, w.who)
qualify w.who is not null or count(*) over (partition by w.start_on) = 1
order by w.start_on, w.on_talks desc nulls last, w.who;
comment on macro table trend_coverage is 'How much is written about the talks, and by whom?
Counts articles about the talks (any class but related and not_talks) by UTC day of publication. A day on which no feed of an outlet answered is a gap, not a zero; what later polls still showed of it is counted, but not in per_day_polled.
By: outlet, origin, country, language, side, all
Every: day, week, month, quarter, year
Plot: on_talks
start_on: First day of the period.
who: Outlet, origin, country, language or side; null where nothing was found.
on_talks: Articles about the talks; null: not polled, nothing known.
texts: Of these, texts nobody had printed before; copies are not counted.
articles: Articles in all, other news included.
outlet_days_polled: Days on which an outlet was polled, over its outlets (over all of them by origin and language).
outlet_days: Days there were.
per_day_polled: Articles about the talks per outlet and day polled: compare periods by this.
Example: from trend_coverage(''2026-01-01'', ''2026-03-31'', by := ''side'', every := ''week'')';
