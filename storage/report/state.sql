-- How things stand as a whole: what the snapshot knows, until when, and what waits.
select (select max(started_at) from runs where kind = 'cycle') as as_of,
    (select max_by(outcome, started_at) from runs where kind = 'cycle') as outcome,
    (select max(published_at) from articles) as newest_article_at,
    (select count(*) from articles) as articles,
    (select count(*) from articles where doc_class not in ('related', 'not_talks')) as on_talks,
    (select count(*) from fact where superseded_at is null) as facts,
    (select count(*) from claim where superseded_at is null) as claims,
    (select count(*) from claim where superseded_at is null and origins = 1) as one_origin,
    (select count(*) from entry where state not in ('understood', 'dropped')) as waiting,
    (select coalesce(max_by(unexplained, started_at), 0) from runs where kind = 'cycle') as unexplained,
    (select count(*) from alerts where queue = 'waiting') as alerts_waiting,
    (select count(*) from alerts where queue = 'dead') as alerts_dead,
    (select count(*) from entry where state = 'dropped') as left_out
