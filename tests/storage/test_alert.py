"""Alerts wait until a channel took them; every attempt is on record, one that a crash left open too."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Delivery
from extractors.rounds import RoundChange
from storage.alert import (
    Ended,
    Pending,
    Silence,
    any_due,
    begin_attempts,
    due_alerts,
    end_attempts,
    forget_begun,
    record_silence,
    resend,
    silences,
)
from storage.round import record_round_changes
from storage.store import Store
from tests.storage.path import alert, composed, event, known_round
from tests.storage.sample import NOW, later


def written(store: Store) -> None:
    """Write two events of a round with an alert each to two hooks."""
    held, over = event(known_round(), "held"), event(known_round())
    alerts = [alert(held), alert(held, "mail"), replace(alert(over), place=1), replace(alert(over, "mail"), place=1)]
    change = RoundChange(round=known_round(), events=(held, over), is_new=True)
    record_round_changes(store, [change], alerts, [], NOW)
    composed(store, NOW)


def tried(store: Store, waiting: Pending, state: str, hours: int = 0) -> None:
    """Make an attempt and write how it ended."""
    begun = Delivery(
        alert_id=waiting.alert.alert_id, attempt=waiting.attempts + 1, tried_at=NOW, delivered=False, detail="?"
    )
    begin_attempts(store, [begun])
    done = replace(begun, delivered=state == "sent", outcome="taken" if state == "sent" else "refused")
    end_attempts(store, [Ended(delivery=done, state=state, due_at=later(hours=hours))])


def kinds(store: Store, hook: str = "log", hours: int = 0) -> list[str]:
    """Return what is due for a hook."""
    return [one.alert.kind for one in due_alerts(store, later(hours=hours), hook, 10)]


def test_alerts_wait_in_order_and_hook_by_hook(store: Store) -> None:
    """Both events are due in their order; one hook's success is not the other's."""
    written(store)
    assert any_due(store, NOW)
    assert kinds(store) == kinds(store, "mail") == ["round.held", "round.concluded"]
    tried(store, due_alerts(store, NOW, "log", 1)[0], "sent")
    assert kinds(store) == ["round.concluded"]
    assert kinds(store, "mail") == ["round.held", "round.concluded"]


def test_what_waits_for_its_next_try_holds_back_the_later_ones(store: Store) -> None:
    """A refused alert and those after it of the same round are not due before its next try; a dead one lets them go."""
    written(store)
    tried(store, due_alerts(store, NOW, "log", 1)[0], "waiting", hours=2)
    assert kinds(store) == []
    assert kinds(store, hours=3) == ["round.held", "round.concluded"]
    again = due_alerts(store, later(hours=3), "log", 1)[0]
    assert (again.attempts, again.repeat) == (1, False)
    tried(store, again, "dead", hours=3)
    assert kinds(store, hours=3) == ["round.concluded"]


def test_an_attempt_a_crash_left_open_makes_the_next_a_repeat(store: Store) -> None:
    """What was begun and never ended is unknown, and the next attempt says so."""
    written(store)
    first = due_alerts(store, NOW, "log", 1)[0]
    begun = Delivery(alert_id=first.alert.alert_id, attempt=1, tried_at=NOW, delivered=False, detail="")
    begin_attempts(store, [begun])
    forget_begun(store)
    again = due_alerts(store, NOW, "log", 1)[0]
    assert (again.alert.alert_id, again.attempts, again.repeat) == (first.alert.alert_id, 1, True)
    assert store.one("select outcome from delivery") == {"outcome": "unknown"}


def test_an_attempt_that_was_not_made_leaves_no_trace(store: Store) -> None:
    """What stood in a batch behind a refusal was never tried."""
    written(store)
    first = due_alerts(store, NOW, "log", 1)[0]
    begun = Delivery(alert_id=first.alert.alert_id, attempt=1, tried_at=NOW, delivered=False, detail="")
    begin_attempts(store, [begun])
    end_attempts(store, [Ended(delivery=replace(begun, outcome="untried"), state="waiting", due_at=NOW)])
    assert store.one("select count(*) as n from delivery") == {"n": 0}


def test_a_dead_alert_can_be_sent_again(store: Store) -> None:
    """Put back into the queue it is due at once."""
    written(store)
    first = due_alerts(store, NOW, "log", 1)[0]
    tried(store, first, "dead")
    assert resend(store, [first.alert.alert_id, "no such"], NOW) == 1
    assert kinds(store) == ["round.held", "round.concluded"]


def test_a_silence_ends(store: Store) -> None:
    """A silence holds until its end, and the same one twice is one."""
    one = Silence(
        silence_id="s", hook="log", subject=None, until=later(hours=2), decided_by="desk", why="rest", decided_at=NOW
    )
    for _ in range(2):
        record_silence(store, one)
    assert silences(store, NOW) == [one]
    assert silences(store, later(hours=2)) == []
