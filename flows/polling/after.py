"""When a feed is polled after a poll, whatever came of it: its rhythm, the site's wishes, the kind of failure; pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from extractors.model import FeedState
from flows.polling.interval import Shown, wait

#: No feed is left alone for longer, whatever it says and however often it failed (Miniflux, Media Cloud).
LONGEST: Final = timedelta(hours=24)
#: A feed and the cycle often share a period: due a little early, a feed is not skipped by the cycle it just missed.
EARLY: Final = timedelta(seconds=60)
#: A permanent redirect is believed once every poll has said the same for so long (Feedbin: six days).
TRUSTED: Final = timedelta(days=6)
HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backoff:
    """How a class of failures is waited out: intervals added per failure in a row, up to a longest wait."""

    added: float
    longest: timedelta


#: Passes by itself, mostly within hours.
TEMPORARY: Final = Backoff(added=0.5, longest=timedelta(hours=4))
#: May pass, often only once somebody does something.
SOFT: Final = Backoff(added=1.0, longest=LONGEST)
#: Does not pass: one look a day is enough to notice if it does.
HARD: Final = Backoff(added=1e3, longest=LONGEST)
CLASSES: Final[Mapping[str, Backoff]] = {
    **dict.fromkeys("http_5xx not_found throttled timeout tls truncated unreachable".split(), TEMPORARY),
    **dict.fromkeys("gone refused_address".split(), HARD),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a poll ended with, as far as the next one is concerned."""

    reason: str | None = None  # a key of REASONS when it failed
    retry_at: datetime | None = None  # the site's Retry-After
    fresh_for: timedelta | None = None  # the longest of its hints: Cache-Control max-age, the feed's ttl
    skip_hours: frozenset[int] = frozenset()  # hours of the day, UTC, at which the feed asks not to be polled
    shown: Shown | None = None  # what it has shown by now, when it answered


def is_due(state: FeedState, now: datetime) -> bool:
    """Return whether a feed should be polled now; one never polled should."""
    return state.next_poll_at is None or state.next_poll_at <= now


def address(state: FeedState, now: datetime) -> str:
    """Return where a feed is asked: where it says it moved for good, once it has said so for days."""
    moved = state.moved_since is not None and now - state.moved_since >= TRUSTED
    return state.moved_to if moved and state.moved_to else state.feed.url


def next_poll(state: FeedState, outcome: Outcome, now: datetime, haste: float = 1.0) -> datetime:
    """Return when a feed is polled next, after a poll that ended at ``now``; ``state`` is the one before that poll.

    By its rhythm and by ``haste`` (see interval.py); longer when the site says its answer stays fresh, and when it
    failed, by the failure's class; never before Retry-After nor in an hour it asks to be left alone.
    """
    own = timedelta(minutes=state.feed.every_minutes)
    planned = own if outcome.shown is None else wait(outcome.shown, own, now, haste)
    least = _backed_off(state, outcome, own) if outcome.reason else planned
    longer = min(LONGEST, max(least, outcome.fresh_for or least))
    if longer <= planned and not outcome.reason and not outcome.retry_at:
        return _outside(now + planned - min(EARLY, planned / 10), outcome.skip_hours)
    at = now + min(LONGEST, longer + _spread(state.feed.name, longer))
    asked = min(outcome.retry_at, now + LONGEST) if outcome.retry_at else now
    return _outside(max(at, asked + _spread(state.feed.name, asked - now)), outcome.skip_hours)


def _backed_off(state: FeedState, outcome: Outcome, own: timedelta) -> timedelta:
    kind = CLASSES.get(outcome.reason or "", SOFT)
    # Bounded before multiplying: a feed dead for years must not overflow.
    return min(max(kind.longest, own), own * (1 + kind.added * min(state.failures + 1, 10_000)))


def _outside(at: datetime, skipped: frozenset[int]) -> datetime:
    """Return the first instant from ``at`` on in no hour to skip; a feed that asks for all of them is not believed."""
    if at.hour not in skipped or len(skipped) >= 24:
        return at
    whole = at.replace(minute=0, second=0, microsecond=0)
    return next(whole + step * HOUR for step in range(1, 25) if (whole + step * HOUR).hour not in skipped)


def _spread(name: str, span: timedelta) -> timedelta:
    """Return up to a tenth of a span, always the same for one feed: hosts that failed together return apart."""
    share = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) / 2**32
    return max(span, timedelta()) * share / 10
