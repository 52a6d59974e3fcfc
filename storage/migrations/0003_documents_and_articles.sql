-- Why: pages as received and the versions read from them; both are never changed after they are written.
create table document (
    document_id varchar primary key,
    entry_id varchar not null,
    url varchar not null,
    status integer not null,
    fetched_at timestamptz not null,
    content_type varchar,
    charset varchar,
    etag varchar,
    last_modified varchar,
    body_sha256 varchar not null,
    archive_file varchar not null,
    archive_offset bigint not null,
    archive_record_id varchar not null
);
comment on table document is 'A page as received; its bytes lie in the archive.';
comment on column document.document_id is 'Hash of the entry and of the body.';
comment on column document.entry_id is 'Entry whose page it is.';
comment on column document.url is 'Address after redirects.';
comment on column document.status is 'HTTP status.';
comment on column document.fetched_at is 'When it was fetched.';
comment on column document.content_type is 'Content type as the server said.';
comment on column document.charset is 'Character set as the server said.';
comment on column document.etag is 'Entity tag, byte for byte.';
comment on column document.last_modified is 'Last-Modified, byte for byte.';
comment on column document.body_sha256 is 'Hash of the body.';
comment on column document.archive_file is 'WARC file it lies in.';
comment on column document.archive_offset is 'Byte offset of its record in that file.';
comment on column document.archive_record_id is 'WARC-Record-ID of that record.';

create table article (
    article_id varchar not null,
    version integer not null,
    entry_id varchar not null,
    document_id varchar,
    url varchar not null,
    canonical_url varchar not null,
    title varchar not null,
    body varchar not null,
    body_basis varchar not null,
    outlet varchar not null,
    family varchar not null,
    language varchar not null,
    published_at timestamptz,
    published_basis varchar,
    author varchar,
    section varchar,
    origin varchar not null,
    origin_basis varchar not null,
    distributor varchar,
    dateline_place varchar,
    dateline_agency varchar,
    dateline_on date,
    content_sha256 varchar not null,
    copy_key varchar not null,
    flags varchar[] not null,
    recorded_at timestamptz not null,
    primary key (article_id, version)
);
comment on table article is 'What a page says; one row is one version of it, never changed.';
comment on column article.article_id is 'Hash of the canonical address: the same for all versions.';
comment on column article.version is '1, 2 and so on in the order Parley saw them.';
comment on column article.entry_id is 'Entry it was read from.';
comment on column article.document_id is 'Page it was read from; null when the text is the feed''s own.';
comment on column article.url is 'Address of the page.';
comment on column article.canonical_url is 'Its canonical address.';
comment on column article.title is 'Headline.';
comment on column article.body is 'Paragraphs, one per line, furniture cut off.';
comment on column article.body_basis is 'page, or feed where only the feed''s text was to be had.';
comment on column article.outlet is 'Who publishes.';
comment on column article.family is 'Publisher family of the outlet.';
comment on column article.language is 'ISO 639-1 as measured, und when unknown.';
comment on column article.published_at is 'Publication time.';
comment on column article.published_basis is 'Where that time comes from: feed, json-ld, page or dateline.';
comment on column article.author is 'Byline.';
comment on column article.section is 'Section of the outlet.';
comment on column article.origin is 'Who wrote it: a wire agency, else the outlet.';
comment on column article.origin_basis is 'What says so: credit, byline, dateline or outlet.';
comment on column article.distributor is 'Who passed it on, when it was a syndicate.';
comment on column article.dateline_place is 'Place of the dateline.';
comment on column article.dateline_agency is 'Agency named in the dateline.';
comment on column article.dateline_on is 'Day of the dateline.';
comment on column article.content_sha256 is 'Hash of the normalised title and body: equal means no new version.';
comment on column article.copy_key is 'Hash of the normalised body alone: equal means one text.';
comment on column article.flags is 'Remarks: paywall, corrected, consent, short, date_conflict and so on.';
comment on column article.recorded_at is 'Run instant at which this version was stored.';

create view newest_article as
select * from article
where (article_id, version) in (select (article_id, max(version)) from article group by article_id);
comment on view newest_article is 'The newest version of every article.';
