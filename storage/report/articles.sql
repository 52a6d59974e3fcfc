-- Articles about these rounds, the newest first, so many a round; one line a text with how many outlets print it.
-- Titles are most of what is read: by their place only those listed are unpacked.
with about as (
    select c.round_id, a.rowid as place, a.article_id, a.published_at, c.doc_class, coalesce(m.group_id, a.article_id) as copy_group
    from (
        select article_id, version, doc_class, unnest(rounds) as round_id from coverage
        where superseded_at is null and list_has_any(rounds, $rounds::varchar[])) as c
        join article as a on a.article_id = c.article_id and a.version = c.version
        anti join (select article_id, version from article where version > 1) as later
            on later.article_id = a.article_id and later.version > a.version
        left join copy_member as m on m.article_id = a.article_id
    where list_contains($rounds::varchar[], c.round_id)),
told as (
    select round_id, copy_group, min(published_at) as published_at, count(*) as printed,
        arg_min(struct_pack(place := place, doc_class := doc_class), (published_at, article_id)) as first
    from about group by all),
listed as materialized (
    select round_id, copy_group, published_at, printed, first.place, first.doc_class, count(*) over (partition by round_id) as in_all
    from told
    qualify row_number() over (partition by round_id order by published_at desc nulls last, copy_group) <= $most)
select l.round_id, l.published_at, l.printed, a.outlet, a.origin, a.title, a.url, l.doc_class, a.article_id, l.in_all
from listed as l join (
    select rowid as place, outlet, origin, title, url, article_id from article where rowid in (select place from listed)) as a
    using (place)
order by l.round_id, l.published_at desc nulls last, l.copy_group
