"""What date phrases mean: a reader gets a match and the place it stands in, and gives its days.

None: it needs a day to count from and has none, or the calendar has no such day.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple, TypeAlias

import regex


class Days(NamedTuple):
    """The days a phrase names, both ends included.

    ``granularity``: day, week, month, year or range; ``basis``: text (printed in full) or resolved.
    """

    start: date
    end: date
    granularity: str
    basis: str = "resolved"


class Place(NamedTuple):
    """Where a phrase stands: the day it counts from (None: unknown) and whether its clause looks ahead."""

    today: date | None
    future: bool


Match: TypeAlias = regex.Match[str]
Reader: TypeAlias = Callable[[Match, Place], Days | None]


MONTHS: Final = "january february march april may june july august september october november december".split()
WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()


def _month(text: str) -> int:
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(text.lower().rstrip(".")[:3]))


def _number(text: str) -> int:
    return int(regex.match(r"\d+", text)[0])


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def month_days(year: int, month: int, basis: str = "resolved") -> Days:
    """Give the days of a month."""
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month", basis)


def near_year(month: int, day: int, place: Place) -> int | None:
    """Give the year of a yearless date: the nearest; far ahead means last year's unless the clause looks ahead.

    Wires print the year of a date that lies outside the current one, so a bare "December" in July is the last.
    """
    today = place.today
    if today is None:
        return None
    gap = {
        y: ((_day(y, month, day) or date(y, month, 28)) - today).days
        for y in (today.year - 1, today.year, today.year + 1)
    }
    if place.future:
        return min(gap, key=lambda year: (gap[year] < -31, abs(gap[year])))
    return min(gap, key=lambda year: (gap[year] > 45, abs(gap[year])))


def read_calendar(match: Match, place: Place) -> Days | None:
    """Read "23 July 2025", "July 23": the year as printed, or the nearest."""
    month, day = _month(match["m"]), _number(match["d"])
    year = int(match["y"]) if match["y"] else near_year(month, day, place)
    found = _day(year, month, day) if year else None
    return Days(found, found, "day", "text" if match["y"] else "resolved") if found else None


def read_digits(match: Match, _: Place) -> Days | None:
    """Read "2025-07-23", "23.07.2025"."""
    month, day = int(match["m"]), int(match["d"])
    found = _day(int(match["y"]), month, day) if 1 <= month <= 12 else None
    return Days(found, found, "day", "text") if found else None


def read_day_range(match: Match, place: Place) -> Days | None:
    """Read "between 25 and 28 July", "July 23-24"."""
    last_month = _month(match["m2"] or match["m"])
    year = int(match["y"]) if match["y"] else near_year(last_month, _number(match["d2"]), place)
    if year is None:
        return None
    first = _day(year, _month(match["m"] or match["m2"]), _number(match["d"]))
    last = _day(year, last_month, _number(match["d2"]))
    if first is None or last is None or first >= last:
        return None
    return Days(first, last, "range", "text" if match["y"] else "resolved")


def read_month_name(match: Match, place: Place) -> Days | None:
    """Read "in June", "early June 2025": the month, or its part."""
    month = _month(match["m"])
    year = int(match["y"]) if match["y"] else near_year(month, 15, place)
    if year is None:
        return None
    whole = month_days(year, month, "text" if match["y"] else "resolved")
    return _part(whole, (match["part"] or "").lower())


def _part(whole: Days, part: str) -> Days:
    """Narrow a month to its early, middle or late days; the month stays its grain."""
    start, end = whole.start, whole.end
    if part.startswith(("early", "the beginning", "the start", "beginning", "start")):
        end = start.replace(day=10)
    elif part.startswith(("mid", "the middle")):
        start, end = start.replace(day=10), start.replace(day=20)
    elif part.startswith(("late", "the end", "end")):
        start = start.replace(day=21)
    return whole._replace(start=start, end=end)


#: A season's first month; winter begins in the year before the one it is named by.
_SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def read_season(match: Match, _: Place) -> Days | None:
    """Read "spring 2022": its three months."""
    year, first = int(match["y"]), _SEASONS[match["season"].lower()]
    start = date(year, first, 1)
    last = month_days(year + (first + 2) // 13, (first + 1) % 12 + 1).end
    return Days(start, last, "range", "text")


def read_month_end(match: Match, place: Place) -> Days | None:
    """Read "by the end of August": its last day."""
    month = _month(match["m"])
    year = int(match["y"]) if match["y"] else near_year(month, 28, place._replace(future=True))
    if year is None:
        return None
    last = date(year, month, monthrange(year, month)[1])
    return Days(last, last, "day", "text" if match["y"] else "resolved")


def read_weekday(match: Match, place: Place) -> Days | None:
    """Read "on Wednesday", "last Friday"."""
    if place.today is None:
        return None
    which = (match["which"] or "").lower()
    target = next(i for i, name in enumerate(WEEKDAYS) if name.startswith(match["w"].lower()[:3]))
    found = weekday(target, place, which)
    return Days(found, found, "day")


def weekday(target: int, place: Place, which: str = "") -> date:
    """Give the day a weekday names (0: Monday), counted from ``place.today``, which must be known.

    "last" is a day before today, "next" the one of next week, "this" the one of this week; else the most recent one,
    today included, or the nearest to come under a future cue.
    """
    today, future = place
    assert today is not None
    back = (today.weekday() - target) % 7
    if which in ("last", "past", "previous"):
        return today - timedelta(days=back or 7)
    if which == "next":
        return today - timedelta(days=today.weekday()) + timedelta(days=7 + target)
    if which == "this":
        return today - timedelta(days=today.weekday()) + timedelta(days=target)
    if which in ("coming", "this coming", "by", "until") or future:
        return today + timedelta(days=(target - today.weekday()) % 7)
    return today - timedelta(days=back)


_NEAR: Final = {
    "today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2,
    "day after tomorrow": 2, "last night": -1, "last evening": -1,
}  # fmt: skip


def read_near(match: Match, place: Place) -> Days | None:
    """Read "yesterday", "last night", "tomorrow"."""
    if place.today is None:
        return None
    words = match[0].lower().removeprefix("the ")
    found = place.today + timedelta(days=_NEAR.get(words, _NEAR.get(words.split()[0], 0)))
    return Days(found, found, "day")


def read_year(match: Match, _: Place) -> Days:
    """Read "in 2022"."""
    year = int(match["y"])
    return Days(date(year, 1, 1), date(year, 12, 31), "year", "text")


#: Holidays wires date by; Thanksgiving, the fourth Thursday of November, is worked out.
HOLIDAYS: Final = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "new year's eve": (12, 31),
    "new year's day": (1, 1), "new year": (1, 1), "victory day": (5, 9), "independence day": (8, 24),
}  # fmt: skip


def read_holiday(match: Match, place: Place) -> Days | None:
    """Read "by Thanksgiving", "on Christmas Day": the nearest, or the next under a future cue."""
    name = match["holiday"].lower()
    month, day = HOLIDAYS.get(name, (11, 25))
    year = near_year(month, day, place._replace(future=place.future or bool(match["by"])))
    if year is None:
        return None
    if name == "thanksgiving":
        day = 22 + (3 - date(year, 11, 1).weekday()) % 7
    found = date(year, month, day)
    return Days(found, found, "day")
