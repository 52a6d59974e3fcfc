-- What was agreed at which round and how much of it was carried out, per side; days and counts as reported. A day told of several
-- rounds counts for the one that met last before it.
create or replace view ledger as
with deed as (
    select *, coalesce(try_cast(value ->> '$.quantity' as double), try_cast(value ->> '$.quantity.lo' as double))
            * if(value ->> '$.per_side' = 'total', 0.5, 1) as each,
        coalesce(value ->> '$.direction', '') as direction,
        regexp_extract(merge_key, 'day=([0-9-]{10})', 1) as day
    from claim
    where superseded_at is null and round_id is not null
        and type in ('prisoner_exchange', 'body_repatriation', 'civilian_child_return')),
settled as (
    select * from deed where status in ('agreed', 'accepted', 'announced', 'scheduled', 'promised')),
done as (
    select d.* from deed as d left join round as r on r.round_id = d.round_id and r.superseded_at is null
    where d.status in ('completed', 'partially_completed') and d.each is not null
    qualify row_number() over (
            partition by d.round_id, d.type, if(d.day = '', d.claim_id, d.day) order by d.origins desc, d.each desc, d.claim_id) = 1
        and (d.day = '' or coalesce(r.start_on = max(r.start_on) filter (r.start_on <= try_cast(d.day as date))
            over (partition by d.type, d.day, d.each, d.direction), true))),
counted as (
    select d.* from done as d
    where d.day <> '' or not exists (
        select 1 from done as o where o.round_id = d.round_id and o.type = d.type and o.day <> '')),
carried as (
    select s.claim_id, max(c.each) as most, sum(c.each) as whole, count(*) filter (c.day = '') > 0 as undated,
        list({'claim_id': c.claim_id, 'day': nullif(c.day, ''), 'each': c.each, 'origins': c.origins,
            'both_sides': c.both_sides} order by c.day, c.claim_id) as completions
    from settled as s join counted as c
        on c.round_id = s.round_id and c.type = s.type
            and (c.direction = '' or s.direction = '' or c.direction = s.direction)
    group by s.claim_id),
summed as (
    select s.* replace (
            if(s.value ->> '$.per_side' = 'unspecified' and k.most * 2 = s.each, s.each / 2, s.each) as each),
        if(k.most >= s.each or k.undated, k.most, k.whole) as carried_out_each, k.completions
    from settled as s left join carried as k using (claim_id))
select round_id, type, direction, status, each as agreed_each, origins, both_sides, carried_out_each,
    if(carried_out_each is null or each is null, null, least(1.0, carried_out_each / each)) as share, completions, claim_id, first_seen_at
from summed;
comment on view ledger is 'What was agreed at which round and how much of it was carried out. Example: select round_id, type, agreed_each, carried_out_each, share from ledger';
comment on column ledger.direction is 'Who gives to whom; empty where both give.';
comment on column ledger.agreed_each is 'Count agreed per side; a total is halved, and a bare count where half of it was carried out by each.';
comment on column ledger.carried_out_each is 'Count carried out per side: the sum over its days, or the largest where days are not told.';
comment on column ledger.share is 'Carried out of agreed, at most 1; null without both counts.';
comment on column ledger.completions is 'The claims of its carrying out, by day.';
