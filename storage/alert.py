"""Alerts: written with their event (see record_round_changes), delivered later, every attempt on record.

pending_alerts(store) -> list[Pending]
record_deliveries(store, deliveries) -> None
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from extractors.model import Alert, Delivery
from storage.store import Store, from_json, to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """An alert no channel has taken yet, and what was tried; when to try again is the flow's to decide."""

    alert: Alert
    attempts: int
    last_tried_at: datetime | None


def pending_alerts(store: Store) -> list[Pending]:
    """List the alerts not delivered yet, oldest first."""
    return [
        Pending(
            alert=Alert(
                alert_id=row["alert_id"],
                event_id=row["event_id"],
                channel=row["channel"],
                payload=from_json(dict[str, Any], row["payload"]),
                created_at=row["created_at"],
            ),
            attempts=row["attempts"],
            last_tried_at=row["last_tried_at"],
        )
        for row in store.rows(_PENDING)
    ]


def record_deliveries(store: Store, deliveries: Sequence[Delivery]) -> None:
    """Write attempts; one that is there already stays as it is."""
    with store.transaction():
        store.stage("incoming_delivery", "delivery", [to_json(Delivery, delivery) for delivery in deliveries])
        store.run("insert into delivery by name select * from incoming_delivery on conflict do nothing")


_PENDING = """
    select alert.*, count(d.attempt) as attempts, max(d.tried_at) as last_tried_at
    from alert left join delivery as d using (alert_id)
    group by all
    having not coalesce(bool_or(d.delivered), false)
    order by created_at, alert_id
"""
