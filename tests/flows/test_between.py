"""Between two cycles what falls due is asked and written down, and nobody is disturbed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config import Config
from flows.between import LOOK, keep_polling
from flows.demo.play import demo_config
from flows.seams import replayed
from flows.stages.poll import poll
from flows.wire import Wire
from flows.workshop import open_workshop
from storage import lock
from storage.database import open_live
from storage.feed import first_due
from tests.flows.small_world import cycle_with, published, small_world
from tests.storage.fresh import fresh_database

NOW = datetime(2026, 2, 5, 18, 0, tzinfo=UTC)
ITEMS = frozenset({"northline-kremlin-confirms", "northline-round-one", "northline-swap"})


@pytest.fixture
def wire() -> Iterator[Wire]:
    """Serve a world whose time the test sets."""
    with Wire(now=NOW) as serving:
        yield serving


def polls(config: Config) -> int:
    """Count the polls so far."""
    path = Path(config.settings.paths.database)
    with lock.hold(path, NOW), open_live(path) as store:
        return int(store.one("select count(*) as n from poll")["n"])


def minutes(config: Config, wire: Wire, count: int, *, busy: bool = False) -> list[str]:
    """Let some minutes pass after the cycle at NOW; returns what was said. ``busy``: somebody else writes meanwhile."""
    passed, said = [NOW], list[str]()

    async def pass_a_minute(seconds: float) -> None:
        assert seconds == LOOK
        passed.append(passed[-1] + timedelta(minutes=1))
        if len(passed) > count + 1:
            raise asyncio.CancelledError
        wire.at(passed[-1])

    async def polling() -> None:
        await keep_polling(
            lambda: config, said.append, seams=replayed(wire.port), clock=lambda: passed[-1], sleep=pass_a_minute
        )

    writer = lock.hold(Path(config.settings.paths.database), NOW) if busy else nullcontext()
    with writer, suppress(asyncio.CancelledError):
        asyncio.run(polling())
    return said


@pytest.mark.slow
def test_a_feed_that_falls_due_is_asked_before_the_next_cycle(tmp_path: Path, wire: Wire) -> None:
    """Not before its time, and not while somebody writes; the books of the next cycle close over what it brought."""
    world = small_world(ITEMS)
    config = demo_config(tmp_path, world)
    asyncio.run(cycle_with(config, published(wire, world).port, NOW))
    before = polls(config)
    path = Path(config.settings.paths.database)
    with lock.hold(path, NOW), open_live(path) as store:
        due = first_due(store)
    assert due is not None
    wait = int((due - NOW) / timedelta(minutes=1)) + 1
    minutes(config, wire, wait - 2)
    assert polls(config) == before
    minutes(config, wire, wait + 2, busy=True)
    assert polls(config) == before
    assert minutes(config, wire, wait + 2) == []
    assert polls(config) > before
    books = asyncio.run(cycle_with(config, wire.port, NOW + timedelta(hours=1)))
    assert (books.broken, books.books.unexplained if books.books else None) == ((), 0)


@pytest.mark.slow
def test_a_feed_without_an_answer_in_time_is_too_slow(tmp_path: Path, wire: Wire) -> None:
    """It fails as after its own deadline, and the round ends."""
    world = small_world(ITEMS)
    config = demo_config(tmp_path, world)
    path, port = Path(config.settings.paths.database), published(wire, world).port
    fresh_database(path)

    async def hurried() -> None:
        async with open_workshop(config, now=NOW, seams=replayed(port)) as shop:
            await poll(shop, within=0.0)

    asyncio.run(hurried())
    with lock.hold(path, NOW), open_live(path) as store:
        assert store.rows("select distinct outcome, reason from poll") == [{"outcome": "failed", "reason": "timeout"}]
