-- How long is it from one round to the next?
create or replace macro trend_gaps(since, until, by := 'all') as table
with held as (
    select round_id, start_on, coalesce(end_on, start_on) as end_on, city,
        case "by" when 'all' then 'all' when 'series' then series else error('by: all or series') end as who
    from round
    where superseded_at is null and state in ('held', 'concluded') and start_on is not null
        and kind = 'russia_ukraine_round')
select * from (
    select round_id, who, start_on, end_on, city, lag(round_id) over w as before_id,
        start_on - lag(end_on) over w as days_since_before, end_on - start_on + 1 as days_long,
        if(lead(start_on) over w is null, utc_day(known_until()) - end_on, null) as days_until_now
    from held window w as (partition by who order by start_on, round_id))
where within(start_on, since, until) order by who, start_on, round_id;
comment on macro table trend_gaps is 'How long is it from one round to the next?
Counts calendar days from the last day of a round that was held to the first day of the next one, over all series or within each.
By: all, series
Plot: days_since_before
round_id: The round.
who: all, or its series.
start_on: Its first day.
end_on: Its last day.
city: City it was held in; null: online, or not told.
before_id: The round before it.
days_since_before: Days since that one ended.
days_long: Days it lasted.
days_until_now: Of the last one: days from its end to the newest run.
Example: from trend_gaps(''2025-01-01'', null)';
