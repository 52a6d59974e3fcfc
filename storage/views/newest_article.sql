-- The newest version of every article: those without a later one, of which there are few.
create or replace view newest_article as
select a.* from article as a
    anti join (select article_id, version from article where version > 1) as later
        on later.article_id = a.article_id and later.version > a.version;
comment on view newest_article is 'The newest version of every article. Example: select outlet, title, version from newest_article';
