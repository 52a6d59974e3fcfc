-- An alert is delivered once, and not tried again afterwards.
select alert_id as subject, count(*) filter (delivered) || ' deliveries in ' || count(*) || ' attempts' as detail
from delivery group by alert_id
having count(*) filter (delivered) > 1 or max(attempt) > min(attempt) filter (delivered)
