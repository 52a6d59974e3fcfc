-- Which side's officials confirm what?
create or replace macro trend_confirmed(since, until, by := 'type') as table
with told as (
    select both_sides,
        case "by" when 'type' then type when 'status' then status when 'round' then coalesce(round_id, 'no round') when 'all' then 'all'
            else error('by: type, status, round or all') end as who
    from claim where superseded_at is null and type <> 'quote' and within(first_seen_at, since, until))
select who, count(*) as claims, count(*) filter (both_sides = 'both') as both_sides, count(*) filter (both_sides = 'RU') as russia_only,
    count(*) filter (both_sides = 'UA') as ukraine_only, count(*) filter (both_sides = 'third') as neither
from told group by who order by claims desc, who;
comment on macro table trend_confirmed is 'Which side''s officials confirm what?
Counts claims (quotations left out) by whose officials are quoted for them. The period is that of the first report.
By: type, status, round, all
Plot: claims
who: Type, status or round.
claims: Claims first reported then.
both_sides: Officials of both sides say so.
russia_only: Only Russian officials do.
ukraine_only: Only Ukrainian officials do.
neither: Others say so, or nobody is quoted.
Example: from trend_confirmed(null, null, by := ''round'')';
