-- What was proposed, offered or called for, by whom, by when, and what became of it: the first answer within sixty days.
create or replace view proposals as
with stated as (
    select claim_id, round_id, type, status, coalesce(actor, 'unnamed') as actor, origins, first_seen_at, last_seen_at,
        coalesce(value ->> '$.kind', value ->> '$.topic', '') as subject
    from claim where superseded_at is null and type not in ('quote', 'round', 'next_round', 'next_contact')),
offers as (select * from stated where status in ('proposed', 'offered', 'called_for')),
answers as (
    select a.type, a.subject, a.actor as by_whom, a.status, a.first_seen_at, a.claim_id, p.actor as to_whom
    from stated as a join (select distinct type, subject, actor from offers) as p
        on p.type = a.type and p.subject = a.subject and p.actor <> a.actor
    where a.status in ('accepted', 'agreed', 'supported', 'rejected', 'denied', 'conditioned', 'completed',
        'partially_completed', 'ongoing')
    qualify row_number() over (partition by a.type, a.subject, p.actor, a.first_seen_at order by a.origins desc, a.claim_id) = 1),
met as (
    select o.*, a.by_whom, a.status as answer, a.first_seen_at as answered_at, a.claim_id as answer_id
    from offers as o asof left join answers as a
        on a.type = o.type and a.subject = o.subject and a.to_whom = o.actor and a.first_seen_at > o.first_seen_at),
answered as (
    select * replace (if(near, by_whom, null) as by_whom, if(near, answer, null) as answer,
        if(near, answered_at, null) as answered_at, if(near, answer_id, null) as answer_id)
    from (select *, coalesce(answered_at < first_seen_at + interval 60 days, false) as near from met))
select n.type, n.actor, n.status, b.best_words as words, n.subject, n.first_seen_at as proposed_at, b.due_on as deadline_on, b.speaker, b.condition,
    n.round_id,
    case when n.answer in ('accepted', 'agreed', 'supported') then 'accepted'
        when n.answer in ('rejected', 'denied') then 'refused'
        when n.answer = 'conditioned' then 'conditioned'
        when n.answer in ('completed', 'partially_completed', 'ongoing') then 'carried out'
        when b.due_on < utc_day(known_until()) then 'lapsed' else 'open' end as became,
    n.by_whom as answered_by, n.answered_at, n.last_seen_at as last_told_at, n.origins, n.claim_id, n.answer_id
from answered as n left join witness as b using (claim_id)
order by proposed_at, n.claim_id;
comment on view proposals is 'What was proposed by whom and by when, and what became of it. Example: select actor, status, proposed_at, deadline_on, became from proposals where type = ''summit''';
comment on column proposals.type is 'What is proposed: summit, working_group, prisoner_exchange, ceasefire_position and so on.';
comment on column proposals.actor is 'Who proposes; unnamed where it is not told.';
comment on column proposals.status is 'proposed, offered or called_for.';
comment on column proposals.words is 'The words that say so.';
comment on column proposals.subject is 'Which kind or topic of it, if any.';
comment on column proposals.proposed_at is 'When it was first reported.';
comment on column proposals.deadline_on is 'By when; null when no day is told.';
comment on column proposals.speaker is 'Who said it, where somebody is quoted.';
comment on column proposals.condition is 'Condition attached, in its words.';
comment on column proposals.round_id is 'Round it was told of, if any.';
comment on column proposals.became is 'open, accepted, conditioned, refused, carried out, or lapsed: its day passed without an answer.';
comment on column proposals.answered_by is 'Whose answer that was.';
comment on column proposals.answered_at is 'When the answer was first reported; none counts after sixty days.';
comment on column proposals.last_told_at is 'When the proposal was last reported.';
comment on column proposals.origins is 'Independent origins that report it.';
comment on column proposals.claim_id is 'The claim of the proposal.';
comment on column proposals.answer_id is 'The claim of the answer.';
