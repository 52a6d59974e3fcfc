"""An answer set for reading: class and why, rounds, facts by type with their words, quotations with their speakers."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from extractors.model import Talks

Fact = Mapping[str, Any]
Names = Mapping[str, str]

_WIDEST: Final = 110  # columns; longer lines are hard to follow
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


def lines_of(answer: Mapping[str, Any], talks: Talks) -> list[str]:
    """Return the lines that show an answer to a person; the terminal's width is used up to 110 columns."""
    names = _names(talks)
    facts = [fact for fact in answer["facts"] if fact["type"] != "quote"]
    return [
        *_head(answer),
        *_rounds(answer["rounds"], names),
        *(_facts(facts, names) if facts else ["", "No facts about the talks."]),
        *_quotes(answer["quotes"], names),
    ]


def _names(talks: Talks) -> dict[str, str]:
    """Return what ids are called: persons, sides, both of them."""
    sides = {side.id: side.names[0] for side in talks.sides if side.names}
    return {**{person.id: person.name for person in talks.persons}, **sides, **_JOINT}


def _head(answer: Mapping[str, Any]) -> Iterator[str]:
    yield answer["title"] or "(no title)"
    through = f", passed on by {answer['distributor']}" if answer["distributor"] else ""
    if answer["origin"]:
        yield f"  written by {answer['origin']}{through}"
    yield f"  class: {answer['class']}"
    for reason in answer["coverage_reasons"]:
        yield from _wrapped(f"because {reason}", "    ")


def _rounds(rounds: Iterable[Mapping[str, Any]], names: Names) -> Iterator[str]:
    rounds = list(rounds)
    if rounds:
        yield from ("", "ROUNDS")
    for one in rounds:
        days = one["start"] or "no day"
        days += f" to {one['end']}" if one["end"] and one["end"] != one["start"] else ""
        who = ", ".join(names.get(side, side) for side in one["participants"])
        yield f"  {one['id']}: {one['status']}, {days} ({who}){'  NEW' if one['new'] else ''}"


def _facts(facts: Iterable[Fact], names: Names) -> Iterator[str]:
    yield from ("", "FACTS")
    for kind, group in groupby(sorted(facts, key=lambda fact: str(fact["type"])), key=lambda fact: fact["type"]):
        yield f"  {str(kind).replace('_', ' ')}"
        for fact in group:
            yield from _wrapped(" · ".join(_parts(fact, names)), "    ")
            yield from _wrapped(f"“{fact['evidence']['text']}”{_source(fact, names)}", "        ")


def _parts(fact: Fact, names: Names) -> Iterator[str]:
    """Tell a fact in a few words: status, who, how many, where, and what else its slots say."""
    slots = fact["slots"]
    yield f"{fact['status'].replace('_', ' ')}"
    if fact["actor"]:
        yield " and ".join(names.get(side, side) for side in fact["actor"].split("+"))
    if slots.get("quantity") is not None:
        yield _amount(slots)
    if slots.get("number") is not None:
        yield f"number {slots['number']}"
    if place := ", ".join(str(slots[name]) for name in ("city", "country") if slots.get(name)):
        yield place
    for name, value in slots.items():
        if name not in _SAID and value is not None:
            yield f"{name.replace('_', ' ')} {_value(value, names)}" if name != "direction" else _way(value, names)
    if fact["scope"] in ("headline", "background"):
        yield fact["scope"]
    if fact["round"]:
        yield _value(fact["round"], names)


def _amount(slots: Mapping[str, Any]) -> str:
    quantity, unit = slots["quantity"], str(slots.get("unit") or "")
    if isinstance(quantity, Mapping):
        number, one = f"{quantity['lo']:,} to {quantity['hi']:,}", False
    else:
        number, one = f"{quantity:,}", quantity == 1
    unit = (unit if one else _PLURALS.get(unit, f"{unit}s" if unit else "")).replace("_", " ")
    return f"{_QUALIFIERS.get(slots.get('qualifier', ''), '')}{number} {unit}".rstrip() + _SIDES.get(
        slots.get("per_side", ""), ""
    )


def _value(value: Any, names: Names) -> str:
    if isinstance(value, list):
        return ", ".join(_value(one, names) for one in value)
    return names.get(value, value.replace("_", " ")) if isinstance(value, str) else str(value)


def _way(direction: str, names: Names) -> str:
    giver, _, taker = direction.partition("->")
    return f"from {names.get(giver, giver)} to {names.get(taker, taker)}"


def _source(fact: Fact, names: Names) -> str:
    said = fact["attribution"]
    if not said["speaker"]:
        return ""
    channel = f", {said['via']}" if said["via"] else ""
    return f" — {names.get(said['speaker'], said['speaker'])}{channel}"


def _quotes(quotes: Iterable[Fact], names: Names) -> Iterator[str]:
    quotes = list(quotes)
    if quotes:
        yield from ("", "QUOTATIONS")
    for quote in quotes:
        words = " ".join(quote["evidence"]["text"].split())
        yield from _wrapped(f"“{words}”{_source(quote, names) or ' — nobody named'}", "  ")


def _wrapped(text: str, indent: str) -> list[str]:
    width = min(_WIDEST, shutil.get_terminal_size().columns)
    return textwrap.wrap(" ".join(text.split()), max(width, 40), initial_indent=indent, subsequent_indent=f"{indent}  ")
