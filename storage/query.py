"""Questions of people: any SQL over the snapshot, which can read that one file and change nothing.

query(snapshot, sql, limit) -> Table · query_to_parquet(snapshot, sql, target) -> int
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from extractors.errors import StoreError
from storage.database import open_snapshot
from storage.hint import hint
from storage.store import Store

#: A question that takes longer is stopped.
SECONDS: Final = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """An answer; ``types`` are DuckDB's names of them, ``more`` says that rows beyond the limit were left out."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    more: bool = False
    types: tuple[str, ...] = field(default=(), compare=False)


def query(
    snapshot: Path,
    sql: str,
    limit: int = 1000,
    *,
    seconds: float = SECONDS,
    parameters: dict[str, object] | None = None,
) -> Table:
    """Answer one SQL statement over the snapshot with at most ``limit`` rows.

    Nothing but the snapshot can be read and nothing written. Raises StoreError that says what was wrong and which
    names come nearest.
    """
    store = open_snapshot(snapshot)
    with _asking(store, sql, seconds):
        columns, types, rows = store.table(sql, limit + 1, parameters or {})
    return Table(columns=columns, types=types, rows=rows[:limit], more=len(rows) > limit)


def query_to_parquet(snapshot: Path, sql: str, target: Path, *, seconds: float = SECONDS) -> int:
    """Write all rows of one question to a Parquet file, which appears whole or not at all; returns how many.

    The question itself can write nowhere but into the folder the draft is made in. Raises StoreError.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".parley-", dir=target.parent) as folder:
            draft = Path(folder).resolve() / "answer.parquet"
            store = open_snapshot(snapshot, writes=draft.parent)
            with _asking(store, sql, seconds):
                count = store.copy(sql, draft, "format parquet, compression zstd")
            shutil.move(draft, target)
            return count
    except OSError as error:
        raise StoreError(f"{target} cannot be written: {error.strerror}", subject=str(target)) from error


@contextmanager
def _asking(store: Store, sql: str, seconds: float) -> Iterator[None]:
    """Stop a question that takes too long, say what was wrong with it, and close what it was asked of."""
    timer = threading.Timer(seconds, store.interrupt)
    try:
        timer.start()
        yield
    except StoreError as error:
        text = str(error.__cause__ or error)
        if text.startswith("INTERRUPT"):
            raise StoreError(f"the question took more than {seconds:g} s and was stopped", subject=sql) from error
        raise StoreError(hint(store, sql, text), subject=sql) from error
    finally:
        timer.cancel()
        store.close()
