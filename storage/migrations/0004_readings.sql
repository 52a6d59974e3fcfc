-- Why: what was understood of each version, by which rules, and when that was superseded.
create table coverage (
    article_id varchar not null,
    version integer not null,
    extractor_version varchar not null,
    doc_class varchar not null,
    main_round varchar,
    rounds varchar[] not null,
    reasons varchar[] not null,
    run_id varchar not null,
    recorded_at timestamptz not null,
    superseded_at timestamptz,
    linked_at timestamptz,
    primary key (article_id, version, extractor_version, recorded_at)
);
comment on table coverage is 'The class of an article version and the rounds it is about.';
comment on column coverage.article_id is 'The article.';
comment on column coverage.version is 'The version read.';
comment on column coverage.extractor_version is 'Code, rules, lexicon and registry that read it.';
comment on column coverage.doc_class is 'round_report, round_ongoing, round_announced, round_postponed, followup, background, related or not_talks.';
comment on column coverage.main_round is 'Round it is mainly about.';
comment on column coverage.rounds is 'All rounds it is about.';
comment on column coverage.reasons is 'Why, in plain words.';
comment on column coverage.run_id is 'Run that wrote it.';
comment on column coverage.recorded_at is 'Run instant from which Parley knew it.';
comment on column coverage.superseded_at is 'Run instant from which another reading counts; null while this one does.';
comment on column coverage.linked_at is 'Run instant at which the article was linked to what came before; null: still to do.';

create table fact (
    fact_id varchar not null,
    article_id varchar not null,
    version integer not null,
    extractor_version varchar not null,
    type varchar not null,
    status varchar not null,
    scope varchar not null,
    actor varchar,
    target varchar,
    persons varchar[] not null,
    quantity_lo double,
    quantity_hi double,
    qualifier varchar,
    side_basis varchar,
    unit varchar,
    date_start date,
    date_end date,
    date_granularity varchar,
    date_basis varchar,
    deadline_start date,
    deadline_end date,
    deadline_basis varchar,
    place varchar,
    topics varchar[] not null,
    condition varchar,
    round_ids varchar[] not null,
    round_basis varchar,
    speaker varchar,
    speaker_role varchar,
    speech_kind varchar not null,
    channel varchar,
    evidence_where varchar not null,
    evidence_start integer not null,
    evidence_end integer not null,
    evidence_text varchar not null,
    slots json not null,
    rule varchar not null,
    confidence double not null,
    whole json not null,
    run_id varchar not null,
    recorded_at timestamptz not null,
    superseded_at timestamptz,
    fused_at timestamptz,
    primary key (fact_id, recorded_at)
);
comment on table fact is 'One statement in one article version, with the words that say it.';
comment on column fact.fact_id is 'Hash of article version, type, evidence and content: the same when read again alike.';
comment on column fact.article_id is 'Article it was read in.';
comment on column fact.version is 'Version it was read in.';
comment on column fact.extractor_version is 'Code, rules, lexicon and registry that read it.';
comment on column fact.type is 'Kind of fact: round, prisoner_exchange, quote and so on.';
comment on column fact.status is 'agreed, proposed, rejected and so on; polarity and certainty are already in it.';
comment on column fact.scope is 'headline, main, context or background.';
comment on column fact.actor is 'Who acts: RU, UA, US, TR, BOTH, ALL, OTHER and so on.';
comment on column fact.target is 'Whom it is about or addressed to.';
comment on column fact.persons is 'Person ids of the lexicon.';
comment on column fact.quantity_lo is 'The number, or its lower bound.';
comment on column fact.quantity_hi is 'Upper bound; null when quantity_lo is the value or it is open above.';
comment on column fact.qualifier is 'exact, approx, at_least, more_than, less_than, up_to or between.';
comment on column fact.side_basis is 'Whose count: each, total, one_way or unspecified.';
comment on column fact.unit is 'What is counted: prisoner_of_war, body, child and so on.';
comment on column fact.date_start is 'First day it holds for.';
comment on column fact.date_end is 'Last day it holds for.';
comment on column fact.date_granularity is 'day, week, month, year or range.';
comment on column fact.date_basis is 'text, resolved or registry (not in the words).';
comment on column fact.deadline_start is 'First day the deadline may mean.';
comment on column fact.deadline_end is 'Last day the deadline may mean.';
comment on column fact.deadline_basis is 'text, resolved or registry.';
comment on column fact.place is 'Place named.';
comment on column fact.topics is 'Topics named.';
comment on column fact.condition is 'Condition attached, in its words.';
comment on column fact.round_ids is 'Rounds it is about; several only for distributive phrases.';
comment on column fact.round_basis is 'Why it is about the first of them.';
comment on column fact.speaker is 'Who says so: person id, or the name as printed.';
comment on column fact.speaker_role is 'Office of the speaker as printed.';
comment on column fact.speech_kind is 'direct, mixed, indirect, document, narrator or fragment.';
comment on column fact.channel is 'Through what it was said: Telegram, a news conference and so on.';
comment on column fact.evidence_where is 'title or body.';
comment on column fact.evidence_start is 'First code point of the evidence.';
comment on column fact.evidence_end is 'Code point after the last of the evidence.';
comment on column fact.evidence_text is 'Exactly those words.';
comment on column fact.slots is 'Values special to the type, by their gold names.';
comment on column fact.rule is 'Rule that read it.';
comment on column fact.confidence is 'Measured precision of that rule, 0 to 1.';
comment on column fact.whole is 'The fact complete, as the code writes it.';
comment on column fact.run_id is 'Run that wrote it.';
comment on column fact.recorded_at is 'Run instant from which Parley knew it.';
comment on column fact.superseded_at is 'Run instant from which it no longer counts; null while it does.';
comment on column fact.fused_at is 'Run instant at which claims took note of it, or of its end; null: still to do.';

create table observation (
    observation_id varchar not null,
    article_id varchar not null,
    version integer not null,
    extractor_version varchar not null,
    status varchar not null,
    round_id varchar,
    start_on date,
    published_at timestamptz,
    whole json not null,
    run_id varchar not null,
    recorded_at timestamptz not null,
    superseded_at timestamptz,
    decided_at timestamptz,
    primary key (observation_id, recorded_at)
);
comment on table observation is 'What one article says of one session of talks; the input to round decisions.';
comment on column observation.observation_id is 'Hash of its content.';
comment on column observation.article_id is 'Article it was read in.';
comment on column observation.version is 'Version it was read in.';
comment on column observation.extractor_version is 'Code, rules, lexicon and registry that read it.';
comment on column observation.status is 'rumoured, announced, scheduled, ongoing, concluded, postponed or cancelled.';
comment on column observation.round_id is 'Known round it matches; null when it fits none.';
comment on column observation.start_on is 'Day of the session, if known.';
comment on column observation.published_at is 'Publication time of the article.';
comment on column observation.whole is 'The observation complete, as the code writes it.';
comment on column observation.run_id is 'Run that wrote it.';
comment on column observation.recorded_at is 'Run instant from which Parley knew it.';
comment on column observation.superseded_at is 'Run instant from which it no longer counts; null while it does.';
comment on column observation.decided_at is 'Run instant at which rounds were decided with it; null: still to do.';
