"""An answer set for reading: class and why, rounds, facts by type with their words, quotations with their speakers."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from extractors.model import Talks
from flows.wording import Names, actors, amount, details, names_of, value

Fact = Mapping[str, Any]

_WIDEST: Final = 110  # columns; longer lines are hard to follow


def lines_of(answer: Mapping[str, Any], talks: Talks) -> list[str]:
    """Return the lines that show an answer to a person; the terminal's width is used up to 110 columns."""
    names = names_of(talks)
    facts = [fact for fact in answer["facts"] if fact["type"] != "quote"]
    return [
        *_head(answer),
        *_rounds(answer["rounds"], names),
        *(_facts(facts, names) if facts else ["", "No facts about the talks."]),
        *_quotes(answer["quotes"], names),
    ]


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
        yield actors(fact["actor"], names)
    if slots.get("quantity") is not None:
        yield amount(slots)
    yield from details(slots, names)
    if fact["scope"] in ("headline", "background"):
        yield fact["scope"]
    if fact["round"]:
        yield value(fact["round"], names)


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
