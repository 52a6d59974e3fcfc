-- What a poll listed is new, changed, known or left out, and nothing else.
select feed || ' at ' || polled_at as subject,
    items || ' items, ' || (items_new + items_changed + items_known + items_dropped) || ' accounted for' as detail
from poll
where items <> items_new + items_changed + items_known + items_dropped
