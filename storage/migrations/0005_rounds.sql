-- Why: rounds with their whole history, the events alerts rest on, and what operators decided.
create table round (
    round_id varchar not null,
    series varchar not null,
    number integer,
    start_on date,
    end_on date,
    city varchar,
    country varchar,
    venue varchar,
    participants varchar[] not null,
    mediators varchar[] not null,
    heads json,
    aliases varchar[] not null,
    kind varchar not null,
    numbered boolean not null,
    state varchar not null,
    discovered boolean not null,
    separate_sessions boolean not null,
    planned_on date,
    basis varchar not null,
    recorded_at timestamptz not null,
    superseded_at timestamptz,
    primary key (round_id, recorded_at)
);
comment on table round is 'Rounds as Parley knew them: each change is a new row, the old one gets its end.';
comment on column round.round_id is 'Permanent id.';
comment on column round.series is 'Series it belongs to.';
comment on column round.number is 'Its number within the series.';
comment on column round.start_on is 'First day.';
comment on column round.end_on is 'Last day.';
comment on column round.city is 'City it is held in.';
comment on column round.country is 'ISO 3166 alpha-2 country it is held in.';
comment on column round.venue is 'Building or palace.';
comment on column round.participants is 'Sides at the table.';
comment on column round.mediators is 'Who mediates or hosts.';
comment on column round.heads is 'Heads of delegation: side to person id.';
comment on column round.aliases is 'Earlier and other names.';
comment on column round.kind is 'russia_ukraine_round, bilateral_or_other or related_negotiation.';
comment on column round.numbered is 'Whether it counts as a numbered round of its series.';
comment on column round.state is 'rumoured, announced, confirmed, held, concluded, postponed, cancelled or unknown.';
comment on column round.discovered is 'True when found in the news, false when the registry file says so.';
comment on column round.separate_sessions is 'True when a mediator met each side apart.';
comment on column round.planned_on is 'Date first announced, kept when it moved.';
comment on column round.basis is 'How it was dated: registry, or what the news said.';
comment on column round.recorded_at is 'Run instant from which Parley knew this.';
comment on column round.superseded_at is 'Run instant from which it knew otherwise; null while current.';

create table round_event (
    event_id varchar primary key,
    round_id varchar not null,
    state varchar not null,
    happened_on date,
    summary varchar not null,
    is_new boolean not null,
    alert boolean not null,
    article_ids varchar[] not null,
    origins varchar[] not null,
    reason varchar not null,
    decided_at timestamptz not null
);
comment on table round_event is 'One change in the life of a round.';
comment on column round_event.event_id is 'Hash of round and state, and of the old value for corrections.';
comment on column round_event.round_id is 'The round.';
comment on column round_event.state is 'State it came into, or correction.';
comment on column round_event.happened_on is 'Day it happened.';
comment on column round_event.summary is 'The event in one sentence.';
comment on column round_event.is_new is 'Whether the round was first seen in this event.';
comment on column round_event.alert is 'Whether hooks hear of it.';
comment on column round_event.article_ids is 'Articles it rests on.';
comment on column round_event.origins is 'Origins it rests on.';
comment on column round_event.reason is 'Why this was decided, in plain words.';
comment on column round_event.decided_at is 'Run instant of the decision.';

create table operator_decision (
    decision_id varchar primary key,
    round_id varchar not null,
    action varchar not null,
    value varchar,
    decided_by varchar not null,
    why varchar not null,
    decided_at timestamptz not null
);
comment on table operator_decision is 'What a person decided about a round; kept through replays.';
comment on column operator_decision.decision_id is 'Hash of round, action and value.';
comment on column operator_decision.round_id is 'The round decided about.';
comment on column operator_decision.action is 'confirm, reject, merge or rename.';
comment on column operator_decision.value is 'Round merged into, or the new name.';
comment on column operator_decision.decided_by is 'Who decided.';
comment on column operator_decision.why is 'Why, in their words.';
comment on column operator_decision.decided_at is 'When they decided.';
