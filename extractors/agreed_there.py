"""Sessions named by their place and day alone: "the agreements reached in … on June 2"."""

from __future__ import annotations

from typing import Final

import regex

from extractors.binding import local
from extractors.calendar import days_between, is_ours, same_place
from extractors.leaders import day_of
from extractors.model.text import Annotated, Clause, Mention
from extractors.text import clean

_REACHED: Final = regex.compile(
    r"\b(?:agree(?:d|ments?)|accords?|deals?|understandings?|reached|arrangements?|exchanged|talks|negotiations)\b",
    regex.IGNORECASE,
)
_ADJACENT: Final = regex.compile(r",? (?:on |in |at )?(?:the )?(?:\w+, )?", regex.IGNORECASE)


def agreed_there(clause: Clause, text: Annotated) -> tuple[Mention, Mention] | None:
    """Give the place and the day a clause names side by side where a known session of the parties was held then."""
    today, plain = day_of(text), clean(clause.text)
    if today is None or clause.polarity != "asserted" or not _REACHED.search(plain):
        return None
    for place in local(clause, "place"):
        for day in local(clause, "date"):
            left, right = sorted((place, day), key=lambda m: m.start)
            if day.span is None or day.span.end >= today or not _ADJACENT.fullmatch(plain, left.end, right.start):
                continue
            if _held(place, day, text):
                return place, day
    return None


def _held(place: Mention, day: Mention, text: Annotated) -> bool:
    """Tell whether the two parties are known to have sat there that day."""
    span = day.span
    return span is not None and any(
        is_ours(one) and same_place(place.id, one.city) and days_between(span.start, span.end, one) == 0
        for one in text.talks.rounds
        if span.granularity == "day"
    )
