-- What was agreed and how much of it was carried out.
select l.*, r.start_on, count(*) over () as in_all
from ledger as l left join round as r on r.round_id = l.round_id and r.superseded_at is null
where $round_id is null or l.round_id = $round_id
order by r.start_on desc nulls last, l.type, l.first_seen_at, l.claim_id limit $most
