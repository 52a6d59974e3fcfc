"""When two values of a slot are the same: numbers, qualifiers, actors, persons, dates, as the corpus README says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import regex

#: A fact in the gold form (``extractors.gold``), from a gold file or from a reading.
Gold = Mapping[str, Any]

_SAME: Final = {"lt": "less_than", "gt": "more_than", "side_basis": "per_side"}
_HALVES: Final = {("each", "total"): 2.0, ("total", "each"): 0.5}


def slot(fact: Gold, name: str) -> Any:
    """Return a slot's value, None where it is absent; ``side_basis`` is another name of ``per_side``."""
    slots = fact.get("slots") or {}
    return slots.get(name, slots.get("side_basis") if name == "per_side" else None)


def plain(value: Any) -> Any:
    """Reduce a value to what is compared: words without case or typography, lists and ``A+B`` as sets."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, str):
        words = frozenset(_word(part) for part in value.split("+")) if "+" in value else _word(value)
        return words if words else None
    if isinstance(value, list | tuple | set | frozenset):
        return frozenset(plain(part) for part in value) or None
    return {name: plain(part) for name, part in sorted(value.items())} if isinstance(value, Mapping) else value


def _word(text: str) -> str:
    """Reduce a name or word: dates, directions and numbers keep their shape."""
    word = text.strip().casefold()
    if regex.fullmatch(r"[\d./-]+|\w\w->\w\w", word):
        return word
    return _SAME.get(word, str(regex.sub(r"[^\w]+", "_", word)).strip("_"))


def same(gold: Any, found: Any) -> bool:
    """Tell whether two values are equal once reduced; nothing equals nothing."""
    return bool(plain(gold) == plain(found))


def same_person(gold: Any, found: Any) -> bool:
    """Tell whether two persons are one: equal ids, or a printed name whose last word is the other's surname."""
    mine, yours = plain(gold), plain(found)
    if mine == yours or not isinstance(mine, str) or not isinstance(yours, str):
        return bool(mine == yours)
    return mine == yours.rsplit("_", 1)[-1] or yours == mine.rsplit("_", 1)[-1]


def same_persons(gold: Any, found: Any) -> bool:
    """Tell whether two lists name the same persons, in any order."""
    mine, yours = list(gold or ()), list(found or ())
    if len(mine) != len(yours):
        return False
    return all(any(same_person(one, other) for other in yours) for one in mine)


def same_quantity(gold: Gold, found: Gold) -> bool:
    """Tell whether two facts count the same: equal numbers, or a total and its half per side where both say so."""
    bases = (plain(slot(gold, "per_side")), plain(slot(found, "per_side")))
    factor = _HALVES.get(bases, 1.0) if None not in bases else 1.0
    mine, yours = _bounds(slot(gold, "quantity")), _bounds(slot(found, "quantity"))
    return mine == yours if mine is None or yours is None else tuple(factor * bound for bound in mine) == yours


def _bounds(quantity: Any) -> tuple[float, float] | None:
    if isinstance(quantity, Mapping):
        low, high = quantity.get("lo"), quantity.get("hi")
        known = [float(bound) for bound in (low, high) if bound is not None]
        return (known[0], known[-1]) if known else None
    if isinstance(quantity, bool) or not isinstance(quantity, int | float):
        return None
    return (float(quantity), float(quantity))


def rounds_of(fact: Gold) -> frozenset[str]:
    """Return the ids of the rounds a fact is about."""
    said = fact.get("round")
    return frozenset([said] if isinstance(said, str) else said or ())


def speaker(fact: Gold) -> Any:
    """Return who says it: a person's id or a name as printed, None where the outlet itself does."""
    return (fact.get("attribution") or {}).get("speaker")


def overlap(gold: Gold, found: Gold) -> float:
    """Return how far two evidences cover the same characters, intersection over union, 0 to 1."""
    mine, yours = gold.get("evidence") or {}, found.get("evidence") or {}
    if mine.get("start") is None or yours.get("start") is None or _apart(mine, yours):
        return 0.0
    common = min(mine["end"], yours["end"]) - max(mine["start"], yours["start"])
    union = max(mine["end"], yours["end"]) - min(mine["start"], yours["start"])
    return max(0.0, common / union) if union else 0.0


def _apart(mine: Mapping[str, Any], yours: Mapping[str, Any]) -> bool:
    """Tell whether one evidence lies in a title given apart and the other in the text; gold lies in the text."""
    return (mine.get("in") == "title") != (yours.get("in") == "title")
