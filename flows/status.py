"""Says how things stand and what a person should do about it; everything from the snapshot and the lock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from config import Config
from extractors.errors import StoreError
from flows.polling.health import ADVICE
from storage import condition, lock
from storage.query import Table

#: Missed starts after which a cycle is called late.
MISSED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """One screen: the state in words, what needs a person, and two tables."""

    now: datetime
    running: str | None
    last: condition.LastRun | None
    needs: tuple[str, ...]
    feeds: Table
    drops: Table

    @property
    def needs_somebody(self) -> bool:
        """Whether anything here should be looked at by a person."""
        return bool(self.needs)

    def lines(self) -> list[str]:
        """Return the state as lines of text; instants are UTC."""
        lines = [f"Parley at {self.now:%Y-%m-%d %H:%M} UTC"]
        lines.append(f"  running now   {self.running}" if self.running else "  running now   nothing")
        if self.last:
            lines.append(
                f"  last cycle    {self.last.started_at:%Y-%m-%d %H:%M} UTC, {self.last.outcome}; "
                f"{self.last.waiting} entries waiting, {self.last.pending_alerts} alerts pending, "
                f"{self.last.dead_alerts} dead"
            )
        lines += [f"  NEEDS YOU     {need}" for need in self.needs] or ["  all is well"]
        return lines

    def as_json(self) -> dict[str, Any]:
        """Return the same in JSON values."""
        return {
            "now": self.now,
            "running": self.running,
            "last_cycle": self.last.started_at if self.last else None,
            "last_outcome": self.last.outcome if self.last else None,
            "needs": list(self.needs),
            "feeds": [dict(zip(self.feeds.columns, row, strict=True)) for row in self.feeds.rows],
            "left_out": [dict(zip(self.drops.columns, row, strict=True)) for row in self.drops.rows],
        }


def read_status(config: Config, now: datetime | None = None) -> Status:
    """Look at the snapshot and the lock; ``now`` is the real instant unless given."""
    at = now or datetime.now(UTC)
    paths = config.settings.paths
    running = lock.holder(Path(paths.database))
    snapshot = Path(paths.snapshot)
    try:
        last = condition.last_run(snapshot)
        feeds, drops = condition.feeds(snapshot), condition.recent_drops(snapshot, at - timedelta(days=7))
    except StoreError as error:
        nothing = Table(columns=(), rows=())
        return Status(now=at, running=running, last=None, needs=(str(error),), feeds=nothing, drops=nothing)
    every = timedelta(minutes=config.settings.schedule.every_minutes)
    said = (*needs(last, feeds, every, at), *flagged(condition.flags(snapshot)))
    return Status(now=at, running=running, last=last, needs=said, feeds=feeds, drops=drops)


def flagged(flags: Table) -> list[str]:
    """Return what is wrong with feeds that answer and what to do about each; pure."""
    return [f"{feed}: {evidence}; {ADVICE[kind]}" for feed, kind, _, evidence in flags.rows]


def needs(last: condition.LastRun | None, feeds: Table, every: timedelta, now: datetime) -> list[str]:
    """Return what a person should do, in words; pure."""
    if last is None:
        return ["no cycle ran yet: `parley run` runs one"]
    said = []
    if now - last.started_at > MISSED * every:
        said.append(f"no cycle since {last.started_at:%Y-%m-%d %H:%M} UTC: is `parley serve` running?")
    if last.outcome not in {"done", "open"}:
        said.append(f"the last cycle ended {last.outcome}: {last.note or 'see its artifact in Prefect'}")
    if last.unexplained:
        said.append(f"{last.unexplained} entries unaccounted for in the last cycle: please report it")
    if last.tried_alerts:
        said.append(f"{last.tried_alerts} alerts were refused and will be tried again: `parley alerts list` tells why")
    if last.dead_alerts:
        said.append(f"{last.dead_alerts} alerts are dead: mend the hook, then `parley alerts resend --dead`")
    name, failures = feeds.columns.index("feed"), feeds.columns.index("failures")
    dead = [str(row[name]) for row in feeds.rows if row[failures] >= MISSED]
    if dead:
        said.append(f"feeds failing again and again: {', '.join(dead)}; check their addresses in feeds.toml")
    return said
