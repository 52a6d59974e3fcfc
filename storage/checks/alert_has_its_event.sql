-- Every alert tells of an event that may be told, once to each hook.
select alert_id as subject, 'of event ' || event_id || ' to ' || channel as detail
from alert left join round_event using (event_id) left join news using (event_id)
where not coalesce(round_event.alert or round_event.state in ('rumoured', 'confirmed'), news.alert, false)
union all
select event_id, count(*) || ' alerts to ' || channel from alert group by event_id, channel having count(*) > 1
union all
select alert_id, 'attempt of no alert' from delivery where alert_id not in (select alert_id from alert)
