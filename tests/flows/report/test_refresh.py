"""A cycle writes the page anew where it is told to; a page that cannot be written costs the cycle nothing."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from config import Config
from flows.demo.play import demo_config
from flows.stages.report import refresh_report
from flows.wire import Wire
from flows.workshop import Workshop
from tests.flows.small_world import EARLIER, cycle_with, published, small_world

_ONE = frozenset({"meridian-round-two"})


def _refreshing(config: Config, path: Path) -> Config:
    report = config.settings.report.model_copy(update={"refresh": True, "path": str(path)})
    return replace(config, settings=config.settings.model_copy(update={"report": report}))


def test_a_cycle_refreshes_the_page_and_survives_when_it_cannot(tmp_path: Path) -> None:
    """The page holds the round just found; where the path is no place for a file the account says so and no more."""
    world = small_world(_ONE)
    config = demo_config(tmp_path, world)
    page = tmp_path / "pages" / "talks.html"
    with Wire(now=EARLIER) as wire:
        published(wire, world)
        account = asyncio.run(cycle_with(_refreshing(config, page), wire.port, EARLIER))
    assert account.report == "written"
    assert "Abu Dhabi" in page.read_text()
    assert list(page.parent.iterdir()) == [page]
    in_the_way = _refreshing(config, tmp_path / "snapshot.duckdb" / "talks.html")
    shop = SimpleNamespace(config=in_the_way, now=EARLIER, account=account)
    asyncio.run(refresh_report(cast("Workshop", shop)))
    assert account.report.startswith("not written: ")
