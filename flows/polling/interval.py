"""How long a feed is left alone after a poll that answered: by its rhythm, by the overlap, by what the talks ask for.

Asked often enough at every hour, a feed costs requests in proportion to the square root of what it brings: that spends
a given number of requests with the least delay over all items (the rule of crawlers with a budget).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from flows.polling.rhythm import HOUR, YOUNG, Rhythm

#: A feed's wait moves between these parts of the interval the operator wrote; a list that may roll over is asked for
#: earlier, though never below two minutes.
SHORTEST: Final = 1 / 5
LONGEST: Final = 8.0
#: And in its first week only up to an interval per this many items listed and day it is known: a quiet night says
#: nothing about the morning, and a short list rolls over soon.
LISTED_AN_INTERVAL: Final = 60
#: From then on its rhythm decides; until the week is over any hour may be so many times as busy as any was.
SEEN: Final = timedelta(days=1)
BUSIER: Final = 2.0
FLOOR: Final = timedelta(minutes=2)
#: The wait at one arrival an hour, in intervals.
AT_ONE_AN_HOUR: Final = 0.82
#: How far back the arrivals count that say how busy a feed is right now.
RECENT: Final = timedelta(hours=6)
#: A poll that found nearly all known, and one that found so much new that the next might come too late (Media Cloud).
KNOWN: Final = 0.95
ROLLING: Final = 0.4
#: How likely a list may be to roll over between two polls, by the feed's own rates and by how many items come together:
#: 200 feeds are asked some one and a half million times in eight weeks, and their days differ more than chance does.
CHANCE: Final = 1e-8
#: How much more an item is worth around an expected round, and when nothing is expected for long.
NEAR_A_ROUND: Final = 4.0
QUIET_TIMES: Final = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a feed has shown by the end of a poll that answered."""

    elapsed: timedelta | None  # since the poll before; None at the first
    items: int  # listed now
    new: int  # of these, never seen
    recent: int  # polls with something new within RECENT, this one among them
    rhythm: Rhythm | None = None


def wait(shown: Shown, own: timedelta, now: datetime, haste: float = 1.0) -> timedelta:
    """Return how long to wait; ``own`` is the operator's interval, ``haste`` what an item is worth just now."""
    seen = shown.rhythm.known_for if shown.rhythm else timedelta()
    asked = _by_rhythm(shown, own, now, haste) if seen >= SEEN else _by_overlap(shown, own, haste)
    young = max(shown.items, 1) / LISTED_AN_INTERVAL * max(1.0, seen / SEEN)
    longest = own * (LONGEST if seen >= YOUNG else min(LONGEST, young))
    return max(FLOOR, min(max(asked, own * SHORTEST), longest, _before_it_rolls(shown, now)))


def haste(rounds_at: list[tuple[datetime, datetime]], now: datetime) -> float:
    """Return what an item is worth: more from a day before a session to a day after it, less when none is near.

    ``rounds_at``: first and last instant of every session held, announced or in the registry.
    """
    day = timedelta(days=1)
    if any(start - day <= now <= end + day for start, end in rounds_at):
        return NEAR_A_ROUND
    return 1.0 if any(start - 14 * day <= now <= end + 14 * day for start, end in rounds_at) else QUIET_TIMES


def _by_rhythm(shown: Shown, own: timedelta, now: datetime, haste: float) -> timedelta:
    """Return the wait for the rate to expect: the hour's usual one, corrected by what the last hours brought."""
    assert shown.rhythm
    rate = shown.rhythm.expected(now, now + HOUR) * _today(shown, shown.rhythm, now)
    return own * AT_ONE_AN_HOUR / math.sqrt(max(rate * haste, 1e-6))


def _today(shown: Shown, rhythm: Rhythm, now: datetime) -> float:
    """Return how busy the last hours were beside what is usual."""
    return (shown.recent + 1) / (rhythm.expected(now - RECENT, now) + 1)


def _by_overlap(shown: Shown, own: timedelta, haste: float) -> timedelta:
    """Return the wait while the rhythm is not known: longer when nearly all was known, shorter when most was new."""
    last = shown.elapsed or own
    share = shown.new / shown.items if shown.items else 0.0
    if share > ROLLING:
        return min(last, own) / 2
    return (last * 1.5 if 1 - share >= KNOWN else last) / math.sqrt(max(haste, 1.0))


def _before_it_rolls(shown: Shown, now: datetime) -> timedelta:
    """Return the wait within which the list does not roll over at the pace it shows or usually has, bursts included."""
    rhythm = shown.rhythm if shown.rhythm and shown.rhythm.known_for >= SEEN else None
    paces = [shown.new / (shown.elapsed / HOUR)] if shown.elapsed and shown.new >= ROLLING * shown.items else []
    if rhythm:
        paces.append(rhythm.a_poll * _busiest(rhythm, now) * max(1.0, _today(shown, rhythm, now)))
    pace, together = max(paces, default=0.0), rhythm.a_poll if rhythm else 1.0
    if not shown.items or pace <= 0:
        return timedelta.max
    return HOUR * (together * _safe(round(shown.items / together, 1)) / pace)


def _busiest(rhythm: Rhythm, now: datetime) -> float:
    """Return the most arrivals an hour ahead: a list long enough for the night may be too short for the morning."""
    if rhythm.known_for < YOUNG:
        return BUSIER * max(rhythm.rates)
    return max(rhythm.rate(now + step * HOUR) for step in range(4))


@lru_cache(maxsize=4096)
def _safe(room: float) -> float:
    """Return how many arrivals may be expected by the next poll of a list that has room for so many.

    A quarter of it at most, and so few that more than fit come with CHANCE only: Chernoff's bound for a Poisson number,
    solved by halving. A feed that brings ten items at once can fill a list of ten in no time at all.
    """
    low, high = 0.0, room / 4
    for _ in range(40):
        mean = (low + high) / 2
        rare = room - mean + room * math.log(max(mean, 1e-300) / room) <= math.log(CHANCE)
        low, high = (mean, high) if rare else (low, mean)
    return low
