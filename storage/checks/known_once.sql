-- At any instant Parley knows one thing of a reading, fact, round or claim.
select 'coverage ' || article_id as subject, count(*) || ' current rows' as detail
from coverage where superseded_at is null and article_id in (
    select article_id from coverage where recorded_at >= $since) group by article_id having count(*) > 1
union all
select 'fact ' || fact_id, count(*) || ' current rows'
from fact where superseded_at is null and fact_id in (
    select fact_id from fact where recorded_at >= $since) group by fact_id having count(*) > 1
union all
select 'observation ' || observation_id, count(*) || ' current rows'
from observation where superseded_at is null and observation_id in (
    select observation_id from observation where recorded_at >= $since) group by observation_id having count(*) > 1
union all
select 'round ' || round_id, count(*) || ' current rows'
from round where superseded_at is null group by round_id having count(*) > 1
union all
select 'claim ' || claim_id, count(*) || ' current rows'
from claim where superseded_at is null group by claim_id having count(*) > 1
