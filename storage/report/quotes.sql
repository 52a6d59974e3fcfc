-- The words of people, the newest first, with the claim that carries them.
with said as materialized (
    select *, count(*) over () as in_all from quotes
    where $round_id is null or round_id = $round_id
    order by said_at desc nulls last, speaker, fact_id limit $most)
select q.speaker, q.side, q.words, q.said_at, q.role, q.round_id, q.outlets, q.origins, q.in_all, s.claim_id
from said as q left join support as s on s.fact_id = q.fact_id and s.superseded_at is null
qualify row_number() over (partition by q.fact_id order by s.claim_id) = 1
order by q.said_at desc nulls last, q.speaker, q.fact_id
