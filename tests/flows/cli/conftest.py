"""The folder of one small cycle, for the commands that look."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from flows.demo.play import demo_config
from flows.wire import Wire
from tests.flows.small_world import EARLIER, cycle_with, published, small_world


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run one small cycle and return its folder; nobody changes it."""
    folder = tmp_path_factory.mktemp("look")
    world = small_world()
    with Wire(now=EARLIER) as wire:
        published(wire, world)
        asyncio.run(cycle_with(demo_config(folder, world), wire.port, EARLIER))
    return folder
