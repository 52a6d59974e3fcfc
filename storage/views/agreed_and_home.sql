-- What was agreed at a round and what of it came home: the form prisoner_exchanges and body_repatriations share.
create or replace macro agreed_and_home(kind) as table
with settled as (
    select round_id, status, origins, claim_id, agreed_each as count, direction from ledger where type = kind
    qualify row_number() over (partition by round_id, direction
        order by agreed_each is not null desc, status = 'agreed' desc, origins desc, agreed_each desc, claim_id) = 1),
agreed as (
    select round_id, sum(count) filter (direction in ('', 'RU->UA')) as to_ukraine,
        sum(count) filter (direction in ('', 'UA->RU')) as to_russia,
        arg_max(status, (status = 'agreed', status)) as status, max(origins) as origins
    from settled group by round_id),
home as (
    select round_id, sum(to_ukraine) as to_ukraine, sum(to_russia) as to_russia, sum(total) as total,
        min(home_on) as first_on, max(home_on) as last_on, min(origins) as origins, count(*) as handovers
    from handovers where type = kind group by round_id),
known as (
    select round_id, coalesce(r.end_on, r.start_on) as met_on, a.status as agreed_as, a.to_ukraine::bigint as agreed_to_ukraine,
        a.to_russia::bigint as agreed_to_russia,
        if(a.to_ukraine is null and a.to_russia is null, null,
            (coalesce(a.to_ukraine, 0) + coalesce(a.to_russia, 0))::bigint) as agreed_total,
        h.to_ukraine::bigint as home_to_ukraine, h.to_russia::bigint as home_to_russia, h.total::bigint as home_total, h.handovers, h.first_on,
        h.last_on, a.origins as agreed_origins, h.origins as home_origins
    from agreed as a full join home as h using (round_id)
        left join round as r on r.round_id = coalesce(a.round_id, h.round_id) and r.superseded_at is null)
select round_id, met_on, agreed_as, agreed_to_ukraine, agreed_to_russia, agreed_total, home_to_ukraine, home_to_russia,
    home_total, if(agreed_total > 0, least(1, coalesce(home_total, 0) / agreed_total), null) as share,
    (sum(coalesce(agreed_total, 0)) over w)::bigint as agreed_so_far, (sum(coalesce(home_total, 0)) over w)::bigint as home_so_far,
    coalesce(handovers, 0) as handovers, first_on as first_home_on, last_on as last_home_on, agreed_origins, home_origins
from known window w as (order by met_on nulls last, round_id nulls last rows unbounded preceding)
order by met_on nulls last, round_id nulls last;
comment on macro table agreed_and_home is 'What was agreed at each round and what of it came home, for one type of fact: the form of prisoner_exchanges and body_repatriations.';
