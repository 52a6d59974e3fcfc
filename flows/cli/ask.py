"""`parley query`: any question in SQL, its answer as a table for people or as a file for programs."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from extractors.errors import StoreError
from flows.cli.options import ConfigOption, Csv, Json
from flows.cli.show import Form, form_of, shown

#: So many rows a terminal gets unless told otherwise; a program gets all.
ROWS = 100
ALL = 2**31


def query(
    sql: Annotated[
        str | None, typer.Argument(help='One SQL statement, e.g. "from claims". "-" reads it from standard input.')
    ] = None,
    config: ConfigOption = None,
    file: Annotated[Path | None, typer.Option("--file", "-f", help="Read the statement from this file.")] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=1, help="At most so many rows.", show_default="100; all to files")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Print long cells whole.")] = False,
    timing: Annotated[bool, typer.Option("--timing", help="Say how long it took.")] = False,
    seconds: Annotated[float, typer.Option(min=0.1, help="Stop a question that takes longer.")] = 30.0,
    parquet: Annotated[Path | None, typer.Option(help="Write all rows to this Parquet file.")] = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Answer a question in SQL over the snapshot: read-only, and safe while a cycle writes.

    `parley query "from rounds"` shows a view, `"describe claims"` its columns, `"show tables"` everything there is;
    storage/schema.md says what each column means. Every instant is UTC.
    """
    from flows.cli.look import snapshot_of
    from storage.query import query as run_query
    from storage.query import query_to_parquet

    asked, snapshot, began = _statement(sql, file), snapshot_of(config), time.perf_counter()
    if parquet is not None:
        count = query_to_parquet(snapshot, asked, parquet, seconds=seconds)
        typer.echo(f"{count:,} rows written to {shown(parquet)}", err=True)
    else:
        form = form_of(as_json=as_json, as_csv=as_csv)
        table = run_query(snapshot, asked, limit or (ROWS if form is Form.TABLE else ALL), seconds=seconds)
        from flows.cli.answer_view import show_answer

        show_answer(table, form, full=full)
    if timing:
        typer.echo(f"{(time.perf_counter() - began) * 1000:,.0f} ms", err=True)


def _statement(sql: str | None, file: Path | None) -> str:
    """Return the one statement that was given, wherever it stands."""
    if (sql is None) == (file is None):
        raise typer.BadParameter('give one statement, "-" for standard input, or --file FILE.sql')
    if file is None:
        return sys.stdin.read() if sql == "-" else str(sql)
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{file} cannot be read: {error}", subject=str(file)) from error
