-- These claims as they are known now.
select claim_id, round_id, type, status, actor, value, origins, outlets, both_sides, first_seen_at, last_seen_at, facts,
    origin_names, speakers, matter
from claims where claim_id in (select unnest($claims::varchar[]))
