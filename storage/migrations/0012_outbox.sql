-- Why: an alert waits, is told together with others, is held back, tried again for days, given up in sight of everybody.
alter table alert add column kind varchar;
alter table alert add column subject varchar;
alter table alert add column state varchar;
alter table alert add column due_at timestamptz;
alter table alert add column lead_id varchar;
alter table alert add column place integer;
alter table alert add column composed_at timestamptz;
comment on column alert.channel is 'Name of the hook that is told.';
comment on column alert.payload is 'What is sent; composed in the cycle of the event, empty until then.';
comment on column alert.kind is 'What happened, family first: round.announced.';
comment on column alert.subject is 'Round or claim id, or operations; alerts of one subject go out in order.';
comment on column alert.state is 'waiting, sent, told with another (merged), silenced or dead.';
comment on column alert.due_at is 'When it may be tried next.';
comment on column alert.lead_id is 'Alert whose message tells this one too; null when it has its own.';
comment on column alert.place is 'Order among those written in one instant.';
comment on column alert.composed_at is 'Run instant at which the payload was written; null until then.';
update alert set kind = payload->>'kind', due_at = created_at, composed_at = created_at,
    subject = coalesce((select e.round_id from round_event as e where e.event_id = alert.event_id), 'operations'),
    state = if(exists (from delivery as d where d.alert_id = alert.alert_id and d.delivered), 'sent', 'waiting');

alter table delivery add column outcome varchar;
alter table delivery add column status integer;
alter table delivery add column latency_ms double;
comment on column delivery.outcome is 'begun, taken, refused, or unknown where a crash left it begun.';
comment on column delivery.status is 'HTTP status of a refusal, where there was one.';
comment on column delivery.latency_ms is 'Milliseconds the attempt took.';
update delivery set outcome = if(delivered, 'taken', 'refused');

create table news (
    event_id varchar primary key,
    kind varchar not null,
    subject varchar not null,
    summary varchar not null,
    reason varchar not null,
    about json not null,
    article_ids varchar[] not null,
    alert boolean not null,
    decided_at timestamptz not null
);
comment on table news is 'What happened to claims and to Parley itself that a hook may ask for; rounds have round_event.';
comment on column news.event_id is 'Hash of what happened: the same whenever it is decided again.';
comment on column news.kind is 'claim.agreed, claim.conflict, operations.checks_broken and so on.';
comment on column news.subject is 'Claim id, or operations.';
comment on column news.summary is 'One sentence.';
comment on column news.reason is 'Why this was decided, in plain words.';
comment on column news.about is 'The claim or operation, as payloads spell it.';
comment on column news.article_ids is 'Articles it rests on.';
comment on column news.alert is 'Whether hooks hear of it; false for old news.';
comment on column news.decided_at is 'Run instant of the decision.';

create table silence (
    silence_id varchar primary key,
    hook varchar not null,
    subject varchar,
    until timestamptz not null,
    decided_by varchar not null,
    why varchar not null,
    decided_at timestamptz not null
);
comment on table silence is 'Hooks that somebody asked to be quiet for a while; what would have been sent stays on record.';
comment on column silence.silence_id is 'Hash of all the others.';
comment on column silence.hook is 'The hook.';
comment on column silence.subject is 'Round or claim it is about; null: everything.';
comment on column silence.until is 'When it ends.';
comment on column silence.decided_by is 'Who asked for it.';
comment on column silence.why is 'Why, in their words.';
comment on column silence.decided_at is 'When.';
