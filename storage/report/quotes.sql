-- The words of people, the newest first, each once: the claim that most outlets carry.
with told as (
    select claim_id, round_id, value, merge_key, last_seen_at, outlets
    from claim
    where superseded_at is null and type = 'quote' and ($round_id is null or round_id = $round_id)
    qualify row_number() over (
        partition by value ->> 'words', split_part(merge_key, '|', 1)
        order by round_id is null, outlets desc, claim_id) = 1)
select claim_id, count(*) over () as in_all from told order by last_seen_at desc, claim_id limit $most
