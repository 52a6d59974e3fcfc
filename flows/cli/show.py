"""Prints rows for people (a table that fits the terminal) or for programs (JSON, CSV); hostile text stays text."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

import regex

#: Control characters and bidirectional overrides: they could rewrite the terminal or turn a line around.
_UNSAFE: Final = regex.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: First characters a spreadsheet would run as a formula (OWASP ASVS 1.2.10, and CR).
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


class Form(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def form_of(*, as_json: bool, as_csv: bool) -> Form:
    """Return the form two command line switches ask for; JSON wins."""
    return Form.JSON if as_json else Form.CSV if as_csv else Form.TABLE


def plain(value: Any) -> str:
    """Return a value as one safe line of text; instants are UTC and say so."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}Z"
    if isinstance(value, Mapping | list | tuple):
        value = ", ".join(map(str, value)) if not isinstance(value, Mapping) else json.dumps(value, ensure_ascii=False)
    return str(_UNSAFE.sub("", str(value))).replace("\n", " ")


def show(columns: Sequence[str], rows: Iterable[Sequence[Any]], form: Form, *, title: str = "") -> None:
    """Print rows under their column names in the form asked for."""
    rows = list(rows)
    if form is Form.JSON:
        show_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif form is Form.CSV:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(value) for value in row] for row in rows)
    else:
        _show_table(columns, rows, title)


def show_json(value: Any) -> None:
    """Print a value as JSON; instants in ISO 8601 with their zone."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=_jsonable)
    sys.stdout.write("\n")


def _jsonable(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime | date) else str(value)


def _cell(value: Any) -> Any:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, datetime | date):
        return value.isoformat()
    text = plain(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _show_table(columns: Sequence[str], rows: Sequence[Sequence[Any]], title: str) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False)
    for index, name in enumerate(columns):
        numeric = bool(rows) and all(isinstance(row[index], int | float) for row in rows)
        table.add_column(name.replace("_", " "), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(value)) for value in row))
    console = Console(soft_wrap=False)
    console.print(table if rows else Text(f"{title + ': ' if title else ''}nothing yet"))
