-- Why: facts that say the same are told apart once, so that a busy month costs what is said in it, not how often.
alter table fact add column saying varchar;
comment on column fact.saying is 'Hash of all that claims are made of: facts of one key that share it say alike; null where an older Parley wrote it, which then says its own.';
