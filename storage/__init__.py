"""Remembers: the only place with SQL or duckdb.

Who only wants to read, in a notebook or a program:

    from storage import open_snapshot                            # storage.notebook: Snapshot
    with open_snapshot() as snapshot:
        snapshot.claims(round_id="geneva-2026-1").rows()

A writing flow holds the lock, opens the live database for a stage, and closes it again:

    with lock.hold(path, now):                                   # storage.lock: for the whole run
        with open_live(path) as store:                           # storage.database: migrated, TimeZone UTC
            sync_feeds(store, feeds, now)                        # storage.feed
            due = due_feeds(store, now)                          # -> list[FeedState]
        ... poll ...
        with open_live(path) as store:
            record_polls(store, polls, entries, drops, now)      # -> Listed(new, changed, known, dropped)
            due = pages_due(store, now, refetch_hours, limit)    # storage.entry -> [PageDue(entry, feed, document)]
        ... fetch, archive.flush() ...
            record_documents(store, documents, drops, unchanged_entry_ids, now, from_feed_drops)  # storage.document
            documents_to_read(store, limit)                      # storage.article -> [ToRead(entry, feed, document)]
            record_articles(store, [Found(entry_id, document_id, article)], drops, now)
            articles_to_understand(store, limit)                 # -> [Article]
            record_readings(store, readings, drops, extractor_version, run_id, now)  # storage.reading
        publish(path, snapshot)                                  # storage.snapshot: with the database closed

Every record_* writes its batch in one transaction and may be repeated: the second time changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.notebook import Evidence, Past, Snapshot, open_snapshot

__all__ = ["Evidence", "Past", "Snapshot", "open_snapshot"]


def __getattr__(name: str) -> object:
    """Import the notebook's names when they are asked for: a writing flow needs none of them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from storage import notebook

    return getattr(notebook, name)
