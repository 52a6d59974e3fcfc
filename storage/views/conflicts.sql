-- Claims about one round and one matter that cannot all be true; of other types several may hold at once.
create or replace view conflicts as
select round_id, type, merge_key, count(*) as versions,
    list({'claim_id': claim_id, 'value': value, 'status': status, 'origins': origins, 'both_sides': both_sides}
        order by origins desc, claim_id) as claims
from claim
where superseded_at is null and type in (
    'round', 'duration', 'prisoner_exchange', 'body_repatriation', 'civilian_child_return', 'working_group', 'next_round')
group by round_id, type, merge_key having count(distinct value::varchar) > 1;
comment on view conflicts is 'Claims that share their merge key and differ in value.';
comment on column conflicts.versions is 'How many different claims there are.';
comment on column conflicts.claims is 'These claims, the best supported first.';
