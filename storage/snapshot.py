"""Publishes the snapshot: the whole database under another name, swapped in at once; readers never wait."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from extractors.errors import StoreError
from storage import disk, lock
from storage.database import is_open

#: Analysts open it for reading only.
_READ_ONLY: Final = 0o444


def publish(database: Path, snapshot: Path) -> None:
    """Copy the closed live database to ``snapshot`` in one step: before it the old one is there, after it the new.

    The lock must be held and the database closed: a copy made while DuckDB has the file open in this process loses
    DuckDB's lock and misses its log. Readers of the old snapshot keep it until they close it. Raises StoreError.
    """
    if not lock.is_held(database):
        raise StoreError(f"{database} may only be published while its lock is held", subject=str(database))
    if is_open(database) or _log_of(database).exists():
        raise StoreError(f"{database} is still open; close it before it is published", subject=str(database))
    draft = snapshot.with_name(f".{snapshot.name}.new")
    try:
        snapshot.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        disk.copy(database, draft)
        draft.chmod(_READ_ONLY)
        draft.replace(snapshot)
        disk.sync(snapshot.parent)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise StoreError(f"the snapshot {snapshot} cannot be written: {error}", subject=str(snapshot)) from error


def _log_of(database: Path) -> Path:
    return database.with_name(database.name + ".wal")
