-- What happened in the life of each round, and whether the hooks heard of it.
create or replace view round_events as
select e.decided_at, e.round_id, r.series, r.number, e.state, e.happened_on, e.summary, e.is_new, e.alert, e.reason,
    e.article_ids, e.origins, count(distinct a.alert_id) as alerts,
    count(distinct d.alert_id) as delivered, e.event_id
from round_event as e
    left join round as r on r.round_id = e.round_id and r.superseded_at is null
    left join alert as a on a.event_id = e.event_id
    left join delivery as d on d.alert_id = a.alert_id and d.delivered
group by all;
comment on view round_events is 'Changes in the lives of rounds, with their alerts. Example: select decided_at, round_id, state, summary from round_events order by decided_at';
comment on column round_events.alerts is 'Alerts written for it.';
comment on column round_events.delivered is 'Of these, delivered.';
