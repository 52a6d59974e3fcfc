"""Sixteen days of polls of feeds that differ in every way `parley feeds` tells of, up to NOW, as a snapshot."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from extractors.model import FeedState
from extractors.model.feeds import Flag
from flows.polling.after import Outcome, next_poll
from flows.stages.knowing import know
from storage import lock
from storage.database import open_live
from storage.feed import sync_feeds
from storage.health import record_flags
from storage.snapshot import publish
from storage.store import Store
from tests.storage.fresh import fresh_database
from tests.storage.sample import NOW, feed

HALF_AN_HOUR: Final = timedelta(minutes=30)
#: By name: days known, and whether a poll at an instant brings something.
LIVES: Final[dict[str, tuple[int, Any]]] = {
    "agency": (16, lambda at: at.minute == 0 or at.hour in range(8, 18)),
    "ministry": (16, lambda at: at.weekday() < 5 and at.hour in range(7, 17)),
    "monthly": (16, lambda at: at.weekday() == 2 and (at.hour, at.minute) == (9, 0)),
    "young": (3, lambda at: at.minute == 0),
    "broken": (16, lambda at: at.minute == 0),
    "gone": (16, lambda at: at.minute == 0),
    "slow-cache": (16, lambda at: at.hour % 6 == 0 and at.minute == 0),
}


def lived(folder: Path) -> Path:
    """Write the database, publish it, and return the snapshot."""
    database, snapshot = fresh_database(folder / "parley.duckdb"), folder / "snapshot.duckdb"
    with lock.hold(database, NOW):
        with open_live(database) as store:
            _live(store)
        publish(database, snapshot)
    return snapshot


def _live(store: Store) -> None:
    for days in sorted({days for days, _ in LIVES.values()}, reverse=True):
        sync_feeds(store, [feed(name) for name in LIVES if LIVES[name][0] >= days], NOW - timedelta(days=days))
    rows = [row for name, (days, brings) in LIVES.items() for row in _polls(name, days, brings)]
    with store.transaction():
        store.stage("incoming_poll", "poll", rows)
        store.run("insert into poll by name select * from incoming_poll")
        store.run(_DECIDED)
    known = know(store, list(LIVES), NOW)
    for name in set(LIVES) - {"broken", "gone"}:
        wish = timedelta(hours=3) if name == "slow-cache" else None
        outcome = Outcome(fresh_for=wish, shown=known.shown(name, 40, 1))
        at = next_poll(FeedState(feed=feed(name)), outcome, NOW, known.haste)
        store.run("update feed set next_poll_at = $at where name = $name", at=at, name=name)
    record_flags(
        store,
        [
            _flag("agency", "quiet", 9, "nothing new for 9 hours; by its own rhythm 31 arrivals were due", cleared=8),
            _flag("agency", "collapsed", 1, "lists 4 items where it used to list 40"),
        ],
    )


def _polls(name: str, days: int, brings: Any) -> list[dict[str, Any]]:
    first = NOW - timedelta(days=days)
    instants = [first + step * HALF_AN_HOUR for step in range(days * 48 + 1)]
    return [_poll(name, at, failed=_fails(name, at), new=bool(brings(at))) for at in instants]


def _fails(name: str, at: datetime) -> str | None:
    if name == "broken" and at > NOW - 2 * HALF_AN_HOUR:
        return "http_5xx"
    return "gone" if name == "gone" and at > NOW - 2 * HALF_AN_HOUR else None


def _poll(name: str, at: datetime, *, failed: str | None, new: bool) -> dict[str, Any]:
    return {
        "feed": name,
        "polled_at": at.isoformat(),
        "outcome": "failed" if failed else "ok" if new else "not_modified",
        "status": {"http_5xx": 503, "gone": 410}.get(failed or "", 200 if new else 304),
        "reason": failed,
        "items": 0 if failed or not new else 40,
        "items_new": int(new and not failed),
        "items_changed": 0,
        "items_known": 39 if new and not failed else 0,
        "items_dropped": 0,
        "next_poll_at": (at + HALF_AN_HOUR).isoformat(),
    }


def _flag(name: str, kind: str, days: int, evidence: str, cleared: int | None = None) -> Flag:
    since = NOW - timedelta(days=days)
    ended = NOW - timedelta(days=cleared) if cleared else None
    return Flag(
        feed=name, kind=kind, since=since, raised_at=since, seen_at=ended or NOW, evidence=evidence, cleared_at=ended
    )


_DECIDED: Final = """
    update feed set next_poll_at = p.next_poll_at, failures = p.failures, last_ok_at = p.last_ok_at,
        stopped_at = if(feed.name = 'gone', p.polled_at, null)
    from (select feed, max(next_poll_at) as next_poll_at, max(polled_at) as polled_at,
            count(*) filter (outcome = 'failed') as failures,
            max(polled_at) filter (outcome <> 'failed') as last_ok_at
        from poll group by feed) as p
    where feed.name = p.feed;
    insert into entry by name
    select 'entry-' || feed as entry_id, feed, 'News' as title, '' as summary, '' as content, 'x' as fingerprint,
        max(polled_at) as first_seen_at, max(polled_at) as state_at, 'dropped' as state, 0 as asks
    from poll where items_new > 0 group by feed
"""
