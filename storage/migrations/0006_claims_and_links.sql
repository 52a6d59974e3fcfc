-- Why: the same fact across articles, how articles follow one another, and which of them are one text.
create table claim (
    claim_id varchar not null,
    round_id varchar,
    type varchar not null,
    merge_key varchar not null,
    status varchar not null,
    actor varchar,
    value json not null,
    origins integer not null,
    outlets integer not null,
    both_sides varchar not null,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    recorded_at timestamptz not null,
    superseded_at timestamptz,
    primary key (claim_id, recorded_at)
);
comment on table claim is 'The same fact across articles, as Parley knew it.';
comment on column claim.claim_id is 'Hash of round, type, merge key, status and value.';
comment on column claim.round_id is 'Round it is about.';
comment on column claim.type is 'Kind of fact.';
comment on column claim.merge_key is 'What claims must share to be comparable.';
comment on column claim.status is 'Status of the facts behind it.';
comment on column claim.actor is 'Who acts.';
comment on column claim.value is 'The slots that make it up, by their gold names.';
comment on column claim.origins is 'Independent origins that report it.';
comment on column claim.outlets is 'Outlets that carry it.';
comment on column claim.both_sides is 'Whose officials say so: both, RU, UA or third.';
comment on column claim.first_seen_at is 'When it was first reported.';
comment on column claim.last_seen_at is 'When it was last reported.';
comment on column claim.recorded_at is 'Run instant from which Parley knew this.';
comment on column claim.superseded_at is 'Run instant from which it knew otherwise; null while current.';

create table support (
    claim_id varchar not null,
    fact_id varchar not null,
    article_id varchar not null,
    copy_key varchar not null,
    origin varchar not null,
    outlet varchar not null,
    speaker varchar,
    side varchar,
    recorded_at timestamptz not null,
    superseded_at timestamptz,
    primary key (claim_id, fact_id, recorded_at)
);
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

create table link (
    article_id varchar not null,
    relation varchar not null,
    target_kind varchar not null,
    target_id varchar not null,
    reason varchar not null,
    extractor_version varchar not null,
    recorded_at timestamptz not null,
    superseded_at timestamptz,
    primary key (article_id, relation, target_kind, target_id, recorded_at)
);
comment on table link is 'How an article follows what came before.';
comment on column link.article_id is 'The article.';
comment on column link.relation is 'followup_same_round, outcome_implementation, next_round, background_mention and so on, or refused.';
comment on column link.target_kind is 'round, claim or article.';
comment on column link.target_id is 'Id of the round, claim or article.';
comment on column link.reason is 'Why, in plain words.';
comment on column link.extractor_version is 'Code, rules, lexicon and registry that decided.';
comment on column link.recorded_at is 'Run instant from which Parley knew it.';
comment on column link.superseded_at is 'Run instant from which it knew otherwise; null while current.';

create table copy_member (
    article_id varchar primary key,
    version integer not null,
    group_id varchar not null,
    copy_key varchar not null,
    origin varchar not null,
    recorded_at timestamptz not null
);
comment on table copy_member is 'Which articles are one text.';
comment on column copy_member.article_id is 'The article.';
comment on column copy_member.version is 'Its version when it was grouped.';
comment on column copy_member.group_id is 'Group of copies: the article_id of its first member.';
comment on column copy_member.copy_key is 'Copy key of the fullest body of the group.';
comment on column copy_member.origin is 'Who wrote the text.';
comment on column copy_member.recorded_at is 'Run instant at which it came into this group.';
