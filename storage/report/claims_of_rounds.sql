-- The claims of these rounds, the best supported first, so many a round and quotations apart. Of what is about no round (null)
-- neither the war itself nor seats and hours of a session nobody could name.
with told as (
    select claim_id, round_id, count(*) over (partition by round_id) as in_all, row_number() over (
        partition by round_id
        order by (both_sides = 'both') desc, origins desc, last_seen_at desc, claim_id) as place
    from claim
    where superseded_at is null and type <> 'quote'
        and (round_id in (select unnest($rounds::varchar[])) or round_id is null and type not in (
            'attack_wave', 'war_start', 'time_anchor', 'temporal_order', 'duration', 'delegation_head', 'mediator', 'round',
            'assessment')))
select claim_id, round_id, in_all from told where place <= $most
