"""Prints rows for people (a table that fits the terminal) or for programs (JSON, CSV); hostile text stays text."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Literal, TextIO

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


def shown(path: Path) -> str:
    """Return a path as seen from here where it lies below, else whole."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def show(
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    form: Form,
    *,
    title: str = "",
    types: Sequence[str] = (),
) -> None:
    """Print rows under their column names in the form asked for; a table names the ``types`` it is given too."""
    rows = list(rows)
    if form is Form.JSON:
        show_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif form is Form.CSV:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(value) for value in row] for row in rows)
    else:
        _show_table(columns, rows, title, types)


def print_lines(lines: Iterable[str], *, to: TextIO | None = None) -> None:
    """Print lines as they are."""
    print("\n".join(lines), file=to or sys.stdout)


def width_of_terminal() -> int:
    """Return how many characters a line of the terminal holds."""
    from rich.console import Console

    return Console().width


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


#: A column wider than this may wrap; it keeps at least so much.
_MAY_WRAP: Final = 22


def _shares(widths: Sequence[int], room: int) -> list[int]:
    """Return the width of each column: short ones whole, the rest for the long; even shares where nothing fits."""
    free = room - 2 * (len(widths) - 1)
    long = [index for index, width in enumerate(widths) if width > _MAY_WRAP]
    short = sum(width for width in widths if width <= _MAY_WRAP)
    if short + _MAY_WRAP * len(long) > free:
        return _even(widths, list(range(len(widths))), free)
    shares = list(widths)
    for index, share in zip(long, _even([widths[i] for i in long], list(range(len(long))), free - short), strict=True):
        shares[index] = share
    return shares


def _even(widths: Sequence[int], order: list[int], free: int) -> list[int]:
    """Share room out evenly; who needs less than its share leaves the rest to the others."""
    shares = [0] * len(widths)
    waiting = sorted(order, key=lambda index: widths[index])
    for place, index in enumerate(waiting):
        shares[index] = max(1, min(widths[index], free // (len(waiting) - place)))
        free -= shares[index]
    return shares


def _show_table(columns: Sequence[str], rows: Sequence[Sequence[Any]], title: str, types: Sequence[str] = ()) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    if title:
        console.print(Text(title if rows else f"{title}: nothing yet", style="bold"))
    cells = [[plain(value) for value in row] for row in rows]
    heads = [name.replace("_", " ") for name in columns] if not types else list(columns)
    kinds = list(types) or [""] * len(heads)
    widths = [
        max([len(head), len(kind), *(len(row[index]) for row in cells)])
        for index, (head, kind) in enumerate(zip(heads, kinds, strict=True))
    ]
    shares = _shares(widths, console.width)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for index, head in enumerate(heads):
        numeric = all(row[index] is None or isinstance(row[index], int | float) for row in rows)
        justify: Literal["left", "right"] = "right" if numeric else "left"
        table.add_column(f"{head}\n{kinds[index]}".rstrip(), justify=justify, overflow="fold", width=shares[index])
    for row in cells:
        table.add_row(*map(Text, row))
    if rows:
        console.print(table)
