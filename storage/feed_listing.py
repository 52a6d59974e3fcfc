"""Feeds as `parley feeds` lists them: what was decided at the last poll, what they brought, what is wrong.

listed_feeds(store, recent) -> list[FeedListed]
last_polls(store, feed, count) -> list[dict] · flags_of(store, feed) -> list[Flag]
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from extractors.model.feeds import Flag
from storage.store import Store, to_value


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedListed:
    """An active feed; counts are of the entries it was the first to list, ``new`` of its last poll."""

    name: str
    outlet: str
    country: str
    language: str
    kind: str
    url: str
    every_minutes: int
    failures: int
    last_ok_at: datetime | None
    next_poll_at: datetime | None
    stopped_at: datetime | None
    moved_to: str | None
    moved_since: datetime | None
    polled_at: datetime | None
    reason: str | None
    new: int
    recent: int  # polls with something new, the last among them
    last_new_at: datetime | None
    entries: int
    kept: int
    dropped: int
    waiting: int
    flags: tuple[str, ...]


def listed_feeds(store: Store, recent: timedelta) -> list[FeedListed]:
    """Return every active feed by name; its polls with something new count as recent for so long before its last."""
    return [to_value(FeedListed, row) for row in store.rows(_FEEDS, seconds=recent.total_seconds())]


def last_polls(store: Store, feed: str, count: int) -> list[dict[str, Any]]:
    """Return the newest polls of a feed, the newest first."""
    return store.rows(_POLLS, feed=feed, count=count)


def flags_of(store: Store, feed: str) -> list[Flag]:
    """Return every flag ever raised about a feed: those that stand, then the newest first."""
    sql = "select * from feed_flag where feed = $feed order by cleared_at is not null, raised_at desc, kind"
    return [to_value(Flag, row) for row in store.rows(sql, feed=feed)]


_FEEDS: Final = """
    with last as (
        select feed, max(polled_at) as polled_at, arg_max(coalesce(reason, ''), polled_at) as reason,
            arg_max(coalesce(items_new, 0), polled_at) as new
        from poll group by feed
    ), lately as (
        select feed, count(*) as recent from poll join last using (feed)
        where items_new > 0 and poll.polled_at > last.polled_at - to_seconds($seconds) group by feed
    ), brought as (
        select feed, max(first_seen_at) as last_new_at, count(*) as entries,
            count(*) filter (state = 'understood') as kept, count(*) filter (state = 'dropped') as dropped,
            count(*) filter (state in ('waiting', 'fetched', 'read')) as waiting
        from entry group by feed
    ), flagged as (
        select feed, list(kind order by kind) as flags from feed_flag where cleared_at is null group by feed
    )
    select f.name, f.outlet, f.country, f.language, f.kind, f.url, f.every_minutes, f.failures, f.last_ok_at,
        f.next_poll_at, f.stopped_at, f.moved_to, f.moved_since, l.polled_at, nullif(l.reason, '') as reason,
        coalesce(l.new, 0) as new, coalesce(r.recent, 0) as recent, b.last_new_at,
        coalesce(b.entries, 0) as entries, coalesce(b.kept, 0) as kept,
        coalesce(b.dropped, 0) as dropped, coalesce(b.waiting, 0) as waiting, coalesce(g.flags, []) as flags
    from feed as f left join last as l on l.feed = f.name left join brought as b on b.feed = f.name
        left join lately as r on r.feed = f.name left join flagged as g on g.feed = f.name
    where f.active order by f.name
"""

_POLLS: Final = """
    select polled_at, outcome, status, items, items_new as new, items_changed as changed, audit, reason,
        archive_file is not null as kept
    from poll where feed = $feed order by polled_at desc limit $count
"""
