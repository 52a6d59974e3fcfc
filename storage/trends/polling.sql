-- Which feeds answered, and where are the gaps?
create or replace macro trend_polling(since, until, by := 'feed', every := 'week') as table
with told as (
    select date_trunc(every, day)::date as start_on, polls, answered, polled, entries_new,
        case "by" when 'feed' then feed when 'outlet' then outlet when 'all' then 'all' else error('by: feed, outlet or all') end as who
    from polled_daily where within(day, since, until))
select start_on, who, count(*) as feed_days, count(*) filter (polled) as feed_days_polled, sum(polls)::bigint as polls,
    sum(polls - answered)::bigint as failed, sum(entries_new)::bigint as entries_new
from told group by start_on, who order by start_on, who;
comment on macro table trend_polling is 'Which feeds answered, and where are the gaps?
Counts requests to feeds by UTC day; a day without an answer is a gap in every other trend.
By: feed, outlet, all
Every: week, day, month, quarter, year
Plot: feed_days_polled
start_on: First day of the period.
who: Feed or outlet.
feed_days: Days of the period since the feed was known, over its feeds.
feed_days_polled: Of these, days on which the feed answered.
polls: Requests.
failed: Of these, failed.
entries_new: Entries never seen before; null: it never answered.
Example: from trend_polling(''2026-02-01'', ''2026-02-28'', by := ''all'')';
