-- Days somebody set and whether what was due happened, with the claim that says so; the next to come first.
with days as materialized (
    select *, count(*) over () as in_all, count(*) filter (met = 'open') over () as open from deadlines
    where $round_id is null or round_id = $round_id
    order by met <> 'open', abs(days_left), type, actor limit $most),
said as (
    select f.type, f.evidence_text as words, min(s.claim_id) as claim_id
    from fact as f join support as s on s.fact_id = f.fact_id and s.superseded_at is null
    where f.superseded_at is null and f.type in (select type from days) and f.evidence_text in (select words from days)
    group by f.type, f.evidence_text)
select d.*, s.claim_id from days as d left join said as s using (type, words)
order by d.met <> 'open', abs(d.days_left), d.type, d.actor
