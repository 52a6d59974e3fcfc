"""Brings about what may be wrong with hooks and their alerts."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from extractors.model import Delivery
from flows.status.register import Verdict
from storage.alert import Ended, begin_attempts, end_attempts, write_alerts
from storage.store import Store
from tests.flows.status.place import EVERY, Case, Place
from tests.storage.path import alert, composed, event, known_round
from tests.storage.sample import NOW

HOOK: Final[dict[str, Any]] = {"name": "desk", "channel": "webhook", "url": "http://127.0.0.1:9/", "secret_env": "KEY"}


def _alerts(store: Store, now: datetime, *, outcomes: tuple[str, ...] = (), state: str = "waiting") -> None:
    """Write an alert for the hook desk, and attempts that ended so."""
    one = alert(event(known_round()), "desk", now)
    with store.transaction():
        write_alerts(store, [one])
    composed(store, now)
    for n, outcome in enumerate(outcomes, 1):
        begun = Delivery(alert_id=one.alert_id, attempt=n, tried_at=now, delivered=False, detail="")
        begin_attempts(store, [begun])
        done = replace(begun, outcome=outcome, detail="503 from the desk")
        end_attempts(store, [Ended(delivery=done, state=state, due_at=now + timedelta(hours=9))])


def _hooked(place: Place, hooks: tuple[dict[str, Any], ...] = (HOOK,), **alerts: Any) -> Place:
    other = Place(place.folder, *hooks)
    other.environment = {"KEY": "whsec_" + "a" * 32}
    other.change(lambda store, now: _alerts(store, now, **alerts))
    return other


def _dead(place: Place) -> Verdict:
    return _hooked(place, outcomes=("refused", "refused"), state="dead").told(minutes=5)


def _slow(place: Place) -> Verdict:
    return _hooked(place, outcomes=("refused",)).told(hours=2)


def _refused(place: Place) -> Verdict:
    return _hooked(place, outcomes=("refused",)).told(minutes=5)


def _removed(place: Place) -> Verdict:
    return _hooked(place, ()).told(minutes=5)


def _secret(place: Place) -> Verdict:
    other = Place(place.folder, HOOK | {"secret_env": "PARLEY_TEST_NOWHERE_SET"})
    other.cycle(NOW + EVERY)
    other.environment = {"PARLEY_TEST_NOWHERE_SET": "in this shell alone"}
    return other.told()


def _unwritten(place: Place) -> Verdict:
    page = place.folder / "talks.html"
    page.write_text("of yesterday")
    yesterday = place.snapshot.stat().st_mtime - 86_400
    os.utime(page, (yesterday, yesterday))
    report = place.config.settings.report.model_copy(update={"refresh": True, "path": str(page)})
    place.config = replace(place.config, settings=place.config.settings.model_copy(update={"report": report}))
    return place.told(minutes=5)


CASES: Final[dict[str, tuple[Case, str]]] = {
    "hook_dead": (_dead, "503 from the desk"),
    "delivery_late": (_slow, "503 from the desk"),
    "delivery_refused": (_refused, "503 from the desk"),
    "hook_removed": (_removed, "desk"),
    "secret_missing": (_secret, "PARLEY_TEST_NOWHERE_SET"),
    "report_stale": (_unwritten, "not written anew"),
}
