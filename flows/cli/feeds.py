"""The commands of feeds: how each does, what one is like, trying a new one, lists in and out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.options import ConfigOption, Csv, Json
from flows.cli.show import form_of, plain, print_lines, show_json

if TYPE_CHECKING:
    from config import Config
    from flows.fetch import Fetched, Fetcher
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

    now = datetime.now(UTC)
    found, named, served = asyncio.run(_probed(load(config), url, now))
    if found is None:
        show_json({"feed": False, "names": named}) if as_json else print_lines(_none(named))
        raise typer.Exit(1)
    if as_json:
        show_json(asdict(found) | served | {"block": block(found, now)})
        return
    lines = [*_lines(found), *(f"{name:<9} {value}" for name, value in served.items() if value)]
    print_lines([*(plain(line) for line in lines), "", block(found, now)])


async def _probed(config: Config, url: str, now: Any) -> tuple[Probed | None, tuple[str, ...], dict[str, str]]:
    from extractors.errors import ParleyError
    from flows.fetch import Fetched
    from flows.probing import Probed, read_any
    from flows.workshop import fetcher_by_hand, reading_pool

    limits = config.settings.limits
    async with (
        fetcher_by_hand(config.settings.web) as fetcher,
        reading_pool(limits) as pool,  # hostile bytes are read in a child, as a cycle reads them
    ):
        answer = await fetcher.get(url, robots=False)  # a feed is polled on invitation
        if not isinstance(answer, Fetched):
            raise ParleyError(f"{url} gave no answer to read")
        found = await pool.run(
            read_any, answer.body, answer.url, content_type=answer.content_type, now=now, limit=limits.items_per_feed
        )
        served = {"robots": await _robots(fetcher, answer.url, now), **_served(answer)}
    return (found, (), served) if isinstance(found, Probed) else (None, found, served)


async def _robots(fetcher: Fetcher, url: str, now: Any) -> str:
    import httpx

    refusal = (await fetcher.robots.rules(httpx.URL(url), now)).refusal(url)
    return "allows this address" if refusal is None else f"does not allow it ({refusal}): ask the outlet first"


def _served(answer: Fetched) -> dict[str, str]:
    named = {name: answer.header(name) for name in ("etag", "last-modified", "cache-control")}
    return {
        "redirects": ", ".join(f"{hop.status} {hop.to}" for hop in answer.hops),
        "caching": ", ".join(f"{name}: {value}" for name, value in named.items() if value) or "no validators",
    }


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
    config: ConfigOption = None,
    as_json: Json = False,
) -> None:
    """Tell which feeds of an OPML list are new here, and how to try each; changes nothing."""
    from config.feeds import same_address
    from flows.cli.look import load
    from flows.opml import read_opml

    known = {same_address(feed.url): feed.name for feed in load(config).feeds}
    listed = [
        {"url": one.url, "title": one.title, "known_as": known.get(same_address(one.url))}
        for one in read_opml(file.read_bytes())
    ]
    if as_json:
        show_json(listed)
        return
    fresh = [one for one in listed if one["known_as"] is None]
    typer.echo(f"{len(listed)} feeds listed, {len(listed) - len(fresh)} known, {len(fresh)} new")
    print_lines(f"  parley feeds probe '{plain(one['url'])}'   # {plain(one['title'])}" for one in fresh)
