"""What days a clause names for a known session: dates, months in a list, its opening adjunct, the year of a story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

import regex

from extractors.date_readers import MONTHS, month_days
from extractors.model import Round, Span
from extractors.model.text import Annotated, Clause, Mention
from extractors.nearby import sentences_before
from extractors.text import clean
from extractors.triggers import gated

_MONTH: Final = gated(
    r"\b(?<!\d )(?P<m>January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"(?! \d{1,2}\b)(?:(?='s)|(?=,? (?:and )?\p{Lu})|(?=,? (?:19|20)\d\d)|(?<=\b(?:in|of|and|since|early|late|mid|last)"
    r"[ -]\w+)|(?<=, \w+))"
)
_LIST_YEAR: Final = regex.compile(r"(?:,? (?:and )?\p{Lu}\p{Ll}+){0,3},? (?P<y>(?:19|20)\d\d)\b")
_FRONTED: Final = regex.compile(r"\W*(?:On|In|At|During|Over|That|This|Last|Earlier)\b[^;:]{2,60},? ?")
_YEAR: Final = regex.compile(r"\b(?:19|20)\d\d\b")
_CONTEXT: Final = 2  # sentences before in which a year holds on


class Named(NamedTuple):
    """A place a clause names: a city, or the country alone; where it ends in the clause."""

    name: str
    start: int
    end: int


class Telling(NamedTuple):
    """A clause that may tell of a known session, with the sessions it may be and the places it names."""

    clause: Clause
    text: Annotated
    plain: str
    past: Sequence[Round]
    today: date | None
    places: tuple[Named, ...]
    strong: bool


def named_days(told: Telling) -> Iterator[tuple[int, int, Sequence[Span]]]:
    """Give the dates and months of a clause with what they may mean; offsets into the clause, before it negative."""
    yield from _days(told)
    yield from _months(told)


def _days(told: Telling) -> Iterator[tuple[int, int, Sequence[Span]]]:
    """Give the dates of a clause and of the adjunct it opens with, with what they may mean."""
    opening = told.clause.sentence
    for mention in opening.mentions:
        if mention.kind != "date" or mention.span is None or mention.form == "reporting":
            continue
        fronted = mention.end <= told.clause.start and _FRONTED.fullmatch(
            clean(opening.text)[: told.clause.start - opening.start]
        )
        inside = told.clause.start <= mention.start and mention.end <= told.clause.end
        if mention.span.granularity != "month" and (inside or fronted):
            left = mention.start - told.clause.start
            yield left, mention.end - told.clause.start, [*_readings(mention, mention.span, told)]


def _readings(mention: Mention, span: Span, told: Telling) -> Iterator[Span]:
    """Give the days a date may mean: as resolved, and in the year named last before it."""
    yield span
    year = _year_before(told, mention.start)
    if year is None or span.basis == "text" or _YEAR.search(mention.text) or span.granularity == "week":
        return
    shift = year - span.start.year
    if (2, 29) not in ((span.start.month, span.start.day), (span.end.month, span.end.day)):
        start, end = (one.replace(year=one.year + shift) for one in (span.start, span.end))
        yield replace(span, start=start, end=end)


def _year_before(told: Telling, start: int) -> int | None:
    """Give the year printed last before an offset, in the paragraph and at most some sentences back."""
    here = told.clause.sentence
    near = [one for one in sentences_before(told.text, here, _CONTEXT) if one.paragraph == here.paragraph]
    words = [*(one.text for one in near), here.text[: max(0, start - here.start)]]
    found = [match[0] for one in words for match in _YEAR.finditer(one)]
    return int(found[-1]) if found else None


def _months(told: Telling) -> Iterator[tuple[int, int, Sequence[Span]]]:
    """Give the months a clause names without a day, alone or in a list ("in May, June and July 2025", "May's")."""
    for match in _MONTH.finditer(told.plain):
        behind = _LIST_YEAR.match(told.plain, match.end())
        number = MONTHS.index(match["m"].lower()) + 1
        years = [int(behind["y"])] if behind else []
        before = _year_before(told, told.clause.start + match.start())
        if not years and told.today:
            years = [told.today.year - (number > told.today.month), *([before] if before else [])]
        spans = [month_days(year, number) for year in years]
        yield (
            match.start(),
            match.end(),
            [
                Span(
                    start=d.start, end=d.end, granularity="month", basis="text" if behind else "resolved", text=match[0]
                )
                for d in spans
            ],
        )
