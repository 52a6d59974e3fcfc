-- Every entry was seen in the feed it is said to come from, and every sighting has its entry.
select coalesce(entry.entry_id, sighting.entry_id) as subject, 'entry and sighting do not match' as detail
from (from entry where first_seen_at >= $since) as entry
    full join (from sighting where seen_at >= $since) as sighting
        on sighting.entry_id = entry.entry_id and sighting.feed = entry.feed
where sighting.entry_id is null
    or (entry.entry_id is null and sighting.entry_id not in (select entry_id from entry))
