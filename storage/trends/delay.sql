-- How long after publication do articles reach Parley?
create or replace macro trend_delay(since, until, by := 'outlet', every := 'week') as table
with told as (
    select date_trunc(every, utc_day(e.first_seen_at))::date as start_on, (epoch_us(e.first_seen_at) - epoch_us(a.published_at)) / 60000000 as minutes,
        case "by" when 'outlet' then a.outlet when 'feed' then e.feed when 'language' then a.language when 'all' then 'all'
            else error('by: outlet, feed, language or all') end as who
    from article as a join entry as e using (entry_id)
    where a.version = 1 and a.published_at is not null and not list_contains(a.flags, 'pointer')
        and within(e.first_seen_at, since, until)),
summed as (
    select start_on, who, count(*) as articles, round(median(minutes), 1) as median_minutes,
        round(quantile_cont(minutes, 0.9), 1) as slow_minutes
    from told group by all)
select coalesce(p.start_on, s.start_on) as start_on, s.who, s.median_minutes, s.slow_minutes,
    if(p.days_polled > 0, coalesce(s.articles, 0), s.articles) as articles, coalesce(p.days_polled, 0) as days_polled
from periods(since, until, every) as p full join summed as s using (start_on)
order by start_on, s.median_minutes desc nulls last, s.who;
comment on macro table trend_delay is 'How long after publication do articles reach Parley?
Counts minutes from publication to the run that first saw the entry, by the day it was seen; the first versions of articles. A period without polls is a gap.
By: outlet, feed, language, all
Every: week, day, month, quarter, year
Plot: median_minutes
start_on: First day of the period.
who: Outlet, feed or language; null where nothing came.
median_minutes: Half of them came within so many minutes.
slow_minutes: Nine of ten came within so many.
articles: Articles; null: not polled.
days_polled: Days of the period on which any feed answered.
Example: from trend_delay(null, null, by := ''feed'')';
