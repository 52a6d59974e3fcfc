-- Articles behind the counts of coverage: the newest of each outlet, and of each bucket of the chart, so many of each.
with told as materialized (
    select a.article_id, a.outlet, a.origin, a.title, a.url, a.published_at, date_trunc($grain, a.published_at)::date as bucket
    from coverage as c join newest_article as a using (article_id, version)
    where c.superseded_at is null and c.doc_class not in ('related', 'not_talks')),
keyed as (
    select 'outlet' as kind, outlet as key, * from told
    union all
    select 'bucket' as kind, bucket::varchar as key, * from told where bucket is not null)
select kind, key, outlet, origin, title, url, published_at, count(*) over (partition by kind, key) as in_all
from keyed
where kind = 'outlet' or bucket in (select distinct bucket from told where bucket is not null order by bucket desc limit $buckets)
qualify row_number() over (partition by kind, key order by published_at desc nulls last, article_id) <= $most
order by kind, key, published_at desc nulls last, article_id
