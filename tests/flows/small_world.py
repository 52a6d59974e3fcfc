"""A few items of the demo's world on a wire, for tests of the whole cycle."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from config import Config
from flows.accounts import CycleAccount
from flows.cycle import run_plainly
from flows.demo.play import demo_config
from flows.demo.staging import publish_world
from flows.demo.world import World, load_world
from flows.seams import replayed
from flows.wire import Wire
from flows.workshop import open_workshop
from tests.storage.fresh import fresh_database

#: A preview, a report with its reprint, an independent report, a look-alike, a page in Ukrainian, one that is gone.
ITEMS = frozenset(
    {
        "northline-kremlin-confirms",
        "meridian-round-one",
        "northgate-reprint",
        "northline-round-one",
        "northline-doha-congo",
        "tallow-live-day-one",
        "meridian-round-two",
        "northgate-withdrawn",
        "bereg-swap",
        "northgate-swap-corrected",
    }
)
#: Before and after the swap story was corrected.
EARLIER = datetime(2026, 2, 5, 17, 45, tzinfo=UTC)
LATER = datetime(2026, 2, 5, 22, 0, tzinfo=UTC)


def small_world(items: frozenset[str] = ITEMS) -> World:
    """Return the demo's world reduced to some items and the outlets that carry them."""
    whole = load_world()
    outlets = (
        replace(outlet, items=tuple(item for item in outlet.items if item.item_id in items)) for outlet in whole.outlets
    )
    return replace(whole, outlets=tuple(outlet for outlet in outlets if outlet.items))


def published(wire: Wire, world: World) -> Wire:
    """Publish a world on a wire."""
    publish_world(wire, world)
    return wire


def lived(folder: Path) -> None:
    """Run one small cycle in a folder."""
    world = small_world()
    with Wire(now=EARLIER) as wire:
        asyncio.run(one_cycle(folder, world, published(wire, world).port, EARLIER))


async def one_cycle(folder: Path, world: World, port: int, now: datetime) -> CycleAccount:
    """Run one whole cycle without Prefect at a virtual instant."""
    return await cycle_with(demo_config(folder, world), port, now)


async def cycle_with(config: Config, port: int, now: datetime) -> CycleAccount:
    """Run one whole cycle of a configuration; where no database is yet it begins with an empty one."""
    fresh_database(Path(config.settings.paths.database))
    async with open_workshop(config, now=now, seams=replayed(port)) as shop:
        return await run_plainly(shop)
