"""Operators' hooks hear of the faults status tells, each once for each time it began."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from datetime import timedelta

from flows.status.screen import as_json
from tests.flows.status.place import EVERY, FEEDS, Place
from tests.storage.sample import NOW

HEARS = {"name": "operator", "channel": "jsonl", "path": "operations.jsonl", "kinds": ("operations.*",)}


def _heard(place: Place) -> Counter[str]:
    lines = [json.loads(line) for line in (place.folder / "operations.jsonl").read_text().splitlines()]
    told = [one for line in lines for one in line.get("events") or [line]]
    return Counter(one["kind"].removeprefix("operations.") for one in told)


def _listening(place: Place) -> Place:
    path = str(place.folder / "operations.jsonl")
    return Place(place.folder, HEARS | {"path": path})


def test_a_fault_is_told_once(place: Place) -> None:
    """A feed that fails on and on is one message with the name and words status gives it; a second fault is another."""
    place = _listening(place)
    for n in range(1, 5):
        place.cycle(NOW + n * EVERY, failing={"west": "blocked"})
    heard = json.loads((place.folder / "operations.jsonl").read_text())
    (fault,) = [one for one in as_json(place.told())["faults"] if one["urgency"] != "know"]
    assert heard["kind"] == f"operations.{fault['name']}"
    assert heard["operation"]["what"] == fault["subject"]
    assert heard["operation"]["since"] == fault["since"].isoformat()
    assert "blocked" in heard["operation"]["detail"]
    place.cycle(NOW + 5 * EVERY, failing={one.name: "timeout" for one in FEEDS})
    assert _heard(place) == {"feed_failing": 1, "network_down": 1}


def test_the_next_cycle_tells_of_one_that_broke(place: Place) -> None:
    """A cycle that raised, a promise broken and a gap are told by the cycle after them."""
    place = _listening(place)

    def breaks(*_: object) -> None:
        raise ValueError("the page was upside down")

    with suppress(ValueError):
        place.cycle(NOW + EVERY, inject=breaks)
    place.cycle(NOW + 2 * EVERY, inject=lambda store, _: store.run("update poll set items = items + 1"))
    place.cycle(NOW + timedelta(hours=3))
    assert _heard(place).keys() >= {"cycle_failed", "check_broken", "cycle_late"}
