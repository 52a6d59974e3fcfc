-- How long after publication are an article's facts known?
create or replace macro trend_delay_to_fact(since, until, by := 'all', every := 'week') as table
with read as (
    select article_id, min(recorded_at) as understood_at, arg_min(run_id, recorded_at) as run_id
    from coverage where version = 1 group by article_id),
known as (
    select a.article_id, a.outlet, e.feed, a.language, a.published_at, coalesce(u.ended_at, r.understood_at) as known_at
    from article as a join read as r using (article_id) join entry as e using (entry_id) join feed as f on f.name = e.feed
        left join run as u on u.run_id = r.run_id
    where a.version = 1 and a.published_at is not null and not list_contains(a.flags, 'pointer')
        and e.first_seen_at > f.added_at),
told as (
    select date_trunc(every, utc_day(l.known_at))::date as start_on,
        (epoch_us(l.known_at) - epoch_us(l.published_at)) / 60000000 as minutes,
        case "by" when 'all' then 'all' when 'outlet' then l.outlet when 'feed' then l.feed when 'language' then l.language
            else error('by: all, outlet, feed or language') end as who
    from known as l
    where within(l.known_at, since, until) and l.article_id in (select article_id from fact where version = 1)),
summed as (
    select start_on, who, count(*) as articles, round(median(minutes), 1) as median_minutes,
        round(quantile_cont(minutes, 0.95), 1) as p95_minutes
    from told group by all)
select coalesce(p.start_on, s.start_on) as start_on, s.who, s.median_minutes, s.p95_minutes,
    if(p.days_polled > 0, coalesce(s.articles, 0), s.articles) as articles, coalesce(p.days_polled, 0) as days_polled
from periods(since, until, every) as p full join summed as s using (start_on)
order by start_on, s.median_minutes desc nulls last, s.who;
comment on macro table trend_delay_to_fact is 'How long after publication are an article''s facts known?
Counts minutes from publication to the end of the run that stored the first facts of an article; not those a feed listed when it was first asked. A period without polls is a gap.
By: all, outlet, feed, language
Every: week, day, month, quarter, year
Plot: median_minutes
start_on: First day of the period in which they became known.
who: all, outlet, feed or language; null where nothing came.
median_minutes: Half of the articles took at most so many.
p95_minutes: Nineteen of twenty took at most so many.
articles: Articles with facts; null: not polled.
days_polled: Days of the period on which any feed answered.
Example: from trend_delay_to_fact(null, null, by := ''outlet'')';
