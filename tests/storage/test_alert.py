"""Alerts wait until a channel took them."""

from __future__ import annotations

from extractors.model import Delivery
from extractors.rounds import RoundChange
from storage.alert import pending_alerts, record_deliveries
from storage.round import record_round_changes
from storage.store import Store
from tests.storage.path import alert, event, known_round
from tests.storage.sample import NOW, later


def tried(attempt: int, channel: str = "log", *, delivered: bool = False) -> Delivery:
    """Make an attempt."""
    alert_id = alert(event(known_round()), channel).alert_id
    return Delivery(alert_id=alert_id, attempt=attempt, tried_at=later(hours=attempt), delivered=delivered, detail="?")


def written(store: Store) -> None:
    """Write an event with an alert on two channels."""
    told = event(known_round())
    alerts = [alert(told), alert(told, "mail")]
    change = RoundChange(round=known_round(), events=(told,), is_new=True)
    record_round_changes(store, [change], alerts, [], NOW)


def test_an_alert_is_pending_until_it_is_delivered(store: Store) -> None:
    """Failed attempts are counted; a delivered alert is pending no more, the other channel's still is."""
    written(store)
    assert [(p.attempts, p.last_tried_at) for p in pending_alerts(store)] == [(0, None), (0, None)]
    record_deliveries(store, [tried(1), tried(2)])
    by_channel = {p.alert.channel: p for p in pending_alerts(store)}
    assert (by_channel["log"].attempts, by_channel["log"].last_tried_at) == (2, later(hours=2))
    record_deliveries(store, [tried(3, delivered=True)])
    assert [p.alert.channel for p in pending_alerts(store)] == ["mail"]


def test_an_attempt_is_recorded_once(store: Store) -> None:
    """The same attempt written again leaves one row."""
    written(store)
    for _ in range(2):
        record_deliveries(store, [tried(1)])
    assert store.one("select count(*) as n from delivery") == {"n": 1}
