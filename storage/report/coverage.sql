-- How much was written about the talks, bucket by bucket: articles, and texts of their own among them.
with told as (
    select a.published_at::date as day, coalesce(m.group_id, a.article_id) as copy_group, a.article_id
    from coverage as c join newest_article as a using (article_id, version)
        left join copy_member as m on m.article_id = a.article_id
    where c.superseded_at is null and c.doc_class not in ('related', 'not_talks') and a.published_at is not null
        and ($round_id is null or list_contains(c.rounds, $round_id))),
span as (select datediff('day', min(day), max(day)) as days from told),
grain as (select if(days <= 150, 'day', if(days <= 1000, 'week', 'month')) as grain from span)
select date_trunc(grain, day)::date as bucket, any_value(grain) as grain, count(*) as articles,
    count(distinct copy_group) as texts
from told, grain group by bucket order by bucket
