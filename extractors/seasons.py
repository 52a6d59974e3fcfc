"""When "the talks" are these: the days around a known round in which nobody has to name it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from extractors.calendar import is_ours
from extractors.model import Round

_AFTER_DAYS: Final = 10
_BEFORE_DAYS: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """The round of the two parties nearest in time, and how many days ago it ended (negative: still ahead)."""

    round: Round
    days: int


def season(rounds: Iterable[Round], day: date | None, *, rumours: bool = False) -> Season | None:
    """Return the round in whose season a day lies, None out of season; ``rumours``: a rumoured round makes one too."""
    if day is None:
        return None
    first, last = day - timedelta(days=_AFTER_DAYS), day + timedelta(days=_BEFORE_DAYS)
    near = [
        Season(round=known, days=_days(known.start_on, known.end_on or known.start_on, day))
        for known in rounds
        if known.start_on is not None
        and known.start_on <= last
        and (known.end_on or known.start_on) >= first
        and is_ours(known)
        and (rumours or known.state != "rumoured")
    ]
    return min(near, key=lambda one: (abs(one.days), one.round.round_id), default=None)


def _days(start: date, end: date, day: date) -> int:
    """Count the days since a round ended, 0 while it lasts, negative before it."""
    return (day - end).days if day > end else min(0, (day - start).days)
