"""Questions of people: any SQL over the snapshot, which can read that one file and change nothing.

query(snapshot, sql, limit) -> Table
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from extractors.errors import StoreError
from storage.database import open_snapshot
from storage.store import Store

#: A question that takes longer is stopped.
SECONDS: Final = 30.0
_VIEWS: Final = "select view_name from duckdb_views() where not internal and schema_name = 'main' order by view_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """An answer; ``more`` says that rows beyond the limit were left out."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    more: bool = False


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
    views there are.
    """
    store = open_snapshot(snapshot)
    timer = threading.Timer(seconds, store.interrupt)
    try:
        timer.start()
        columns, rows = store.table(sql, limit + 1, parameters or {})
    except StoreError as error:
        raise StoreError(f"{_plain(error)}\nviews to ask: {_views(store)}", subject=sql) from error
    finally:
        timer.cancel()
        store.close()
    return Table(columns=columns, rows=rows[:limit], more=len(rows) > limit)


def _plain(error: StoreError) -> str:
    text = str(error.__cause__ or error)
    return "the question took too long and was stopped" if text.startswith("INTERRUPT") else text


def _views(store: Store) -> str:
    return ", ".join(row["view_name"] for row in store.rows(_VIEWS))
