"""`parley trends` lists the saved questions, `parley trend NAME` answers one: a table, bars, or a file for programs."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Final

import regex
import typer

from flows.cli.options import ConfigOption, Csv, Json, day
from flows.cli.show import Form, form_of, shown

#: So many rows a terminal gets unless told otherwise; a program gets all.
ROWS: Final = 60
ALL: Final = 2**31
_SPAN: Final = regex.compile(r"([1-9]\d{0,4})([dw])")

Name = Annotated[str, typer.Argument(metavar="NAME", help="One of those `parley trends` lists, e.g. coverage.")]
Last = Annotated[
    str | None, typer.Option(metavar="7d|4w", help="So many days or weeks up to the newest run, instead of --since.")
]
Rows = Annotated[
    int | None, typer.Option("--limit", "-n", min=1, help="At most so many rows.", show_default="60; all to files")
]


def trends(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Say all about this one.")] = None,
    as_json: Json = False,
) -> None:
    """List the saved questions: what each asks, and how it may be cut; with NAME what it counts and its columns."""
    from flows.cli.trend_view import show_trend, show_trends
    from storage.trend import find_trend
    from storage.trend import trends as saved

    if name is None:
        show_trends(saved(), as_json=as_json)
    else:
        show_trend(find_trend(name), as_json=as_json)


def trend(
    name: Name,
    config: ConfigOption = None,
    since: Annotated[str | None, typer.Option(help="First day, e.g. 2026-01-23.")] = None,
    until: Annotated[str | None, typer.Option(help="Last day, included.")] = None,
    last: Last = None,
    by: Annotated[str | None, typer.Option(help="What rows are told apart by, e.g. outlet, side.")] = None,
    every: Annotated[str | None, typer.Option(help="Length of a period: day, week, month, quarter, year.")] = None,
    limit: Rows = None,
    plot: Annotated[bool, typer.Option("--plot", help="Draw bars in the terminal.")] = False,
    sql: Annotated[bool, typer.Option("--sql", help="Print the question as SQL for any DuckDB client.")] = False,
    parquet: Annotated[Path | None, typer.Option(help="Write all rows to this Parquet file.")] = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Answer a saved question over days (UTC, both included), e.g. `parley trend coverage --last 4w --by side`.

    Days on which nothing was polled are gaps, not zeros. `parley trends NAME` says what is counted.
    """
    from flows.cli.look import snapshot_of
    from flows.cli.trend_view import show_answer
    from storage.query import query_to_parquet
    from storage.trend import find_trend, in_sql, run_trend

    asked, snapshot = find_trend(name), snapshot_of(config)
    first, end = _days(snapshot, since, until, last)
    if plot and not asked.plot:
        raise typer.BadParameter(f"the trend {name} is a list and has nothing to draw; leave --plot out")
    if sql:
        typer.echo(in_sql(name, first, end, by=by, every=every))
    elif parquet is not None:
        count = query_to_parquet(snapshot, in_sql(name, first, end, by=by, every=every), parquet)
        typer.echo(f"{count:,} rows written to {shown(parquet)}", err=True)
    else:
        form = form_of(as_json=as_json, as_csv=as_csv)
        most = limit or (ROWS if form is Form.TABLE else ALL)
        show_answer(asked, run_trend(snapshot, name, first, end, by=by, every=every, limit=most), form, plot=plot)


def _days(snapshot: Path, since: str | None, until: str | None, last: str | None) -> tuple[date | None, date | None]:
    """Return the first and the last day asked for; ``last`` counts back from the newest run."""
    from storage.trend import newest_day

    first, end = day(since), day(until)
    if last is not None:
        if first is not None:
            raise typer.BadParameter("give --since or --last, not both")
        newest = end or newest_day(snapshot)
        first = newest - timedelta(days=span(last) - 1) if newest else None
    if first and end and first > end:
        raise typer.BadParameter(f"--since {first} is after --until {end}")
    return first, end


def span(text: str) -> int:
    """Return how many days `7d` or `4w` are; raises a usage error for anything else."""
    found = _SPAN.fullmatch(text)
    if found is None:
        raise typer.BadParameter(f"{text!r} is no span of days or weeks, e.g. 7d or 4w")
    return int(found[1]) * (7 if found[2] == "w" else 1)
