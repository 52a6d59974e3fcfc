-- How long each article took: from publication to the poll that listed it, to its page, to what Parley knows of it, to the alert.
create or replace view latency as
with read as (
    select article_id, min(recorded_at) as understood_at, arg_min(run_id, recorded_at) as run_id
    from coverage where version = 1 group by article_id),
told as (
    select e.article_id, min(d.tried_at) as told_at
    from (
        select event_id, unnest(article_ids) as article_id from round_event
        union all select event_id, unnest(article_ids) as article_id from news) as e
        join alert as a using (event_id)
        join delivery as d on d.alert_id = coalesce(a.lead_id, a.alert_id) and d.delivered
    group by e.article_id)
select a.article_id, a.outlet, e.feed, a.language, a.published_at, e.first_seen_at, d.fetched_at, r.understood_at,
    coalesce(u.ended_at, r.understood_at) as known_at, t.told_at,
    round((epoch_us(e.first_seen_at) - epoch_us(a.published_at)) / 60000000, 1) as minutes_to_seen,
    round((epoch_us(d.fetched_at) - epoch_us(e.first_seen_at)) / 60000000, 1) as minutes_to_fetched,
    round((epoch_us(coalesce(u.ended_at, r.understood_at)) - epoch_us(a.published_at)) / 60000000, 1) as minutes_to_known,
    round((epoch_us(t.told_at) - epoch_us(a.published_at)) / 60000000, 1) as minutes_to_told,
    e.first_seen_at <= f.added_at as at_first_poll
from article as a join entry as e using (entry_id) left join feed as f on f.name = e.feed
    left join document as d on d.document_id = a.document_id left join read as r on r.article_id = a.article_id
    left join run as u on u.run_id = r.run_id left join told as t on t.article_id = a.article_id
where a.version = 1 and not list_contains(a.flags, 'pointer')
order by e.first_seen_at, a.article_id;
comment on view latency is 'How long each article took from publication to the poll, its page, the facts and the alert. Example: select outlet, median(minutes_to_known) as minutes from latency where not at_first_poll group by outlet';
comment on column latency.feed is 'The feed that listed it first.';
comment on column latency.first_seen_at is 'The poll that listed it first.';
comment on column latency.fetched_at is 'When its page was fetched; null where the feed''s own text is the article.';
comment on column latency.understood_at is 'Run instant from which its class and facts are recorded; null while it waits or in a language Parley does not read.';
comment on column latency.known_at is 'End of that run, when the snapshot shows them.';
comment on column latency.told_at is 'When the first alert that rests on it arrived; null where none did.';
comment on column latency.minutes_to_seen is 'Minutes from publication to that poll; negative where the article is dated ahead.';
comment on column latency.minutes_to_fetched is 'Minutes from that poll to the page; more than 0 where it was had at a later ask.';
comment on column latency.minutes_to_known is 'Minutes from publication until anybody can ask for its facts.';
comment on column latency.minutes_to_told is 'Minutes from publication until the first alert that rests on it arrived.';
comment on column latency.at_first_poll is 'Whether it was listed when its feed was first asked: then it may have been old.';
