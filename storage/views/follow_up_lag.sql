-- How long after a round each article that follows up on it came.
create or replace view follow_up_lag as
with reported as (
    select c.main_round as round_id, min(a.published_at) as reported_at
    from coverage as c join article as a using (article_id, version)
    where c.superseded_at is null and c.doc_class = 'round_report' and c.main_round is not null group by all),
follows as (
    select target_id as round_id, article_id, list(distinct relation order by relation) as relations
    from link
    where superseded_at is null and target_kind = 'round'
        and relation in ('followup_same_round', 'outcome_implementation')
    group by all)
select f.round_id, r.end_on as met_until_on, f.relations, a.published_at, a.outlet, a.origin, a.title,
    utc_day(a.published_at) - coalesce(r.end_on, r.start_on) as days_after,
    round(date_diff('minute', p.reported_at, a.published_at) / 60, 1) as hours_after_report, a.url, f.article_id
from follows as f join newest_article as a using (article_id)
    left join round as r on r.round_id = f.round_id and r.superseded_at is null
    left join reported as p on p.round_id = f.round_id
order by f.round_id, a.published_at, f.article_id;
comment on view follow_up_lag is 'Articles that follow up on a round, and how long after it they came. Example: select round_id, median(days_after) as days from follow_up_lag group by round_id';
comment on column follow_up_lag.round_id is 'The round followed up on.';
comment on column follow_up_lag.met_until_on is 'Its last day.';
comment on column follow_up_lag.relations is 'followup_same_round (more of it), outcome_implementation (carries something out), or both.';
comment on column follow_up_lag.days_after is 'Calendar days from the last day of the round to publication.';
comment on column follow_up_lag.hours_after_report is 'Hours from the first report of the round to publication; null when there was none.';
