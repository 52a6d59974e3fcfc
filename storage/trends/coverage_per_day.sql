-- How much is written about the talks each day, by which outlet and in which class?
select published_at::date as day, outlet, doc_class, count(*) as articles, count(distinct copy_group) as texts
from articles
where doc_class not in ('related', 'not_talks') and published_at::date between $since and $until
group by all order by day, articles desc, outlet, doc_class
