"""How feeds do: what their last polls and pages showed, and the flags raised about them.

polls_seen(store, now) -> dict[str, list[PollSeen]]
pages_seen(store, now) -> dict[str, list[PageSeen]]
open_flags(store) -> dict[str, list[Flag]]
record_flags(store, flags) -> None
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from extractors.model.feeds import Flag, PageSeen, PollSeen
from storage.store import Store, to_json, to_value

T = TypeVar("T")

#: Polls and pages the rules look at, and how far back the older polls go that brought something.
LAST: Final = 40
BRINGING: Final = 20
DAYS: Final = timedelta(days=4)
WEEKS: Final = timedelta(weeks=8)


def polls_seen(store: Store, now: datetime) -> dict[str, list[PollSeen]]:
    """Return each feed's last polls in order, and older ones that brought something new."""
    rows = store.rows(_POLLS, last=LAST, bringing=BRINGING, days=now - DAYS, weeks=now - WEEKS)
    return _by_feed(PollSeen, rows)


def pages_seen(store: Store, now: datetime) -> dict[str, list[PageSeen]]:
    """Return the last pages fetched for each feed, in order, first versions only."""
    return _by_feed(PageSeen, store.rows(_PAGES, last=LAST, weeks=now - WEEKS))


def open_flags(store: Store) -> dict[str, list[Flag]]:
    """Return the flags that stand, by feed."""
    rows = store.rows("select * from feed_flag where cleared_at is null order by feed, kind")
    return _by_feed(Flag, rows)


def record_flags(store: Store, flags: Sequence[Flag]) -> None:
    """Write flags as they are now; one that was there is brought up to date."""
    with store.transaction():
        store.stage("incoming_flag", "feed_flag", [to_json(Flag, flag) for flag in flags])
        store.run("insert or replace into feed_flag by name select * from incoming_flag")


def _by_feed(kind: type[T], rows: Sequence[dict[str, Any]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        found[row["feed"]].append(to_value(kind, row))
    return dict(found)


_POLLS = """
    with recent as (
        select *, row_number() over (partition by feed order by polled_at desc) as back
        from poll where polled_at > $days qualify back <= $last
    ), bringing as (
        select *, row_number() over (partition by feed order by polled_at desc) as back
        from poll where items_new > 0 and polled_at > $weeks qualify back <= $bringing
    )
    select feed, polled_at, outcome, reason, items, coalesce(items_new, 0) as new,
        coalesce(items_retitled, 0) as retitled, coalesce(items_late, 0) as late,
        coalesce(items_foreign, 0) as "foreign", newest_at, coalesce(audit, false) as audit
    from (select * exclude (back) from recent union select * exclude (back) from bringing)
    order by feed, polled_at
"""

# Only the last pages of each feed are read whole, by their place.
_PAGES = """
    with lately as materialized (
        select document_id, fetched_at from document where fetched_at > $weeks),
    last as materialized (
        select a.rowid as place, e.feed, d.fetched_at
        from article as a join lately as d using (document_id) join entry as e using (entry_id)
        where a.version = 1 and a.recorded_at > $weeks
        qualify row_number() over (partition by e.feed order by d.fetched_at desc, a.article_id) <= $last)
    select feed, fetched_at, len(regexp_split_to_array(trim(body), '\\s+')) as words, md5(body) as text
    from article join last on article.rowid = last.place
    order by feed, fetched_at, article_id
"""
