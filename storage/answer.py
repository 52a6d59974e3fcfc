"""An answer as a notebook wants it: a DuckDB relation, rows, Arrow or pandas; the latter two only where installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any, Final

import duckdb

from extractors.errors import StoreError
from storage.store import refusals

#: So many rows a notebook shows of itself.
_SHOWN: Final = 20


class Answer:
    """The rows of one question; nothing is computed before it is asked for.

    It iterates over its rows as mappings from column to value. Instants are aware UTC, days are dates.
    """

    def __init__(self, relation: duckdb.DuckDBPyRelation, path: Path) -> None:
        self._path = path
        self._relation = relation

    @property
    def relation(self) -> duckdb.DuckDBPyRelation:
        """The DuckDB relation itself, to filter, join and aggregate further."""
        return self._relation

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in order."""
        return list(self._relation.columns)

    @property
    def types(self) -> list[str]:
        """DuckDB's names of the columns' types, in order."""
        return [str(kind) for kind in self._relation.types]

    def rows(self) -> list[tuple[Any, ...]]:
        """Return all rows as tuples."""
        with refusals(self._path):
            return self._relation.fetchall()

    def one(self) -> dict[str, Any]:
        """Return the only row; raises StoreError when there is none or more than one."""
        rows = self.rows()
        if len(rows) != 1:
            raise StoreError(f"one row was expected and {len(rows)} came", subject=str(self._path))
        return dict(zip(self.columns, rows[0], strict=True))

    def pandas(self) -> Any:
        """Return a pandas.DataFrame; raises StoreError that says what to install where pandas is not."""
        return self._made(self._relation.df, "pandas")

    def arrow(self) -> Any:
        """Return a pyarrow.Table; raises StoreError that says what to install where pyarrow is not."""
        return self._made(self._relation.to_arrow_table, "pyarrow")

    def polars(self) -> Any:
        """Return a polars.DataFrame; raises StoreError that says what to install where polars is not."""
        return self._made(self._relation.pl, "polars pyarrow")

    def __iter__(self) -> Iterator[dict[str, Any]]:
        names = self.columns
        return (dict(zip(names, row, strict=True)) for row in self.rows())

    def __len__(self) -> int:
        return len(self.rows())

    def __repr__(self) -> str:
        with refusals(self._path):
            return str(self._relation)

    def _repr_html_(self) -> str:
        """Give a notebook a table of the first rows; what outlets wrote stays text."""
        with refusals(self._path):
            rows = self._relation.limit(_SHOWN + 1).fetchall()
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows[:_SHOWN])
        more = f"<p>and more than these {_SHOWN}</p>" if len(rows) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"

    def _made(self, make: Callable[[], Any], needs: str) -> Any:
        try:
            with refusals(self._path):
                return make()
        except ModuleNotFoundError as error:
            raise _missing(needs) from error
        except StoreError as error:
            if "was not installed" in str(error):
                raise _missing(needs) from error
            raise


def _missing(needs: str) -> StoreError:
    return StoreError(f"this needs what is not installed: pip install {needs}", subject=needs)


def _cell(value: Any) -> str:
    return f"<td>{'' if value is None else escape(str(value))}</td>"
