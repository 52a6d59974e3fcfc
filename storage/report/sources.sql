-- Who wrote about the talks: articles printed, texts of their own, texts taken from others.
select a.outlet, any_value(o.side) as side, any_value(o.country) as country, count(*) as articles,
    count(*) filter (a.origin = a.outlet) as own, max(a.published_at) as last_at,
    list(distinct a.origin order by a.origin) filter (a.origin <> a.outlet) as takes_from, count(*) over () as in_all
from coverage as c join newest_article as a using (article_id, version) left join outlets as o on o.outlet = a.outlet
where c.superseded_at is null and c.doc_class not in ('related', 'not_talks')
group by a.outlet order by articles desc, a.outlet limit $most
