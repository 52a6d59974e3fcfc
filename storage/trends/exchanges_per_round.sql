-- What was agreed on exchanges of prisoners, bodies and civilians at each round, and what was carried out?
select r.start_on, c.round_id, c.type, c.status, c.value ->> 'quantity' as quantity, c.value ->> 'qualifier' as qualifier,
    c.value ->> 'per_side' as per_side,
    c.origins, c.both_sides, c.first_seen_at
from claims as c left join rounds as r using (round_id)
where c.type in ('prisoner_exchange', 'body_repatriation', 'civilian_child_return')
    and c.status in ('agreed', 'completed', 'partially_completed')
    and coalesce(r.start_on, c.first_seen_at::date) between $since and $until
order by r.start_on nulls last, c.type, c.first_seen_at, c.claim_id
