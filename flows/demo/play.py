"""Replays the demo: the wire's clock is set to each cycle's instant and the ordinary flow runs."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

import config as configuration
from config import Config
from flows.accounts import CycleAccount
from flows.cli.show import shown
from flows.demo.closing import gather, promises_broken, tell_json
from flows.demo.staging import publish_world
from flows.demo.telling import tell
from flows.demo.world import HERE, World, load_world
from flows.prefect_server import private_server
from flows.progress import progress_for
from flows.seams import replayed
from flows.wire import Wire
from flows.wire.dial import ALLOW
from flows.workshop import open_workshop, reading_pool

#: Settings that differ from the shipped ones: our own folder, a short deadline for the page that drips, no waiting.
_OVERRULED: Final[Mapping[str, str]] = {
    "PARLEY_LIMITS__DEADLINE_SECONDS": "2",
    "PARLEY_LIMITS__PARSE_DEADLINE_SECONDS": "20",
    "PARLEY_WEB__PER_HOST_SECONDS": "0",
    "PARLEY_WEB__PER_HOST_PARALLEL": "4",
    "PARLEY_WEB__CONTACT": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What a replay left behind: its configuration and each cycle's account."""

    config: Config
    cycles: tuple[tuple[datetime, CycleAccount], ...]


def play(data: Path | None, *, as_json: bool) -> int:
    """Replay everything into a fresh database and show what came of it; 0 when every promise held."""
    from flows.report.write import write_report

    folder = (data or HERE.parents[1] / "var" / "demo").resolve()
    _say(as_json, f"parley demo: six weeks of talks, replayed into {shown(folder)}; no internet is used")
    _say(as_json, "starting Prefect on loopback (10 to 30 s) …")
    _emptied(folder)
    with private_server(folder / "prefect"), Wire() as wire:
        world = load_world()
        publish_world(wire, world)
        _say(as_json, f"replaying {len(world.cycles)} cycles, {len(world.outlets)} outlets …")
        played = asyncio.run(replay(demo_config(folder, world), world, wire))
    story = gather(
        Path(played.config.settings.paths.snapshot),
        report=write_report(played.config, played.cycles[-1][0]),
        cycles=len(played.cycles),
        unexplained=sum(account.books.unexplained for _, account in played.cycles if account.books),
        broken=tuple(sorted({broken.check for _, account in played.cycles for broken in account.broken})),
    )
    tell_json(story) if as_json else tell(story)
    return 1 if promises_broken(story) else 0


async def replay(config: Config, world: World, wire: Wire, *, with_prefect: bool = True) -> Played:
    """Run one cycle at every instant of the world with one pool of readers; time passes only on the wire."""
    from flows.cycle import run_plainly

    run = run_plainly
    if with_prefect:
        from flows.monitor import monitor

        run = monitor
    cycles = []
    with progress_for(terminal=sys.stderr.isatty()) as bar:
        async with reading_pool(config.settings.limits) as pool:
            for now in world.cycles:
                wire.at(now)
                async with open_workshop(config, now=now, seams=replayed(wire.port), progress=bar, pool=pool) as shop:
                    cycles.append((now, await run(shop)))
    return Played(config=config, cycles=tuple(cycles))


def demo_config(folder: Path, world: World) -> Config:
    """Return the shipped configuration with the demo's own folder, feeds and talks."""
    paths = {"PARLEY_PATHS__DATA": str(folder)}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
    shipped = configuration.load(None, environment={**kept, **_OVERRULED, **paths})
    web = shipped.settings.web.model_copy(update={"allow": (ALLOW,)})
    return replace(
        shipped,
        settings=shipped.settings.model_copy(update={"web": web}),
        feeds=tuple(outlet.feed() for outlet in world.outlets),
        talks=replace(configuration.load_talks(HERE / "talks"), languages=shipped.settings.watch.languages),
    )


def _emptied(folder: Path) -> None:
    """Start from nothing, so that the same demo gives the same result; only a folder of ours is emptied."""
    for name in ("parley.duckdb", "snapshot.duckdb", "alerts.jsonl", "parley.duckdb.lock", "report.html"):
        (folder / name).unlink(missing_ok=True)
    for name in ("archive", "prefect"):
        shutil.rmtree(folder / name, ignore_errors=True)


def _say(as_json: bool, line: str) -> None:  # noqa: FBT001  one switch of one command
    if not as_json:
        print(line, flush=True)  # noqa: T201
