"""Decides when a feed is polled next, and when a page is looked at again; pure."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from extractors.model import FeedState
from storage.entry import GAPS

#: No feed is left alone for longer, whatever it says and however often it failed (Miniflux, Media Cloud).
LONGEST: Final = timedelta(hours=24)
#: Failures that mostly pass by themselves count half (Media Cloud's rule).
PASSING: Final = frozenset("http_5xx not_found throttled timeout tls truncated unreachable".split())
#: A feed and the cycle often share a period: due a little early, a feed is not skipped by the cycle it just missed.
EARLY: Final = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a poll ended with, as far as the next one is concerned."""

    reason: str | None = None  # a key of REASONS when it failed
    retry_at: datetime | None = None  # the site's Retry-After
    fresh_for: timedelta | None = None  # the longest of its hints: Cache-Control max-age, the feed's ttl


def is_due(state: FeedState, now: datetime) -> bool:
    """Return whether a feed should be polled now; one never polled should."""
    return state.next_poll_at is None or state.next_poll_at <= now


def next_poll(state: FeedState, outcome: Outcome, now: datetime) -> datetime:
    """Return when a feed is polled next, after a poll that ended at ``now``; ``state`` is the one before that poll.

    Its own interval; longer when the site says its answer stays fresh, when it failed (one interval more per failure in
    a row, half for failures that pass by themselves, a day at once when it is gone), never before Retry-After.
    """
    own = timedelta(minutes=state.feed.every_minutes)
    wait = min(LONGEST, max(_backed_off(state, outcome, own), outcome.fresh_for or own))
    if wait <= own and not outcome.retry_at:
        return now + own - min(EARLY, own / 10)
    at = now + min(LONGEST, wait + _spread(state.feed.name, wait))
    asked = min(outcome.retry_at, now + LONGEST) if outcome.retry_at else now
    return max(at, asked + _spread(state.feed.name, asked - now))


def next_look(seen_at: datetime, asked_at: datetime, asks: int, fresh_for: timedelta) -> datetime | None:
    """Return when a page on the talks is asked for again; None once it is no longer fresh.

    ``asks``: how often it was asked for, at ``asked_at`` last. The waits grow from half an hour to a day, so that a
    page first seen at noon is looked at around 12:30, 14:30, 20:30, 8:30 and 8:30 again: reports are corrected within
    hours, and live pages grow for a day. `storage.entry.pages_due` asks the database by the same rule.
    """
    wait = timedelta(minutes=GAPS[min(max(asks, 1), len(GAPS)) - 1])
    again_at = asked_at + wait
    return again_at if again_at < seen_at + fresh_for else None


def _backed_off(state: FeedState, outcome: Outcome, own: timedelta) -> timedelta:
    if outcome.reason is None:
        return own
    if outcome.reason == "gone":
        return LONGEST
    weight = 0.5 if outcome.reason in PASSING else 1.0
    # Bounded before multiplying: a feed dead for years must not overflow.
    return own * (1 + weight * min(state.failures + 1, 10_000))


def _spread(name: str, span: timedelta) -> timedelta:
    """Return up to a tenth of a span, always the same for one feed: hosts that failed together return apart."""
    share = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) / 2**32
    return max(span, timedelta()) * share / 10
