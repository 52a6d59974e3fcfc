-- Who took part in each round: sides, heads of delegation, mediators; with how many origins say so and whether others say otherwise.
create or replace view participants as
with seats as (
    select round_id, unnest(participants) as side, null as person, 'side' as role, null::integer as origins,
        false as contested, null as claim_id
    from round where superseded_at is null
    union all
    select round_id, actor, value ->> '$.person', if(type = 'mediator', 'mediator', 'head of delegation'), origins,
        matter is not null, claim_id
    from claim
    where superseded_at is null and round_id is not null and type in ('delegation_head', 'mediator'))
select s.round_id, r.series, r.start_on, s.side, s.role, s.person, s.origins, s.contested, s.claim_id
from seats as s join round as r on r.round_id = s.round_id and r.superseded_at is null
order by r.start_on, s.round_id, s.role, s.side, s.person;
comment on view participants is 'Who took part in each round. Example: select round_id, side, person from participants where role = ''head of delegation'' and not contested';
comment on column participants.side is 'Side or country: RU, UA, US, AE and so on.';
comment on column participants.role is 'side (at the table), head of delegation or mediator.';
comment on column participants.person is 'Person id of the lexicon; null where only a side is told.';
comment on column participants.origins is 'Independent origins that say so; null for sides, which the round itself tells.';
comment on column participants.contested is 'Whether others say otherwise; see conflicts.';
comment on column participants.claim_id is 'The claim; null for sides.';
