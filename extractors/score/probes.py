"""Small own texts with facts that must come out and facts that must not, by group of difficulty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from extractors.score.align import assign
from extractors.score.match import statuses
from extractors.score.traps import hits
from extractors.score.values import (
    Gold,
    plain,
    rounds_of,
    same,
    same_person,
    same_persons,
    same_quantity,
    slot,
    speaker,
)

#: Free text never decides (corpus README); ``date_text`` and the basis of a date are words about the text.
FREE: Final = frozenset(
    "role applies_to whose where purpose condition about order value date_text date_basis deadline_text "
    "participants_basis".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeResult:
    """What became of one probe."""

    id: str
    group: str
    missing: tuple[Gold, ...]  # expected and not found
    forbidden: tuple[Gold, ...]  # found and forbidden

    @property
    def right(self) -> bool:
        """All expected found, nothing forbidden."""
        return not self.missing and not self.forbidden

    @property
    def inversions(self) -> int:
        """Forbidden facts of a polarity probe: the text says the opposite."""
        return len(self.forbidden) if self.group == "polarity" else 0


def judge(probe: Mapping[str, Any], answer: Mapping[str, Any]) -> ProbeResult:
    """Judge the answer to one probe; each expected fact needs one of its own."""
    found: Sequence[Gold] = answer.get("facts") or ()
    expected: Sequence[Gold] = probe.get("expect") or ()
    series = {one["id"]: one.get("series") for one in answer.get("rounds") or ()}
    new = [one["id"] for one in answer.get("rounds") or () if one.get("new")]
    fits = [[float(meets(one, fact, series)) for fact in found] for one in expected]
    paired = {row for row, column in assign(fits).items() if fits[row][column]}
    return ProbeResult(
        id=probe["id"],
        group=probe["group"],
        missing=tuple(one for index, one in enumerate(expected) if index not in paired),
        forbidden=tuple(fact for _, fact in hits(probe.get("forbid") or (), found, new=new)),
    )


def meets(expected: Gold, found: Gold, series: Mapping[str, Any]) -> bool:
    """Tell whether a fact is the expected one in type, status, actor, round, speaker and every slot given."""
    if expected["type"] != found["type"] or found.get("status") not in statuses(expected):
        return False
    if expected.get("actor") and not same(expected["actor"], found.get("actor")):
        return False
    if expected.get("round") and rounds_of(expected) != rounds_of(found):
        return False
    if speaker(expected) and not same_person(speaker(expected), speaker(found)):
        return False
    wanted = {name: value for name, value in (expected.get("slots") or {}).items() if value is not None}
    return all(_has(name, expected, found, series) for name in wanted if name not in FREE)


def _has(name: str, expected: Gold, found: Gold, series: Mapping[str, Any]) -> bool:
    wanted, value = slot(expected, name), slot(found, name)
    match name:
        case "quantity":
            return same_quantity(expected, found)
        case "per_side":
            return same(wanted, value) or _converted(expected, found)
        case "persons" | "participants":
            return same_persons(wanted, value)
        case "person":
            return same_person(wanted, value)
        case "categories" | "topics":
            return _set(wanted) <= _set(value)
        case "first_words":
            return str((found.get("evidence") or {}).get("text", "")).startswith(str(wanted))
        case "series":
            return same(wanted, value) or any(same(wanted, series.get(one)) for one in rounds_of(found))
        case "date" | "deadline" | "expiry":
            return same(wanted, value) or str(value).startswith(f"{wanted}-")
    return same(wanted, value)


def _converted(expected: Gold, found: Gold) -> bool:
    """Tell whether one counts the total and the other each side's half of it."""
    bases = {plain(slot(expected, "per_side")), plain(slot(found, "per_side"))}
    return bases == {"each", "total"} and same_quantity(expected, found)


def _set(value: Any) -> frozenset[Any]:
    reduced = plain(value)
    return reduced if isinstance(reduced, frozenset) else frozenset([reduced])
