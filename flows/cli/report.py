"""The command that writes the report as a page to look at."""

from __future__ import annotations

import webbrowser
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import ConfigOption
from flows.cli.show import shown


def report(
    config: ConfigOption = None,
    round_id: Annotated[
        str | None,
        typer.Option("--round", metavar="ID", help="This round alone; `parley rounds` lists them."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where to write it.", show_default="settings.toml")
    ] = None,
    open_it: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Write the state of the talks as one HTML page: rounds, what was agreed and done, positions, evidence.

    The page needs no network and no other file, is light and dark, and prints. It is made from the published snapshot,
    so it may be written while a cycle runs.
    """
    from flows.cli.look import load
    from flows.report.write import write_report

    try:
        path = write_report(load(config), datetime.now(UTC), out, round_id).resolve()
    except OSError as error:
        typer.echo(f"parley: the report cannot be written: {error}", err=True)
        raise typer.Exit(2) from error
    typer.echo(shown(path))
    if open_it and not webbrowser.open(path.as_uri()):
        typer.echo(f"no browser was found; open {path.as_uri()}", err=True)
