"""What feeds have shown so far, for deciding when they are asked next.

standings(store, now) -> dict[str, Standing]
arrivals(store, feeds, since) -> dict[str, list[datetime]]
record_rhythms(store, rows) -> None
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from storage.store import Store, to_value


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of one feed before it is asked; the rhythm's parts are None until it has been learnt."""

    feed: str
    added_at: datetime
    polled_at: datetime | None  # last
    before_at: datetime | None  # the poll before that
    last_new_at: datetime | None
    items: int  # listed at the last poll that was read
    recent: int  # polls with something new since ``recent_since``
    audited_at: datetime | None
    unaudited: int  # polls since then
    learned_at: datetime | None
    known_hours: float | None
    rates: tuple[float, ...] | None
    longest: float | None
    a_poll: float | None
    steadiness: float | None


def standings(store: Store, recent_since: datetime) -> dict[str, Standing]:
    """Return the standing of every active feed by name."""
    rows = store.rows(_STANDINGS, recent=recent_since, older=recent_since - timedelta(weeks=8))
    return {row["feed"]: to_value(Standing, row) for row in rows}


def arrivals(store: Store, feeds: Sequence[str], since: datetime) -> dict[str, tuple[list[datetime], int]]:
    """Return each feed's polls since an instant that brought something new, in order, and how many items in all."""
    rows = store.rows(_ARRIVALS, feeds=list(feeds), since=since)
    return {row["feed"]: (row["at"], row["items"]) for row in rows}


def record_rhythms(store: Store, rows: Sequence[Mapping[str, Any]]) -> None:
    """Keep what was learnt of feeds, JSON values by the columns of ``feed_rhythm``; the newest replaces what was."""
    with store.transaction():
        store.stage("incoming_rhythm", "feed_rhythm", rows)
        store.run("insert or replace into feed_rhythm by name select * from incoming_rhythm")


# A poll's row names its instant; only those of the last weeks are looked at.
_STANDINGS = """
    with seen as (
        select feed, max(polled_at) as polled_at, max(polled_at, 2) as last_two,
            max(polled_at) filter (items_new > 0) as last_new_at,
            count(*) filter (items_new > 0 and polled_at > $recent) as recent,
            arg_max(items, polled_at) filter (outcome = 'ok') as items
        from poll where polled_at > $older group by feed
    )
    select f.name as feed, f.added_at, s.polled_at, s.last_two[2] as before_at, s.last_new_at,
        coalesce(s.items, 0) as items,
        coalesce(s.recent, 0) as recent, f.audited_at,
        (select count(*) from poll as p where p.feed = f.name and p.polled_at > f.audited_at) as unaudited,
        r.learned_at, r.known_hours, r.rates, r.longest, r.a_poll, r.steadiness
    from feed as f left join seen as s on s.feed = f.name left join feed_rhythm as r on r.feed = f.name
    where f.active order by f.name
"""

_ARRIVALS = """
    select feed, list(polled_at order by polled_at) as at, sum(items_new)::bigint as items
    from poll where items_new > 0 and polled_at > $since and list_contains($feeds, feed) group by feed
"""
