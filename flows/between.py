"""Between two cycles feeds that fall due are asked and what they list is written down; all else waits for the cycle.

A short list may roll over sooner than a cycle comes round, and an item that was listed in between is seen by nobody.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, NoReturn

from config import Config
from extractors.errors import StoreError
from flows.fetch.polite import Clock, Sleep, utc_now
from flows.seams import REAL, Seams
from flows.stages.poll import poll
from flows.workshop import open_workshop
from storage.database import open_snapshot
from storage.feed import first_due
from storage.lock import Busy
from storage.pulse import read_pulse

#: Seconds between two looks at what is due: less than the shortest wait of a feed.
LOOK: Final = 60.0
#: Seconds feeds have for their answers: a cycle waits half a minute for the lock, and writing takes a moment, too.
LONGEST: Final = 20.0
#: After an hour without a cycle that heard from a feed none is on its way (its schedule is paused, or Prefect is away):
#: then nobody is asked here either, and that nothing was polled is told as what it is.
ON_ITS_WAY: Final = timedelta(hours=1)


async def keep_polling(
    load: Callable[[], Config],
    say: Callable[[str], None],
    *,
    seams: Seams = REAL,
    clock: Clock = utc_now,
    sleep: Sleep = asyncio.sleep,
) -> NoReturn:
    """Ask what is due by the minute until cancelled; while somebody else writes, or no cycle comes, nobody is asked.

    ``load`` gives the configuration as it is now; a round that fails says so and leaves the rest to the next cycle.
    """
    snapshot, published, due = Path(load().settings.paths.snapshot), 0, None
    while True:
        await sleep(LOOK)
        if (changed := _changed(snapshot)) != published:
            published, due = changed, _due_by(snapshot)
        if due is None or due > clock():
            continue
        try:
            config = load()
            if _cycles_run(config, clock()):
                due = await poll_once(config, clock(), seams)
        except Busy:
            continue
        except Exception as error:  # noqa: BLE001 - whatever it was, the next cycle meets it and tells it by its name
            say(f"polling between two cycles failed, the next cycle does it: {error or type(error).__name__}")
            due = None


async def poll_once(config: Config, now: datetime, seams: Seams = REAL) -> datetime | None:
    """Ask every feed that is due, write down what it lists, and return when the next one is due.

    Raises Busy while somebody else writes.
    """
    async with open_workshop(config, now=now, seams=seams) as shop:
        await poll(shop, within=LONGEST)
        with shop.store() as store:
            return first_due(store)


def _cycles_run(config: Config, now: datetime) -> bool:
    pulse = read_pulse(Path(config.settings.paths.database))
    heard = pulse.answered_at if pulse else None
    return heard is not None and now - heard <= ON_ITS_WAY


def _changed(snapshot: Path) -> int:
    return snapshot.stat().st_mtime_ns if snapshot.exists() else 0


def _due_by(snapshot: Path) -> datetime | None:
    """Return what the last cycle left; None when it cannot be asked, as for one of an older Parley."""
    try:
        store = open_snapshot(snapshot)
    except StoreError:
        return None
    try:
        return first_due(store)
    except StoreError:
        return None
    finally:
        store.close()
