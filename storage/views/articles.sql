-- Articles as they stand: the newest version of each, what it is about and which text it is.
create or replace view articles as
select a.article_id, a.version, a.published_at, a.outlet, a.origin, a.language, a.title, a.url, a.body, c.doc_class,
    c.main_round, c.rounds, c.reasons, coalesce(m.group_id, a.article_id) as copy_group, a.body_basis, a.author,
    a.dateline_place, a.dateline_on, a.flags, e.feed, e.first_seen_at, c.extractor_version, a.recorded_at
from newest_article as a
    left join coverage as c on c.article_id = a.article_id and c.version = a.version and c.superseded_at is null
    left join copy_member as m on m.article_id = a.article_id
    left join entry as e on e.entry_id = a.entry_id
where not list_contains(a.flags, 'pointer');
comment on view articles is 'The newest version of every article, with its class, rounds and copy group; pointers stand apart. Example: select published_at, outlet, doc_class, title from articles where main_round is not null order by published_at';
comment on column articles.copy_group is 'Articles of one group are one text.';
