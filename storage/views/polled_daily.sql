-- Which feed was asked on which day: one row for every feed and day since it was known, so that a day without is a row too.
create or replace view polled_daily as
with span as (
    select f.name as feed, f.outlet, utc_day(f.added_at) as first_on, utc_day(if(f.active, known_until(), p.last_at)) as last_on
    from feed as f left join (select feed, max(polled_at) as last_at from poll group by feed) as p on p.feed = f.name),
days as (
    select feed, outlet, unnest(generate_series(first_on::timestamp, last_on::timestamp, interval 1 day))::date as day
    from span),
asked as (
    select feed, day, sum(polls)::bigint as polls, sum(answered)::bigint as answered, sum(entries_new) as entries_new
    from (
        select feed, utc_day(polled_at) as day, count(*) as polls, count(*) filter (outcome <> 'failed') as answered,
            sum(items_new) as entries_new
        from poll group by all
        union all
        select feed, day, polls, answered, entries_new from feed_day)
    group by all)
select d.day, d.feed, d.outlet, coalesce(a.polls, 0) as polls, coalesce(a.answered, 0) as answered,
    coalesce(a.answered, 0) > 0 as polled, if(a.answered > 0, a.entries_new, null) as entries_new
from days as d left join asked as a using (feed, day);
comment on view polled_daily is 'Every feed on every day since it was known: asked, answered, or not. Example: select day, feed from polled_daily where polls > 0 and not polled';
comment on column polled_daily.day is 'UTC day.';
comment on column polled_daily.feed is 'The feed.';
comment on column polled_daily.outlet is 'Its outlet.';
comment on column polled_daily.polls is 'How often it was asked.';
comment on column polled_daily.answered is 'How often it answered well, nothing new included.';
comment on column polled_daily.polled is 'Whether it answered at least once: else what it had that day is not known.';
comment on column polled_daily.entries_new is 'Entries never seen before; null where it never answered.';
