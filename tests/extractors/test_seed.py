"""The one story everything serves: its facts of the eight types, its traps, and what a changed word changes."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from tests.extractors.reading import facts_of
from tests.extractors.test_probes import _hit
from tests.shared import SHARED, needs_shared

TYPES = frozenset("round delegation_head duration side_meeting prisoner_exchange body_repatriation summit".split())
PUBLISHED = "2025-07-24T09:00:00+03:00"
#: Compared; ids of rounds and series are the registry's, free text never decides.
SLOTS = (
    "quantity",
    "qualifier",
    "unit",
    "per_side",
    "direction",
    "deadline",
    "date",
    "city",
    "country",
    "person",
    "kind",
)


@cache
def _seed() -> tuple[str, str]:
    title, body = (SHARED / "corpus" / "texts" / "seed.txt").read_text(encoding="utf-8").split("\n", 1)
    return title, body


@cache
def _gold() -> dict[str, Any]:
    return dict(json.loads((SHARED / "corpus" / "gold" / "seed.json").read_text(encoding="utf-8")))


def _read(*changes: tuple[str, str]) -> list[dict[str, Any]]:
    title, body = _seed()
    for old, new in changes:
        assert old in body
        body = body.replace(old, new)
    return [fact for fact in facts_of(body, title, PUBLISHED) if fact["type"] in TYPES]


def _key(fact: dict[str, Any]) -> tuple[Any, ...]:
    slots = fact["slots"]
    return fact["type"], fact["status"], fact["actor"], *(str(slots.get(name)) for name in (*SLOTS, "number"))


def _says(fact: dict[str, Any], wanted: dict[str, Any]) -> bool:
    if (fact["type"], fact["status"], fact["actor"]) != (wanted["type"], wanted["status"], wanted["actor"]):
        return False
    slots = {name: value for name, value in wanted["slots"].items() if name in SLOTS and value is not None}
    slots = {name: {"lt": "less_than"}.get(value, value) for name, value in slots.items()}
    people = {name: set(wanted["slots"][name]) for name in ("persons", "participants") if wanted["slots"].get(name)}
    return all(fact["slots"].get(name) == value for name, value in slots.items()) and all(
        set(fact["slots"].get(name, ())) == who for name, who in people.items()
    )


@needs_shared
def test_every_core_fact_of_the_seed_is_read() -> None:
    """All core facts of the eight types come out with their values, and no trap is hit."""
    facts = _read()
    core = [wanted for wanted in _gold()["facts"] if wanted["type"] in TYPES and wanted["core"]]
    assert [wanted["id"] for wanted in core if not any(_says(fact, wanted) for fact in facts)] == []
    assert [trap["id"] for trap in _gold()["must_not_extract"] for fact in facts if _hit(fact, trap)] == []


@needs_shared
@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("third", "fourth", {"round"}, {"round"}),
        ("1,200", "950", {"prisoner_exchange"}, {"prisoner_exchange"}),
        ("Wednesday", "Tuesday", {"round"}, {"round"}),
        ("two sides had agreed", "two sides had not agreed", {"prisoner_exchange"}, set()),
        ("3,000", "2,500", {"body_repatriation"}, {"body_repatriation"}),
        ("less than 40", "more than 50", {"duration"}, {"duration"}),
        ("Ukraine proposed a", "Russia proposed a", {"summit"}, {"summit"}),
    ],
)
def test_a_rewritten_seed_changes_the_touched_facts_only(old: str, new: str, gone: set[str], come: set[str]) -> None:
    """A changed ordinal, count, day, proposer or negation changes the facts that rest on it and no others."""
    before, after = {_key(f) for f in _read()}, {_key(f) for f in _read((old, new))}
    assert {key[0] for key in before - after} == gone
    assert {key[0] for key in after - before} == come


@needs_shared
def test_a_swapped_proposer_is_the_other_side() -> None:
    """With the names swapped, the summit is Russia's proposal and no longer Ukraine's."""
    found = {f["actor"] for f in _read(("Ukraine proposed a", "Russia proposed a")) if f["status"] == "proposed"}
    assert found == {"RU"}
