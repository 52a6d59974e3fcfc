-- Why: alerts are committed with their event and delivered later; runs keep their books.
create table alert (
    alert_id varchar primary key,
    event_id varchar not null,
    channel varchar not null,
    payload json not null,
    created_at timestamptz not null
);
comment on table alert is 'A round event some hook wants.';
comment on column alert.alert_id is 'Hash of event and channel: the idempotency key sent along.';
comment on column alert.event_id is 'The round event.';
comment on column alert.channel is 'Name of the channel.';
comment on column alert.payload is 'What is sent.';
comment on column alert.created_at is 'Run instant at which it was written with its event.';

create table delivery (
    alert_id varchar not null,
    attempt integer not null,
    tried_at timestamptz not null,
    delivered boolean not null,
    detail varchar not null,
    primary key (alert_id, attempt)
);
comment on table delivery is 'One attempt to send an alert.';
comment on column delivery.alert_id is 'The alert.';
comment on column delivery.attempt is '1, 2 and so on.';
comment on column delivery.tried_at is 'When it was tried.';
comment on column delivery.delivered is 'Whether the channel took it.';
comment on column delivery.detail is 'What the channel answered.';

create table run (
    run_id varchar primary key,
    kind varchar not null,
    extractor_version varchar not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    outcome varchar not null,
    note varchar not null,
    carried integer not null,
    books json
);
comment on table run is 'One run of a flow and its books.';
comment on column run.run_id is 'Id of the run.';
comment on column run.kind is 'cycle, replay, backfill or maintain.';
comment on column run.extractor_version is 'Code, rules, lexicon and registry it used.';
comment on column run.started_at is 'The instant the whole run calls now.';
comment on column run.ended_at is 'When it was closed.';
comment on column run.outcome is 'open, done, failed, or abandoned when a later run found it still open.';
comment on column run.note is 'What the operator should know.';
comment on column run.carried is 'Entries that stood open when it began.';
comment on column run.books is 'Its books when closed: entries in, kept, dropped by reason, waiting, unexplained.';
