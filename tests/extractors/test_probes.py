"""The probes of the development corpus: what must come out, what never may."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.extractors.reading import facts_of
from tests.shared import SHARED, needs_shared

TYPES = frozenset(
    "round delegation_head duration side_meeting prisoner_exchange body_repatriation summit quote".split()
)
#: Share of probes right: a floor, raised when the rules get better.
FLOOR = 0.95
#: Compared as sets; and slots that only the registry can fill.
_SETS, _REGISTRY = {"persons", "participants"}, {"series"}


def _probes() -> Iterator[dict[str, Any]]:
    with (SHARED / "corpus" / "probes.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            probe = json.loads(line)
            probe["expect"] = [fact for fact in probe["expect"] if fact["type"] in TYPES]
            probe["forbid"] = [fact for fact in probe["forbid"] if fact["type"] in TYPES]
            if probe["expect"] or probe["forbid"]:
                yield probe


def _same(name: str, got: Any, wanted: Any) -> bool:
    if name in _SETS:
        return set(got or ()) == set(wanted)
    if name == "first_words":
        return str(got or "").startswith(str(wanted))
    if name == "speaker":
        return str(got or "").lower().replace(" ", "_") == str(wanted)
    return bool(got == wanted)


def _right(fact: dict[str, Any], wanted: dict[str, Any]) -> bool:
    statuses = [wanted.get("status"), *wanted.get("status_alt", ())]
    if fact["type"] != wanted["type"] or (wanted.get("status") and fact["status"] not in statuses):
        return False
    if wanted.get("actor") and fact["actor"] != wanted["actor"]:
        return False
    slots = {k: v for k, v in wanted.get("slots", {}).items() if v is not None and k not in _REGISTRY}
    said = {k: v for k, v in wanted.get("attribution", {}).items() if v is not None}
    return all(_same(k, fact["slots"].get(k), v) for k, v in slots.items()) and all(
        _same(k, fact["attribution"].get(k), v) for k, v in said.items()
    )


def _hit(fact: dict[str, Any], trap: dict[str, Any]) -> bool:
    """Tell whether a fact is what a probe forbids: every given field matches, in the fact or its slots."""
    if fact["type"] != trap["type"]:
        return False
    for name, wrong in trap["wrong"].items():
        got = fact["attribution"]["speaker"] if name == "speaker" else fact.get(name, fact["slots"].get(name))
        if name == "participants" and isinstance(wrong, str):
            got, wrong = "+".join(sorted(got or ())), wrong
        alternatives = wrong.split("|") if isinstance(wrong, str) else [wrong]
        if not (set(got) & set(alternatives) if isinstance(got, list) else got in alternatives):
            return False
    return True


def _judged() -> tuple[list[str], list[str], int]:
    """Give the ids of wrong probes, of polarity probes with a forbidden fact, and the number of probes."""
    wrong, inverted, total = [], [], 0
    for probe in _probes():
        total += 1
        facts = facts_of(probe["text"], probe.get("title", ""), probe["published"].replace("Z", "+00:00"))
        bad = any(_hit(fact, trap) for trap in probe["forbid"] for fact in facts)
        if bad and probe["group"] == "polarity":
            inverted.append(probe["id"])
        if bad or not all(any(_right(fact, wanted) for fact in facts) for wanted in probe["expect"]):
            wrong.append(probe["id"])
    return wrong, inverted, total


@needs_shared
def test_the_probes_of_the_eight_types_hold_their_floor() -> None:
    """At least the pinned share of probes is right, and no polarity probe is ever inverted."""
    wrong, inverted, total = _judged()
    assert inverted == []
    assert 1 - len(wrong) / total >= FLOOR, wrong
