-- Who asked for, offered, accepted or refused what, the newest first: truces, meetings of leaders, land, guarantees.
select claim_id, count(*) over () as in_all
from claim
where superseded_at is null and actor is not null
    and ($round_id is null or round_id = $round_id)
    and type in ('ceasefire_position', 'ceasefire_deal', 'energy_truce', 'summit', 'demand', 'security_guarantee',
        'territorial_claim', 'ultimatum', 'sanctions_threat', 'mediation_offer')
order by last_seen_at desc, claim_id limit $most
