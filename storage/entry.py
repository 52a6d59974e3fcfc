"""Entries and where they stand; which pages are to be asked for.

waiting ──page──▶ fetched ──text──▶ read ──understood──▶ understood (outcome kept)
   └────────────────┴────────────────┴──────reason─────▶ dropped    (outcome: the reason)

A settled entry (understood, dropped) opens again, as fetched, when its page or its feed's text changed; if the text
proves to be the same it returns to its last outcome. A page that could not be had for a passing reason is asked for
again on the same schedule; the entry stays dropped until it comes.

pages_due(store, now, refetch_hours, limit) -> list[PageDue]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from extractors.model import Archived, Document, Entry, Feed
from storage.drop import FINAL
from storage.store import Store, to_value

#: Minutes from one ask for a page to the next, counted by asks; the last one repeats.
GAPS: Final = [30, 120, 360, 720, 1440]
#: A feed that stamps its entries anew at every poll is not believed more often than this.
MOST_ASKS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDue:
    """A page to ask for: its entry and feed, and the page as last received, for a conditional request."""

    entry: Entry
    feed: Feed
    document: Document | None


def pages_due(store: Store, now: datetime, refetch_hours: int, limit: int) -> list[PageDue]:
    """List the pages to ask for now: entries never asked for, then changed ones, then those looked at again.

    Every feed gets its turn within ``limit``. A page is looked at again on the schedule of GAPS until
    ``refetch_hours`` after first sight, unless it was left out for a reason no later ask can cure.
    """
    rows = store.rows(_PAGES_DUE, now=now, refetch=refetch_hours, limit=limit, gaps=GAPS, final=FINAL, most=MOST_ASKS)
    return [
        PageDue(
            entry=to_value(Entry, row["e"]),
            feed=to_value(Feed, row["f"]),
            document=document_of(row["d"]),
        )
        for row in rows
    ]


def known_ids(store: Store, entry_ids: Sequence[str]) -> frozenset[str]:
    """Return those of the ids that are entries already."""
    rows = store.rows("select entry_id from entry where entry_id in (select unnest($ids))", ids=list(entry_ids))
    return frozenset(row["entry_id"] for row in rows)


def document_of(row: dict[str, Any] | None) -> Document | None:
    """Make a document from its stored row, None from no row."""
    if row is None or row["document_id"] is None:
        return None
    where = Archived(file=row["archive_file"], offset=row["archive_offset"], record_id=row["archive_record_id"])
    return to_value(Document, row | {"archived": where})


def count_states(store: Store) -> dict[str, int]:
    """Count the entries by state."""
    return {row["state"]: row["n"] for row in store.rows("select state, count(*) as n from entry group by all")}


# Rows are found by the few columns that say which, and then read by their place: a join by id unpacks them all.
_PAGES_DUE = """
    with near as materialized (
        select rowid as place from entry
        where asks = 0 or changed_at > asked_at or first_seen_at > $now - to_hours($refetch)
    ), candidate as (
        select rowid as place, feed, entry_id, first_seen_at, asks, asked_at, outcome, page_reason, case
            when state = 'waiting' then 0
            when changed_at > asked_at then 1
            else 2 end as rank,
            asked_at + to_minutes($gaps[least(greatest(asks, 1), len($gaps))]) as again_at
        from entry
        where url is not null
            and rowid in (select place from near)
    ), due as materialized (
        select *, row_number() over (partition by feed order by rank, first_seen_at desc, entry_id) as turn
        from candidate
        where asks = 0
            or (rank = 1 and asks < $most and asked_at + to_minutes($gaps[1]) <= $now)
            or (again_at <= $now and first_seen_at + to_hours($refetch) > $now
                and not list_has_any($final, [outcome, page_reason]))
    ), chosen as materialized (
        from due order by rank, turn, first_seen_at desc, entry_id limit $limit
    ), page as materialized (
        from document where rowid in (
            select rowid from document where document_id in (
                select document_id from entry where rowid in (select place from chosen)))
    )
    select e, f, d
    from chosen join entry as e on e.rowid = chosen.place
        join feed as f on f.name = e.feed left join page as d on d.document_id = e.document_id
    order by chosen.rank, chosen.turn, e.first_seen_at desc, e.entry_id
"""
