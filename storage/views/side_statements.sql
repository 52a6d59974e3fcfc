-- What Russia and Ukraine were last told to want, deny or do in each matter: a row for a side, matter and kind.
create or replace view side_statements as
with spoken as (
    select s.claim_id, s.side, min(s.speaker) as speaker, min(s.fact_id) as fact_id
    from support as s where s.superseded_at is null and s.side in ('RU', 'UA') group by all),
witness as (select claim_id, min(fact_id) as fact_id from support where superseded_at is null group by claim_id),
said as (
    select coalesce(p.side, c.actor) as side, p.speaker, c.type, coalesce(c.value ->> '$.kind', c.value ->> '$.topic', '') as subject,
        c.status, c.value, c.round_id, c.first_seen_at, c.last_seen_at, c.origins, c.claim_id, c.matter,
        coalesce(p.fact_id, w.fact_id) as fact_id
    from claim as c left join spoken as p on p.claim_id = c.claim_id and (c.actor not in ('RU', 'UA') or c.actor = p.side)
        left join witness as w on w.claim_id = c.claim_id
    where c.superseded_at is null and (p.side is not null or c.actor in ('RU', 'UA'))
        and c.type not in ('quote', 'delegation_head', 'mediator', 'duration', 'attack_wave', 'war_start', 'time_anchor',
            'temporal_order', 'round', 'next_round', 'side_meeting', 'military_aid', 'military_aid_funding')),
latest as (
    select * from said qualify row_number() over (partition by side, type, subject order by last_seen_at desc, claim_id) = 1)
select l.type, l.subject, l.side, l.status, l.value ->> '$.quantity' as number, f.evidence_text as words, l.speaker,
    l.first_seen_at as said_at, l.last_seen_at as last_told_at, l.origins, l.round_id, l.claim_id
from latest as l left join fact as f on f.fact_id = l.fact_id and f.superseded_at is null
order by l.type, l.subject, l.side;
comment on view side_statements is 'What each of the two sides was last told to say, want or do in each matter. Example: select type, subject, side, status, words from side_statements';
comment on column side_statements.type is 'The matter: summit, demand, ceasefire_position, prisoner_exchange and so on.';
comment on column side_statements.subject is 'Which kind or topic of it, if any.';
comment on column side_statements.side is 'RU or UA.';
comment on column side_statements.status is 'proposed, demanded, rejected and so on.';
comment on column side_statements.number is 'The number said, if any.';
comment on column side_statements.words is 'The words that say so.';
comment on column side_statements.speaker is 'The official quoted for it, if any.';
comment on column side_statements.said_at is 'When it was first reported.';
comment on column side_statements.last_told_at is 'When it was last reported.';
comment on column side_statements.origins is 'Independent origins that report it.';
comment on column side_statements.round_id is 'Round it was told of, if any.';
comment on column side_statements.claim_id is 'The claim.';
