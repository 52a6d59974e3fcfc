"""Politeness: few requests at once to one host, a pause between their starts, and none at all when it asked us to wait.

What is decided is decided by ``book``, a pure function; the class only keeps the bookings and waits.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
Sleep = Callable[[float], Awaitable[object]]


def utc_now() -> datetime:
    """Return the real time; the only clock of the web seam, replaceable everywhere."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How we treat one host; the defaults are those of Media Cloud's fetcher."""

    parallel: int = 2
    seconds_between_starts: float = 5.0
    longest_crawl_delay: float = 30.0  # a longer wish of robots.txt is honoured up to here

    def gap(self, crawl_delay: float | None) -> timedelta:
        """Return the pause between two starts: our own, or what robots.txt asks within reason."""
        wish = min(crawl_delay or 0.0, self.longest_crawl_delay)
        return timedelta(seconds=max(wish, self.seconds_between_starts))


def book(free_at: datetime | None, now: datetime, gap: timedelta) -> tuple[datetime, datetime]:
    """Return when the next request to a host may start and from when the one after it may."""
    start = max(now, free_at) if free_at else now
    return start, start + gap


class Polite:
    """The bookings and holds of every host, for one run; a frozen clock with an idle ``sleep`` never blocks."""

    def __init__(self, manners: Manners, *, clock: Clock = utc_now, sleep: Sleep = asyncio.sleep) -> None:
        self._manners = manners
        self._clock = clock
        self._sleep = sleep
        self._free_at: dict[str, datetime] = {}
        self._held: dict[str, datetime] = {}
        self._room: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(manners.parallel))

    def hold(self, host: str, until: datetime) -> None:
        """Leave a host alone until then; a shorter hold never ends a longer one."""
        self._held[host] = max(until, self._held.get(host, until))

    def held_until(self, host: str) -> datetime | None:
        """Return until when a host wants to be left alone, or None when it may be asked."""
        until = self._held.get(host)
        return until if until and until > self._clock() else None

    async def pause(self, host: str, crawl_delay: float | None = None) -> None:
        """Book the next start on a host and wait for it."""
        now = self._clock()
        start, self._free_at[host] = book(self._free_at.get(host), now, self._manners.gap(crawl_delay))
        if start > now:
            await self._sleep((start - now).total_seconds())

    @asynccontextmanager
    async def turn(self, host: str, crawl_delay: float | None = None) -> AsyncIterator[None]:
        """Wait until one more request may run on a host, and hold its place while it does."""
        async with self._room[host]:
            await self.pause(host, crawl_delay)
            yield
