-- Why: who had the archive read again by later rules, why, and what that changed.
create table replay (
    run_id varchar primary key,
    operator varchar not null,
    why varchar not null,
    extractor_version varchar not null,
    since_on date,
    until_on date,
    articles integer not null,
    reread integer not null,
    facts_before integer not null,
    facts_added integer not null,
    facts_removed integer not null,
    facts_changed integer not null,
    rounds_changed integer not null,
    promoted_at timestamptz not null
);
comment on table replay is 'One promoted replay: the archive read again by later rules, and what came to stand otherwise.';
comment on column replay.run_id is 'Run that wrote it.';
comment on column replay.operator is 'Who promoted it.';
comment on column replay.why is 'Why, in their words.';
comment on column replay.extractor_version is 'Code, rules, lexicon and registry it read with.';
comment on column replay.since_on is 'Only articles published on this day or later; null: no bound.';
comment on column replay.until_on is 'Only articles published on this day or earlier; null: no bound.';
comment on column replay.articles is 'Articles read again.';
comment on column replay.reread is 'Of these, those whose text or source came out otherwise: they have a new version flagged reread.';
comment on column replay.facts_before is 'Current facts of these articles before it.';
comment on column replay.facts_added is 'Facts that came.';
comment on column replay.facts_removed is 'Facts that went.';
comment on column replay.facts_changed is 'Facts told otherwise.';
comment on column replay.rounds_changed is 'Rounds that changed; none of it alerts.';
comment on column replay.promoted_at is 'Run instant from which its readings count.';
