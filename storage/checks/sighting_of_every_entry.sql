-- Every entry was seen in the feed it is said to come from, and every sighting has its entry.
select coalesce(entry.entry_id, sighting.entry_id) as subject, 'entry and sighting do not match' as detail
from entry full join sighting on sighting.entry_id = entry.entry_id and sighting.feed = entry.feed
where sighting.entry_id is null
    or (entry.entry_id is null and sighting.entry_id not in (select entry_id from entry))
