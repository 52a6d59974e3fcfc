"""Opens the database: the live file for the one writer, the snapshot for everybody else."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import duckdb

from extractors.errors import StoreError
from storage import disk, lock
from storage.migrate import applied, apply_migrations, apply_views, pending, refuse_strangers
from storage.store import Store, quoted, refusals

#: Older tools (DuckDB 1.4 and later) can read files of this format. What a cycle adds to a table is packed with its
#: whole last group of rows when the log is folded: groups of 16,384 rows cost a seventh of the usual 122,880, and on
#: 200,000 articles the file is a quarter smaller.
FORM: Final = "storage_version 'v1.4.0', row_group_size 16384"
_open: Final[set[Path]] = set()
#: Unless somebody set logging up otherwise, warnings are printed to standard error.
_log: Final = logging.getLogger("parley.storage")


@contextmanager
def open_live(path: Path, *, memory: str = "1GB", threads: int = 2) -> Iterator[Store]:
    """Open the live database for writing, migrated and folded, until the block ends.

    The lock of ``storage.lock.hold`` must be held. Before an existing file is migrated it is copied to
    ``<name>.before-<migration>``. Raises StoreError when the lock is missing, the file is damaged, or a newer
    Parley wrote it.
    """
    _refuse_unheld(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with _connected(path, memory, threads) as store:
        old = _old_form(store)
        if old is None:
            _bring_up(store)
            yield store
            return
    _keep(path, path.with_name(f"{path.name}.before-{old}"))
    with _connected(path, "80%", threads) as store:  # a migration may write the largest table anew, with its keys
        _bring_up(store)
    with _connected(path, memory, threads) as store:
        yield store


def _keep(path: Path, kept: Path) -> None:
    """Copy a database of an older form, whole or not at all, before it is migrated, and say where it is."""
    draft = kept.with_name(f".{kept.name}.new")
    try:
        disk.copy(path, draft)
        draft.replace(kept)
        disk.sync(kept.parent)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise StoreError(f"{path} is not migrated: no copy of it can be kept ({error})", subject=str(path)) from error
    _log.warning(
        "%s was written by an older Parley; it is kept as %s and brought to today's form", path.name, kept.name
    )


def fold(path: Path) -> None:
    """Fold what a killed writer left in the log into the file, and change nothing else; the lock must be held.

    Raises StoreError when the file cannot be opened.
    """
    _refuse_unheld(path)
    with _connected(path, "1GB", 2) as store:
        store.run("checkpoint")


def open_snapshot(path: Path, *, memory: str = "1GB", threads: int = 2, writes: Path | None = None) -> Store:
    """Open a published snapshot for reading only: no other file, no network, no setting can be reached from SQL.

    Every call sees the snapshot that lies there now, however long other readers of this process keep an older one: an
    instance of its own attaches the file, where connecting to the path would share the one DuckDB has cached.
    ``writes``: the one file or folder COPY may write. The caller closes it. Raises StoreError when there is none yet.
    """
    if not path.is_file():
        raise StoreError(f"no snapshot at {path}; `parley run` publishes one", subject=str(path))
    with refusals(path):
        connection = connected(path, memory_limit=memory, threads=threads)
        connection.execute(f"attach {quoted(path)} as parley (read_only)")
        connection.execute("use parley")
        connection.execute("set TimeZone = 'UTC'")
        if writes is not None:
            connection.execute("set allowed_directories = [$writes::varchar]", {"writes": str(writes)})
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
    return Store(connection, path)


def connected(path: Path, **settings: str | int) -> duckdb.DuckDBPyConnection:
    """Return an empty instance that puts down what has no room in memory beside a database, ``<name>.tmp``.

    DuckDB would do so in the folder somebody stands in, which a service may not write. Where the database's own may not
    be written either (a reader's), the machine's place for such files takes it; what a killed process left there is
    cleared away by the next.
    """
    folder = path.parent if os.access(path.parent, os.W_OK) else Path(tempfile.gettempdir())
    return duckdb.connect(config={**settings, "temp_directory": str(folder / f"{path.name}.tmp")})


def _refuse_unheld(path: Path) -> None:
    if not lock.is_held(path):
        raise StoreError(f"{path} may only be opened while its lock is held", subject=str(path))


def begins_well(path: Path) -> bool:
    """Say whether a file begins as DuckDB files do, without opening it as one. Raises OSError."""
    with path.open("rb") as file:
        return file.read(12)[8:] == b"DUCK"


def is_open(path: Path) -> bool:
    """Say whether this process has the database open for writing."""
    return path.resolve() in _open


@contextmanager
def _connected(path: Path, memory: str, threads: int) -> Iterator[Store]:
    with refusals(path):
        connection = connected(path, memory_limit=memory, threads=threads)
        connection.execute(f"attach {quoted(path)} as parley ({FORM})")
        connection.execute("use parley")
        connection.execute("set TimeZone = 'UTC'")
        # Folding the log packs the newest row groups anew; of equal size, this way takes half as long.
        connection.execute("set force_compression = 'zstd'")
    _open.add(path.resolve())
    try:
        yield Store(connection, path)
    finally:
        _open.discard(path.resolve())
        # After a full disk DuckDB ends the connection by itself and closing it raises again.
        with suppress(duckdb.Error):
            connection.close()


def _bring_up(store: Store) -> None:
    # Folds what a killed writer left in the log, so that the log never grows over runs.
    store.run("checkpoint")
    apply_migrations(store)
    apply_views(store)


def _old_form(store: Store) -> str | None:
    """Name the first migration an existing database lacks; None for one that is new or lacks none."""
    refuse_strangers(store)
    missing = pending(store)
    if not missing or not applied(store):
        return None
    store.run("checkpoint")
    return missing[0].stem
