-- Which article follows what: a round, a claim or another article, and why we think so.
create or replace view followups as
select l.relation, l.target_kind, l.target_id, a.published_at, a.outlet, a.title, a.url, l.reason,
    t.title as target_title, l.article_id, l.recorded_at
from link as l
    join newest_article as a using (article_id)
    left join newest_article as t on l.target_kind = 'article' and t.article_id = l.target_id
where l.superseded_at is null;
comment on view followups is 'How articles follow what came before. Example: select target_id, published_at, outlet, title, reason from followups where target_kind = ''round''';
comment on column followups.target_title is 'Headline of the article followed, where it is an article.';
