"""How often each field of a fact agrees with its label, among the pairs that match leniently."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from extractors.score.match import lenient, same_round, statuses
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


@dataclass(frozen=True, slots=True)
class FieldTally:
    """Pairs whose label fills a field, those that agree, and those filled where the label leaves it empty."""

    judged: int = 0
    right: int = 0
    added: int = 0

    def __add__(self, other: FieldTally) -> FieldTally:
        return FieldTally(self.judged + other.judged, self.right + other.right, self.added + other.added)


def _same_actor(gold: Gold, found: Gold) -> bool:
    return any(same(actor, found.get("actor")) for actor in (gold.get("actor"), *(gold.get("actor_alt") or ())))


def _same_date(gold: Gold, found: Gold) -> bool:
    wanted, told = slot(gold, "date"), slot(found, "date")
    return same(wanted, told) or str(told).startswith(f"{wanted}-")


def _place(fact: Gold) -> dict[str, Any]:
    return {name: value for name in ("city", "country") if (value := slot(fact, name)) is not None}


def _same_place(gold: Gold, found: Gold) -> bool:
    return all(same(value, slot(found, name)) for name, value in _place(gold).items())


def _persons(fact: Gold) -> Any:
    return slot(fact, "persons") or slot(fact, "person")


def _same_persons(gold: Gold, found: Gold) -> bool:
    mine, yours = _persons(gold), _persons(found)
    many = isinstance(mine, list) and isinstance(yours, list)
    return same_persons(mine, yours) if many else same_person(mine, yours)


#: A field's value, None or empty where it is not filled, and whether label and fact agree on it.
FIELDS: Final[Mapping[str, tuple[Callable[[Gold], Any], Callable[[Gold, Gold], bool]]]] = {
    "status": (lambda fact: fact.get("status"), lambda gold, found: found.get("status") in statuses(gold)),
    "actor": (lambda fact: plain(fact.get("actor")), _same_actor),
    "quantity": (lambda fact: slot(fact, "quantity"), same_quantity),
    "date": (lambda fact: slot(fact, "date"), _same_date),
    "round": (rounds_of, same_round),
    "speaker": (speaker, lambda gold, found: same_person(speaker(gold), speaker(found))),
    "place": (_place, _same_place),
    "persons": (_persons, _same_persons),
}


def fields(pairs: Iterable[tuple[Gold, Gold]]) -> dict[str, FieldTally]:
    """Return the tally of every field over (label, fact) pairs; pairs that do not match leniently count nowhere."""
    matched = [pair for pair in pairs if lenient(*pair)]
    return {name: sum((_judge(name, *pair) for pair in matched), FieldTally()) for name in FIELDS}


def _judge(name: str, gold: Gold, found: Gold) -> FieldTally:
    value, agree = FIELDS[name]
    if _empty(value(gold)):
        return FieldTally(added=int(not _empty(value(found))))
    return FieldTally(judged=1, right=int(agree(gold, found)))


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, str | dict | list | frozenset) and not value)
