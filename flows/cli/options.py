"""The options commands share."""

from __future__ import annotations

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
