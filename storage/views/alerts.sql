-- Alerts with their attempts: what was sent, where, and whether it arrived.
create or replace view alerts as
select a.created_at, a.channel, e.round_id, e.state, e.summary, count(d.attempt) as attempts,
    coalesce(bool_or(d.delivered), false) as delivered, max(d.tried_at) as last_tried_at,
    max_by(d.detail, d.attempt) as last_detail, a.payload, a.event_id, a.alert_id
from alert as a left join round_event as e using (event_id) left join delivery as d using (alert_id)
group by all;
comment on view alerts is 'Alerts and how they fared.';
comment on column alerts.attempts is 'How often it was tried.';
comment on column alerts.delivered is 'Whether the channel took it.';
comment on column alerts.last_tried_at is 'When it was last tried.';
comment on column alerts.last_detail is 'What the channel answered last.';
