-- What was left out, where and why, newest first.
create or replace view drops as
select d.dropped_at, d.stage, d.reason, d.detail, d.feed, d.title, d.url, e.state, d.subject
from drop_log as d left join entry as e on e.entry_id = d.subject
order by d.dropped_at desc;
comment on view drops is 'Items left out, with their reasons. Example: select reason, count(*) as items from drops group by reason order by items desc';
comment on column drops.state is 'Where the entry stands now; null for items left out before they were entries.';
