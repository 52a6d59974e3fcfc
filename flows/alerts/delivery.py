"""Sends what is due: every hook by itself, its alerts in order, each attempt written down before and after.

A crash between the two leaves an attempt begun; the next run marks it unknown and tries again, with the same id. So
nothing is lost, a receiver that remembers ids sees nothing twice, and one that cannot gets at most one marked repeat.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from time import monotonic
from typing import Final

from extractors.errors import AlertError
from extractors.model import Delivery
from flows.alerts.backoff import next_try
from flows.alerts.channel import Channel, Message
from flows.alerts.payload import lines_of
from storage.alert import Ended, Pending, begin_attempts, due_alerts, end_attempts, forget_begun
from storage.store import Store

#: Alerts begun at once on a hook whose receiver remembers ids; any other hook gets one by one.
BATCH: Final = 50
#: Refusals in a row after which a hook rests until the next cycle: one may be the message's own fault.
REST_AFTER: Final = 3
#: Seconds a hook may take of one cycle; what is left goes out with the next.
SECONDS: Final = 60.0

Open = Callable[[], AbstractContextManager[Store]]
Clock = Callable[[], datetime]


async def deliver_due(
    store: Open, channels: Mapping[str, Channel], clock: Clock, *, seconds: float = SECONDS
) -> list[Delivery]:
    """Send everything due on every hook at once and return all attempts; a hook that refuses rests until its next try.

    ``store`` opens the live database for one short batch; the writer's lock must be held. ``clock`` says when an
    attempt is made: receivers refuse what is stamped minutes ago, so a cycle's own instant would not do.
    """
    with store() as opened:
        forget_begun(opened)
    parts = await asyncio.gather(
        *(_one_hook(store, hook, channel, clock, monotonic() + seconds) for hook, channel in channels.items())
    )
    return [attempt for part in parts for attempt in part]


async def _one_hook(store: Open, hook: str, channel: Channel, clock: Clock, until: float) -> list[Delivery]:
    attempts: list[Delivery] = []
    while monotonic() < until and not _rests(attempts) and (batch := _begin(store, hook, channel, clock())):
        ends = await _send_all(channel, batch, attempts, clock, until)
        with store() as opened:
            end_attempts(opened, ends)
    return attempts


def _rests(attempts: Sequence[Delivery]) -> bool:
    last = attempts[-REST_AFTER:]
    return len(last) == REST_AFTER and not any(attempt.delivered for attempt in last)


def _begin(store: Open, hook: str, channel: Channel, now: datetime) -> list[Pending]:
    """Take what is due for a hook and write that its attempts begin."""
    with store() as opened:
        due = due_alerts(opened, now, hook, BATCH if channel.honours_keys else 1)
        begin_attempts(opened, [_attempt(waiting, now) for waiting in due])
    return due


async def _send_all(
    channel: Channel, batch: Sequence[Pending], attempts: list[Delivery], clock: Clock, until: float
) -> list[Ended]:
    """Send one after the other and add to the hook's attempts; behind a refusal its subject's later ones wait."""
    ends: list[Ended] = []
    held: set[str] = set()
    for waiting in batch:
        if waiting.alert.subject in held or _rests(attempts) or monotonic() >= until:
            ends.append(_untried(waiting))
            continue
        ends.append(await _send(channel, waiting, clock()))
        attempts.append(ends[-1].delivery)
        if not attempts[-1].delivered:
            held.add(waiting.alert.subject)
    return ends


async def _send(channel: Channel, waiting: Pending, now: datetime) -> Ended:
    started = monotonic()
    try:
        detail = await channel.send(message_of(waiting), now)
    except AlertError as error:
        return _refused(waiting, error, now, monotonic() - started)
    taken = _attempt(waiting, now, "taken", detail, latency_ms=1000 * (monotonic() - started))
    return Ended(delivery=taken, state="sent", due_at=now)


def message_of(waiting: Pending) -> Message:
    """Return the message of an alert; its id is the same at every attempt."""
    alert = waiting.alert
    return Message(
        message_id=alert.alert_id,
        kind=str(alert.payload.get("kind", alert.kind)),
        subject=alert.subject,
        created_at=alert.created_at,
        summary=str(alert.payload.get("summary", "")),
        lines=lines_of(dict(alert.payload)),
        payload=alert.payload,
        repeat=waiting.repeat,
    )


def _refused(waiting: Pending, error: AlertError, now: datetime, seconds: float) -> Ended:
    at = None if error.final else next_try(waiting.alert.alert_id, waiting.attempts + 1, now, error.retry_after)
    attempt = _attempt(waiting, now, "refused", str(error), status=error.status, latency_ms=1000 * seconds)
    return Ended(delivery=attempt, state="dead" if at is None else "waiting", due_at=at or now)


def _untried(waiting: Pending) -> Ended:
    """Return that an attempt that was begun is not made: it leaves no trace, and its alert is due as before."""
    due = waiting.alert.due_at or waiting.alert.created_at
    return Ended(delivery=_attempt(waiting, due, "untried"), state="waiting", due_at=due)


def _attempt(
    waiting: Pending,
    now: datetime,
    outcome: str = "begun",
    detail: str = "",
    *,
    status: int | None = None,
    latency_ms: float | None = None,
) -> Delivery:
    return Delivery(
        alert_id=waiting.alert.alert_id,
        attempt=waiting.attempts + 1,
        tried_at=now,
        delivered=outcome == "taken",
        detail=detail[:1_000],
        outcome=outcome,
        status=status,
        latency_ms=latency_ms,
    )
