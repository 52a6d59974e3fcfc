-- Every round that is spoken of is a known round.
select what || ' ' || id as subject, 'speaks of ' || round_id as detail
from (
    select 'fact' as what, fact_id as id, unnest(round_ids) as round_id
    from fact where superseded_at is null and recorded_at >= $since
    union all select 'coverage', article_id, unnest(list_append(rounds, main_round))
    from coverage where superseded_at is null and recorded_at >= $since
    union all select 'claim', claim_id, round_id from claim where superseded_at is null and recorded_at >= $since
    union all select 'event', event_id, round_id from round_event
    union all select 'link', article_id, target_id
    from link where target_kind = 'round' and superseded_at is null and recorded_at >= $since)
where round_id is not null and round_id not in (select round_id from round)
