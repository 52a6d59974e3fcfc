-- Nothing is known before it was read, ends before it began, or comes from the future.
select kind || ' ' || id as subject, 'from ' || began || ' to ' || coalesce(ended::varchar, 'now') as detail
from (
    select 'coverage' as kind, article_id as id, recorded_at as began, superseded_at as ended from coverage
    union all select 'fact', fact_id, recorded_at, superseded_at from fact
    union all select 'observation', observation_id, recorded_at, superseded_at from observation
    union all select 'round', round_id, recorded_at, superseded_at from round
    union all select 'claim', claim_id, recorded_at, superseded_at from claim
    union all select 'article', article_id, recorded_at, null from article
    union all select 'entry', entry_id, first_seen_at, null from entry
    union all select 'document', document_id, fetched_at, null from document
    union all select 'alert', alert_id, created_at, null from alert)
where (began >= $since or ended >= $since) and (
    ended < began
    or began > greatest(now(), (select coalesce(max(started_at), now()) from run)) + interval 1 day)
