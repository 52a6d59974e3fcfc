-- Feeds with how they do: last good answer, failures in a row, what they brought and what became of it.
create or replace view feeds as
select f.name, f.outlet, f.family, f.country, f.language, f.kind, f.url, f.active, f.every_minutes, f.failures,
    f.last_ok_at, f.next_poll_at, count(e.entry_id) as entries,
    count(e.entry_id) filter (e.state = 'understood') as kept,
    count(e.entry_id) filter (e.state = 'dropped') as dropped,
    count(e.entry_id) filter (e.state in ('waiting', 'fetched', 'read')) as waiting,
    max(e.first_seen_at) as last_new_at
from feed as f left join entry as e on e.feed = f.name
group by all;
comment on view feeds is 'Feeds with how they do and what they brought. Example: select name, last_ok_at, failures, entries, kept from feeds order by last_ok_at';
comment on column feeds.entries is 'Entries this feed was the first to list.';
comment on column feeds.kept is 'Of these, kept.';
comment on column feeds.dropped is 'Of these, left out.';
comment on column feeds.waiting is 'Of these, not settled yet.';
comment on column feeds.last_new_at is 'When it last brought an entry never seen.';
