"""How the tests fetch: a fetcher that reaches one wire, never waits out of politeness, and a timeline to wait on."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from extractors.errors import FetchError
from flows.fetch import Fetched, Fetcher, Limits, NotModified
from flows.wire import Wire

AGENT = "Parley/0.1 (+https://parley.example/about)"
HOST = "outlet-a.wire.test"
BODY = b"<p>Delegations met in Istanbul on Wednesday.</p>" * 40
NOON = datetime(2025, 7, 23, 12, 0, tzinfo=UTC)
#: Small enough to wait for, large enough for two busy cores.
SMALL = Limits(seconds=0.7, wire_bytes=2 * 2**20, body_bytes=2 * 2**20)


async def at_once(seconds: float) -> None:
    """Wait for nothing."""


def fetcher(wire: Wire, **settings: Any) -> Fetcher:
    """Return a fetcher for one wire."""
    usual: dict[str, Any] = {"allow": wire.allow, "resolver": wire.resolver, "sleep": at_once}
    return Fetcher(AGENT, **usual | settings)


def fetch_all(wire: Wire, urls: Sequence[str], **how: Any) -> list[Fetched | NotModified | FetchError]:
    """Fetch addresses one after the other with one fetcher; failures are returned, not raised."""
    usual: dict[str, Any] = {"limits": SMALL, "robots": False}

    async def run() -> list[Fetched | NotModified | FetchError]:
        results: list[Fetched | NotModified | FetchError] = []
        async with fetcher(wire) as web:
            for url in urls:
                try:
                    results.append(await web.get(url, **usual | how))
                except FetchError as error:
                    results.append(error)
        return results

    return asyncio.run(run())


def fetch(wire: Wire, url: str, **how: Any) -> Fetched:
    """Fetch one address that is expected to answer in full."""
    found = fetch_all(wire, [url], **how)[0]
    assert isinstance(found, Fetched), found
    return found


def failure(wire: Wire, url: str, **how: Any) -> FetchError:
    """Fetch one address that is expected to fail."""
    found = fetch_all(wire, [url], **how)[0]
    assert isinstance(found, FetchError), found
    return found


class Timeline:
    """Time that moves only when every task waits: to the instant the next sleeper wants to wake."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now
        self._wakes: list[datetime] = []

    def clock(self) -> datetime:
        """Return the instant."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Sleep on this timeline."""
        wake = self.now + timedelta(seconds=seconds)
        self._wakes.append(wake)
        while self.now < wake:
            for _ in range(20):  # lets every other task run into its own wait first
                await asyncio.sleep(0)
            if min(self._wakes) == wake:
                self.now = max(self.now, wake)
        self._wakes.remove(wake)
