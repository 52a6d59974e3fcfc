-- Every current claim rests on current facts, as many origins as it says at most.
select claim.claim_id as subject,
    count(fact.fact_id) || ' current facts of ' || count(support.fact_id) || ' supporters' as detail
from claim
    left join support on support.claim_id = claim.claim_id and support.superseded_at is null
    left join (select distinct fact_id from fact where superseded_at is null and fused_at is not null) as fact
        on fact.fact_id = support.fact_id
where claim.superseded_at is null
    and not exists (
        from fact as news
        where news.fused_at is null and news.type = claim.type
            and (list_contains(news.round_ids, claim.round_id) or (claim.round_id is null and len(news.round_ids) = 0)))
group by claim.claim_id, claim.origins
having count(support.fact_id) = 0 or count(fact.fact_id) < count(support.fact_id)
    or claim.origins > count(distinct support.origin)
