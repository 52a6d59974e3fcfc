"""How long a deadline runs and when it ends: lengths in days, the new one told from the old, the day it comes to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from extractors import deadline_words as words
from extractors.binding import local
from extractors.leaders import day_of
from extractors.model.talks import Quantity, Span
from extractors.model.text import Annotated, Clause, Mention
from extractors.numbers import value
from extractors.session_days import ahead

#: A day that lies less than this behind is over: "until 1 February", told on the third, was no promise for next year.
_HALF_A_YEAR: Final = timedelta(days=183)


def of_days(unit: str, count: float, at: tuple[int, int]) -> Mention:
    """Give a length of so many days or weeks as a mention."""
    return Mention(kind="duration", id=unit, start=at[0], end=at[1], text="", quantity=Quantity(lo=count))


def new_and_old(plain: str, lengths: list[Mention]) -> tuple[Mention, Mention]:
    """Tell the new length from the old: the new one follows "to", the old one "from" or "instead of"."""
    first, second = lengths[0], lengths[1]
    left = plain[max(0, first.start - 14) : first.start].lower()
    middle = plain[first.end : second.start].lower()
    turned = (
        left.endswith(("to ", "to just ", "to about ", "of ", "to only "))
        or "instead of" in middle
        or "rather than" in middle
    )
    return (first, second) if turned or " from " in middle else (second, first)


def expiry(issued: Span, quantity: Quantity | None) -> dict[str, str]:
    """Give the last day of a term counted from its issue, where it is exact."""
    if quantity is None or quantity.hi is not None or quantity.qualifier != "exact":
        return {}
    return {"expiry": (issued.start + timedelta(days=quantity.lo)).isoformat(), "expiry_basis": "resolved"}


def lengths_in(clause: Clause) -> list[Mention]:
    """Give the lengths of days and weeks a clause names."""
    return [m for m in local(clause, "duration") if m.id in words.DAYS and m.quantity is not None]


def within(clause: Clause, plain: str) -> list[Mention]:
    """Give the lengths a clause names, those after "in" and "within" too, which may be read as days of the calendar."""
    found = [(m, value(m["n"])) for m in words.IN_SO_MANY.finditer(plain)]
    more = [of_days(m["unit"].lower(), count, (m.start("n"), m.end())) for m, count in found if count is not None]
    known = lengths_in(clause)
    return known + [one for one in more if not any(one.start < m.end and m.start < one.end for m in known)]


def in_days(length: Mention) -> Quantity:
    """Give a length in days."""
    found = length.quantity or Quantity(lo=0)
    by = words.DAYS[length.id]
    return replace(found, lo=found.lo * by, hi=found.hi * by if found.hi is not None else None)


def whole(number: float) -> int | float:
    """Give a number without its empty fraction."""
    return int(number) if number.is_integer() else number


def coming(span: Span, text: Annotated) -> Span:
    """Give the day a term still to come means: of a weekday the next, of a day without a year the nearest year's."""
    today = day_of(text)
    found = ahead(span, today)
    if today is None or today - found.end < _HALF_A_YEAR or found.granularity != "day":
        return found
    if str(found.end.year) in found.text:
        return found
    later = found.end.replace(year=found.end.year + 1) if (found.end.month, found.end.day) != (2, 29) else found.end
    return replace(found, start=later, end=later)
