"""Saved questions: one SQL file each in trends/, whose first comment is the question.

trend_names() -> list[str]
trend_help(name) -> str
run_trend(snapshot, name, since, until, limit) -> Table
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from extractors.errors import StoreError
from storage.query import Table, query

TRENDS: Final = Path(__file__).parent / "trends"


def trend_names() -> list[str]:
    """List the saved questions by name."""
    return sorted(file.stem for file in TRENDS.glob("*.sql"))


def trend_help(name: str) -> str:
    """Return the question itself."""
    return _text(name).splitlines()[0].removeprefix("-- ")


def run_trend(snapshot: Path, name: str, since: date = date.min, until: date = date.max, limit: int = 1000) -> Table:
    """Answer a saved question over the days from ``since`` to ``until``. Raises StoreError for an unknown name."""
    return query(snapshot, _text(name), limit, parameters={"since": since, "until": until})


def _text(name: str) -> str:
    if name not in trend_names():
        raise StoreError(f"no trend {name!r}; there are {', '.join(trend_names())}", subject=name)
    return (TRENDS / f"{name}.sql").read_text(encoding="utf-8")
