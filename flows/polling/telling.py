"""What a feed is like and why it is asked as often as it is, in an operator's words; decides nothing, pure."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from flows.polling.after import EARLY
from flows.polling.interval import FLOOR, LONGEST, SEEN, SHORTEST, Shown, wait
from flows.polling.rhythm import HOUR, SETTLED, WEEK_HOURS, YOUNG, Rhythm

#: Fewer arrivals a week than days in it: no hour of the week says much.
RARE: Final = 7.0
#: The share of an even spread below which a weekend, or the six stillest hours, count as still.
STILL: Final = 0.4
NIGHT: Final = 6
#: How far ahead the instant is looked for at which a silence would be told; beyond it, never is as good an answer.
AHEAD: Final = timedelta(weeks=5)
#: The site's own wishes lengthen a wait by more than what rounding and being early account for.
LONGER: Final = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class LastPoll:
    """The newest poll of a feed and what was decided after it; ``failures``: in a row, this one among them."""

    polled_at: datetime
    next_poll_at: datetime
    reason: str | None
    failures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How often a feed is asked now, and why, in words."""

    every: timedelta | None  # None: it is not asked
    why: str


def habit(rhythm: Rhythm | None) -> str:
    """Return what kind of a rhythm it is: learning, rare, or when in day and week it brings something."""
    if rhythm is None or rhythm.known_for < YOUNG:
        return "not known yet"
    week = sum(rhythm.rates)
    if week < RARE:
        return "rare"
    weekend = sum(rhythm.rates[120:]) / week < STILL * 48 / WEEK_HOURS
    hours = [sum(rhythm.rates[hour::24]) for hour in range(24)]
    night = min(sum(hours[(first + step) % 24] for step in range(NIGHT)) for first in range(24)) / week
    by_day = night < STILL * NIGHT / 24
    return " ".join(["weekdays"] * weekend + ["by day"] * by_day) or "round the clock"


def asked(shown: Shown, own: timedelta, last: LastPoll | None, haste: float, stopped: datetime | None) -> Asked:
    """Return how often a feed is asked and why; ``shown`` and ``haste`` as at its last poll, ``own``: every_minutes."""
    if stopped:
        return Asked(every=None, why="stopped: it said twice that it is gone (410)")
    if last is None:
        return Asked(every=own, why="never asked yet: due in the next cycle")
    every = last.next_poll_at - last.polled_at
    if last.reason:
        return Asked(every=every, why=f"waits out {last.reason.replace('_', ' ')}, {last.failures} in a row")
    planned = wait(shown, own, last.polled_at, haste)
    if every > LONGER * planned + EARLY:
        return Asked(every=every, why="the site asks to be left alone so long")
    return Asked(every=planned, why=_why(shown, own, planned) + ("; a session is near" if haste > 1 else ""))


def usual_gap(rhythm: Rhythm | None, now: datetime) -> timedelta | None:
    """Return the pause to expect between two arrivals at this hour; of a rare feed its mean; None while not known."""
    if rhythm is None or rhythm.known_for < YOUNG or not (week := sum(rhythm.rates)):
        return None
    rate = week / WEEK_HOURS if week < RARE else rhythm.rate(now)
    return HOUR / rate if rate > 0 else None


def quiet_at(rhythm: Rhythm | None, last_new_at: datetime | None) -> datetime | None:
    """Return when a feed would be called quiet if nothing came any more, to the hour; None: not within weeks."""
    if rhythm is None or last_new_at is None or rhythm.known_for < SETTLED:
        return None
    hours = range(1, AHEAD // HOUR + 1)
    first = bisect_right(hours, rhythm.longest, key=lambda n: rhythm.surprise(last_new_at, last_new_at + n * HOUR))
    return last_new_at + hours[first] * HOUR if first < len(hours) else None


def _why(shown: Shown, own: timedelta, planned: timedelta) -> str:
    rhythm = shown.rhythm
    known = rhythm.known_for if rhythm else timedelta()
    if known < YOUNG:
        by = "overlap" if known < SEEN else "its rhythm so far"
        return f"by {by}, {known / timedelta(days=1):.0f} of {YOUNG.days} days known"
    if planned < own * SHORTEST:
        return "before its list could roll over"
    if planned <= max(FLOOR, own * SHORTEST):
        return "by its rhythm, as often as it may be"
    return "by its rhythm, as seldom as it may be" if planned >= own * LONGEST else "by its rhythm"
