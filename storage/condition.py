"""How things stand, for `parley status`: the last run, the feeds, what was left out lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from storage.query import Table, query


@dataclass(frozen=True, slots=True, kw_only=True)
class LastRun:
    """The newest cycle and what it left to do."""

    started_at: datetime
    outcome: str
    note: str
    waiting: int
    unexplained: int
    pending_alerts: int
    tried_alerts: int  # of the pending ones, tried at least once
    dead_alerts: int  # given up; they wait for a person


def last_run(snapshot: Path) -> LastRun | None:
    """Return the newest cycle, None when there was none. Raises StoreError when there is no snapshot."""
    table = query(snapshot, _LAST)
    return LastRun(**dict(zip(table.columns, table.rows[0], strict=True))) if table.rows else None


def feeds(snapshot: Path) -> Table:
    """List the active feeds, those that fail first, then the quietest."""
    return query(snapshot, _FEEDS)


def flags(snapshot: Path) -> Table:
    """List what is wrong with feeds that answer: feed, kind, since and evidence, the newest first."""
    return query(snapshot, _FLAGS)


def recent_drops(snapshot: Path, since: datetime) -> Table:
    """Count what was left out since an instant, by stage and reason."""
    return query(snapshot, _DROPS, parameters={"since": since})


_LAST: Final = """
    select started_at, outcome, note, coalesce(waiting, 0) as waiting, coalesce(unexplained, 0) as unexplained,
        (select count(*) from alerts where queue = 'waiting') as pending_alerts,
        (select count(*) from alerts where queue = 'waiting' and attempts > 0) as tried_alerts,
        (select count(*) from alerts where queue = 'dead') as dead_alerts
    from runs where kind = 'cycle' order by started_at desc limit 1
"""

_FEEDS: Final = """
    select f.name as feed, f.failures, strftime(f.last_ok_at, '%m-%d %H:%M') as last_ok,
        strftime(f.next_poll_at, '%H:%M') as next, strftime(f.last_new_at, '%m-%d %H:%M') as last_new,
        f.kept, f.dropped as left_out,
        (select max_by(coalesce(reason, if(outcome = 'not_modified', '304', outcome)), polled_at)
            from poll as p where p.feed = f.name) as answer
    from feeds as f where f.active order by f.failures desc, f.last_new_at nulls first, f.name
"""

_FLAGS: Final = "select feed, kind, since, evidence from feed_flags where stands order by raised_at desc, feed, kind"

_DROPS: Final = """
    select stage, reason, count(*) as items, max_by(title, dropped_at) as latest
    from drops where dropped_at >= $since group by all order by items desc, reason
"""
