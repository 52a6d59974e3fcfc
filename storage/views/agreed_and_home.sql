-- What was agreed at each round and what of it came home: prisoners, bodies and children, a row for a round and a kind.
create or replace view agreed_and_home as
with settled as (
    select type, round_id, status, origins, claim_id, agreed_each as count, direction from ledger
    qualify row_number() over (partition by type, round_id, direction
        order by agreed_each is not null desc, status = 'agreed' desc, origins desc, agreed_each desc, claim_id) = 1),
agreed as (
    select type, round_id, sum(count) filter (direction in ('', 'RU->UA')) as to_ukraine,
        sum(count) filter (direction in ('', 'UA->RU')) as to_russia,
        arg_max(status, (status = 'agreed', status)) as status, max(origins) as origins
    from settled group by type, round_id),
home as (
    select type, round_id, sum(to_ukraine) as to_ukraine, sum(to_russia) as to_russia, sum(total) as total,
        min(home_on) as first_on, max(home_on) as last_on, min(origins) as origins, count(*) as handovers
    from handovers group by type, round_id),
known as (
    select type, round_id, coalesce(r.end_on, r.start_on) as met_on, a.status as agreed_as, a.to_ukraine::bigint as agreed_to_ukraine,
        a.to_russia::bigint as agreed_to_russia,
        if(a.to_ukraine is null and a.to_russia is null, null,
            (coalesce(a.to_ukraine, 0) + coalesce(a.to_russia, 0))::bigint) as agreed_total,
        h.to_ukraine::bigint as home_to_ukraine, h.to_russia::bigint as home_to_russia, h.total::bigint as home_total, h.handovers, h.first_on,
        h.last_on, a.origins as agreed_origins, h.origins as home_origins
    from agreed as a full join home as h using (type, round_id)
        left join round as r on r.round_id = coalesce(a.round_id, h.round_id) and r.superseded_at is null)
select type, round_id, met_on, agreed_as, agreed_to_ukraine, agreed_to_russia, agreed_total, home_to_ukraine, home_to_russia,
    home_total, if(agreed_total > 0, least(1, coalesce(home_total, 0) / agreed_total), null) as share,
    (sum(coalesce(agreed_total, 0)) over w)::bigint as agreed_so_far, (sum(coalesce(home_total, 0)) over w)::bigint as home_so_far,
    coalesce(handovers, 0) as handovers, first_on as first_home_on, last_on as last_home_on, agreed_origins, home_origins
from known window w as (partition by type order by met_on nulls last, round_id nulls last rows unbounded preceding)
order by type, met_on nulls last, round_id nulls last;
comment on view agreed_and_home is 'Prisoners, bodies and children agreed at each round and brought home under it; a row without a round is what came home under none that is told. Example: select type, round_id, agreed_total, home_total from agreed_and_home';
comment on column agreed_and_home.type is 'prisoner_exchange, body_repatriation or civilian_child_return.';
comment on column agreed_and_home.round_id is 'Round it was agreed at; null: none is told.';
comment on column agreed_and_home.met_on is 'Last day of that round.';
comment on column agreed_and_home.agreed_as is 'How sure: agreed, else announced, accepted, scheduled or promised by one side; null: nothing of it was told.';
comment on column agreed_and_home.agreed_to_ukraine is 'Agreed to come to Ukraine; null when no number is told.';
comment on column agreed_and_home.agreed_to_russia is 'Agreed to come to Russia; null when no number is told.';
comment on column agreed_and_home.agreed_total is 'Both together.';
comment on column agreed_and_home.home_to_ukraine is 'Came to Ukraine; the days are in handovers.';
comment on column agreed_and_home.home_to_russia is 'Came to Russia.';
comment on column agreed_and_home.home_total is 'Both together; null: none that is told.';
comment on column agreed_and_home.share is 'Home of agreed, at most 1; null without a number agreed.';
comment on column agreed_and_home.agreed_so_far is 'Sum of agreed_total over the rounds up to this one.';
comment on column agreed_and_home.home_so_far is 'Sum of home_total over the rounds up to this one.';
comment on column agreed_and_home.handovers is 'On how many days.';
comment on column agreed_and_home.first_home_on is 'First of these days.';
comment on column agreed_and_home.last_home_on is 'Last of these days.';
comment on column agreed_and_home.agreed_origins is 'Independent origins that tell what was agreed.';
comment on column agreed_and_home.home_origins is 'Independent origins of the least supported of these days.';
