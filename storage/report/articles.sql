-- Articles about these rounds, the newest first, so many a round; one line a text with how many outlets print it.
with about as (
    select unnest(c.rounds) as round_id, a.article_id, a.version, a.published_at, a.outlet, a.origin, a.title, a.url,
        c.doc_class, coalesce(m.group_id, a.article_id) as copy_group
    from coverage as c join newest_article as a using (article_id, version)
        left join copy_member as m on m.article_id = a.article_id
    where c.superseded_at is null and list_has_any(c.rounds, $rounds::varchar[])),
told as (
    select round_id, copy_group, min(published_at) as published_at, count(*) as printed,
        arg_min(struct_pack(outlet := outlet, origin := origin, title := title, url := url, doc_class := doc_class,
            article_id := article_id), (published_at, article_id)) as first
    from about where list_contains($rounds::varchar[], round_id) group by all)
select round_id, published_at, printed, unnest(first), count(*) over (partition by round_id) as in_all
from told
qualify row_number() over (partition by round_id order by published_at desc nulls last, copy_group) <= $most
order by round_id, published_at desc nulls last, copy_group
