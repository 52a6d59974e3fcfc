"""Brings about what may be wrong with cycles that do not run, end or move, books, checks and clocks."""

from __future__ import annotations

from contextlib import AbstractContextManager, suppress
from datetime import datetime
from typing import Final

from extractors.errors import FetchError
from flows.status.register import Verdict
from storage import lock
from storage.database import open_live
from storage.document import record_documents
from storage.store import Store
from tests.flows.status.place import EVERY, FEEDS, Case, Place, other_process
from tests.storage.sample import NOW, drop, entry


def _never_run(place: Place) -> Verdict:
    return Place(place.folder / "elsewhere").told()


def _late(place: Place) -> Verdict:
    return place.told(hours=1)


def _failed(place: Place) -> Verdict:
    def breaks(_store: Store, _now: datetime) -> None:
        raise FetchError("the disk is on fire", subject="x", reason="timeout")

    with suppress(FetchError):
        place.cycle(NOW + EVERY, inject=breaks)
    return place.told()


def _crashed(place: Place) -> Verdict:
    with suppress(ChildProcessError), other_process(lambda: place.cycle(NOW + EVERY, dies_at="tend"), kill=True):
        pass
    return place.told(minutes=20)


def _holding(place: Place) -> list[object]:
    """Hold the lock for as long as what is returned lives."""
    return [_entered(lock.hold(place.database, NOW))]


def _entered(opened: AbstractContextManager[object]) -> object:
    return opened, opened.__enter__()


def left(place: Place) -> Verdict:
    with other_process(lambda: _holding(place), kill=True):
        return place.told(minutes=5)


def stuck(place: Place) -> Verdict:

    with other_process(lambda: [*_holding(place), _entered(open_live(place.database))]):
        return place.told(hours=2)


def no_answer(place: Place) -> Verdict:
    place.cycle(NOW + EVERY, failing={one.name: "unreachable" for one in FEEDS})
    return place.told(hours=1)


def _books(place: Place) -> Verdict:
    def loses(store: Store, now: datetime) -> None:
        record_documents(store, [], [drop()], [], now)
        store.run("delete from drop_log")

    place.cycle(NOW + EVERY, entries=[entry(name="west")], inject=loses)
    return place.told()


def _check(place: Place) -> Verdict:
    place.cycle(NOW + EVERY, inject=lambda store, _: store.run("update poll set items = items + 1"))
    return place.told()


def _clock(place: Place) -> Verdict:
    return place.told(days=-1)


CASES: Final[dict[str, tuple[Case, str]]] = {
    "never_run": (_never_run, "parley demo"),
    "cycle_late": (_late, "parley serve"),
    "cycle_failed": (_failed, "the disk is on fire"),
    "cycle_crashed": (_crashed, "stage tend"),
    "cycle_stuck": (stuck, "has not moved for 2 hours"),
    "nothing_polled": (no_answer, "last answer 2026-11-23 12:00 UTC"),
    "network_down": (no_answer, "4 × unreachable"),
    "books_open": (_books, "1 entry"),
    "check_broken": (_check, "rows"),
    "clock_back": (_clock, "24 hours"),
}
