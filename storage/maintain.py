"""Care of the live database: fold it small, set it up again from a snapshot, forget old polls.

compact(database) -> None
restore(snapshot, database) -> None
prune_polls(store, before) -> int
"""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

import duckdb

from extractors.errors import StoreError
from storage import lock
from storage.database import FORM, is_open, open_live
from storage.store import Store, quoted, refusals


def compact(database: Path) -> None:
    """Write the closed database anew without the room deleted rows left, and swap it in at once.

    The lock must be held. Raises StoreError; the old file stays until the new one is whole.
    """
    _refuse_open(database)
    draft = database.with_name(f".{database.name}.compact")
    draft.unlink(missing_ok=True)
    with refusals(database), duckdb.connect() as connection:
        connection.execute(f"attach {quoted(database)} as old (read_only)")
        connection.execute(f"attach {quoted(draft)} as new ({FORM})")
        connection.execute("copy from database old to new")
        connection.execute("checkpoint new")
    _swap_in(draft, database)
    with open_live(database):
        pass  # proves that it opens before anything relies on it


def restore(snapshot: Path, database: Path) -> None:
    """Set the live database up from a snapshot, which is a whole database; a damaged one is kept as ``.broken``.

    The lock must be held. What happened after the snapshot is gone from the database and still in the archive.
    """
    _refuse_open(database)
    if not snapshot.is_file():
        raise StoreError(f"no snapshot at {snapshot} to restore from", subject=str(snapshot))
    draft = database.with_name(f".{database.name}.restore")
    log = database.with_name(database.name + ".wal")
    try:
        draft.unlink(missing_ok=True)
        shutil.copyfile(snapshot, draft)
        for file in (database, log):
            if file.exists():
                file.replace(file.with_name(file.name + ".broken"))
    except OSError as error:
        raise StoreError(f"{database} cannot be restored: {error}", subject=str(database)) from error
    _swap_in(draft, database)


def prune_polls(store: Store, before: datetime) -> int:
    """Forget polls older than an instant and return how many; their answers stay in the archive."""
    counted = store.one("select count(*) as n from poll where polled_at < $before", before=before)
    store.run("delete from poll where polled_at < $before", before=before)
    return int(counted["n"])


def _refuse_open(database: Path) -> None:
    if not lock.is_held(database):
        raise StoreError(f"{database} may only be replaced while its lock is held", subject=str(database))
    if is_open(database):
        raise StoreError(f"{database} is still open; close it first", subject=str(database))


def _swap_in(draft: Path, database: Path) -> None:
    try:
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.replace(database)
    except OSError as error:
        raise StoreError(f"{database} cannot be replaced: {error}", subject=str(database)) from error
