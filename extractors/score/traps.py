"""What must not be read out of a text: partial patterns, and which of the facts found walk into them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from extractors.score.values import Gold, plain, rounds_of, slot, speaker

#: Pattern fields that name a field of the fact by another word.
_OTHER_NAMES: Final = {"issuer": "actor"}
#: Slots of several values: one of a pattern's alternatives among them is enough.
_MANY: Final = frozenset({"participants", "persons", "places", "topics", "categories"})


def hits(
    wrong: Iterable[Mapping[str, Any]], found: Sequence[Gold], *, new: Iterable[str] = ()
) -> list[tuple[str, Gold]]:
    """Return the traps walked into as (trap id, fact); ``new``: ids of rounds the reading opened."""
    opened = frozenset(new)
    return [(str(trap.get("id", "")), fact) for trap in wrong for fact in found if is_hit(trap, fact, opened)]


def is_hit(trap: Mapping[str, Any], fact: Gold, new: frozenset[str] = frozenset()) -> bool:
    """Tell whether a fact is of the trap's type and matches every field of its pattern; an empty one matches all."""
    pattern: Mapping[str, Any] = trap.get("wrong") or {}
    if fact.get("type") != trap.get("type"):
        return False
    return all(_matches(name, wanted, fact, new) for name, wanted in pattern.items())


def _matches(name: str, wanted: Any, fact: Gold, new: frozenset[str]) -> bool:
    """Tell whether a field of the fact, or else a slot, has the value or one of the alternatives of the pattern."""
    value = _value(_OTHER_NAMES.get(name, name), fact, new)
    if value is None or value == frozenset():
        return False
    if not isinstance(wanted, str):
        return _is(name, wanted, value)
    return any(_is(name, _number(one), value) for one in wanted.split("|"))


def _value(name: str, fact: Gold, new: frozenset[str]) -> Any:
    if name == "round":
        return rounds_of(fact)
    if name == "new":
        return bool(rounds_of(fact) & new)
    if name == "speaker":
        return speaker(fact)
    value = fact.get(name)
    return slot(fact, name) if value is None else value


def _is(name: str, wanted: Any, value: Any) -> bool:
    """Compare one alternative: intervals by their bounds, dates by their beginning, several values by membership.

    ``RU+UA`` stands for an idea: both are among the participants.
    """
    if isinstance(value, Mapping):
        return any(_is(name, wanted, bound) for bound in value.values() if bound is not None)
    mine, yours = plain(wanted), plain(value)
    if name in _MANY or name == "round":
        members = yours if isinstance(yours, frozenset) else frozenset([yours])
        return (mine if isinstance(mine, frozenset) else frozenset([mine])) <= members
    if isinstance(mine, str) and isinstance(yours, str) and ("date" in name or name in ("deadline", "expiry")):
        return any(day == mine or day.startswith(f"{mine}-") for day in yours.split("/"))
    return bool(mine == yours)


def _number(text: str) -> Any:
    """Read an alternative that is a number as one; a year alone stays a date."""
    try:
        return float(text) if not text.startswith("20") or len(text) != len("2025") else text
    except ValueError:
        return text
