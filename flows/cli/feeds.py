"""The commands of feeds: how each does, what one is like, trying a new one, lists in and out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import ConfigOption, Csv, Json
from flows.cli.show import form_of, plain, print_lines, show_json

if TYPE_CHECKING:
    from flows.probing import Probed

feeds = typer.Typer(rich_markup_mode=None, help="How every feed does; one in detail; a new one tried; lists.")


@feeds.callback(invoke_without_command=True)
def list_feeds(context: typer.Context, config: ConfigOption = None, as_json: Json = False, as_csv: Csv = False) -> None:
    """List every feed that is polled, with how it does; instants are UTC."""
    if context.invoked_subcommand is not None:
        return
    from datetime import UTC, datetime
    from pathlib import Path

    from flows.cli.feed_table import show_feeds, told_feeds
    from flows.cli.look import load

    loaded = load(config)
    told = told_feeds(Path(loaded.settings.paths.snapshot), datetime.now(UTC))
    show_feeds(told, form_of(as_json=as_json, as_csv=as_csv), loaded)


@feeds.command("show")
def show_feed(
    name: Annotated[str, typer.Argument(help="Its name in feeds.toml.")],
    config: ConfigOption = None,
    as_json: Json = False,
) -> None:
    """Show one feed in words: how it is asked and why, its week as a picture, its polls, its flags with evidence."""
    from datetime import UTC, datetime

    from flows.cli.feed_picture import show_one
    from flows.cli.look import snapshot_of

    show_one(snapshot_of(config), name, datetime.now(UTC), as_json=as_json)


@feeds.command("probe")
def probe_feed(
    url: Annotated[str, typer.Argument(help="The address of a feed, or of a page that names some.")],
    config: ConfigOption = None,
    as_json: Json = False,
) -> None:
    """Try an address: is it a feed, how often does it bring what, in which language; prints its block for feeds.toml.

    Exits 1 when it is none; of a page the feeds it names are told. Nothing is stored.
    """
    import asyncio
    from dataclasses import asdict
    from datetime import UTC, datetime

    from flows.cli.look import load
    from flows.probing import block
    from flows.trying import try_addresses

    now = datetime.now(UTC)
    (tried,) = asyncio.run(try_addresses(load(config), [url], now))
    if tried.error is not None:
        raise tried.error
    found = tried.found
    if found is None:
        show_json({"feed": False, "names": tried.named}) if as_json else print_lines(_none(tried.named))
        raise typer.Exit(1)
    served = {"robots": _robots(tried.refusal), **tried.served}
    if as_json:
        show_json(asdict(found) | served | {"block": block(found, now)})
        return
    lines = [*_lines(found), *(f"{name:<9} {value}" for name, value in served.items() if value)]
    print_lines([*(plain(line) for line in lines), "", block(found, now)])


def _robots(refusal: str | None) -> str:
    return "allows this address" if refusal is None else f"does not allow it ({refusal}): ask the outlet first"


def _none(named: tuple[str, ...]) -> list[str]:
    if not named:
        return ["this is no feed, and names none"]
    return ["this is no feed itself; it names:", *(f"  parley feeds probe {plain(one)}" for one in named)]


def _lines(found: Probed) -> list[str]:
    newest = plain(found.newest_at) or "not dated"
    often = f"one every {found.hours_between:g} h" if found.hours_between is not None else "not told by its dates"
    return [
        f"reads as  {found.format.replace('_', ' ')}",
        f"title     {found.title or 'none'}",
        f"items     {found.items}, {found.dropped} left out; {found.undated} undated, {found.ahead} dated ahead",
        f"newest    {newest}; {often}",
        f"language  {found.language}",
        f"text      {found.text}",
        f"pages at  {', '.join(found.hosts) or 'none named'}",
        *([f"objection {found.objection}"] if found.objection else []),
    ]


@feeds.command("export")
def export_feeds(config: ConfigOption = None) -> None:
    """Print the feeds as OPML 2.0, which every feed reader takes."""
    from flows.cli.look import load
    from flows.opml import write_opml

    sys.stdout.write(write_opml(load(config).feeds, "Parley").decode())


@feeds.command("import")
def import_feeds(
    file: Annotated[Path, typer.Argument(help="An OPML file.", exists=True, dir_okay=False)],
    write: Annotated[
        bool, typer.Option("--write", help="Try each new feed and add those that hold to feeds.toml, at its end.")
    ] = False,
    country: Annotated[
        str, typer.Option(help="Country of the feeds the list says none for, two capitals.", show_default="the list's")
    ] = "",
    kind: Annotated[
        str, typer.Option(help="Who pays them: state, public, private or official.", show_default="the list's")
    ] = "",
    language: Annotated[
        str, typer.Option(help="Language of those whose texts do not tell it, two letters.", show_default="as read")
    ] = "",
    config: ConfigOption = None,
    as_json: Json = False,
) -> None:
    """Tell which feeds of an OPML list are new here; with --write try them and add those that hold.

    Refused, with its reason, is a feed that is gone, does not parse, is a web page, lists nothing, has been still for
    half a year, is forbidden by robots.txt, or is polled already, under another address too. feeds.toml keeps its
    comments and order. What `parley feeds export` wrote comes back with country and kind; other lists need --country
    and --kind.
    """
    from flows.cli.feed_import import Wish, import_list

    usual = {"country": country, "kind": kind, "language": language}
    import_list(file, config, Wish(write=write, usual=usual), as_json=as_json)
