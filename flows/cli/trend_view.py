"""Shows saved questions and their answers in the terminal; a gap is shown as a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any, Final

from flows.cli import answer_view
from flows.cli.show import Form, plain, print_lines, show, show_json
from storage.query import Table
from storage.trend import Trend

#: What stands for a number nobody could have counted.
GAP: Final = "not polled"
_LABEL: Final = 48
_BAR: Final = 30


def show_trends(known: Sequence[Trend], *, as_json: bool) -> None:
    """List saved questions."""
    if as_json:
        show_json([asdict(one) for one in known])
        return
    rows = [(one.name, one.question, " ".join(one.by), " ".join(one.every[:1])) for one in known]
    show(("trend", "asks", "by", "every"), rows, Form.TABLE)
    print_lines(["", "parley trends NAME says what is counted; parley trend NAME --since 2026-01-01 answers."])


def show_trend(one: Trend, *, as_json: bool) -> None:
    """Say all about one saved question."""
    if as_json:
        show_json(asdict(one))
        return
    cuts = [f"--{name}: {', '.join(choice)}" for name, choice in (("by", one.by), ("every", one.every)) if choice]
    print_lines([one.question, "", one.counts, "", *cuts, *([""] if cuts else [])])
    show(("column", "meaning"), list(one.columns.items()), Form.TABLE)
    print_lines(["", f'parley query "{one.example}"'])


def show_answer(asked: Trend, table: Table, form: Form, *, plot: bool) -> None:
    """Print the answer to a saved question: rows, or bars where they are asked for."""
    if form is not Form.TABLE:
        show(table.columns, table.rows, form)
        return
    print_lines([asked.question])
    if plot and table.rows:
        _show_bars(asked, table)
    else:
        answer_view.show_answer(_with_gaps(asked, table), form, full=True)
    if plot and table.more:
        print_lines([f"… and more than these {len(table.rows)}: raise --limit"])


def _with_gaps(asked: Trend, table: Table) -> Table:
    """Write into the column that counts what a missing number means where it may be missing: nothing was polled."""
    if not asked.every or asked.plot not in table.columns or asked.plot.startswith("median"):
        return table
    place = table.columns.index(asked.plot)
    rows = tuple(tuple(GAP if i == place and v is None else v for i, v in enumerate(row)) for row in table.rows)
    return replace(table, rows=rows)


def _show_bars(asked: Trend, table: Table) -> None:
    from rich.bar import Bar
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    place = table.columns.index(asked.plot)
    values = [row[place] for row in table.rows]
    most = max((float(value) for value in values if value is not None), default=0.0) or 1.0
    grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    grid.add_column(" · ".join(table.columns[index] for index in _labels(table)), no_wrap=True, overflow="ellipsis")
    grid.add_column(asked.plot, justify="right")
    grid.add_column("", width=_BAR)
    for row, value in zip(table.rows, values, strict=True):
        drawn = Text(GAP, style="dim") if value is None else Bar(most, 0, max(0.0, float(value)), width=_BAR)
        grid.add_row(Text(_label(table, row)), plain(value), drawn)
    Console(highlight=False).print(grid)


def _labels(table: Table) -> list[int]:
    """Return the columns that name a row: those before the first number."""
    rows = table.rows[0]
    first = next(
        (i for i, kind in enumerate(table.types) if kind in ("BIGINT", "DOUBLE", "HUGEINT", "INTEGER")), len(rows)
    )
    return list(range(max(1, first)))[:3]


def _label(table: Table, row: Sequence[Any]) -> str:
    told = " · ".join(_short(row[index]) for index in _labels(table) if row[index] is not None)
    return told if len(told) <= _LABEL else f"{told[: _LABEL - 1]}…"


def _short(value: Any) -> str:
    return value.isoformat() if type(value) is date else plain(value)
