-- The days, weeks or months between two days, with how much of each was polled: trends set their numbers against it.
create or replace macro periods(since, until, every) as table
select date_trunc(every, day)::date as start_on, count(distinct day) as days, count(distinct day) filter (polled) as days_polled,
    count(*) as feed_days, count(*) filter (polled) as feed_days_polled
from polled_daily where within(day, since, until) group by all order by start_on;
comment on macro table periods is 'Days, weeks or months between two days with how much of each was polled.
start_on: First day of the period.
days: Days of it since the first feed was known.
days_polled: Of these, days on which any feed answered.
feed_days: Feeds times days.
feed_days_polled: Of these, those on which the feed answered.
Example: from periods(null, null, ''month'')';
