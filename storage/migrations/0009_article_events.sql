-- Why: corrections, updates and withdrawals are news about an article; a page that is gone says something too.
create table article_event (
    article_id varchar not null,
    version integer not null,
    kind varchar not null,
    noted_at timestamptz not null,
    detail varchar not null,
    primary key (article_id, version, kind, noted_at)
);
comment on table article_event is 'What became of an article as a text: corrected, updated, withdrawn, gone from its address, back again.';
comment on column article_event.article_id is 'The article.';
comment on column article_event.version is 'Its newest version then.';
comment on column article_event.kind is 'corrected, updated or withdrawn (the text says so); gone (404, 410), back (answers again).';
comment on column article_event.noted_at is 'Run instant at which Parley noted it.';
comment on column article_event.detail is 'The headline that says so, or the reason the page could not be had.';
