"""The commands of feeds: how each does, what one is like, trying a new one, lists in and out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from flows.cli.options import ConfigOption, Csv, Json
from flows.cli.show import Form, form_of, plain, print_lines, show, show_json

if TYPE_CHECKING:
    from config import Config
    from flows.fetch import Fetched, Fetcher
    from flows.probing import Probed

feeds = typer.Typer(rich_markup_mode=None, help="How every feed does; one in detail; a new one tried; lists.")

_LIST: Final = """
    select f.name, f.outlet, f.country, f.last_ok_at as last_ok, f.last_new_at as last_new, f.next_poll_at as next_poll,
        f.failures as fails, f.entries, f.kept, f.waiting,
        coalesce(string_agg(g.kind, ', ' order by g.kind), '') as flags
    from feeds as f left join feed_flags as g on g.feed = f.name and g.stands
    where f.active group by all order by f.name
"""
_POLLS: Final = """
    select polled_at, outcome, status, items, items_new as new, items_changed as changed, reason
    from poll where feed = $name order by polled_at desc limit 10
"""
_FLAGS: Final = (
    "select kind, since, seen_at, stands, evidence from feed_flags where feed = $name order by raised_at desc"
)


@feeds.callback(invoke_without_command=True)
def list_feeds(context: typer.Context, config: ConfigOption = None, as_json: Json = False, as_csv: Csv = False) -> None:
    """List every feed that is polled, with how it does; instants are UTC."""
    if context.invoked_subcommand is not None:
        return
    from flows.cli.look import snapshot_of
    from storage.query import query

    table = query(snapshot_of(config), _LIST, 10_000)
    show(table.columns, table.rows, form_of(as_json=as_json, as_csv=as_csv), title="Feeds (UTC)")


@feeds.command("show")
def show_feed(
    name: Annotated[str, typer.Argument(help="Its name in feeds.toml.")],
    config: ConfigOption = None,
    as_json: Json = False,
) -> None:
    """Show one feed: what it brought, its last polls, what is or was wrong with it, with the evidence."""
    from extractors.errors import ParleyError
    from flows.cli.look import snapshot_of
    from storage.query import query

    snapshot = snapshot_of(config)
    about = query(snapshot, "from feeds where name = $name", parameters={"name": name})
    if not about.rows:
        raise ParleyError(f"no feed is named {name!r}; `parley feeds` lists them")
    parts = {
        part: query(snapshot, sql, parameters={"name": name}) for part, sql in (("polls", _POLLS), ("flags", _FLAGS))
    }
    row = dict(zip(about.columns, about.rows[0], strict=True))
    if as_json:
        rows = {part: [dict(zip(one.columns, line, strict=True)) for line in one.rows] for part, one in parts.items()}
        show_json(row | rows)
        return
    print_lines(f"{key:<14} {plain(value)}" for key, value in row.items())
    for part, one in parts.items():
        show(one.columns, one.rows, Form.TABLE, title=f"Its {part} (UTC)")


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
