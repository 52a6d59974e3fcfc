-- How many prisoners were agreed at each round and how many came home: per side, in all, and so far.
create or replace view prisoner_exchanges as
select * exclude (type) from agreed_and_home where type = 'prisoner_exchange';
comment on view prisoner_exchanges is 'Prisoners agreed at each round and brought home under it; the last row, without a round, is what came home under none that is told. Example: select round_id, agreed_total, home_total from prisoner_exchanges';
