-- Runs with their books.
create or replace view runs as
select started_at, kind, outcome, (books ->> 'listed')::integer as listed, (books ->> 'new')::integer as entries_new,
    carried, (books ->> 'reopened')::integer as reopened, (books ->> 'kept')::integer as kept,
    books -> 'dropped' as dropped, (books ->> 'waiting')::integer as waiting,
    (books ->> 'unexplained')::integer as unexplained, note, ended_at, extractor_version, run_id
from run order by started_at desc;
comment on view runs is 'Runs and where each entry went. Example: select started_at, outcome, entries_new, kept, waiting from runs';
comment on column runs.listed is 'Items found in feed bodies.';
comment on column runs.entries_new is 'Entries never seen before.';
comment on column runs.reopened is 'Settled entries looked at again because they changed.';
comment on column runs.kept is 'Entries kept.';
comment on column runs.dropped is 'Entries left out, by reason.';
comment on column runs.waiting is 'Entries still open at the end.';
comment on column runs.unexplained is '0, or something is broken.';
