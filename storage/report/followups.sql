-- What follows these rounds and why, so many a round; look-alikes that were refused last.
-- Titles and reasons are most of what is read: by their place only those listed are unpacked.
with about as (
    select l.rowid as link_place, l.target_id, l.relation, l.article_id, a.rowid as place, a.published_at
    from link as l
        join article as a on a.article_id = l.article_id
        anti join (select article_id, version from article where version > 1) as later
            on later.article_id = a.article_id and later.version > a.version
    where l.superseded_at is null and l.target_kind = 'round' and l.target_id in (select unnest($rounds::varchar[]))),
listed as materialized (
    select *, count(*) over (partition by target_id) as in_all from about
    qualify row_number() over (
        partition by target_id
        order by relation = 'refused', relation = 'background_mention', published_at desc nulls last, article_id, relation
    ) <= $most)
select l.target_id as round_id, l.relation, l.published_at, a.outlet, a.title, a.url, k.reason, l.article_id, l.in_all
from listed as l
    join (select rowid as place, outlet, title, url from article where rowid in (select place from listed)) as a using (place)
    join (select rowid as link_place, reason from link where rowid in (select link_place from listed)) as k using (link_place)
order by l.target_id, l.relation = 'refused', l.published_at nulls last, l.article_id, l.relation
