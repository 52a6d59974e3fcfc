-- Which side each outlet stands on, by the country of its feeds.
create or replace view outlets as
select outlet, any_value(family) as family, min(country) as country,
    if(bool_or(country = 'RU'), 'RU', if(bool_or(country = 'UA'), 'UA', 'third')) as side, min(kind) as kind,
    list(name order by name) as feeds, bool_or(active) as active
from feed group by outlet order by outlet;
comment on view outlets is 'Outlets polled, with the side their country is on. Example: select side, count(*) as outlets from outlets group by side';
comment on column outlets.side is 'RU or UA where it is at home, else third.';
comment on column outlets.feeds is 'Its feeds.';
comment on column outlets.active is 'Whether any of them is still polled.';
