"""A feed's own rhythm: how often it brings something new at each hour of the week, and how long it has ever paused.

A pause is measured in *expected arrivals*: the sum of the hourly rates over the pause. A night without news is short in
that measure, a morning without news is long; so one bound serves every hour and weekday.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Final

HOUR: Final = timedelta(hours=1)
WEEK_HOURS: Final = 168
#: Older arrivals say nothing about a feed's habits today.
MEMORY: Final = timedelta(weeks=8)
#: Weeks of the feed's mean that stand beside what one hour of the week has shown: a single busy Monday is no habit.
PRIOR_WEEKS: Final = 2.0
#: The pause that one arrival in a thousand follows, in expected arrivals, when arrivals are independent: -ln(0.001).
INDEPENDENT: Final = math.log(1000)
#: How much longer than its longest pause so far a feed may be quiet before anybody is told, and the most that may be of
#: the pause one in a thousand exceeds: a busy feed exceeds that one every week, and a long pause must not make it deaf.
MARGIN: Final = 1.2
MOST: Final = 1.45
#: Below this much history neither its rates nor its longest pause are known well enough.
YOUNG: Final = timedelta(days=7)
SETTLED: Final = timedelta(days=14)
_EPOCH_MONDAY: Final = datetime(1970, 1, 5, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """What a feed usually does; ``rates`` are arrivals an hour for the 168 hours of a week from Monday 00:00 UTC."""

    rates: tuple[float, ...]
    longest: float  # pause in expected arrivals beyond which it is silent
    known_for: timedelta
    a_poll: float = 1.0  # new items an arrival brings on average

    @classmethod
    def unknown(cls) -> Rhythm:
        """Return the rhythm of a feed nothing is known of: never silent."""
        return cls(rates=(0.0,) * WEEK_HOURS, longest=math.inf, known_for=timedelta())

    def rate(self, at: datetime) -> float:
        """Return the arrivals an hour expected at an instant."""
        return self.rates[_hour_of_week(at)]

    def expected(self, since: datetime, until: datetime) -> float:
        """Return how many arrivals are expected between two instants; 0 when they are in the wrong order."""
        if until <= since:
            return 0.0
        return self._before(until) - self._before(since)

    @cached_property
    def _sums(self) -> tuple[float, ...]:
        """The arrivals expected from Monday 00:00 up to the begin of each hour of the week."""
        return (0.0, *accumulate(self.rates))

    def _before(self, at: datetime) -> float:
        """Return the arrivals expected from a Monday long ago up to an instant."""
        weeks, rest = divmod((at - _EPOCH_MONDAY) / HOUR, WEEK_HOURS)
        hour = int(rest)
        return weeks * self._sums[-1] + self._sums[hour] + self.rates[hour] * (rest - hour)

    def silent(self, last_new_at: datetime, now: datetime) -> bool:
        """Return whether a feed has been quiet for longer than is its way; never while it is too young to have one."""
        return self.known_for >= SETTLED and self.expected(last_new_at, now) > self.longest


def learn(arrivals: Sequence[datetime], items: int, watched_from: datetime, now: datetime) -> Rhythm:
    """Return the rhythm of a feed from the instants at which it brought something new, in order.

    ``items``: how many new items they brought in all; ``watched_from``: since when it is polled.
    """
    start = max(watched_from, now - MEMORY)
    seen = [at for at in arrivals if start <= at <= now]
    known_for = max(now - start, timedelta())
    rates = _rates(seen, known_for)
    plain = Rhythm(rates=rates, longest=math.inf, known_for=known_for)
    pauses = sorted(plain.expected(a, b) for a, b in pairwise(seen))
    return Rhythm(
        rates=rates,
        longest=_longest(pauses),
        known_for=known_for,
        a_poll=max(1.0, items / len(seen)) if seen else 1.0,
    )


def _rates(seen: Sequence[datetime], known_for: timedelta) -> tuple[float, ...]:
    """Return the rates by hour of the week: its own count beside what its hour of day and its day lead to expect."""
    weeks = max(known_for / timedelta(weeks=1), 1 / 7)
    counts = [0] * WEEK_HOURS
    for at in seen:
        counts[_hour_of_week(at)] += 1
    mean = len(seen) / weeks / WEEK_HOURS
    by_hour = [_near(counts, hour, weeks, mean) for hour in range(24)]
    by_day = [(sum(counts[24 * d : 24 * d + 24]) + 24 * mean) / (24 * (weeks + 1)) for d in range(7)]
    level = mean or 1.0
    usual = [by_hour[how % 24] * by_day[how // 24] / level for how in range(WEEK_HOURS)]
    return tuple((count + PRIOR_WEEKS * u) / (weeks + PRIOR_WEEKS) for count, u in zip(counts, usual, strict=True))


def _near(counts: Sequence[int], hour: int, weeks: float, mean: float) -> float:
    """Return the rate at an hour of the day over all days, smoothed with the hours beside it."""
    around = [(hour + step) % 24 for step in (-1, 0, 1)]
    shown = sum(counts[24 * day + h] for day in range(7) for h in around)
    return (shown + mean) / (7 * 3 * weeks + 1)


def _longest(pauses: Sequence[float]) -> float:
    """Return the pause beyond which a feed is silent, from its own pauses in order of length."""
    rare = max(INDEPENDENT, pauses[math.ceil(0.999 * len(pauses)) - 1] if pauses else 0.0)
    return min(MARGIN * max([rare, *pauses[-1:]]), MOST * rare)


def _hour_of_week(at: datetime) -> int:
    return int((at - _EPOCH_MONDAY) / HOUR) % WEEK_HOURS
