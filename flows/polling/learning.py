"""Learn a feed's rhythm from the instants at which it brought something new; pure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from flows.polling.rhythm import DAY, ONE_IN_A_THOUSAND, STEADY, WEEK_HOURS, Rhythm, hour_of_week

#: Older arrivals say nothing about a feed's habits today.
MEMORY: Final = timedelta(weeks=8)
#: Weeks of what its hour of day and its day lead to expect that stand beside what one hour of the week has shown, and
#: weeks of the mean weekday (or weekend day) that stand beside one day's: a single busy Monday is no habit.
HOUR_WEEKS: Final = 12.0
DAY_WEEKS: Final = 8.0
#: Days of usual steadiness that stand beside those it has shown.
STEADY_DAYS: Final = 30
STEADIEST: Final = 100.0
LEAST_STEADY: Final = 2.0
#: A sound feed is to be called quiet by mistake once in thirty months; a busy one has more pauses that could be.
MISTAKES_A_MONTH: Final = 0.03
MOST: Final = 1.5 * ONE_IN_A_THOUSAND
#: A month after a pause it must be as much longer than that one, up to this: no feed is called quiet twice for one
#: habit, and a long outage does not make it deaf. (At 1.8 one of 1,600 made feeds was called quiet twice in a month.)
MONTH: Final = timedelta(days=30)
MARGIN: Final = 1.2
DEAF: Final = 2.5 * ONE_IN_A_THOUSAND


def learn(arrivals: Sequence[datetime], items: int, watched_from: datetime, now: datetime) -> Rhythm:
    """Return the rhythm of a feed from the instants at which it brought something new, in order.

    ``items``: how many new items they brought in all; ``watched_from``: since when it is polled.
    """
    start = max(watched_from, now - MEMORY)
    seen = [at for at in arrivals if start <= at <= now]
    known_for = max(now - start, timedelta())
    plain = Rhythm(
        rates=_rates(seen, known_for),
        longest=math.inf,
        known_for=known_for,
        a_poll=max(1.0, items / len(seen)) if seen else 1.0,
    )
    steady = replace(plain, steadiness=_steadiness(plain, seen, start, now))
    recent = [at for at in seen if at >= now - MONTH]
    return replace(steady, longest=_longest(steady, recent))


def _rates(seen: Sequence[datetime], known_for: timedelta) -> tuple[float, ...]:
    """Return the rates by hour of the week: its own count beside what its hour of day and its day lead to expect."""
    weeks = max(known_for / timedelta(weeks=1), 1 / 7)
    counts = [0] * WEEK_HOURS
    for at in seen:
        counts[hour_of_week(at)] += 1
    mean = len(seen) / weeks / WEEK_HOURS
    by_hour = [_near(counts, hour, weeks, mean) for hour in range(24)]
    by_day = [_day(counts, day, weeks, mean) for day in range(7)]
    level = mean or 1.0
    usual = [by_hour[how % 24] * by_day[how // 24] / level for how in range(WEEK_HOURS)]
    return tuple((count + HOUR_WEEKS * u) / (weeks + HOUR_WEEKS) for count, u in zip(counts, usual, strict=True))


def _near(counts: Sequence[int], hour: int, weeks: float, mean: float) -> float:
    """Return the rate at an hour of the day over all days, smoothed with the hours beside it."""
    around = [(hour + step) % 24 for step in (-1, 0, 1)]
    shown = sum(counts[24 * day + h] for day in range(7) for h in around)
    return (shown + mean) / (7 * 3 * weeks + 1)


def _day(counts: Sequence[int], day: int, weeks: float, mean: float) -> float:
    """Return the rate of a day of the week, smoothed with the days of its kind: weekdays, or the weekend."""
    alike = range(5) if day < 5 else range(5, 7)
    shown = [sum(counts[24 * d : 24 * d + 24]) for d in alike]
    kind = sum(shown) / len(alike) / weeks
    own = sum(counts[24 * day : 24 * day + 24])
    return (own + DAY_WEEKS * kind + 24 * mean) / (24 * (weeks + DAY_WEEKS + 1))


def _steadiness(rhythm: Rhythm, seen: Sequence[datetime], start: datetime, now: datetime) -> float:
    """Return how alike its days are, by the method of moments: what their counts vary beyond chance."""
    counts = Counter(at.date() for at in seen)
    first = start.replace(hour=0, minute=0, second=0, microsecond=0) + DAY
    days = [first + step * DAY for step in range(max(0, (now - first) // DAY))]
    due = [rhythm.expected(day, day + DAY) for day in days]
    squares = sum(one * one for one in due)
    if not squares:
        return STEADY
    beyond = sum((counts[day.date()] - one) ** 2 - one for day, one in zip(days, due, strict=True))
    usual = STEADY_DAYS * squares / len(days)
    return 1 / min(1 / LEAST_STEADY, max(1 / STEADIEST, (beyond + usual / STEADY) / (squares + usual)))


def _longest(rhythm: Rhythm, recent: Sequence[datetime]) -> float:
    """Return the surprise beyond which a feed is called quiet: seldom by mistake, and not twice for one habit."""
    a_month = sum(rhythm.rates) * (MONTH / timedelta(weeks=1))
    seldom = math.log(max(1.0, a_month / MISTAKES_A_MONTH))
    shown = max((rhythm.surprise(a, b) for a, b in pairwise(recent)), default=0.0)
    return max(min(MOST, max(ONE_IN_A_THOUSAND, seldom)), min(DEAF, MARGIN * shown))
