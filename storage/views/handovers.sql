-- Who came home when: each exchange of prisoners, return of bodies and of children that was carried out, a row a day.
-- Of several counts for one day the one most origins tell stands, of equal ones the larger; a sum over both sides is halved,
-- a count without a side is taken for each. A day told of several rounds goes to the one that met last before it.
create or replace view handovers as
with told as (
    select type, round_ids, dated, on_day, count, basis, towards, origin, min(published_at) as published_at,
        arg_max(words, (confidence, words)) as evidence_text, max(confidence) as confidence
    from homecoming group by all),
placed as (
    select u.round_ids, u.on_day, arg_max(r.round_id, (r.start_on, r.round_id)) as round_id
    from (select round_ids, on_day, unnest(round_ids) as round_id from (select distinct round_ids, on_day from told)) as u
        join round as r on r.round_id = u.round_id and r.superseded_at is null and r.start_on <= u.on_day
    group by u.round_ids, u.on_day),
sided as (
    select type, dated, round_id, on_day, published_at, origin, evidence_text, confidence,
        basis <> 'unspecified' as sure, unnest(['UA', 'RU']) as side, if(basis = 'total', count / 2, count) as count, towards
    from told left join placed using (round_ids, on_day)),
days as (
    select type, on_day, side, count, sure, any_value(dated) as dated, count(distinct origin) as origins,
        max(round_id) filter (round_id is not null) as any_round,
        arg_max(evidence_text, (confidence, evidence_text)) as words, min(published_at) as first_reported_at
    from sided where dated and towards in ('', side)
    group by type, on_day, side, count, sure),
day_round as (
    select type, on_day, arg_max(s.round_id, (r.start_on, r.round_id)) as round_id
    from sided as s join round as r on r.round_id = s.round_id and r.superseded_at is null
    where dated group by all),
undated as (
    select type, round_id, side, count, sure, min(on_day) as on_day, count(distinct origin) as origins,
        arg_max(evidence_text, (confidence, evidence_text)) as words, min(published_at) as first_reported_at
    from sided where not dated and towards in ('', side)
    group by type, round_id, if(round_id is null, date_trunc('month', on_day), null), side, count, sure),
dated_before as (
    select type, side, count, on_day, dated, round_id, sure, origins, words, first_reported_at,
        max(on_day) filter (dated) over (partition by type, side, count order by on_day, dated desc rows unbounded preceding) as last_on
    from (select type, side, count, on_day, true as dated, null as round_id, sure, origins, words, first_reported_at from days
        union all
        select type, side, count, on_day, false, round_id, sure, origins, words, first_reported_at from undated)),
news as (
    select b.* from dated_before as b anti join day_round as k on k.type = b.type and k.round_id = b.round_id
    where not b.dated and (b.last_on is null or b.last_on < b.on_day - 30)),
best as (
    select type, on_day, null as round_id, side, count, origins, words, first_reported_at, true as dated from days
    qualify row_number() over (partition by type, on_day, side order by sure desc, origins desc, count desc) = 1
    union all
    select type, on_day, round_id, side, count, origins, words, first_reported_at, false from news
    qualify row_number() over (partition by type, coalesce(round_id, on_day::varchar), side
        order by sure desc, origins desc, count desc) = 1),
each as (
    select b.type, b.on_day, coalesce(b.round_id, any_value(k.round_id)) as round_id, b.dated,
        max(count) filter (side = 'UA') as to_ukraine, max(count) filter (side = 'RU') as to_russia,
        max(origins) as origins, arg_max(words, (origins, side)) as words, min(first_reported_at) as first_reported_at
    from best as b left join day_round as k on b.dated and k.type = b.type and k.on_day = b.on_day
    group by b.type, b.on_day, b.round_id, b.dated)
select type, on_day as home_on, if(dated, 'told', 'reported') as day_basis, round_id, to_ukraine::bigint as to_ukraine,
    to_russia::bigint as to_russia, (coalesce(to_ukraine, 0) + coalesce(to_russia, 0))::bigint as total,
    (sum(coalesce(to_ukraine, 0)) over w)::bigint as to_ukraine_so_far,
    (sum(coalesce(to_russia, 0)) over w)::bigint as to_russia_so_far,
    (sum(coalesce(to_ukraine, 0) + coalesce(to_russia, 0)) over w)::bigint as total_so_far, origins, words,
    first_reported_at
from each
window w as (partition by type order by on_day, round_id rows unbounded preceding)
order by home_on, type, round_id;
comment on view handovers is 'Who came home when: exchanges of prisoners, returns of bodies and children that were carried out, by day. Example: select home_on, to_ukraine, to_russia, total_so_far from handovers where type = ''prisoner_exchange''';
comment on column handovers.type is 'prisoner_exchange, body_repatriation or civilian_child_return.';
comment on column handovers.home_on is 'Day they came home; the day of the first report where no day is told.';
comment on column handovers.day_basis is 'told, or reported: no day is told, the first report''s stands in.';
comment on column handovers.round_id is 'Round it carries out: of those told, the one that met last before it; null when none is told.';
comment on column handovers.to_ukraine is 'How many came to Ukraine; null when not told.';
comment on column handovers.to_russia is 'How many came to Russia; null when not told.';
comment on column handovers.total is 'Both sides together.';
comment on column handovers.to_ukraine_so_far is 'Sum to Ukraine of this type up to this day.';
comment on column handovers.to_russia_so_far is 'Sum to Russia of this type up to this day.';
comment on column handovers.total_so_far is 'Sum of both of this type up to this day.';
comment on column handovers.origins is 'Independent origins that tell this count.';
comment on column handovers.words is 'The words that say so.';
comment on column handovers.first_reported_at is 'When it was first reported.';
