"""Runs and their books: entries in = kept + dropped by reason + still waiting, and nothing unexplained.

open_run(store, run_id, kind, extractor_version, now) -> None
books(store, run_id) -> Books
close_run(store, run_id, outcome, note, now) -> Books
checked_until(store, run_id, now) -> datetime
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from extractors.model import Drop
from storage.store import Store, json_text, to_json, to_value


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """What came into a run and where it went; ``unexplained`` is 0 or something is broken.

    carried + new + reopened = kept + dropped (all reasons) + waiting + unexplained. ``listed`` and ``left_out``
    count items of feed bodies before they are entries.
    """

    run_id: str
    listed: int  # items found in feed bodies
    known: int  # of these, known and unchanged
    left_out: dict[str, int] = field(default_factory=dict)  # of these, left out at once, by reason
    carried: int = 0  # entries that stood open when the run began
    new: int = 0
    reopened: int = 0  # settled entries whose page or text changed
    kept: int = 0
    dropped: dict[str, int] = field(default_factory=dict)
    waiting: int = 0
    unexplained: int = 0


def open_run(store: Store, run_id: str, kind: str, extractor_version: str, now: datetime) -> None:
    """Begin a run whose instant is ``now``; runs a crash left open are marked abandoned."""
    with store.transaction():
        store.run("update run set outcome = 'abandoned' where outcome = 'open' and run_id <> $id", id=run_id)
        store.run(_OPEN, id=run_id, kind=kind, version=extractor_version, now=now)


def books(store: Store, run_id: str) -> Books:
    """Count what came into a run and where it went, each number from another place, so that a leak shows."""
    run = store.one("select * from run where run_id = $id", id=run_id)
    started, until = run["started_at"], run["ended_at"] or datetime.max.replace(tzinfo=UTC)
    counted = store.one(_COUNT, now=started, until=until)
    dropped = _by_reason(store, _DROPPED, now=started)
    came = run["carried"] + counted["new"] + counted["reopened"]
    went = counted["kept"] + sum(dropped.values()) + counted["waiting"]
    more = {
        "run_id": run_id,
        "carried": run["carried"],
        "dropped": dropped,
        "left_out": _by_reason(store, _LEFT_OUT, now=started, until=until),
        "unexplained": came - went,
    }
    return to_value(Books, counted | more)


def close_run(store: Store, run_id: str, outcome: str, note: str, now: datetime) -> Books:
    """End a run (``outcome``: done or failed) and keep its books with it; returns them."""
    made = books(store, run_id)
    store.run(
        "update run set outcome = $outcome, note = $note, ended_at = $now, books = $books where run_id = $id",
        id=run_id,
        outcome=outcome,
        note=note,
        now=now,
        books=json_text(to_json(Books, made)),
    )
    return made


def checked_until(store: Store, run_id: str, now: datetime) -> datetime:
    """Return the instant from which on nothing was checked yet: the end of the last run before this that closed.

    What a killed run and an operator wrote since then is later; ``now`` where the last run ended after it.
    """
    ended = "select max(ended_at) as at from run where ended_at is not null and run_id <> $id"
    return min(store.one(ended, id=run_id)["at"] or datetime(1970, 1, 1, tzinfo=UTC), now)


def recent_drops(store: Store, limit: int) -> list[Drop]:
    """List what was left out last, newest first."""
    rows = store.rows("select * from drop_log order by dropped_at desc, subject limit $limit", limit=limit)
    return [to_value(Drop, row) for row in rows]


def _by_reason(store: Store, sql: str, **bounds: datetime) -> dict[str, int]:
    return {row["reason"]: row["n"] for row in store.rows(sql, **bounds)}


_OPEN = """
    insert into run by name
    select $id as run_id, $kind as kind, $version as extractor_version, $now as started_at, 'open' as outcome,
        '' as note, (select count(*) from entry where state in ('waiting', 'fetched', 'read')) as carried
    on conflict do nothing
"""

# Kept means an understood entry with a current reading of its article; dropped one with its line in the ledger.
_COUNT = """
    select
        (select coalesce(sum(items), 0) from poll where polled_at between $now and $until) as listed,
        (select coalesce(sum(items_known + items_changed), 0) from poll
            where polled_at between $now and $until) as known,
        (select count(*) from entry where first_seen_at = $now) as new,
        (select count(*) from entry where reopened_at = $now) as reopened,
        (select count(*) from entry where state = 'understood' and state_at = $now and exists (
            from article join coverage using (article_id, version)
            where article.entry_id = entry.entry_id and coverage.superseded_at is null)) as kept,
        (select count(*) from entry where state in ('waiting', 'fetched', 'read')) as waiting
"""

_DROPPED = """
    select outcome as reason, count(*) as n from entry
    where state = 'dropped' and state_at = $now
        and exists (from drop_log where subject = entry_id and reason = outcome)
    group by all order by n desc, reason
"""

_LEFT_OUT = """
    select reason, count(*) as n from drop_log
    where stage = 'poll' and dropped_at between $now and $until and subject not in (select entry_id from entry)
    group by all order by n desc, reason
"""
