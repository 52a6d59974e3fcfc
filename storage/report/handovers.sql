-- Who came home on which day, the newest first, with the claim that says so.
with days as materialized (
    select type, home_on, day_basis, round_id, to_ukraine, to_russia, total, origins, words, count(*) over () as in_all
    from handovers
    where type in ('prisoner_exchange', 'body_repatriation') and ($round_id is null or round_id = $round_id)
    order by home_on desc, type, round_id limit $most),
said as (
    select f.type, f.evidence_text as words, min(s.claim_id) as claim_id
    from fact as f join support as s on s.fact_id = f.fact_id and s.superseded_at is null
    where f.superseded_at is null and f.type in (select type from days) and f.evidence_text in (select words from days)
    group by f.type, f.evidence_text)
select d.*, s.claim_id from days as d left join said as s using (type, words) order by d.home_on, d.type, d.round_id
