-- Every current claim rests on current facts, as many origins as it says at most.
with moved as materialized (
    select claim_id from claim where recorded_at >= $since
    union select claim_id from support where recorded_at >= $since or superseded_at >= $since
    union select claim_id from support where superseded_at is null and fact_id in (
        select fact_id from fact where superseded_at >= $since)),
told as materialized (
    from claim where superseded_at is null and claim_id in (select claim_id from moved) and not exists (
        from fact as news
        where news.fused_at is null and news.type = claim.type
            and (list_contains(news.round_ids, claim.round_id)
                or (claim.round_id is null and len(news.round_ids) = 0)))),
behind as materialized (
    select claim_id, fact_id, origin from support
    where superseded_at is null and claim_id in (select claim_id from told))
select told.claim_id as subject,
    count(fact.fact_id) || ' current facts of ' || count(behind.fact_id) || ' supporters' as detail
from told
    left join behind using (claim_id)
    left join (
        select distinct fact_id from fact
        where superseded_at is null and fused_at is not null and fact_id in (select fact_id from behind)) as fact
        on fact.fact_id = behind.fact_id
group by told.claim_id, told.origins
having count(behind.fact_id) = 0 or count(fact.fact_id) < count(behind.fact_id)
    or told.origins > count(distinct behind.origin)
