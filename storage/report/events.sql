-- What happened in the life of these rounds, in order.
select round_id, state, happened_on, decided_at, summary, reason, origins, is_new
from round_events where round_id in (select unnest($rounds::varchar[])) order by decided_at, list_position(
    ['rumoured', 'announced', 'confirmed', 'postponed', 'held', 'concluded'], state), event_id
