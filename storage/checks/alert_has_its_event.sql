-- Every alert tells of an event that may be told, once on each channel.
select alert_id as subject, 'of event ' || event_id || ' on ' || channel as detail
from alert left join round_event using (event_id)
where round_event.event_id is null or not round_event.alert
union all
select event_id, count(*) || ' alerts on ' || channel from alert group by event_id, channel having count(*) > 1
union all
select alert_id, 'attempt of no alert' from delivery where alert_id not in (select alert_id from alert)
