-- Why: what each feed showed of an entry is kept, so that a feed is held against itself and not against another one.
alter table sighting add column fingerprint varchar;
comment on column sighting.fingerprint is 'Hash of what that feed showed of it last; null before this was kept.';
