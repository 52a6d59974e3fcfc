"""Says what to do about a question DuckDB refused: the nearest names there are, the columns of what was asked.

hint(store, sql, error) -> str
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, Final

import regex

from storage.store import Store

_NAMES: Final = """
    select view_name as name, 'view' as kind from duckdb_views() where not internal and schema_name = 'main'
    union all select table_name, 'table' from duckdb_tables() where not internal and schema_name = 'main'
    union all select distinct function_name, 'macro' from duckdb_functions()
    where not internal and function_type = 'table_macro'
    order by kind desc, name
"""
_COLUMNS: Final = "select column_name as name from duckdb_columns() where table_name = $name order by column_index"
_MISSING: Final = regex.compile(r'(?:Table|View|Table Function) with name "?([\w.]+)"? does not exist')
_COLUMN: Final = regex.compile(
    r'Referenced (?:column|table) "([^"]+)" not found|does not have a column named "([^"]+)"'
)
#: What DuckDB proposes may be its own functions and system tables.
_PROPOSED: Final = regex.compile(r'\n+(?:Did you mean "[^"]*"\?|Candidate bindings:[^\n]*)')
_LOCKED: Final = ("Permission Error", "read-only mode", "configuration has been locked")


def hint(store: Store, sql: str, error: str) -> str:
    """Return the error in a person's words: what was wrong, where, and which names come nearest."""
    known = store.rows(_NAMES)
    told = str(_PROPOSED.sub("", error))
    if missing := _MISSING.search(error):
        return f"{told}\n{_nearest(missing[1], known)}views to ask: {_listed(known, 'view')}"
    if column := _COLUMN.search(error):
        return f"{told}\n{_columns(store, sql, column[1] or column[2], known)}"
    if any(words in error for words in _LOCKED):
        return f"{told}\nA question reads the snapshot and nothing else; `parley export` and --parquet write files."
    return told


def _nearest(name: str, known: list[dict[str, Any]]) -> str:
    kinds = {row["name"]: row["kind"] for row in known}
    near = get_close_matches(name, kinds, n=3, cutoff=0.55)
    told = [f"{one} ({kinds[one]})" for one in sorted(near, key=lambda one: kinds[one] == "table")]
    return f"did you mean {' or '.join(told)}?\n" if told else ""


def _columns(store: Store, sql: str, name: str, known: list[dict[str, Any]]) -> str:
    """List the columns of the relations the question names, the nearest first to be read."""
    words = set(regex.findall(r"\w+", sql.lower()))
    asked = {row["name"]: [c["name"] for c in store.rows(_COLUMNS, name=row["name"])]
             for row in known if row["name"] in words and row["kind"] != "macro"}  # fmt: skip
    near = get_close_matches(name, [column for columns in asked.values() for column in columns], n=3)
    lines = [f"did you mean {' or '.join(dict.fromkeys(near))}?"] if near else []
    return "\n".join(lines + [f"columns of {one}: {', '.join(columns)}" for one, columns in asked.items()])


def _listed(known: list[dict[str, Any]], kind: str) -> str:
    return ", ".join(row["name"] for row in known if row["kind"] == kind)
