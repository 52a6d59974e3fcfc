"""What date phrases of weeks, months and lengths mean: "next week", "three days ago", "within 10 days"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import regex

from extractors.date_readers import Days, Match, Place, month_days, read_calendar
from extractors.numbers import value

#: "the first direct talks in three years", "the largest swap in two months": a length looked back on.
_LOOKS_BACK: Final = regex.compile(
    r"\b(?:first|second|only|biggest|largest|longest|worst|deadliest|highest|lowest|such)\b[^,;.]{0,50}$",
    regex.IGNORECASE,
)


def read_period_end(match: Match, place: Place) -> Days | None:
    """Read "by the end of the month", "before the end of next week", "by year-end"."""
    if place.today is None:
        return None
    period = match["period"].lower()
    whole = _period(period, (match["which"] or "this").lower(), place.today)
    return Days(whole.end, whole.end, "day")


def _period(period: str, which: str, today: date) -> Days:
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}.get(which.split()[-1], 0)
    if period == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return Days(monday, monday + timedelta(days=6), "week")
    if period == "weekend":
        saturday = today + timedelta(days=5 - today.weekday()) + timedelta(weeks=step)
        return Days(saturday, saturday + timedelta(days=1), "range")
    if period == "month":
        index = today.year * 12 + today.month - 1 + step
        return month_days(index // 12, index % 12 + 1)
    return Days(date(today.year + step, 1, 1), date(today.year + step, 12, 31), "year")


def read_this_period(match: Match, place: Place) -> Days | None:
    """Read "earlier this month", "next week", "last weekend", "later this year"."""
    if place.today is None:
        return None
    whole = _period(match["period"].lower(), match["which"].lower(), place.today)
    part = (match["part"] or "").lower()
    if part == "earlier":
        return whole._replace(end=max(whole.start, place.today))
    return whole._replace(start=place.today) if part == "later" else whole


def length(match: Match) -> tuple[int, str]:
    """Give a count of days, and the grain, of "three weeks"; a month counts 30 days, a year 365."""
    count = 1 if match["n"].lower() in ("a", "an") else int(value(match["n"]) or 1)
    unit = match["unit"].lower().rstrip("s")
    return count * {"day": 1, "week": 7, "month": 30, "year": 365, "hour": 0}[unit], unit


def read_ago(match: Match, place: Place) -> Days | None:
    """Read "three days ago"; weeks and coarser keep their grain."""
    if place.today is None:
        return None
    days, unit = length(match)
    day = place.today - timedelta(days=days)
    return Days(day, day, "day") if unit in ("day", "hour") else _period(unit, "this", day)


def read_shifted(match: Match, place: Place) -> Days | None:
    """Read "four days later", "a week earlier", counted from the date named before."""
    if place.today is None:
        return None
    days, unit = length(match)
    back = match["way"].lower() in ("earlier", "before", "prior", "previously")
    day = place.today + timedelta(days=-days if back else days)
    return Days(day, day, "day") if unit in ("day", "week") else _period(unit, "this", day)


def read_within(match: Match, place: Place) -> Days | None:
    """Read "within 10 days", "in the next two weeks": from the day counted from to the last one."""
    if place.today is None:
        return None
    days, _ = length(match)
    return Days(place.today, place.today + timedelta(days=days), "range")


def read_in_length(match: Match, place: Place) -> Days | None:
    """Read "in three days" under a future cue as that day; without one it is a length of time and no date."""
    if (
        place.today is None
        or not place.future
        or _LOOKS_BACK.search(match.string, max(0, match.start() - 60), match.start())
    ):
        return None
    days, unit = length(match)
    day = place.today + timedelta(days=days)
    return Days(day, day, "day" if unit == "day" else "week")


def read_coming(match: Match, place: Place) -> Days | None:
    """Read "in the coming days": the week from today; "in the coming weeks": a month; "hours": today."""
    if place.today is None:
        return None
    days = {"hours": 1, "days": 7, "weeks": 30, "months": 90}[match["unit"].lower()]
    back = match["which"].lower() in ("last", "past", "recent", "previous")
    other = place.today + timedelta(days=-days if back else days)
    return Days(min(other, place.today), max(other, place.today), "range")


def read_within_of(match: Match, place: Place) -> Days | None:
    """Read "within a week of 23 July": from that day on, whatever today is."""
    first = read_calendar(match, place)
    if first is None:
        return None
    days, _ = length(match)
    return Days(first.start, first.start + timedelta(days=days), "range", first.basis)
