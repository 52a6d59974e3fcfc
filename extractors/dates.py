"""Days that phrases name: weekdays, calendar dates, months, "by the end of August", "within ten days".

Resolved against the article's local day, past by default, ahead only under a future cue of the same clause. A phrase
that needs a day to count from and has none gives a mention without a span: known to be a date, never a count.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import regex

from extractors.date_cues import ahead, reporting
from extractors.date_phrases import PHRASES, TRIGGERS
from extractors.date_readers import Days, Place
from extractors.model.talks import Span
from extractors.model.text import Mention
from extractors.spans import Taken
from extractors.triggers import gated

_MOST: Final = 40  # dates in one sentence; more are a table, not prose
_TRIGGER: Final = gated(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|"
    r"to(?:day|night|morrow)|yesterday|overnight|ago|day|days|daytime|week|weeks|weekend|month|months|year|years|night|"
    r"morning|evening|thanksgiving|christmas|earlier|later)\b|\b(?:19|20)\d\d\b|\d[./]\d",
    regex.IGNORECASE,
)


def dates(plain: str, today: date | None, reference: str | None) -> list[Mention]:
    """Find the dates of a sentence in plain form; offsets are into ``plain``.

    ``today``: the article's local day; ``reference``: what that day rests on (feed, json-ld, page, dateline). The
    day of a reporting verb ("said on Wednesday the talks will …") has ``form`` "reporting".
    """
    if not _TRIGGER.found(plain):
        return []
    found = [_mention(plain, start, end, days, reference) for start, end, days in _found(plain, today)]
    return sorted(found, key=lambda mention: mention.start)


def resolve_dates(text: str, today: date | None, reference: str | None = None) -> tuple[Span, ...]:
    """Give the spans a text names, in order; phrases that cannot be resolved are left out."""
    return tuple(mention.span for mention in dates(text, today, reference) if mention.span is not None)


def _found(plain: str, today: date | None) -> list[tuple[int, int, Days | None]]:
    found: list[tuple[int, int, Days | None]] = []
    taken = Taken()
    seen = {kind for kind, trigger in TRIGGERS.items() if trigger.found(plain)}
    for phrase in PHRASES:
        if phrase.needs not in seen:
            continue
        for match in phrase.pattern.finditer(plain):
            start, end = match.span("date") if "date" in phrase.pattern.pattern.groupindex else match.span()
            if len(found) == _MOST or not taken.add(start, end):
                continue
            day = _named_before(found, start) if phrase.relative else today
            future = not reporting(plain, start, end) and ahead(plain, start, end)
            found.append((start, end, phrase.read(match, Place(day, future))))
    return found


def _named_before(found: list[tuple[int, int, Days | None]], start: int) -> date | None:
    """Give the date a relative phrase counts from: the nearest one named before it in the sentence."""
    before = [(at, days) for at, _, days in found if at < start and days is not None]
    return max(before)[1].start if before else None


def _mention(plain: str, start: int, end: int, days: Days | None, reference: str | None) -> Mention:
    text = plain[start:end]
    span = None
    if days is not None:
        span = Span(
            start=days.start,
            end=days.end,
            granularity=days.granularity,
            basis=days.basis,
            text=text,
            reference=reference if days.basis == "resolved" else None,
        )
    form = "reporting" if reporting(plain, start, end) else None
    return Mention(
        kind="date", id=span.start.isoformat() if span else "", start=start, end=end, text=text, span=span, form=form
    )
