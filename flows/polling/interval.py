"""How long a feed is left alone after a poll that answered: by its rhythm, by the overlap, by what the talks ask for.

Asked often enough at every hour, a feed costs requests in proportion to the square root of what it brings: that spends
a given number of requests with the least delay over all items (the rule of crawlers with a budget).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from flows.polling.rhythm import HOUR, YOUNG, Rhythm

#: A feed's wait moves between these parts of the interval the operator wrote, and never below two minutes.
SHORTEST: Final = 1 / 5
LONGEST: Final = 8.0
#: And only up to an interval per this many items listed while its rhythm is not known: a quiet night says nothing about
#: the morning, and a short list rolls over soon.
LISTED_AN_INTERVAL: Final = 30
FLOOR: Final = timedelta(minutes=2)
#: The wait at one arrival an hour, in intervals.
AT_ONE_AN_HOUR: Final = 0.5
#: How far back the arrivals count that say how busy a feed is right now.
RECENT: Final = timedelta(hours=6)
#: A poll that found nearly all known, and one that found so much new that the next might come too late (Media Cloud).
KNOWN: Final = 0.95
ROLLING: Final = 0.4
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
    known = shown.rhythm is not None and shown.rhythm.known_for >= YOUNG
    asked = _by_rhythm(shown, own, now, haste) if known else _by_overlap(shown, own, haste)
    longest = own * (LONGEST if known else min(LONGEST, max(shown.items, 1) / LISTED_AN_INTERVAL))
    return min(max(min(asked, _before_it_rolls(shown, now)), FLOOR, own * SHORTEST), longest)


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
    ahead = shown.rhythm.expected(now, now + HOUR)
    behind = shown.rhythm.expected(now - RECENT, now)
    rate = ahead * (shown.recent + 1) / (behind + 1)
    return own * AT_ONE_AN_HOUR / math.sqrt(max(rate * haste, 1e-6))


def _by_overlap(shown: Shown, own: timedelta, haste: float) -> timedelta:
    """Return the wait while the rhythm is not known: longer when nearly all was known, shorter when most was new."""
    last = shown.elapsed or own
    share = shown.new / shown.items if shown.items else 0.0
    if share > ROLLING:
        return min(last, own) / 2
    return (last * 1.5 if 1 - share >= KNOWN else last) / math.sqrt(max(haste, 1.0))


def _before_it_rolls(shown: Shown, now: datetime) -> timedelta:
    """Return the wait within which the list does not roll over at the pace it shows or usually has, bursts included."""
    paces = [shown.new / (shown.elapsed / HOUR)] if shown.elapsed and shown.new >= ROLLING * shown.items else []
    if shown.rhythm and shown.rhythm.known_for >= YOUNG:
        # The busiest of the hours ahead: a list long enough for the night may be too short for the morning.
        paces.append(shown.rhythm.a_poll * max(shown.rhythm.rate(now + step * HOUR) for step in range(4)))
    pace = max(paces, default=0.0)
    return HOUR * (_safe(shown.items) / pace) if pace > 0 and shown.items else timedelta.max


def _safe(items: int) -> float:
    """Return how many new items may be expected by the next poll so that a list of ``items`` holds them all.

    A quarter of it; fewer for a short one, where chance weighs more: mean and nine deviations still fit.
    """
    return min(items / 4, (math.sqrt(items + 20) - math.sqrt(20)) ** 2)
