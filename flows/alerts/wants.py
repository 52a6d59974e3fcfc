"""Which hook wants which event, and when it wants to hear of it; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from fnmatch import fnmatchcase
from typing import Final

#: How sure a round is, from least to most; what happened says more than what is planned.
SURENESS: Final = ("rumoured", "announced", "confirmed")
#: The subject of everything that waits for a daily summary.
DIGEST: Final = "digest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened, as far as it decides who hears of it."""

    event_id: str
    kind: str  # round.announced, claim.agreed, operations.checks_broken
    subject: str
    series: str | None  # of the round; None where there is none
    sureness: str  # of SURENESS
    loud: bool  # alertable: recent, and not a step that was skipped; of a rumour or confirmation: recent


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What one hook asked for; instants of the day are UTC."""

    hook: str
    kinds: tuple[str, ...]  # patterns: "round.*"
    series: tuple[str, ...] = ()  # patterns; none: all
    minimum: str = "announced"  # of SURENESS
    quiet: tuple[time, time] | None = None  # from, to: what comes meanwhile waits until its end
    digest_at: time | None = None  # when the daily summary goes out
    digest: tuple[str, ...] = ()  # kinds told in it only
    together: bool = True  # several events of one round in one cycle are one message


def wants(subscription: Subscription, event: Event, told: frozenset[str]) -> bool:
    """Return whether a hook hears of an event; ``told``: hooks that heard of this round before.

    A correction reaches whoever was told, and nobody else. Quiet events go into digests only.
    """
    if event.kind == "round.correction":
        return event.loud and subscription.hook in told
    if not (event.loud and _of_series(subscription, event)):
        return False
    if _matches(event.kind, subscription.digest) and subscription.digest_at is not None:
        return True
    if not (_matches(event.kind, subscription.kinds) or _is_its_announcement(subscription, event)):
        return False
    if event.kind.startswith("operations."):
        return True
    return SURENESS.index(event.sureness) >= SURENESS.index(subscription.minimum)


def _is_its_announcement(subscription: Subscription, event: Event) -> bool:
    """Tell whether a confirmation is the first a hook hears of a round, because it waits until a round is sure."""
    sure_only = subscription.minimum == "confirmed" and event.kind == "round.confirmed"
    return sure_only and _matches("round.announced", subscription.kinds)


def subject_for(subscription: Subscription, event: Event) -> str:
    """Return in which line the event waits: its own subject's, or that of the daily summary."""
    digested = subscription.digest_at is not None and _matches(event.kind, subscription.digest)
    return DIGEST if digested else event.subject


def due_at(subscription: Subscription, subject: str, now: datetime) -> datetime:
    """Return when a hook may be told: now, at the end of its quiet hours, or with its next summary."""
    if subject == DIGEST and subscription.digest_at is not None:
        return _next(subscription.digest_at, now)
    if subscription.quiet and _within(now.timetz().replace(tzinfo=None), *subscription.quiet):
        return _next(subscription.quiet[1], now)
    return now


def _next(clock: time, now: datetime) -> datetime:
    at = datetime.combine(now.date(), clock, UTC)
    return at if at > now else at + timedelta(days=1)


def _within(clock: time, start: time, end: time) -> bool:
    return start <= clock < end if start <= end else clock >= start or clock < end


def _of_series(subscription: Subscription, event: Event) -> bool:
    return not subscription.series or event.series is None or _matches(event.series, subscription.series)


def _matches(value: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(value, pattern) for pattern in patterns)
