"""What `parley feeds import` tells and does: a list sorted out, each new feed tried, those that hold added."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from config import Config
from config.adding import add_feeds, as_toml
from flows.adopting import Adoption, Verdict, sorted_out
from flows.cli.look import load
from flows.cli.show import plain, print_lines, show_json, shown
from flows.opml import Outline, read_opml
from flows.trying import try_addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for: ``write`` adds what holds; ``usual``: country and kind where the list says none."""

    write: bool
    usual: dict[str, str]


def import_list(file: Path, folder: Path | None, wish: Wish, *, as_json: bool) -> None:
    """Tell what becomes of every feed of a list, and add those that hold when told to."""
    config = load(folder)
    listed = read_opml(file.read_bytes())
    verdicts = sorted_out(listed, config.feeds)
    written: Path | None = None
    if wish.write:
        verdicts = asyncio.run(_tried(config, listed, verdicts, wish.usual))
        if blocks := [one.block for one in verdicts if one.block]:
            written = add_feeds(folder, blocks)
    if as_json:
        show_json([_values(one, written) for one in verdicts])
    else:
        print_lines(plain(line) for line in _lines(verdicts, written, wish))


async def _tried(
    config: Config, listed: tuple[Outline, ...], verdicts: list[Verdict], usual: dict[str, str]
) -> list[Verdict]:
    """Try what is new, and judge it in the order of the list."""
    now = datetime.now(UTC)
    fresh = [one for one, told in zip(listed, verdicts, strict=True) if told.outcome == "new"]
    adoption = Adoption(config.feeds, usual, now)
    tried = iter(zip(fresh, await try_addresses(config, [one.url for one in fresh], now), strict=True))
    return [adoption.judge(*next(tried)) if told.outcome == "new" else told for told in verdicts]


def _values(one: Verdict, written: Path | None) -> dict[str, Any]:
    outcome = "added" if written and one.block else one.outcome
    told = {"url": one.url, "title": one.title, "outcome": outcome, "name": one.name or None, "why": one.why or None}
    return told | ({"block": as_toml(one.block)} if one.block else {})


def _lines(verdicts: list[Verdict], written: Path | None, wish: Wish) -> Iterator[str]:
    counts = Counter("added" if written and one.block else one.outcome for one in verdicts)
    told = ", ".join(
        f"{counts[outcome]} {outcome}" for outcome in ("known", "new", "added", "refused") if counts[outcome]
    )
    yield f"{len(verdicts)} feeds listed{': ' if told else ''}{told}"
    for one in verdicts:
        if one.block:
            yield f"  added    {one.name}: {one.url}"
        elif one.outcome == "refused":
            yield from (f"  refused  {one.url}", f"           {one.why}")
        elif one.outcome == "new":
            yield f"  new      parley feeds probe '{one.url}'   # {one.title}"
    if written:
        yield f"{shown(written)} has them at its end; the next cycle polls them"
    elif counts["new"]:
        yield "--write tries each and adds those that answer with a living feed"
    elif wish.write:
        yield "nothing was added"
