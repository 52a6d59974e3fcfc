"""What one run works with: its configuration, its instant, the fetcher, the reading pool, the archive, the books."""

from __future__ import annotations

import gc
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, ExitStack, asynccontextmanager, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import config as configuration
from config import Config
from config.secrets import striker
from config.settings import Limits as SettingsLimits
from config.settings import Web
from extractors.identity import digest
from extractors.model import Archived
from flows.accounts import CycleAccount
from flows.fetch import Fetched, Fetcher, Limits, Manners
from flows.fetch.polite import Clock, utc_now
from flows.log import Log, set_up
from flows.progress import Progress, Silent
from flows.reading import ReadingPool
from flows.seams import REAL, Seams
from flows.version import extractor_version
from storage import lock
from storage.archive import Archive
from storage.database import open_live
from storage.pulse import read_pulse
from storage.run import open_run
from storage.snapshot import publish
from storage.store import Store

MEGABYTE: Final = 2**20
#: Values a run makes before they are looked through, some megabytes; the usual 700 are for programs that keep little.
_VALUES: Final = 50_000


class Workshop:
    """Everything a stage may use; one for a run, and ``now`` is the only instant it knows."""

    def __init__(self, config: Config, now: datetime, *, fetcher: Fetcher, pool: ReadingPool, archive: Archive) -> None:
        self.config = config
        self.now = now
        self.run_id = digest("run", now.isoformat())
        self.version = extractor_version(config.talks.version)
        self.fetcher = fetcher
        self.pool = pool
        self.archive = archive
        self.account = CycleAccount(run_id=self.run_id, started_at=now)
        self.progress: Progress = Silent()
        self.pulse_before = read_pulse(self.database)
        self.clock: Clock = utc_now  # for what is stamped when it happens; all else happens at ``now``
        self.struck = striker(config.settings.alerts.hooks, os.environ, config.settings.web.proxy)
        self.log = Log(self.run_id, self.moment, self.struck)
        self._opened = ExitStack()
        self._store: Store | None = None
        limits = config.settings.limits
        self.feed_limits = _limits(limits.deadline_seconds, limits.feed_megabytes, limits.redirects)
        self.page_limits = _limits(limits.deadline_seconds, limits.page_megabytes, limits.redirects)

    def moment(self) -> datetime:
        """Return the instant it is by this run's clock."""
        return self.clock()

    @property
    def database(self) -> Path:
        """The live file; only this run may open it."""
        return Path(self.config.settings.paths.database)

    @property
    def snapshot(self) -> Path:
        """The file analysts open."""
        return Path(self.config.settings.paths.snapshot)

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Give the live database for one batch, opened at the first one; one that fails has it opened anew.

        No block awaits anything, so that batches never meet.
        """
        if self._store is None:
            self._store = self._opened.enter_context(open_live(self.database))
        try:
            yield self._store
        except BaseException:
            self.close_store()
            raise

    def close_store(self) -> None:
        """Fold what was written into the file and close it, if it is open."""
        self._store = None
        self._opened.close()

    def publish(self) -> None:
        """Close the database and let everybody see what is known now."""
        self.close_store()
        publish(self.database, self.snapshot)

    def open_run(self, kind: str = "cycle") -> None:
        """Write down that this run began; its books are counted from here."""
        with self.store() as store:
            open_run(store, self.run_id, kind, self.version, self.now)

    def keep(self, answer: Fetched) -> Archived:
        """Write an answer to the archive as it was received."""
        return self.archive.write(
            url=answer.url,
            status=answer.status,
            phrase=answer.phrase,
            headers=answer.headers,
            body=answer.wire,
            fetched_at=self.now,
        )


@asynccontextmanager
async def open_workshop(
    config: Config | Path | None,
    *,
    now: datetime,
    seams: Seams = REAL,
    progress: Progress | None = None,
    pool: ReadingPool | None = None,
) -> AsyncIterator[Workshop]:
    """Open everything a run needs and hold the writer's lock until the block ends.

    ``config``: a loaded one, a folder, or None for the project's own folder. Raises ConfigError, and StoreError when
    another run holds the lock. ``pool``: one kept open over several runs.
    """
    loaded = config if isinstance(config, Config) else configuration.load(config, environment=os.environ)
    paths, limits = loaded.settings.paths, loaded.settings.limits
    set_up(loaded.settings.logs.format)
    with lock.hold(Path(paths.database), now=datetime.now(UTC)), _seldom_collected():
        async with (
            _fetcher(loaded, seams, now) as fetcher,
            _pool(limits, pool) as reading,
        ):
            with Archive(Path(paths.archive)) as archive:
                shop = Workshop(loaded, now, fetcher=fetcher, pool=reading, archive=archive)
                shop.progress = progress or shop.progress
                shop.clock = seams.clock_for(now)
                try:
                    yield shop
                finally:
                    shop.close_store()


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for objects that hold each other seldom while a run lasts, and among its own only.

    A run makes hundreds of thousands of values, none of which do; looking through them and all that was loaded before
    cost a tenth of a cycle on a large database.
    """
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_VALUES, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


def _pool(limits: SettingsLimits, kept: ReadingPool | None) -> AbstractAsyncContextManager[ReadingPool]:
    return nullcontext(kept) if kept else reading_pool(limits)


def reading_pool(limits: SettingsLimits, workers: int | None = None) -> ReadingPool:
    """Return the pool of reading children the settings ask for, or of fewer ``workers``; ``async with`` it."""
    return ReadingPool(
        workers=workers or limits.workers, deadline_s=limits.parse_deadline_seconds, memory_mb=limits.parse_megabytes
    )


def fetcher_by_hand(web: Web) -> Fetcher:
    """Return the fetcher for an address somebody names on the command line; ``async with`` it."""
    return Fetcher(web.agent, allow=frozenset(web.allow), proxy=web.proxy or None)


def _fetcher(config: Config, seams: Seams, now: datetime) -> Fetcher:
    web = config.settings.web
    return Fetcher(
        web.agent,
        allow=frozenset(web.allow),
        manners=Manners(parallel=web.per_host_parallel, seconds_between_starts=web.per_host_seconds),
        resolver=seams.resolver,
        clock=seams.clock_for(now),
        sleep=seams.sleep,
        network=seams.network,
        proxy=web.proxy or None,
        connections=web.connections,
    )


def _limits(seconds: float, megabytes: float, redirects: int) -> Limits:
    size = int(megabytes * MEGABYTE)
    return Limits(seconds=seconds, wire_bytes=size, body_bytes=size, redirects=redirects)
