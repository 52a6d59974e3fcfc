-- What happened around each round, in order: its states, what was agreed, proposed, refused, carried out, and what followed.
create or replace view round_timeline as
with claims_told as (
    select c.round_id, c.first_seen_at, c.type, c.status, c.actor, c.origins, c.claim_id, min(s.fact_id) as fact_id,
        min(s.article_id) as article_id
    from claim as c join support as s on s.claim_id = c.claim_id and s.superseded_at is null
    where c.superseded_at is null and c.round_id is not null
        and c.type not in ('quote', 'round', 'delegation_head', 'mediator', 'duration', 'war_start', 'time_anchor',
            'temporal_order', 'attack_wave')
    group by all),
told as (
    select round_id, decided_at as told_at, 'state' as kind, state as status, summary as what, len(origins) as origins,
        list_extract(article_ids, 1) as article_id, event_id as source_id
    from round_event
    union all by name
    select c.round_id, c.first_seen_at as told_at, 'outcome' as kind, c.status,
        concat(replace(c.type, '_', ' '), ' ', replace(c.status, '_', ' '), coalesce(' by ' || c.actor, ''), ': “',
            f.evidence_text, '”') as what, c.origins, c.article_id, c.claim_id as source_id
    from claims_told as c left join fact as f on f.fact_id = c.fact_id and f.superseded_at is null
    union all by name
    select l.target_id as round_id, a.published_at as told_at, 'follow-up' as kind,
        string_agg(l.relation, ', ' order by l.relation) as status, concat(a.outlet, ': ', a.title) as what, 1 as origins,
        l.article_id, l.article_id as source_id
    from link as l join newest_article as a using (article_id)
    where l.superseded_at is null and l.target_kind = 'round'
        and l.relation in ('followup_same_round', 'outcome_implementation')
    group by l.target_id, a.published_at, a.outlet, a.title, l.article_id)
select t.round_id, r.series, r.number, r.start_on, t.told_at, t.kind, t.status, t.what, t.origins, t.article_id, t.source_id
from told as t left join round as r on r.round_id = t.round_id and r.superseded_at is null
order by r.start_on, t.round_id, t.told_at, t.kind, t.source_id;
comment on view round_timeline is 'What happened around each round, in order. Example: select told_at, kind, what from round_timeline where round_id = (select max(round_id) from rounds where state = ''concluded'')';
comment on column round_timeline.told_at is 'When it was decided (state) or first reported (the others).';
comment on column round_timeline.kind is 'state, outcome or follow-up.';
comment on column round_timeline.status is 'State of the round, status of the outcome, or how the article follows.';
comment on column round_timeline.what is 'What happened, with the words that say so.';
comment on column round_timeline.origins is 'Independent origins that say so.';
comment on column round_timeline.article_id is 'An article it rests on.';
comment on column round_timeline.source_id is 'Event, claim or article, by kind.';
