"""The options commands share."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", help="Folder of settings.toml, feeds.toml and talks/.", show_default="config/"),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
Trace = Annotated[bool, typer.Option("--trace", help="Show how each sentence was read: clauses, cues, rules.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many rows.")]
Round = Annotated[str | None, typer.Option("--round", help="Only this round, e.g. istanbul-2025-3.")]
Operator = Annotated[str, typer.Option(help="Who decides; kept on record.")]
Why = Annotated[str, typer.Option(help="Why; kept on record and told in corrections.")]


def day(text: str | None) -> date | None:
    """Return an ISO 8601 day; raises a usage error for anything else."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day, e.g. 2026-01-23") from error


def instant(text: str | None) -> datetime | None:
    """Return an ISO 8601 instant; raises a usage error when it has no zone."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no ISO 8601 time, e.g. 2025-07-24T08:00:00+03:00") from error
    if moment.tzinfo is None:
        raise typer.BadParameter(f"{text!r} names no zone; add Z or an offset such as +03:00")
    return moment
