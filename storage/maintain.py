"""Care of the live database: fold it small, forget old polls, clear away what was kept beside it.

room(store) -> Room
compact(database) -> None
prune_polls(store, before) -> int
copies(database) -> list[Copy]
"""

from __future__ import annotations

import glob
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from extractors.errors import StoreError
from storage import disk, lock
from storage.database import FORM, connected, fold, is_open, open_live, open_snapshot
from storage.fingerprint import TableHash, table_hashes
from storage.store import Store, quoted, refusals


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Bytes of the database file, and of these the free ones."""

    bytes: int
    free: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A database kept beside the live one: before a migration, replaced by a restore, or broken."""

    path: Path
    kept_at: datetime
    bytes: int


def room(store: Store) -> Room:
    """Return how large the file is and how much of it holds nothing."""
    row = store.one(
        "select block_size, total_blocks, free_blocks from pragma_database_size() where database_name = $name",
        name=store.one("select current_database() as name")["name"],
    )
    return Room(bytes=row["block_size"] * row["total_blocks"], free=row["block_size"] * row["free_blocks"])


def compact(database: Path) -> None:
    """Write the closed database anew without the room deleted rows left, and swap it in at once.

    The lock must be held. Raises StoreError; the old file stays until every table of the new one has its hash.
    """
    _refuse_open(database)
    fold(database)  # the log of a killed writer would outlive the file it belongs to
    draft = database.with_name(f".{database.name}.compact")
    draft.unlink(missing_ok=True)
    with refusals(database), connected(database) as connection:
        connection.execute(f"attach {quoted(database)} as old (read_only)")
        connection.execute(f"attach {quoted(draft)} as new ({FORM})")
        connection.execute("copy from database old to new")
        connection.execute("checkpoint new")
    if _hashes(draft) != _hashes(database):
        draft.unlink()
        raise StoreError(f"{database} came out otherwise when it was folded; the old file stays", subject=str(database))
    _swap_in(draft, database)
    with open_live(database):
        pass  # proves that it opens before anything relies on it


def prune_polls(store: Store, before: datetime) -> int:
    """Forget polls older than an instant, but for the last of each feed, and return how many; their days are kept."""
    counted = store.one(f"select count(*) as n from poll where {_OLD_POLL}", before=before)  # noqa: S608  our own words
    with store.transaction():
        store.run(_KEEP_DAYS, before=before)
        store.run(f"delete from poll where {_OLD_POLL}", before=before)  # noqa: S608
    return int(counted["n"])


def copies(database: Path) -> list[Copy]:
    """List the databases kept beside the live one, newest first."""
    kinds = ("before-*", "replaced*", "broken*")
    found = {
        path: path.stat() for kind in kinds for path in database.parent.glob(f"{glob.escape(database.name)}.{kind}")
    }
    kept = [
        Copy(path=path, kept_at=datetime.fromtimestamp(stat.st_mtime, UTC), bytes=stat.st_size)
        for path, stat in found.items()
    ]
    return sorted(kept, key=lambda one: (one.kept_at, one.path.name), reverse=True)


_OLD_POLL: Final = (
    "polled_at < $before and (feed, polled_at) not in (select (feed, max(polled_at)) from poll group by feed)"
)
# Days without a poll are gaps in every trend: what is forgotten must not look like one.
_KEEP_DAYS: Final = f"""
    insert into feed_day by name
    select feed, utc_day(polled_at) as day, count(*) as polls, count(*) filter (outcome <> 'failed') as answered,
        sum(items_new) as entries_new
    from poll where {_OLD_POLL} group by all
    on conflict do update set polls = feed_day.polls + excluded.polls, answered = feed_day.answered + excluded.answered,
        entries_new = feed_day.entries_new + excluded.entries_new
"""  # noqa: S608  our own words


def _hashes(database: Path) -> dict[str, TableHash]:
    store = open_snapshot(database)
    try:
        return table_hashes(store)
    finally:
        store.close()


def _refuse_open(database: Path) -> None:
    if not lock.is_held(database):
        raise StoreError(f"{database} may only be replaced while its lock is held", subject=str(database))
    if is_open(database):
        raise StoreError(f"{database} is still open; close it first", subject=str(database))


def _swap_in(draft: Path, database: Path) -> None:
    try:
        disk.sync(draft)
        draft.replace(database)
        disk.sync(database.parent)
    except OSError as error:
        raise StoreError(f"{database} cannot be replaced: {error}", subject=str(database)) from error
