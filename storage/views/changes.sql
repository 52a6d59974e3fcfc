-- What Parley came to know, the newest first: rounds, outcomes, contradictions, and what became of articles.
create or replace view changes as
with firsts as (select claim_id, min(recorded_at) as changed_at from claim group by claim_id)
select changed_at, kind, round_id, what, origins, source_id from (
    select decided_at as changed_at, 'round ' || state as kind, round_id, summary as what, len(origins) as origins,
        event_id as source_id
    from round_event
    union all by name
    select f.changed_at, replace(c.type, '_', ' ') || ' ' || replace(c.status, '_', ' ') as kind, c.round_id,
        concat(c.actor || ': ', '“', w.words, '”') as what, c.origins, c.claim_id as source_id
    from claim as c join firsts as f using (claim_id) join witness as w using (claim_id)
    where c.superseded_at is null
        and c.type not in ('quote', 'round', 'delegation_head', 'mediator', 'duration', 'war_start', 'time_anchor',
            'temporal_order')
    union all by name
    select min(recorded_at) as changed_at, 'conflict' as kind, any_value(round_id) as round_id,
        concat(replace(any_value(type), '_', ' '), ': ', count(distinct claim_id) filter (superseded_at is null),
            ' claims that cannot all be true') as what,
        count(distinct claim_id) filter (superseded_at is null) as origins, matter as source_id
    from claim where matter is not null group by matter having count(distinct claim_id) filter (superseded_at is null) > 1
    union all by name
    select noted_at as changed_at, 'article ' || kind as kind, null as round_id, concat(outlet, ': ', title, ' (', detail, ')') as what,
        1 as origins, article_id as source_id
    from article_events)
order by changed_at desc, kind, round_id, source_id;
comment on view changes is 'What Parley came to know and when, the newest first. Example: select changed_at, kind, what from changes where changed_at > known_until() - interval 7 days';
comment on column changes.changed_at is 'Run instant at which Parley came to know it.';
comment on column changes.kind is 'round and its state; type and status of an outcome; conflict; article corrected, withdrawn and so on.';
comment on column changes.round_id is 'The round it is about, if any.';
comment on column changes.what is 'What it is, with the words that say so.';
comment on column changes.origins is 'Independent origins that say so; of a conflict, the claims.';
comment on column changes.source_id is 'Event, claim, matter or article, by kind.';
