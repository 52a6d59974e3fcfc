"""Shows an answer whose shape nobody knew: a table where the columns fit, else one record after the other."""

from __future__ import annotations

import sys
from typing import Any, Final

import regex

from flows.cli.show import Form, plain, print_lines, show, width_of_terminal
from storage.query import Table

#: A table with less room for each column than this is shown record by record.
_NARROWEST: Final = 8
#: Longer cells are cut unless they are asked for whole.
_CELL: Final = 240
_SHORT: Final = {"TIMESTAMP WITH TIME ZONE": "utc instant", "VARCHAR": "text", "BIGINT": "bigint"}


def show_answer(table: Table, form: Form, *, full: bool) -> None:
    """Print an answer in the form asked for; what was left out or cut is said, to programs on standard error."""
    if form is not Form.TABLE:
        show(table.columns, table.rows, form)
    elif not table.rows:
        print_lines([f"no rows; columns: {', '.join(table.columns)}"])
    else:
        _show(table, full=full)
    if table.more:
        notice = f"… and more than these {len(table.rows):,}: raise --limit; --csv, --json and --parquet FILE give all"
        print_lines([notice], to=sys.stdout if form is Form.TABLE else sys.stderr)


def _show(table: Table, *, full: bool) -> None:
    cut = 0
    rows = []
    for row in table.rows:
        cells = [_cut(value, full=full) for value in row]
        cut += sum(was_cut for _, was_cut in cells)
        rows.append([cell for cell, _ in cells])
    types = [short_type(name) for name in table.types]
    if len(table.columns) * (_NARROWEST + 2) > width_of_terminal():
        print_lines(_records(table.columns, types, rows))
    else:
        show(table.columns, rows, Form.TABLE, types=types)
    if cut:
        print_lines([f"{cut} long cells cut at {_CELL} characters: --full shows them whole"])


def short_type(name: str) -> str:
    """Return the type as the head of a column names it: short, and an instant says that it is UTC."""
    nested = regex.match(r"(STRUCT|MAP|UNION|ENUM)\b", name)
    return (nested[1].lower() + ("[]" if name.endswith("[]") else "")) if nested else _SHORT.get(name, name.lower())


def _cut(value: Any, *, full: bool) -> tuple[Any, bool]:
    if isinstance(value, bool | int | float):
        return value, False
    text = plain(value)
    return (text, False) if full or len(text) <= _CELL else (f"{text[: _CELL - 1]}…", True)


def _records(columns: tuple[str, ...], types: list[str], rows: list[list[Any]]) -> list[str]:
    """Give each row as lines of name, type and value; empty values are left out."""
    heads = [f"{name} ({kind})" for name, kind in zip(columns, types, strict=True)]
    widest = min(40, max(map(len, heads)))
    lines: list[str] = []
    for number, row in enumerate(rows, 1):
        lines.append(f"— row {number} —")
        lines += [f"{head:<{widest}}  {cell}" for head, cell in zip(heads, row, strict=True) if cell != ""]
    return lines
