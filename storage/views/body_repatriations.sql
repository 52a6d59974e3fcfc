-- How many bodies of the fallen were agreed at each round and how many came home: per side, in all, and so far.
create or replace view body_repatriations as
select * exclude (type) from agreed_and_home where type = 'body_repatriation';
comment on view body_repatriations is 'Bodies of the fallen agreed at each round and brought home under it; the last row, without a round, is what came home under none that is told. Example: select round_id, agreed_total, home_total from body_repatriations';
