-- What follows these rounds and why, so many a round; look-alikes that were refused last.
select target_id as round_id, relation, published_at, outlet, title, url, reason, article_id,
    count(*) over (partition by target_id) as in_all
from followups
where target_kind = 'round' and target_id in (select unnest($rounds::varchar[]))
qualify row_number() over (
    partition by target_id
    order by relation = 'refused', relation = 'background_mention', published_at desc nulls last, article_id, relation
) <= $most
order by target_id, relation = 'refused', published_at nulls last, article_id
