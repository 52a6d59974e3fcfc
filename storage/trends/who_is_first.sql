-- Which outlet reports a round first, and how many minutes after the first do the others follow?
with about as (
    select unnest(rounds) as round_id, outlet, published_at
    from articles
    where doc_class in ('round_report', 'round_ongoing') and published_at::date between $since and $until
), reports as (
    select round_id, outlet, min(published_at) as reported_at from about group by all)
select round_id, outlet, reported_at,
    date_diff('minute', min(reported_at) over (partition by round_id), reported_at) as minutes_after_first
from reports order by round_id, reported_at, outlet
