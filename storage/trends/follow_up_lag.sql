-- How long is a round followed up, and how soon does that begin?
create or replace macro trend_follow_up_lag(since, until) as table
select round_id, met_until_on, count(*) as follow_ups, count(distinct outlet) as outlets,
    count(*) filter (list_contains(relations, 'outcome_implementation')) as carried_out, min(hours_after_report) as first_hours,
    median(days_after) as median_days, max(days_after) as last_days
from follow_up_lag where within(published_at, since, until)
group by round_id, met_until_on order by met_until_on nulls last, round_id;
comment on macro table trend_follow_up_lag is 'How long is a round followed up, and how soon does that begin?
Counts articles that tell more of a round or carry out what it settled, by calendar days from its last day to their publication. The period is that of these articles.
Plot: follow_ups
round_id: The round.
met_until_on: Its last day.
follow_ups: Articles that follow up on it.
outlets: Of how many outlets.
carried_out: Of the articles, those that tell of something carried out.
first_hours: Hours from the first report of the round to the first of them; null when there was no report.
median_days: Half of them came within so many days.
last_days: The last one came after so many days.
Example: from trend_follow_up_lag(null, null)';
