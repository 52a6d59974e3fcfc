-- How long after publication each feed's articles reach Parley.
create or replace view source_latency as
with seen as (
    select e.feed, (epoch_us(e.first_seen_at) - epoch_us(a.published_at)) / 60000000 as minutes
    from article as a join entry as e using (entry_id)
    where a.version = 1 and a.published_at is not null and not list_contains(a.flags, 'pointer'))
select f.name as feed, f.outlet, f.country, count(s.minutes) as articles, round(median(s.minutes), 1) as median_minutes,
    round(quantile_cont(s.minutes, 0.9), 1) as slow_minutes, round(max(s.minutes), 1) as slowest_minutes,
    count(*) filter (s.minutes < 0) as from_future
from feed as f left join seen as s on s.feed = f.name
group by all order by median_minutes nulls last, feed;
comment on view source_latency is 'Minutes from publication to the first poll that lists it, by feed. Example: select feed, median_minutes, slow_minutes from source_latency';
comment on column source_latency.feed is 'The feed that listed them first.';
comment on column source_latency.outlet is 'Its outlet.';
comment on column source_latency.country is 'Its country.';
comment on column source_latency.articles is 'Articles with a publication time.';
comment on column source_latency.median_minutes is 'Half of them came faster.';
comment on column source_latency.slow_minutes is 'Nine of ten came faster.';
comment on column source_latency.slowest_minutes is 'The slowest.';
comment on column source_latency.from_future is 'Of them, dated after the poll that listed them.';
