"""How facts and claims are told in plain words: amounts, sides, directions, names; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from extractors.model import Talks

Names = Mapping[str, str]

_QUALIFIERS: Final = {
    "approx": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "less_than": "less than ",
    "up_to": "up to ",
}
_SIDES: Final = {"each": ", each side", "total": ", both sides together", "one_way": ", one way"}
_PLURALS: Final = {"body": "bodies", "person": "people", "prisoner_of_war": "prisoners of war", "child": "children"}
_JOINT: Final = {"BOTH": "both sides", "ALL": "all sides", "OTHER": "others"}
#: Slots told in words of their own, or not for people.
_SAID: Final = frozenset(
    "quantity qualifier unit per_side date_text date_basis deadline_text participants_basis city country series number "
    "sha256 n_words first_words mode role number_basis date_registry".split()
)


def names_of(talks: Talks) -> dict[str, str]:
    """Return what ids are called: persons, sides, both of them."""
    sides = {side.id: side.names[0] for side in talks.sides if side.names}
    return {**{person.id: person.name for person in talks.persons}, **sides, **_JOINT}


def actors(actor: str, names: Names) -> str:
    """Return who acts, in words: ``US+RU`` is the United States and Russia."""
    return " and ".join(names.get(side, side) for side in actor.split("+"))


def amount(slots: Mapping[str, Any]) -> str:
    """Return how many of what, as reported: about 1,200 prisoners of war, each side."""
    before, number, after = amount_parts(slots)
    return f"{before}{number}{after}"


def amount_parts(slots: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return an amount as the words before the number, the number, and the words after it."""
    quantity, unit = slots["quantity"], str(slots.get("unit") or "")
    if isinstance(quantity, Mapping):
        bounds = [figure(quantity[name]) for name in ("lo", "hi") if quantity.get(name) is not None]
        number, one = " to ".join(bounds), False
    else:
        number, one = figure(quantity), quantity == 1
    unit = (unit if one else _PLURALS.get(unit, f"{unit}s" if unit else "")).replace("_", " ")
    side = _SIDES.get(slots.get("per_side", ""), "")
    return _QUALIFIERS.get(slots.get("qualifier", ""), ""), number, f" {unit}".rstrip() + side


def figure(number: float) -> str:
    """Return a number as people write it: 1,200 and not 1200.0."""
    return f"{number:,}".removesuffix(".0")


def details(slots: Mapping[str, Any], names: Names) -> Iterator[str]:
    """Give what else the slots say: number, place, direction, and the rest by name."""
    if slots.get("number") is not None:
        yield f"number {slots['number']}"
    if place := ", ".join(str(slots[name]) for name in ("city", "country") if slots.get(name)):
        yield place
    for name, one in slots.items():
        if name not in _SAID and one is not None:
            yield f"{name.replace('_', ' ')} {value(one, names)}" if name != "direction" else _way(one, names)


def value(one: Any, names: Names) -> str:
    """Return a value of a slot in words; ids by their names."""
    if isinstance(one, list):
        return ", ".join(value(part, names) for part in one)
    return names.get(one, one.replace("_", " ")) if isinstance(one, str) else str(one)


def _way(direction: str, names: Names) -> str:
    giver, _, taker = direction.partition("->")
    return f"from {names.get(giver, giver)} to {names.get(taker, taker)}"
