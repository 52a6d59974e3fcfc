"""Sessions told by title and lead, read off who talks with whom where no round fact does.

A second pair of eyes on the sentences a report stands on: missing a session costs more than reading it twice, for a
session counts only with a day of its own and both parties at the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import regex

from extractors.annotate import attributions
from extractors.calendar import OPEN_STATES
from extractors.model import Annotated, Attribution, Evidence, Fact, Sentence, Span
from extractors.scenes import scene
from extractors.seasons import Season
from extractors.topic import FOREIGN, OURS, Talk, talks_of

_STATUS: Final = {"report": "concluded", "ongoing": "ongoing", "announced": "announced", "postponed": "postponed"}
#: What a class must be for its sentences to be told of a session.
_FITS: Final = {
    "round_report": ("report",),
    "round_ongoing": ("ongoing",),
    "round_announced": ("announced",),
    "round_postponed": ("postponed",),
}
_WEEK: Final = timedelta(days=7)
_OPENING: Final = 3  # sentences, the title among them
_OLD_DAY: Final = regex.compile(
    r"\b(?:planned|due|scheduled|set|expected|from|originally)\b[^,;.]{0,30}$", regex.IGNORECASE
)


def sightings(annotated: Annotated, doc_class: str, near: Season | None, day: date | None) -> tuple[Fact, ...]:
    """Return the sessions the opening tells of as round facts, at most one a sentence; ``day``: the local day.

    Where a planned round is ``near``, talks without a name are that session.
    """
    scenes = _FITS.get(doc_class, ())
    expected = near is not None and near.round.state in OPEN_STATES
    sides = {person.id: person.side for person in annotated.talks.persons}
    found = []
    for sentence in annotated.sentences[:_OPENING] if scenes else ():
        text, talks = talks_of(sentence, sides, annotated.talks.parties)
        told = [talk for talk in talks if talk.whose == OURS or (expected and talk.whose != FOREIGN)]
        if not told or any(talk.whose == FOREIGN for talk in talks):
            continue
        told_as = scene(text, told[0].start, told[0].end)
        if told_as in scenes:
            found.append((sentence, told[0], _STATUS[told_as]))
    said = attributions(annotated) if found else {}
    return tuple(_fact(one, talk, status, day, said.get(one.index), annotated) for one, talk, status in found)


def _fact(
    sentence: Sentence, talk: Talk, status: str, day: date | None, said: Attribution | None, annotated: Annotated
) -> Fact:
    parties = annotated.talks.parties
    days = [(m.start - sentence.start, m.span) for m in sentence.mentions if m.kind == "date" and _is_day(m.span)]
    moved = _moved(sentence, days) if status == "postponed" else None
    spans = [span for _, span in days if span and span is not moved]
    number = next((int(m.id) for m in sentence.mentions if m.kind == "ordinal" and m.form == "round"), None)
    slots = {
        "participants": [*parties, *sorted(talk.company - set(parties))],
        "number": number,
        "old_date": moved.start.isoformat() if moved else None,
    }
    return Fact(
        type="round",
        status=status,
        scope="headline" if sentence.where == "title" else "main",
        actor="BOTH",
        date=_when(spans, status, day),
        place=next((m.id for m in sentence.mentions if m.kind == "place"), None),
        evidence=Evidence(where=sentence.where, start=sentence.start, end=sentence.end, text=sentence.text),
        attribution=said or Attribution(),
        slots={name: value for name, value in slots.items() if value is not None},
        rule="session told by title or lead",
        confidence=0.6,
    )


def _is_day(span: Span | None) -> bool:
    return span is not None and span.granularity == "day"


def _moved(sentence: Sentence, days: Sequence[tuple[int, Span | None]]) -> Span | None:
    """Return the day a session was moved from: the one said to have been planned, else the first of two."""
    for start, span in days:
        if _OLD_DAY.search(sentence.text[:start]):
            return span
    return days[0][1] if len(days) > 1 else None


def _when(spans: Sequence[Span], status: str, day: date | None) -> Span | None:
    if not spans:
        return None
    return ahead(spans[0], day) if status in ("announced", "postponed") else spans[0]


def ahead(span: Span, day: date | None) -> Span:
    """Return a weekday of a plan as the coming one, where it was resolved backwards."""
    if day is None or span.start >= day or regex.search(r"\d", span.text):
        return span
    return replace(span, start=span.start + _WEEK, end=span.end + _WEEK)
