-- A round alerts once for each state of its life.
select round_id as subject, count(*) || ' alertable events for ' || state as detail
from round_event where alert and state <> 'correction' group by round_id, state having count(*) > 1
