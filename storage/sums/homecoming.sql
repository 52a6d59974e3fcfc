-- What was told on the days in touched_day of people and bodies come home: on which day, or else at least of which round.
select utc_day(told_at) as day, type, coalesce(date_granularity = 'day' and date_basis is distinct from 'registry', false) as dated,
    coalesce(date_start, utc_day(told_at)) as on_day, round_ids, quantity_lo as count, coalesce(side_basis, 'unspecified') as basis,
    coalesce(slot_towards, '') as towards, told_by as origin, min(told_at) as published_at,
    arg_max(evidence_text, (confidence, evidence_text)) as words, max(confidence) as confidence
from fact
where superseded_at is null and (told_at is null or told_at >= $since and told_at < $until)
    and (utc_day(told_at) in (from touched_day) or told_at is null and exists (from touched_day where day is null))
    and status in ('completed', 'partially_completed') and quantity_lo is not null
    and type in ('prisoner_exchange', 'body_repatriation', 'civilian_child_return')
    and (coalesce(date_granularity = 'day' and date_basis is distinct from 'registry', false)
        or (len(round_ids) > 0 and scope in ('headline', 'main') or scope = 'headline') and told_at is not null and date_start is null)
group by all order by all
