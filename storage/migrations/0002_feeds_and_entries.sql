-- Why: what was asked, what was listed, and where every listed item stands.
create table feed (
    name varchar primary key,
    url varchar not null,
    outlet varchar not null,
    family varchar not null,
    country varchar not null,
    language varchar not null,
    kind varchar not null,
    seen_at varchar not null,
    every_minutes integer not null,
    active boolean not null,
    added_at timestamptz not null,
    etag varchar,
    last_modified varchar,
    body_sha256 varchar,
    next_poll_at timestamptz,
    failures integer not null,
    last_ok_at timestamptz
);
comment on table feed is 'A polled address as the operator wrote it, and what the next poll needs to know.';
comment on column feed.name is 'Unique, stable name from feeds.toml.';
comment on column feed.url is 'Address polled.';
comment on column feed.outlet is 'Who publishes, as shown to people.';
comment on column feed.family is 'Publisher family: outlets of one family are one voice.';
comment on column feed.country is 'ISO 3166 alpha-2 country of the outlet.';
comment on column feed.language is 'ISO 639-1 language the feed is mostly written in.';
comment on column feed.kind is 'state, public, private or official.';
comment on column feed.seen_at is 'When and where the operator read the address.';
comment on column feed.every_minutes is 'Wanted minutes between two polls.';
comment on column feed.active is 'False once the feed left feeds.toml; its entries stay.';
comment on column feed.added_at is 'When Parley first knew the feed.';
comment on column feed.etag is 'Entity tag of the last good answer, byte for byte.';
comment on column feed.last_modified is 'Last-Modified of the last good answer, byte for byte.';
comment on column feed.body_sha256 is 'Hash of the last good body: equal means nothing new.';
comment on column feed.next_poll_at is 'When it is due again; null means never polled.';
comment on column feed.failures is 'Failed polls in a row.';
comment on column feed.last_ok_at is 'When it last answered well.';

create table poll (
    feed varchar not null,
    polled_at timestamptz not null,
    outcome varchar not null,
    status integer,
    reason varchar,
    detail varchar,
    etag varchar,
    last_modified varchar,
    body_sha256 varchar,
    archive_file varchar,
    archive_offset bigint,
    archive_record_id varchar,
    items integer not null,
    items_new integer not null,
    items_changed integer not null,
    items_known integer not null,
    items_dropped integer not null,
    next_poll_at timestamptz not null,
    primary key (feed, polled_at)
);
comment on table poll is 'One request to a feed and what came of it.';
comment on column poll.feed is 'Name of the feed.';
comment on column poll.polled_at is 'When it was asked.';
comment on column poll.outcome is 'ok, not_modified, same (equal bytes) or failed.';
comment on column poll.status is 'HTTP status, if there was an answer.';
comment on column poll.reason is 'Why it failed: a code of the list of reasons.';
comment on column poll.detail is 'What exactly happened, for the operator.';
comment on column poll.etag is 'Entity tag of the answer.';
comment on column poll.last_modified is 'Last-Modified of the answer.';
comment on column poll.body_sha256 is 'Hash of the body.';
comment on column poll.archive_file is 'WARC file the answer lies in.';
comment on column poll.archive_offset is 'Byte offset of its record in that file.';
comment on column poll.archive_record_id is 'WARC-Record-ID of that record.';
comment on column poll.items is 'Items found in the body; equals new + changed + known + dropped.';
comment on column poll.items_new is 'Items never seen before.';
comment on column poll.items_changed is 'Known items whose title, summary, text or date changed.';
comment on column poll.items_known is 'Known items that did not change, and repeats within one body.';
comment on column poll.items_dropped is 'Items left out at once; see drop_log.';
comment on column poll.next_poll_at is 'When this poll set the next one.';

create table entry (
    entry_id varchar primary key,
    feed varchar not null,
    url varchar,
    canonical_url varchar,
    title varchar not null,
    summary varchar not null,
    content varchar not null,
    author varchar,
    published_at timestamptz,
    published_raw varchar,
    published_flag varchar,
    fingerprint varchar not null,
    first_seen_at timestamptz not null,
    changed_at timestamptz,
    state varchar not null,
    state_at timestamptz not null,
    outcome varchar,
    reopened_at timestamptz,
    asks integer not null,
    asked_at timestamptz,
    page_reason varchar,
    document_id varchar,
    read_fingerprint varchar
);
comment on table entry is 'An item a feed listed, and where it stands: waiting, fetched, read, understood or dropped.';
comment on column entry.entry_id is 'Hash of the canonical address, or of the text where no link is given.';
comment on column entry.feed is 'Feed that listed it first.';
comment on column entry.url is 'Address as the feed gave it.';
comment on column entry.canonical_url is 'Address without tracking parameters.';
comment on column entry.title is 'Title in plain text.';
comment on column entry.summary is 'Summary in plain text.';
comment on column entry.content is 'Full text where the feed gives it, plain, paragraphs on lines.';
comment on column entry.author is 'Author as the feed says.';
comment on column entry.published_at is 'Publication time as the feed says; null if it gives none that can be trusted.';
comment on column entry.published_raw is 'The date as the feed wrote it.';
comment on column entry.published_flag is 'What is wrong with the date: future, no_zone, unreadable.';
comment on column entry.fingerprint is 'Hash of title, summary, text and date: another one means look again.';
comment on column entry.first_seen_at is 'Run instant at which Parley first saw it.';
comment on column entry.changed_at is 'Run instant at which the feed last changed it.';
comment on column entry.state is 'waiting, fetched, read, understood or dropped; the last two are settled.';
comment on column entry.state_at is 'Run instant at which it came into this state.';
comment on column entry.outcome is 'How it was last settled: kept, or a code of the list of reasons; null if never.';
comment on column entry.reopened_at is 'Run instant at which it last went from settled back to open.';
comment on column entry.asks is 'How often its page was asked for.';
comment on column entry.asked_at is 'When its page was last asked for.';
comment on column entry.page_reason is 'Why the page could not be had at the last ask; null if it could.';
comment on column entry.document_id is 'The page as last received; null if never.';
comment on column entry.read_fingerprint is 'Fingerprint of the entry when it was last read.';

create table sighting (
    entry_id varchar not null,
    feed varchar not null,
    seen_at timestamptz not null,
    primary key (entry_id, feed)
);
comment on table sighting is 'Which feeds listed an entry, and since when.';
comment on column sighting.entry_id is 'The entry.';
comment on column sighting.feed is 'The feed that lists it.';
comment on column sighting.seen_at is 'Run instant at which that feed first listed it.';

create table drop_log (
    stage varchar not null,
    subject varchar not null,
    reason varchar not null,
    feed varchar not null,
    url varchar,
    title varchar not null,
    detail varchar not null,
    dropped_at timestamptz not null,
    primary key (stage, subject, reason)
);
comment on table drop_log is 'Items left out, each with its stage and reason, written once.';
comment on column drop_log.stage is 'poll, fetch, read or cover.';
comment on column drop_log.subject is 'entry_id of the item.';
comment on column drop_log.reason is 'A code of the list of reasons.';
comment on column drop_log.feed is 'Feed that listed it.';
comment on column drop_log.url is 'Its address, if any.';
comment on column drop_log.title is 'Its title.';
comment on column drop_log.detail is 'What exactly was wrong.';
comment on column drop_log.dropped_at is 'When it was first left out for this reason.';
