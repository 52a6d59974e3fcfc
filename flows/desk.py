"""What a person does to alerts and rounds by hand: under the writer's lock, in one transaction, published at once."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from config import Config
from extractors.errors import ParleyError
from extractors.identity import digest
from flows.alerts.channel import Message
from flows.alerts.delivery import deliver_due
from flows.alerts.outbox import alerts_for, subscriptions
from flows.alerts.published import VERSION
from flows.alerts.register import opened, opened_hooks
from flows.fetch.polite import utc_now
from flows.judging import decision_of, judge
from flows.stages.announce import compose_waiting
from storage import lock
from storage.alert import Silence, due_count, record_silence, resend
from storage.database import open_live
from storage.round import known_rounds, record_operator_decision
from storage.snapshot import publish
from storage.store import Store
from storage.told import told_of

#: The longest silence; a hook nobody wants is taken out of the settings.
LONGEST_SILENCE: Final = timedelta(days=30)


@contextmanager
def writing(config: Config, now: datetime) -> Iterator[Store]:
    """Open the live database under the lock and publish the snapshot after it; raises StoreError while a cycle runs."""
    paths = config.settings.paths
    database = Path(paths.database)
    with lock.hold(database, now=now):
        with open_live(database) as store:
            yield store
        publish(database, Path(paths.snapshot))


def judge_round(config: Config, round_id: str, action: str, value: str | None, who: str, why: str) -> str:
    """Record what a person decided about a round, with the corrections it causes; return what to know next."""
    now = datetime.now(UTC)
    decision = decision_of(round_id, action, value, who, why, now)
    with writing(config, now) as store:
        judged = judge(known_rounds(store), decision)
        heard = told_of(store, {change.round.round_id for change in judged.changes})
        window = timedelta(hours=config.settings.alerts.alert_window_hours)
        alerts = alerts_for(judged.changes, subscriptions(config.settings.alerts.hooks), now, window, heard)
        events = [event for change in judged.changes for event in change.events]
        record_operator_decision(store, decision, [change.round for change in judged.changes], events, alerts)
    hooks = ", ".join(sorted({alert.channel for alert in alerts})) or "nobody"
    return f"{round_id}: {action} recorded; {hooks} will hear of it with the next cycle, or now: parley alerts deliver"


def send_again(config: Config, alert_ids: Sequence[str]) -> str:
    """Put alerts back into the queue."""
    now = datetime.now(UTC)
    with writing(config, now) as store:
        count = resend(store, alert_ids, now)
    if not count:
        raise ParleyError("no such alert: `parley alerts list` shows their ids")
    return f"{count} due now: `parley alerts deliver` sends them, or the next cycle does"


def silence_hook(config: Config, hook: str, subject: str | None, hold: timedelta, who: str, why: str) -> str:
    """Keep a hook quiet for a while; what would have been sent stays on record as silenced."""
    names = {one.name for one in config.settings.alerts.hooks} | {"*"}
    if hook not in names:
        raise ParleyError(f"no hook is called {hook!r}; there are: {', '.join(sorted(names))}")
    if not who.strip() or not why.strip() or not timedelta() < hold <= LONGEST_SILENCE:
        raise ParleyError("say --operator and --why, and for how long: up to 30 days")
    now = datetime.now(UTC)
    one = Silence(
        silence_id=digest("silence", hook, subject or "", now.isoformat()),
        hook=hook,
        subject=subject,
        until=now + hold,
        decided_by=who,
        why=why,
        decided_at=now,
    )
    with writing(config, now) as store:
        record_silence(store, one)
    return f"{hook} is quiet until {one.until:%Y-%m-%d %H:%M} UTC"


def deliver_now(config: Config) -> tuple[int, int, int]:
    """Send what is due without running a cycle; return how many were taken, how many refused, how many are left."""
    with writing(config, datetime.now(UTC)) as store:
        compose_waiting(config, store, utc_now())
        channels = opened_hooks(config.settings, os.environ)
        attempts = asyncio.run(deliver_due(lambda: nullcontext(store), channels, utc_now))
        left = due_count(store)
    taken = sum(attempt.delivered for attempt in attempts)
    return taken, sum(attempt.outcome == "refused" for attempt in attempts), left


def try_hook(config: Config, name: str) -> str:
    """Send a marked test message to one hook, past the queue; return where it went, raise AlertError if refused."""
    hook = next((one for one in config.settings.alerts.hooks if one.name == name), None)
    if hook is None:
        raise ParleyError(f"no hook is called {name!r} in settings.toml")
    now = datetime.now(UTC)
    event_id = digest("test", name, now.isoformat())
    summary = "This is a test of Parley's alerts: nothing happened."
    payload = {
        "version": VERSION, "kind": "operations.test", "event_id": event_id, "subject": "operations",
        "summary": summary, "evidence": [], "supporters": [], "decided_at": now.isoformat(),
        "operation": {"what": "test", "since": now.isoformat()},
    }  # fmt: skip
    message = Message(
        message_id=event_id, kind="operations.test", subject="operations", created_at=now, summary=summary, lines=(),
        payload=payload, repeat=False,
    )  # fmt: skip
    return asyncio.run(opened(hook, os.environ, config.settings.web).send(message, now))
