"""A place Parley runs at: real files, a real lock, cycles whose polls are made up and whose other stages are real."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

import config as configuration
from config import Config
from config.hooks import Hook
from extractors.model import Drop, Entry
from flows.cycle import Stage, carry_out
from flows.status.look import read_status
from flows.status.register import Verdict
from flows.workshop import Workshop
from storage import lock
from storage.archive import Archive
from storage.database import open_live
from storage.feed import record_polls, sync_feeds
from storage.snapshot import publish
from storage.store import Store
from tests.storage.sample import NOW, feed, poll

#: Two feeds of one host, two of others.
FEEDS = (
    feed("north", url="https://north.example/rss"),
    feed("north-world", url="https://north.example/world"),
    feed("south", url="https://south.example/rss"),
    feed("west", url="https://west.example/rss"),
)
EVERY = timedelta(minutes=15)
FILES = {"data": "", "database": "parley.duckdb", "snapshot": "snapshot.duckdb", "archive": "archive"}
REAL = ("tend", "announce", "publish", "deliver", "settle")
Case = Callable[["Place"], Verdict]
Inject = Callable[[Store, datetime], object]


@cache
def _loaded() -> Config:
    return configuration.load(None, environment={})


class Place:
    """One folder with its configuration."""

    def __init__(self, folder: Path, *hooks: dict[str, Any]) -> None:
        loaded = _loaded()
        tables = TypeAdapter(tuple[Hook, ...]).validate_python(hooks)
        alerts = loaded.settings.alerts.model_copy(update={"hooks": tables})
        paths = {name: str(folder / of) for name, of in FILES.items()}
        changes = {"alerts": alerts, "paths": loaded.settings.paths.model_copy(update=paths)}
        self.config: Config = replace(loaded, feeds=FEEDS, settings=loaded.settings.model_copy(update=changes))
        self.folder = folder
        self.environment: dict[str, str] = {}
        self.now = NOW

    @property
    def database(self) -> Path:
        """Return the live file."""
        return Path(self.config.settings.paths.database)

    @property
    def snapshot(self) -> Path:
        """Return the file people look at."""
        return Path(self.config.settings.paths.snapshot)

    @property
    def archive(self) -> Path:
        """Return the folder of answers as received."""
        return Path(self.config.settings.paths.archive)

    def told(self, **after: float) -> Verdict:
        """Return the verdict so long after the last cycle."""
        return read_status(self.config, self.environment, self.now + timedelta(**after))

    @contextmanager
    def shop(self, at: datetime) -> Iterator[Workshop]:
        """Open what a cycle works with, without web and reading children, and hold the lock."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with lock.hold(self.database, at), Archive(self.archive) as archive:
            shop = Workshop(self.config, at, fetcher=None, pool=None, archive=archive)  # type: ignore[arg-type]
            shop.clock = lambda: at
            try:
                yield shop
            finally:
                shop.close_store()

    def cycle(
        self,
        at: datetime | None = None,
        *,
        failing: Mapping[str, str] | None = None,
        entries: Sequence[Entry] = (),
        drops: Sequence[Drop] = (),
        inject: Inject | None = None,
        dies_at: str = "",
    ) -> None:
        """Run one cycle whose polls answer, but for those ``failing`` with a reason; ``inject`` acts before it ends."""
        self.now = at or self.now
        failing = failing or {}

        with self.shop(self.now) as shop:

            async def perform(stage: Stage) -> None:
                if stage.name == dies_at:
                    os.kill(os.getpid(), signal.SIGKILL)
                if stage.name == "poll":
                    with shop.store() as store:
                        _poll(store, shop, failing, entries, drops)
                elif stage.name in REAL:
                    if stage.name == "settle" and inject:
                        with shop.store() as store:
                            inject(store, self.now)
                    await stage.work(shop)

            shop.open_run()
            asyncio.run(carry_out(shop, perform))

    def change(self, inject: Inject) -> None:
        """Change the database outside a cycle, and publish it."""
        with lock.hold(self.database, self.now):
            with open_live(self.database) as store:
                inject(store, self.now)
            publish(self.database, self.snapshot)


def _poll(
    store: Store, shop: Workshop, failing: Mapping[str, str], entries: Sequence[Entry], drops: Sequence[Drop]
) -> None:
    """Record what a poll of all feeds would: answers into the archive, failures with their reason."""
    sync_feeds(store, shop.config.feeds, shop.now)
    headers = (("Content-Type", "application/rss+xml"),)
    polls = []
    for one in shop.config.feeds:
        heard = poll(one.name, shop.now, items=sum(e.feed == one.name for e in entries), next_poll_at=shop.now + EVERY)
        heard = replace(heard, items=heard.items + sum(d.feed == one.name for d in drops))
        if one.name in failing:
            heard = replace(heard, outcome="failed", reason=failing[one.name], archived=None, items=0)
        else:
            body = f"<rss>{one.name}</rss>".encode() * 20
            archived = shop.archive.write(
                url=one.url, status=200, phrase="OK", headers=headers, body=body, fetched_at=shop.now
            )
            heard = replace(heard, archived=archived)
        polls.append(heard)
    shop.archive.flush()
    record_polls(store, polls, entries, drops, shop.now)
    shop.account.polled(polls)


@contextmanager
def other_process(work: Callable[[], object], *, kill: bool = False) -> Iterator[int]:
    """Do work in a real process of its own, which then waits; killed before the block, or ended after it."""
    ready, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            kept = work()  # what it opened stays open
            os.write(told, b".")
            while kept is not child:
                signal.pause()
        finally:
            os._exit(1)
    os.close(told)
    os.read(ready, 1)
    os.close(ready)
    try:
        if kill:
            _end(child)
        yield child
    finally:
        if not kill:
            _end(child)


def _end(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
