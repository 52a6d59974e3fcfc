-- Why: a restored database tells nobody anything twice, and what leaves the archive by its age says so.
alter table alert add column reason varchar;
comment on column alert.state is 'waiting, sent, told with another (merged), silenced, dead, or withheld since a restore.';
comment on column alert.reason is 'Why a restore withheld it, or counts it as sent without an attempt; null otherwise.';

create table told_before (
    alert_id varchar primary key,
    told_at timestamptz not null,
    restored_at timestamptz not null
);
comment on table told_before is 'Alerts that a database replaced by a backup had told since that backup: they are told to nobody again.';
comment on column told_before.alert_id is 'The alert; the same id if it is decided again.';
comment on column told_before.told_at is 'When a channel took it.';
comment on column told_before.restored_at is 'When the backup was restored.';

alter table document add column let_go_at timestamptz;
comment on column document.let_go_at is 'When its bytes left the archive by their age; null while they are there.';
alter table poll add column let_go_at timestamptz;
comment on column poll.let_go_at is 'When the bytes of its answer left the archive by their age; null while they are there.';
