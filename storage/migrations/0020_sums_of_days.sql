-- Why: what years of facts add up to is asked again and again; kept by day, a cycle pays for the days it touches.
create table stance_day (
    day date not null,
    actor varchar using compression dict_fsst,
    type varchar not null using compression dict_fsst,
    status varchar not null using compression dict_fsst,
    origin varchar using compression dict_fsst,
    facts bigint not null
);
comment on table stance_day is 'What each side was told to propose, demand, accept or refuse, a row a day; made of the current facts of these days.';
comment on column stance_day.day is 'UTC day of publication.';
comment on column stance_day.actor is 'Who acts.';
comment on column stance_day.type is 'In what: summit, prisoner_exchange, ceasefire_position and so on.';
comment on column stance_day.status is 'proposed, demanded, accepted, rejected and so on.';
comment on column stance_day.origin is 'Who wrote it.';
comment on column stance_day.facts is 'Facts that say so, background paragraphs left out.';
insert into stance_day
select (date '1970-01-01' + (epoch_us(told_at) // 86400000000)::integer) as day, actor, type, status, told_by, count(*)
from fact
where superseded_at is null and scope <> 'background' and told_at is not null
    and status in ('proposed', 'offered', 'demanded', 'called_for', 'accepted', 'agreed', 'rejected', 'conditioned', 'denied', 'threatened')
group by all order by all;

create table homecoming (
    day date,
    type varchar not null using compression dict_fsst,
    dated boolean not null,
    on_day date,
    round_ids varchar[] not null,
    count double not null,
    basis varchar not null using compression dict_fsst,
    towards varchar not null using compression dict_fsst,
    origin varchar using compression dict_fsst,
    published_at timestamptz,
    words varchar not null,
    confidence double not null
);
comment on table homecoming is 'What was told of people and bodies come home, a row for a day of publication and a telling; made of the current facts of these days.';
comment on column homecoming.day is 'UTC day of publication; null: not known.';
comment on column homecoming.type is 'prisoner_exchange, body_repatriation or civilian_child_return.';
comment on column homecoming.dated is 'Whether it names the day they came home.';
comment on column homecoming.on_day is 'Day they came home: told, else that of publication.';
comment on column homecoming.round_ids is 'Rounds it is about.';
comment on column homecoming.count is 'The number, or its lower bound.';
comment on column homecoming.basis is 'Whose count: each, total, one_way or unspecified.';
comment on column homecoming.towards is 'Side they come home to: UA, RU, or empty.';
comment on column homecoming.origin is 'Who wrote it.';
comment on column homecoming.published_at is 'Publication time of the first article that says so.';
comment on column homecoming.words is 'Words of the surest fact.';
comment on column homecoming.confidence is 'Its confidence, 0 to 1.';
insert into homecoming
select (date '1970-01-01' + (epoch_us(told_at) // 86400000000)::integer) as day, type,
    coalesce(date_granularity = 'day' and date_basis is distinct from 'registry', false) as dated,
    coalesce(date_start, date '1970-01-01' + (epoch_us(told_at) // 86400000000)::integer) as on_day, round_ids, quantity_lo,
    coalesce(side_basis, 'unspecified') as basis, coalesce(slot_towards, '') as towards, told_by, min(told_at),
    arg_max(evidence_text, (confidence, evidence_text)), max(confidence)
from fact
where superseded_at is null and status in ('completed', 'partially_completed') and quantity_lo is not null
    and type in ('prisoner_exchange', 'body_repatriation', 'civilian_child_return')
    and (coalesce(date_granularity = 'day' and date_basis is distinct from 'registry', false)
        or (len(round_ids) > 0 and scope in ('headline', 'main') or scope = 'headline') and told_at is not null and date_start is null)
group by all order by all;

create table witness (
    claim_id varchar not null,
    fact_id varchar not null,
    words varchar not null,
    due_on date,
    best_words varchar not null,
    speaker varchar,
    condition varchar
);
comment on table witness is 'What stands for the facts behind a claim where one must: made anew with the claim.';
comment on column witness.claim_id is 'The claim.';
comment on column witness.fact_id is 'Its fact with the least id.';
comment on column witness.words is 'The words of that fact.';
comment on column witness.due_on is 'Latest end of a deadline among its facts.';
comment on column witness.best_words is 'The words of its surest fact.';
comment on column witness.speaker is 'Who says so: of several the first by name.';
comment on column witness.condition is 'Condition attached, in its words.';
insert into witness
select s.claim_id, min(s.fact_id), arg_min(f.evidence_text, s.fact_id), max(f.deadline_end),
    arg_max(f.evidence_text, (f.confidence, f.fact_id)), min(s.speaker), arg_min(f.condition, f.fact_id)
from support as s join fact as f on f.fact_id = s.fact_id and f.superseded_at is null
where s.superseded_at is null
group by s.claim_id order by s.claim_id;
