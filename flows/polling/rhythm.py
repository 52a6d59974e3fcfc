"""A feed's own rhythm: how often it brings something new at each hour of the week, and which pause is beyond its ways.

A pause is measured by how surprising it is: minus the logarithm of its chance, by the hourly rates and by how much the
feed's days differ. A night without news surprises nobody, a morning does; so one bound serves every hour and weekday.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import accumulate
from typing import Final

HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)
WEEK_HOURS: Final = 168
#: The surprise of the pause that one arrival in a thousand is followed by.
ONE_IN_A_THOUSAND: Final = math.log(1000)
#: A doubt is raised before that pause, at one in 350: the rates are estimates, and a feed that fell still must be shown
#: within one and a half of it. Chosen on made feeds (`tests/bench/weeks.py`): 400 that no table holds, and seed 3.
DOUBTED: Final = math.log(350)
#: How steady a feed's days are where nothing is known of it: the shape of a gamma distribution its days' levels follow.
#: Five real feeds over Christmas 2025 had 9 to more than 80.
STEADY: Final = 15.0
#: Below this much history neither its rates nor its longest pause are known well enough.
YOUNG: Final = timedelta(days=7)
SETTLED: Final = timedelta(days=14)
_EPOCH_MONDAY: Final = datetime(1970, 1, 5, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """What a feed usually does; ``rates`` are arrivals an hour for the 168 hours of a week from Monday 00:00 UTC."""

    rates: tuple[float, ...]
    longest: float  # surprise of a pause beyond which it is called quiet
    known_for: timedelta
    a_poll: float = 1.0  # new items an arrival brings on average
    steadiness: float = STEADY

    @classmethod
    def unknown(cls) -> Rhythm:
        """Return the rhythm of a feed nothing is known of: never silent."""
        return cls(rates=(0.0,) * WEEK_HOURS, longest=math.inf, known_for=timedelta())

    def rate(self, at: datetime) -> float:
        """Return the arrivals an hour expected at an instant."""
        return self.rates[hour_of_week(at)]

    def expected(self, since: datetime, until: datetime) -> float:
        """Return how many arrivals are expected between two instants; 0 when they are in the wrong order."""
        if until <= since:
            return 0.0
        return self._before(until) - self._before(since)

    def surprise(self, since: datetime, until: datetime) -> float:
        """Return minus the logarithm of the chance that nothing comes between two instants, day by day of UTC.

        A day's level is gamma-distributed about its rates; days are independent.
        """
        found, at = 0.0, since
        while at < until:
            end = min(until, at.replace(hour=0, minute=0, second=0, microsecond=0) + DAY)
            found += self.steadiness * math.log1p(self.expected(at, end) / self.steadiness)
            at = end
        return found

    @cached_property
    def _sums(self) -> tuple[float, ...]:
        """The arrivals expected from Monday 00:00 up to the begin of each hour of the week."""
        return (0.0, *accumulate(self.rates))

    def _before(self, at: datetime) -> float:
        """Return the arrivals expected from a Monday long ago up to an instant."""
        weeks, rest = divmod((at - _EPOCH_MONDAY) / HOUR, WEEK_HOURS)
        hour = int(rest)
        return weeks * self._sums[-1] + self._sums[hour] + self.rates[hour] * (rest - hour)

    def slow(self, last_new_at: datetime, now: datetime) -> bool:
        """Return whether a pause is as rare as one in 350: a slow day, or the begin of a silence."""
        return self._beyond(DOUBTED, last_new_at, now)

    def silent(self, last_new_at: datetime, now: datetime) -> bool:
        """Return whether a feed has been quiet for longer than is its way; never while it is too young to have one."""
        return self._beyond(self.longest, last_new_at, now)

    def _beyond(self, bound: float, since: datetime, now: datetime) -> bool:
        known = self.known_for >= SETTLED
        # No pause surprises more than by the arrivals expected in it: most need no look at its days.
        return known and self.expected(since, now) > bound and self.surprise(since, now) > bound


def hour_of_week(at: datetime) -> int:
    """Return the hour of the week of an instant, from Monday 00:00 UTC."""
    return int((at - _EPOCH_MONDAY) / HOUR) % WEEK_HOURS
