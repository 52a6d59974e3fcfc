-- How long after publication does an alert arrive?
create or replace macro trend_delay_to_alert(since, until, by := 'all', every := 'week') as table
with arrived as (
    select a.alert_id, a.channel, a.kind, min(d.tried_at) as told_at, any_value(e.article_ids) as article_ids
    from alert as a
        join (select event_id, article_ids from round_event union all select event_id, article_ids from news) as e using (event_id)
        join delivery as d on d.alert_id = coalesce(a.lead_id, a.alert_id) and d.delivered
    group by all),
rested as (
    select r.alert_id, max(l.published_at) as last_at, min(l.published_at) as first_at
    from (select alert_id, unnest(article_ids) as article_id from arrived) as r join article as l on l.article_id = r.article_id and l.version = 1
    group by all),
told as (
    select date_trunc(every, utc_day(a.told_at))::date as start_on,
        (epoch_us(a.told_at) - epoch_us(r.last_at)) / 60000000 as minutes,
        (epoch_us(a.told_at) - epoch_us(r.first_at)) / 60000000 as since_first,
        case "by" when 'all' then 'all' when 'hook' then a.channel when 'kind' then a.kind
            else error('by: all, hook or kind') end as who
    from arrived as a join rested as r using (alert_id)
    where r.last_at is not null and within(a.told_at, since, until)),
summed as (
    select start_on, who, count(*) as alerts, round(median(minutes), 1) as median_minutes,
        round(quantile_cont(minutes, 0.95), 1) as p95_minutes, round(median(since_first), 1) as median_since_first
    from told group by all)
select coalesce(p.start_on, s.start_on) as start_on, s.who, s.median_minutes, s.p95_minutes, s.median_since_first,
    if(p.days_polled > 0, coalesce(s.alerts, 0), s.alerts) as alerts, coalesce(p.days_polled, 0) as days_polled
from periods(since, until, every) as p full join summed as s using (start_on)
order by start_on, s.median_minutes desc nulls last, s.who;
comment on macro table trend_delay_to_alert is 'How long after publication does an alert arrive?
Counts minutes from the publication of the newest article an alert rests on to the attempt its hook took. A period without polls is a gap.
By: all, hook, kind
Every: week, day, month, quarter, year
Plot: median_minutes
start_on: First day of the period in which it arrived.
who: all, hook or kind of alert; null where none was sent.
median_minutes: Half of the alerts took at most so many.
p95_minutes: Nineteen of twenty took at most so many.
median_since_first: Half took at most so many since the first article they rest on, waiting for a second origin included.
alerts: Alerts that arrived; null: not polled.
days_polled: Days of the period on which any feed answered.
Example: from trend_delay_to_alert(null, null, by := ''kind'')';
