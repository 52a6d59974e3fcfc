-- These claims as they are known now, and how many facts stand behind each.
with behind as (
    select claim_id, count(*) as facts from support
    where superseded_at is null and claim_id in (select unnest($claims::varchar[])) group by claim_id)
select claim_id, round_id, type, status, actor, value, origins, outlets, both_sides, first_seen_at, last_seen_at,
    coalesce(facts, 0) as facts, matter
from claim left join behind using (claim_id)
where superseded_at is null and claim_id in (select unnest($claims::varchar[]))
