-- Where the two sides do not say the same, newest word first.
select type, subject, russia, ukraine, try_cast(russian_number as double) as russian_number,
    try_cast(ukrainian_number as double) as ukrainian_number, russia_says, ukraine_says, russia_said_at,
    ukraine_said_at, russian_claim_id, ukrainian_claim_id, count(*) over () as in_all
from sides_differ
order by greatest(russia_said_at, ukraine_said_at) desc, type, subject limit $most
