"""The outbox: alerts are written with their event, composed, sent and settled; every attempt is on record.

write_alerts(store, alerts) -> None
alerts_to_compose(store) -> list[Alert]
record_composed(store, composed, now) -> None
due_alerts(store, now, hook, limit) -> list[Pending]
any_due(store, now) -> bool, due_count(store) -> int
begin_attempts(store, attempts) -> None
end_attempts(store, ends) -> None
forget_begun(store) -> None
resend(store, where, now) -> int
silence(store, silence) -> None, silences(store, now) -> list[Silence]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from extractors.model import Alert, Delivery
from storage.store import Store, from_json, to_json, to_value


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """An alert that is due, and what was tried; ``repeat``: an attempt ended in a crash, its outcome unknown."""

    alert: Alert
    attempts: int
    last_tried_at: datetime | None
    repeat: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """What becomes of an alert once it is composed."""

    alert_id: str
    payload: dict[str, Any]
    state: str  # waiting | merged | silenced
    due_at: datetime
    lead_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How an attempt ended, and what that makes of its alert (``state``: sent | waiting | dead)."""

    delivery: Delivery
    state: str
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A hook is quiet until an instant, about one subject or all."""

    silence_id: str
    hook: str
    subject: str | None
    until: datetime
    decided_by: str
    why: str
    decided_at: datetime


def write_alerts(store: Store, alerts: Sequence[Alert]) -> None:
    """Write alerts inside the transaction of their event; one that is there already stays as it is.

    One that was told before a backup was restored counts as sent.
    """
    store.stage("incoming_alert", "alert", [to_json(Alert, alert) for alert in alerts])
    store.run(_WRITE)


def alerts_to_compose(store: Store) -> list[Alert]:
    """List the alerts whose payload is not written yet, oldest first."""
    rows = store.rows(_TO_COMPOSE)
    return [_alert(row) for row in rows]


def record_composed(store: Store, composed: Sequence[Composed], now: datetime) -> None:
    """Write payloads, and which alerts are told with another, held or silenced; composed ones stay as they are."""
    with store.transaction():
        store.stage("incoming_composed", "alert", [to_json(Composed, one) for one in composed])
        store.run(_COMPOSE, now=now)


def due_alerts(store: Store, now: datetime, hook: str, limit: int) -> list[Pending]:
    """List what may be sent to a hook now, oldest first.

    One that waits for its next try holds back the later ones of its subject, so that they keep their order.
    """
    rows = store.rows(_DUE, now=now, hook=hook, limit=limit)
    return [
        Pending(
            alert=_alert(row), attempts=row["attempts"], last_tried_at=row["last_tried_at"], repeat=bool(row["unknown"])
        )
        for row in rows
    ]


def any_due(store: Store, now: datetime) -> bool:
    """Return whether any alert may be sent now."""
    due = "select count(*) > 0 as yes from alert where state = 'waiting' and composed_at is not null and due_at <= $now"
    return bool(store.one(due, now=now)["yes"])


def due_count(store: Store) -> int:
    """Return how many alerts wait, due or not."""
    return int(store.one("select count(*) as n from alert where state = 'waiting'")["n"])


def begin_attempts(store: Store, attempts: Sequence[Delivery]) -> None:
    """Write that these attempts begin; a crash before their end leaves them begun."""
    with store.transaction():
        store.stage("incoming_delivery", "delivery", [to_json(Delivery, attempt) for attempt in attempts])
        store.run("insert into delivery by name select * from incoming_delivery on conflict do nothing")


def end_attempts(store: Store, ends: Sequence[Ended]) -> None:
    """Write how attempts ended, and what became of their alerts, in one transaction."""
    rows = [to_json(Delivery, end.delivery) | {"state": end.state, "due_at": end.due_at.isoformat()} for end in ends]
    with store.transaction():
        store.stage("incoming_delivery", "delivery", rows, state="VARCHAR", due_at="TIMESTAMPTZ")
        store.run(_END)


def forget_begun(store: Store) -> None:
    """Mark attempts that a crash left begun as unknown; only the holder of the writer's lock may say so."""
    store.run("update delivery set outcome = 'unknown' where outcome = 'begun'")


def resend(store: Store, alert_ids: Sequence[str], now: datetime) -> int:
    """Put alerts back into the queue, due now, whatever became of them; return how many there were."""
    found = store.one("select count(*) as n from alert where list_contains($ids, alert_id)", ids=list(alert_ids))
    store.run(_RESEND, ids=list(alert_ids), now=now)
    return int(found["n"])


def record_silence(store: Store, silence: Silence) -> None:
    """Keep a silence; the same one twice is one."""
    with store.transaction():
        store.stage("incoming_silence", "silence", [to_json(Silence, silence)])
        store.run("insert into silence by name select * from incoming_silence on conflict do nothing")


def silences(store: Store, now: datetime) -> list[Silence]:
    """List the silences that hold now."""
    rows = store.rows("select * from silence where until > $now and decided_at <= $now order by silence_id", now=now)
    return [to_value(Silence, row) for row in rows]


def _alert(row: dict[str, Any]) -> Alert:
    return to_value(Alert, row | {"payload": from_json(dict[str, Any], row["payload"])})


_WRITE = """
    insert into alert by name
    select new.* replace (
        if(told.alert_id is null, new.state, 'sent') as state,
        'told ' || strftime(told.told_at, '%Y-%m-%d %H:%M UTC') || ', before a backup was restored' as reason)
    from incoming_alert as new left join told_before as told using (alert_id)
    on conflict do nothing
"""

_TO_COMPOSE = """
    select * from alert where composed_at is null and state = 'waiting' order by created_at, subject, place, alert_id
"""

_COMPOSE = """
    update alert set payload = new.payload, state = new.state, due_at = new.due_at, lead_id = new.lead_id,
        composed_at = $now
    from incoming_composed as new where alert.alert_id = new.alert_id and alert.composed_at is null
"""

_DUE = """
    with first as (
        select *, bool_or(due_at > $now) over (partition by subject order by created_at, place, alert_id) as held
        from alert where state = 'waiting' and composed_at is not null and channel = $hook
        qualify not held order by created_at, place, alert_id limit $limit
    ), tried as (
        select alert_id, max(attempt) as attempts, max(tried_at) as last_tried_at, arg_max(outcome, attempt) = 'unknown'
            as unknown
        from delivery where alert_id in (select alert_id from first) group by alert_id
    )
    select first.* exclude (held), coalesce(attempts, 0) as attempts, last_tried_at, coalesce(unknown, false) as unknown
    from first left join tried using (alert_id) order by created_at, place, alert_id
"""

_END = """
    update delivery set delivered = new.delivered, detail = new.detail, outcome = new.outcome, status = new.status,
        latency_ms = new.latency_ms
    from incoming_delivery as new where delivery.alert_id = new.alert_id and delivery.attempt = new.attempt;
    delete from delivery where outcome = 'untried';
    update alert set state = new.state, due_at = new.due_at
    from incoming_delivery as new where alert.alert_id = new.alert_id and alert.state = 'waiting'
"""

_RESEND = """
    update alert set state = 'waiting', due_at = $now, lead_id = null, reason = null
    where list_contains($ids, alert_id) and (composed_at is not null or reason is not null)
"""
