"""While cycles write and publish, readers in other processes read, each a state that is whole."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from config import Config
from flows.cycle import run_plainly
from flows.demo.play import demo_config
from flows.seams import replayed
from flows.wire import Wire
from flows.workshop import open_workshop, reading_pool
from storage import open_snapshot
from tests.flows.readers import STATE
from tests.flows.small_world import EARLIER, LATER, published, small_world

pytestmark = pytest.mark.slow

PROCESSES, CYCLES = 2, 3
ITEMS = frozenset({"northline-round-one", "meridian-round-two", "northgate-swap-corrected"})
Reading = subprocess.Popen[str]


def opened(snapshot: Path) -> list[Reading]:
    """Start ten readers in each of two processes and return these when they read."""
    command = [sys.executable, "-m", "tests.flows.readers", str(snapshot)]
    started = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(PROCESSES)
    ]
    assert [process.stdout.readline() for process in started if process.stdout] == ["reading\n"] * PROCESSES
    return started


async def cycles(config: Config, wire: Wire, reading: list[Reading]) -> None:
    """Run a first cycle, start the readers, and run the others beside them."""
    async with reading_pool(config.settings.limits) as pool:
        for number, now in enumerate([EARLIER, *(LATER + timedelta(minutes=20 * n) for n in range(CYCLES))]):
            wire.at(now)
            async with open_workshop(config, now=now, seams=replayed(wire.port), pool=pool) as shop:
                await run_plainly(shop)
            if number == 0:
                reading += opened(Path(config.settings.paths.snapshot))


def test_twenty_readers_never_fail_and_each_sees_whole_states(tmp_path: Path) -> None:
    """Twenty readers meet no error while cycles publish; who held the old state keeps it, who opens sees the new."""
    world = small_world(ITEMS)
    config, reading = demo_config(tmp_path, world), list[Reading]()
    try:
        with Wire(now=EARLIER) as wire:
            published(wire, world)
            asyncio.run(cycles(config, wire, reading))
        told = [process.communicate(timeout=120) for process in reading]
    finally:
        for process in reading:
            process.kill()
    assert [errors for _, errors in told] == [""] * PROCESSES
    with open_snapshot(Path(config.settings.paths.snapshot)) as newest:
        state = newest.sql(STATE).one()
    for out in (json.loads(text.splitlines()[-1]) for text, _ in told):
        assert out["before"] == out["after"]
        assert out["before"]["known"] < state["known"]
        assert [error for reader in out["readers"] for error in reader["errors"]] == []
        assert {reader["seen"][-1] for reader in out["readers"]} == {state["known"]}
        assert all(reader["seen"] == sorted(reader["seen"]) for reader in out["readers"])
    assert len({known for reader in out["readers"] for known in reader["seen"]}) >= 2
