-- Deadlines somebody set, and whether their day is over; the next to come first.
select c.claim_id, max(f.deadline_end) as deadline_on, max(f.deadline_end) < $today as over, count(*) over () as in_all
from claim as c
    join support as s on s.claim_id = c.claim_id and s.superseded_at is null
    join fact as f on f.fact_id = s.fact_id and f.superseded_at is null
where c.superseded_at is null and f.deadline_end is not null and ($round_id is null or c.round_id = $round_id)
group by c.claim_id order by over, abs(datediff('day', $today, deadline_on)), c.claim_id limit $most
