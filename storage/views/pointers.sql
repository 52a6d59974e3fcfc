-- Headlines an aggregator points with: the article they point to is not known from them, so they are no articles.
create or replace view pointers as
select a.published_at, a.title, a.outlet, a.origin, c.doc_class, c.main_round, c.reasons, a.language,
    a.body_basis, a.flags, c.extractor_version, a.url, a.recorded_at, a.article_id, a.version
from newest_article as a
    left join coverage as c on c.article_id = a.article_id and c.version = a.version and c.superseded_at is null
where list_contains(a.flags, 'pointer');
comment on view pointers is 'Items of aggregators (Google News): a headline and an address nobody but a browser can follow. Example: select published_at, outlet, title from pointers';
