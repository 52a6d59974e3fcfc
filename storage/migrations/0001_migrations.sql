-- Why: every later file is applied once, together with its record here; an edited or unknown file stops the start.
create table migration (
    name varchar primary key,
    sha256 varchar not null,
    applied_at timestamptz not null
);
comment on table migration is 'One row per applied file of storage/migrations.';
comment on column migration.name is 'File name, which is also the order.';
comment on column migration.sha256 is 'Hash of the file as applied; a file is never edited afterwards.';
comment on column migration.applied_at is 'When it was applied, by the clock of the machine.';

create table view_file (
    name varchar primary key,
    sha256 varchar not null
);
comment on table view_file is 'Which text of storage/views the views of this database were made from.';
comment on column view_file.name is 'Always all: the views are made anew together.';
comment on column view_file.sha256 is 'Hash over all view files; another hash means make them anew.';
