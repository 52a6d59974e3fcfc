"""What one fetch may cost; every number is a promise to our own machine or to theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The ceilings of one fetch: seconds for everything together, bytes on the wire and unpacked, hops, headers."""

    seconds: float = 30.0  # robots.txt and waiting for our turn are not counted
    wire_bytes: int = 10 * 2**20
    body_bytes: int = 10 * 2**20
    redirects: int = 5  # RFC 9309 asks for at least five; browsers' twenty only help loops
    headers: int = 200
    header_bytes: int = 64 * 2**10  # httpcore itself gives up at 100 KiB
    cut: bool = False  # a longer body is cut at the limit instead of refused


#: A feed: real ones reach 3 MB; Miniflux allows 15 MiB.
FEED: Final = Limits()
#: An article page: beyond 5 MiB unpacked it is no article, and reading one costs seconds.
PAGE: Final = Limits(wire_bytes=5 * 2**20, body_bytes=5 * 2**20)
#: robots.txt: RFC 9309 section 2.5 asks to read at least 500 KiB.
ROBOTS: Final = Limits(seconds=10.0, wire_bytes=500 * 2**10, body_bytes=500 * 2**10, cut=True)
