-- What was first reported in the days before the snapshot, quotations left out; the best supported first.
select claim_id, count(*) over () as in_all
from claim
where superseded_at is null and type not in ('quote', 'war_start', 'attack_wave', 'assessment')
    and first_seen_at > $since and ($round_id is null or round_id = $round_id)
order by (both_sides = 'both') desc, origins desc, first_seen_at desc, claim_id limit $most
