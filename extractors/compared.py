"""A reading made ready to be compared with others: what its headline, its lead and each later sentence are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from extractors.annotate import annotate, local_day
from extractors.answering import Voice, voice
from extractors.calendar import is_ours
from extractors.likeness import Terms, headline, terms
from extractors.model import Annotated, Reading, Round, Talks
from extractors.phases import carries_out, days_named, phase, ranks, weekdays

_LEAD: Final = 3  # sentences that say what a report is about, the title among them


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A reading ready to be compared."""

    reading: Reading
    head: Terms
    lead: Terms
    deep: tuple[Terms, ...]  # the sentences after the lead
    voice: Voice
    phase: str | None
    ranks: frozenset[tuple[int, str]]  # the ordinals of its headline: of rounds, days, stages
    weekdays: tuple[str, ...]
    carries_out: bool
    rivals: frozenset[str]  # other conflicts its headline names instead of ours
    said_on: frozenset[tuple[int, str]]  # the days of months its headline names
    on: date | None
    main: Round | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A relation of the second report to the first, and why, in words for people."""

    relation: str
    reason: str


def told(reading: Reading, rounds: Mapping[str, Round], talks: Talks) -> Told:
    """Prepare a reading for comparison; ``rounds``: all known ones by id."""
    text = annotate(reading.article, talks)
    first = headline(text.sentences[0]) if text.sentences else ""
    return Told(
        reading=reading,
        head=terms(text.sentences[:1], text),
        lead=terms(text.sentences[:_LEAD], text),
        deep=tuple(terms([one], text) for one in text.sentences[_LEAD:]),
        voice=voice(text),
        phase=phase(first),
        ranks=ranks(first),
        weekdays=weekdays(first),
        carries_out=carries_out(first),
        rivals=_rivals(text),
        said_on=days_named(first),
        on=local_day(reading.article, talks)[0] if reading.article.published_at else None,
        main=rounds.get(reading.coverage.main_round or ""),
    )


def days(a: Told, b: Told) -> int:
    """Return how many days lie between two reports; 0 where one has none."""
    return abs((b.on - a.on).days) if a.on and b.on else 0


def later(a: Told, b: Told) -> int:
    """Return how many days the second report comes after the first, below 0 where before it; 0 where one has none."""
    return (b.on - a.on).days if a.on and b.on else 0


def number(one: Told) -> int | None:
    """Return the ordinal of the session a report is about, as it prints it or as its round has it."""
    said = [fact.slots.get("number") for fact in one.reading.facts if fact.type in ("round", "next_round")]
    printed = [count for count, kind in one.ranks if kind == "round"]
    known = one.main.number if one.main and is_ours(one.main) else None
    return next((int(each) for each in (*said, *printed, known) if each), None)


def _rivals(text: Annotated) -> frozenset[str]:
    """Return the other conflicts a headline names, unless it names the land our war is fought in."""
    mentions = text.sentences[0].mentions if text.sentences else ()
    ours = any(one.kind == "side" and one.id == text.talks.theatre for one in mentions)
    return frozenset() if ours else frozenset(one.id for one in mentions if one.kind == "rival")
