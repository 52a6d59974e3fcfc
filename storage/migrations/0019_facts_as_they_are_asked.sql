-- Why: trends over ten million facts within a second. A fact carries what questions ask of its article and its slots, so that
-- none is joined or parsed to count it, and columns of few words are kept as dictionaries, which are scanned six times as fast.
create table fact_again (
    fact_id varchar not null,
    article_id varchar not null using compression dict_fsst,
    version integer not null,
    extractor_version varchar not null using compression dict_fsst,
    type varchar not null using compression dict_fsst,
    status varchar not null using compression dict_fsst,
    scope varchar not null using compression dict_fsst,
    actor varchar using compression dict_fsst,
    target varchar using compression dict_fsst,
    persons varchar[] not null,
    quantity_lo double,
    quantity_hi double,
    qualifier varchar using compression dict_fsst,
    side_basis varchar using compression dict_fsst,
    unit varchar using compression dict_fsst,
    date_start date,
    date_end date,
    date_granularity varchar using compression dict_fsst,
    date_basis varchar using compression dict_fsst,
    deadline_start date,
    deadline_end date,
    deadline_basis varchar using compression dict_fsst,
    place varchar using compression dict_fsst,
    topics varchar[] not null,
    condition varchar,
    round_ids varchar[] not null,
    round_basis varchar using compression dict_fsst,
    speaker varchar using compression dict_fsst,
    speaker_role varchar using compression dict_fsst,
    speech_kind varchar not null using compression dict_fsst,
    channel varchar using compression dict_fsst,
    evidence_where varchar not null using compression dict_fsst,
    evidence_start integer not null,
    evidence_end integer not null,
    evidence_text varchar not null,
    slots json not null,
    rule varchar not null using compression dict_fsst,
    confidence double not null,
    whole json not null,
    run_id varchar not null using compression dict_fsst,
    recorded_at timestamptz not null,
    superseded_at timestamptz,
    fused_at timestamptz,
    merge_key varchar using compression dict_fsst,
    saying varchar using compression dict_fsst,
    told_at timestamptz,
    told_in varchar using compression dict_fsst,
    told_by varchar using compression dict_fsst,
    slot_kind varchar using compression dict_fsst,
    slot_towards varchar using compression dict_fsst,
    due_on date,
    spoken ubigint,
    primary key (fact_id, recorded_at)
);
insert into fact_again by name
select f.*, a.published_at as told_at, a.outlet as told_in, a.origin as told_by, f.slots ->> '$.kind' as slot_kind,
    nullif(split_part(f.slots ->> '$.direction', '->', 2), '') as slot_towards,
    coalesce(f.deadline_end, if(f.type in ('ultimatum', 'sanctions_threat'), try_cast(f.slots ->> '$.expiry' as date), null)) as due_on,
    if(f.type = 'quote', md5_number_lower(lower(translate(f.evidence_text, ' .,;:!?-–—…()"“”„«»''‘’', ''))), null) as spoken
from fact as f left join article as a using (article_id, version);
drop table fact;
alter table fact_again rename to fact;

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
comment on column fact.merge_key is 'What makes it comparable: facts of one round, type and key make claims together; null: worked out by the next cycle.';
comment on column fact.saying is 'Hash of all that claims are made of: facts of one key that share it say alike; null where an older Parley wrote it, which then says its own.';
comment on column fact.told_at is 'Publication time of the article version it was read in.';
comment on column fact.told_in is 'Outlet of that article.';
comment on column fact.told_by is 'Who wrote that article: a wire agency, else the outlet.';
comment on column fact.slot_kind is 'Which kind of ceasefire, meeting and so on, of the slots.';
comment on column fact.slot_towards is 'Side that people or bodies come home to, of the slots: UA or RU.';
comment on column fact.due_on is 'Day by which it is to happen: the end of its deadline, or the expiry of an ultimatum or threat.';
comment on column fact.spoken is 'Hash of the words of a quotation without spaces, marks and capitals: equal means said once.';

-- Who stands behind claims, how articles follow, and what was understood of them: the same, their columns of few words packed so.
create table support_again (
    claim_id varchar not null using compression dict_fsst,
    fact_id varchar not null,
    article_id varchar not null using compression dict_fsst,
    copy_key varchar not null using compression dict_fsst,
    origin varchar not null using compression dict_fsst,
    outlet varchar not null using compression dict_fsst,
    speaker varchar using compression dict_fsst,
    side varchar using compression dict_fsst,
    recorded_at timestamptz not null,
    superseded_at timestamptz,
    primary key (claim_id, fact_id, recorded_at)
);
insert into support_again by name from support;
drop table support;
alter table support_again rename to support;
comment on table support is 'One fact standing behind a claim, and who it traces back to.';
comment on column support.claim_id is 'The claim.';
comment on column support.fact_id is 'The fact.';
comment on column support.article_id is 'Article of that fact.';
comment on column support.copy_key is 'Text of that article: equal keys are one voice.';
comment on column support.origin is 'Who wrote it.';
comment on column support.outlet is 'Who carries it.';
comment on column support.speaker is 'Who says so.';
comment on column support.side is 'Side of the speaker.';
comment on column support.recorded_at is 'Run instant from which Parley knew this.';
comment on column support.superseded_at is 'Run instant from which it knew otherwise; null while current.';

create table link_again (
    article_id varchar not null using compression dict_fsst,
    relation varchar not null using compression dict_fsst,
    target_kind varchar not null using compression dict_fsst,
    target_id varchar not null using compression dict_fsst,
    reason varchar not null using compression dict_fsst,
    extractor_version varchar not null using compression dict_fsst,
    recorded_at timestamptz not null,
    superseded_at timestamptz,
    primary key (article_id, relation, target_kind, target_id, recorded_at)
);
insert into link_again by name from link;
drop table link;
alter table link_again rename to link;
comment on table link is 'How an article follows what came before.';
comment on column link.article_id is 'The article.';
comment on column link.relation is 'followup_same_round, outcome_implementation, next_round, background_mention and so on, or refused.';
comment on column link.target_kind is 'round, claim or article.';
comment on column link.target_id is 'Id of the round, claim or article.';
comment on column link.reason is 'Why, in plain words.';
comment on column link.extractor_version is 'Code, rules, lexicon and registry that decided.';
comment on column link.recorded_at is 'Run instant from which Parley knew it.';
comment on column link.superseded_at is 'Run instant from which it knew otherwise; null while current.';

create table coverage_again (
    article_id varchar not null,
    version integer not null,
    extractor_version varchar not null using compression dict_fsst,
    doc_class varchar not null using compression dict_fsst,
    main_round varchar using compression dict_fsst,
    rounds varchar[] not null,
    reasons varchar[] not null,
    run_id varchar not null using compression dict_fsst,
    recorded_at timestamptz not null,
    superseded_at timestamptz,
    linked_at timestamptz,
    primary key (article_id, version, extractor_version, recorded_at)
);
insert into coverage_again by name from coverage;
drop table coverage;
alter table coverage_again rename to coverage;
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

create table drop_log_again (
    stage varchar not null using compression dict_fsst,
    subject varchar not null,
    reason varchar not null using compression dict_fsst,
    feed varchar not null using compression dict_fsst,
    url varchar,
    title varchar not null,
    detail varchar not null using compression dict_fsst,
    dropped_at timestamptz not null,
    primary key (stage, subject, reason)
);
insert into drop_log_again by name from drop_log;
drop table drop_log;
alter table drop_log_again rename to drop_log;
comment on table drop_log is 'Items left out, each with its stage and reason, written once.';
comment on column drop_log.stage is 'poll, fetch, read or cover.';
comment on column drop_log.subject is 'entry_id of the item.';
comment on column drop_log.reason is 'A code of the list of reasons.';
comment on column drop_log.feed is 'Feed that listed it.';
comment on column drop_log.url is 'Its address, if any.';
comment on column drop_log.title is 'Its title.';
comment on column drop_log.detail is 'What exactly was wrong.';
comment on column drop_log.dropped_at is 'When it was first left out for this reason.';
