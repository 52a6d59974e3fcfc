-- Alerts with their attempts: what was sent, where, and whether it arrived.
create or replace view alerts as
with tried as (
    select alert_id, count(*) as attempts, bool_or(delivered) as delivered, max(tried_at) as last_tried_at,
        max_by(detail, attempt) as last_detail, max_by(latency_ms, attempt) as latency_ms
    from delivery where outcome is distinct from 'begun' group by alert_id)
select a.created_at, a.channel, e.round_id, coalesce(e.state, a.kind) as state, coalesce(e.summary, n.summary) as summary,
    coalesce(d.attempts, 0) as attempts, coalesce(d.delivered, false) as delivered, d.last_tried_at, d.last_detail,
    a.payload, a.event_id, a.alert_id, a.kind, a.subject, a.state as queue, a.due_at, a.lead_id, d.latency_ms, a.reason
from alert as a left join round_event as e using (event_id) left join news as n using (event_id)
    left join tried as d on d.alert_id = coalesce(a.lead_id, a.alert_id);
comment on view alerts is 'Alerts and how they fared. Example: select created_at, channel, summary, delivered from alerts order by created_at';
comment on column alerts.state is 'State the round came into, or what else happened.';
comment on column alerts.attempts is 'How often it was tried.';
comment on column alerts.delivered is 'Whether the channel took it, by itself or with another.';
comment on column alerts.last_tried_at is 'When it was last tried.';
comment on column alerts.last_detail is 'What the channel answered last.';
comment on column alerts.queue is 'waiting, sent, merged (told with another), silenced, dead, or withheld since a restore.';
comment on column alerts.latency_ms is 'Milliseconds the last attempt took.';
