-- Why: claims that cannot all be true are kept as one set, with who says what since when.
alter table claim add column matter varchar;
comment on column claim.matter is 'What claims that cannot all be true share; null while nobody contradicts.';
