-- Every link leads to an article or a claim that is there, and no article follows itself.
with told as materialized (from link where superseded_at is null and recorded_at >= $since),
there as materialized (
    select 'article' as target_kind, article_id as target_id from article
    where article_id in (select target_id from told where target_kind = 'article')
    union all
    select 'claim', claim_id from claim where claim_id in (select target_id from told where target_kind = 'claim'))
select article_id as subject, relation || ' leads to ' || target_kind || ' ' || target_id as detail
from told
where target_kind in ('article', 'claim') and (
    (target_kind = 'article' and target_id = article_id)
    or (target_kind, target_id) not in (select (target_kind, target_id) from there))
