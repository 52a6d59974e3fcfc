-- How much of what is claimed rests on one origin alone?
create or replace macro trend_corroboration(since, until, by := 'type', every := 'year') as table
with told as (
    select date_trunc(every, utc_day(first_seen_at))::date as start_on, origins, both_sides,
        case "by" when 'type' then type when 'round' then coalesce(round_id, 'no round') when 'status' then status
            when 'actor' then coalesce(actor, 'unnamed') when 'all' then 'all'
            else error('by: type, round, status, actor or all') end as who
    from claim where superseded_at is null and type <> 'quote' and within(first_seen_at, since, until))
select start_on, who, count(*) as claims, count(*) filter (origins = 1) as one_origin, count(*) filter (origins = 2) as two_origins,
    count(*) filter (origins > 2) as more_origins, count(*) filter (both_sides = 'both') as both_sides,
    round(count(*) filter (origins = 1) / count(*), 2) as share_of_one
from told group by start_on, who order by start_on, claims desc, who;
comment on macro table trend_corroboration is 'How much of what is claimed rests on one origin alone?
Counts claims (the same fact across articles; quotations left out) by the independent origins that report them: copies of one text are one origin. The period is that of the first report.
By: type, round, status, actor, all
Every: year, day, week, month, quarter
Plot: one_origin
start_on: First day of the period.
who: Type, round, status or actor.
claims: Claims first reported then.
one_origin: Of these, told by one origin alone.
two_origins: Told by two.
more_origins: Told by three or more.
both_sides: Officials of both sides say so.
share_of_one: One_origin of claims.
Example: from trend_corroboration(null, null, by := ''type'')';
