-- What is kept of the facts by day and by claim is what they add up to.
with days as materialized (
    select distinct utc_day(told_at) as day from fact
    where (recorded_at >= $since or superseded_at >= $since) and told_at is not null
    except select utc_day(told_at) from fact where fused_at is null),
stances as (
    select utc_day(told_at) as day, count(*) as facts from fact
    where superseded_at is null and scope <> 'background' and utc_day(told_at) in (from days)
        and status in ('proposed', 'offered', 'demanded', 'called_for', 'accepted', 'agreed', 'rejected', 'conditioned', 'denied',
            'threatened')
    group by all),
summed as (select day, sum(facts) as facts from stance_day where day in (from days) group by all),
told as (
    select utc_day(told_at) as day, sum(distinct quantity_lo) as counts from fact
    where superseded_at is null and status in ('completed', 'partially_completed') and quantity_lo is not null
        and utc_day(told_at) in (from days)
        and type in ('prisoner_exchange', 'body_repatriation', 'civilian_child_return')
        and (coalesce(date_granularity = 'day' and date_basis is distinct from 'registry', false)
            or (len(round_ids) > 0 and scope in ('headline', 'main') or scope = 'headline') and date_start is null)
    group by all),
home as (select day, sum(distinct count) as counts from homecoming where day in (from days) group by all),
moved as materialized (
    select claim_id from support where superseded_at is null and recorded_at >= $since
    union select claim_id from support where superseded_at >= $since),
behind as (select claim_id, min(fact_id) as fact_id from support where superseded_at is null and claim_id in (from moved) group by all)
select 'stances of ' || coalesce(s.day, k.day) as subject, coalesce(k.facts, 0) || ' kept of ' || coalesce(s.facts, 0) as detail
from stances as s full join summed as k using (day) where s.facts is distinct from k.facts
union all
select 'people home told on ' || coalesce(t.day, h.day), 'numbers of ' || coalesce(h.counts, 0) || ' kept of ' || coalesce(t.counts, 0)
from told as t full join home as h using (day) where t.counts is distinct from h.counts
union all
select 'claim ' || coalesce(b.claim_id, w.claim_id), 'witnessed by ' || coalesce(w.fact_id, 'nothing') || ', not ' || coalesce(b.fact_id, 'anything')
from behind as b full join (from witness where claim_id in (from moved)) as w using (claim_id)
where b.fact_id is distinct from w.fact_id
