-- Who took part in these rounds beside the sides themselves: heads of delegation and mediators, each with its claim.
select round_id, side, role, person, origins, contested, claim_id
from participants
where round_id in (select unnest($rounds::varchar[])) and claim_id is not null
order by round_id, role, side, origins desc, person nulls last, claim_id
