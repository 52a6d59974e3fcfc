"""`parley export`: the snapshot as files for other engines and spreadsheets."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from flows.cli.options import ConfigOption, day
from flows.cli.show import shown


def export(
    out: Annotated[Path, typer.Option(help="Folder to write: new, empty, or an earlier export, which is replaced.")],
    config: ConfigOption = None,
    form: Annotated[
        Literal["parquet", "csv", "jsonl"],
        typer.Option("--format", help="parquet lies by date, as other engines like."),
    ] = "parquet",
    rounds: Annotated[bool, typer.Option("--rounds", help="Only these tables: rounds …")] = False,
    facts: Annotated[bool, typer.Option("--facts", help="… facts, with the words that say so")] = False,
    claims: Annotated[bool, typer.Option("--claims", help="… claims")] = False,
    supports: Annotated[bool, typer.Option("--supports", help="… which facts stand behind which claims")] = False,
    conflicts: Annotated[bool, typer.Option("--conflicts", help="… what cannot all be true")] = False,
    articles: Annotated[bool, typer.Option("--articles", help="… articles.")] = False,
    since: Annotated[str | None, typer.Option(help="Only what is filed under this day (UTC) or later.")] = None,
    until: Annotated[str | None, typer.Option(help="Only what is filed under this day (UTC) or earlier.")] = None,
    bodies: Annotated[
        bool, typer.Option("--bodies", help="Whole texts of articles too; they are their publishers'.")
    ] = False,
) -> None:
    """Write rounds, facts, claims and more as Parquet, CSV or JSON lines, with CAMEO and PLOVER codes beside our types.

    Rounds are filed under their first day, facts and articles under their publication, claims and conflicts under the
    day they were first reported. The folder appears whole or not at all; manifest.json says what is in it.
    """
    from flows.cli.look import snapshot_of
    from storage.export import Wanted
    from storage.export import export as write

    asked = {"rounds": rounds, "facts": facts, "claims": claims, "supports": supports, "conflicts": conflicts,
             "articles": articles}  # fmt: skip
    tables = tuple(name for name, wanted in asked.items() if wanted)
    wanted = Wanted(form=form, tables=tables, since=day(since), until=day(until), bodies=bodies)
    manifest = write(snapshot_of(config), out, wanted, datetime.now(UTC))
    for name, told in manifest.tables.items():
        typer.echo(f"{name:<10} {told['rows']:>10,} rows in {told['files']:,} files")
    typer.echo(f"{shown(out.resolve())} as known until {manifest.known_until:%Y-%m-%d %H:%M} UTC")
