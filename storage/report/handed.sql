-- What was agreed at each round and came home under it, the newest first, with the claims it was agreed by.
with told as (
    select 'prisoner_exchange' as type, * from prisoner_exchanges
    union all by name
    select 'body_repatriation' as type, * from body_repatriations),
settled as (
    select type, round_id, list(claim_id order by origins desc, claim_id) as claims
    from claim
    where superseded_at is null and round_id is not null and type in (select type from told)
        and status in ('agreed', 'accepted', 'announced', 'scheduled', 'promised')
    group by type, round_id)
select t.type, t.round_id, t.agreed_as, t.agreed_to_ukraine, t.agreed_to_russia, t.agreed_total, t.home_to_ukraine,
    t.home_to_russia, t.home_total, t.share, t.agreed_origins, t.home_origins, t.handovers,
    coalesce(s.claims[:4], []) as agreed_claims, count(*) over () as in_all
from told as t left join settled as s on s.type = t.type and s.round_id = t.round_id
where $round_id is null or t.round_id = $round_id
order by t.met_on desc nulls last, t.type desc, t.round_id limit $most
