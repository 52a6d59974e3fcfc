"""The seams a run touches the world through besides its configuration: names, the clock of politeness, waiting."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import httpcore

from flows.fetch import Resolver, system_resolver
from flows.fetch.polite import Clock, Sleep, utc_now
from flows.wire.dial import Dial
from flows.wire.server import LOOPBACK


async def _no_wait(_seconds: float) -> None:
    await asyncio.sleep(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seams:
    """How names resolve and time passes for the fetcher; ``replayed``: its clock stands at the run's own instant."""

    resolver: Resolver = system_resolver
    sleep: Sleep = asyncio.sleep
    replayed: bool = False
    network: httpcore.AsyncNetworkBackend | None = None

    def clock_for(self, now: datetime) -> Clock:
        """Return the clock politeness reads in a run at ``now``."""
        return (lambda: now) if self.replayed else utc_now


REAL: Final = Seams()


def replayed(port: int) -> Seams:
    """Return the seams of a replay on the wire at ``port``: every name is its own, time stands still, nobody waits."""
    return Seams(resolver=_everything_is_here, sleep=_no_wait, replayed=True, network=Dial(port))


async def _everything_is_here(_host: str, _port: int) -> tuple[str, ...]:
    return (LOOPBACK,)
