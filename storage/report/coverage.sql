-- How much was written about the talks, bucket by bucket: articles, and texts of their own among them; and how many of the
-- feeds answered then, so that a bucket nobody asked in is a gap and no silence.
with told as (
    select a.published_at::date as day, coalesce(m.group_id, a.article_id) as copy_group, a.article_id
    from coverage as c join newest_article as a using (article_id, version)
        left join copy_member as m on m.article_id = a.article_id
    where c.superseded_at is null and c.doc_class not in ('related', 'not_talks') and a.published_at is not null),
asked as (select day, avg(polled::integer) as polled from polled_daily group by day),
span as (select datediff('day', min(day), max(day)) as days from told),
grain as (select if(days <= 150, 'day', if(days <= 1000, 'week', 'month')) as grain from span),
written as (
    select date_trunc(grain, day)::date as bucket, count(*) as articles, count(distinct copy_group) as texts
    from told, grain group by bucket),
polled as (
    select date_trunc(grain, day)::date as bucket, avg(polled) as polled
    from asked, grain where day between (select min(day) from told) and (select max(day) from told) group by bucket)
select bucket, g.grain, coalesce(w.articles, 0) as articles, coalesce(w.texts, 0) as texts, coalesce(p.polled, 0) as polled
from written as w full join polled as p using (bucket), grain as g
order by bucket
