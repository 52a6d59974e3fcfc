"""Hosts are asked rarely, by few at a time, and not at all while they want to be left alone."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.fetch import Manners
from flows.fetch.polite import Polite, book
from flows.wire import Page, Wire
from tests.flows.web import BODY, HOST, NOON, Timeline, fetcher

GAP = timedelta(seconds=5)


@settings(deadline=None)
@given(st.lists(st.integers(0, 20), max_size=30))
def test_bookings_never_overlap(waits: list[int]) -> None:
    """However requests arrive, starts booked on one host lie a gap apart and never in the past."""
    now, free, starts = NOON, None, []
    for wait in waits:
        now += timedelta(seconds=wait)
        start, free = book(free, now, GAP)
        assert start >= now
        starts.append(start)
    assert all(later - earlier >= GAP for earlier, later in pairwise(starts))


def test_a_free_host_is_asked_at_once() -> None:
    """A host nobody asked lately is not waited for."""
    assert book(None, NOON, GAP) == (NOON, NOON + GAP)
    assert book(NOON - GAP, NOON, GAP) == (NOON, NOON + GAP)


def _visits(hosts: list[str], seconds: float) -> list[tuple[str, datetime, datetime]]:
    """Visit hosts all at once on a timeline; return host, start and end of each visit."""
    time, visits = Timeline(), []

    async def visit(polite: Polite, host: str) -> None:
        async with polite.turn(host):
            start = time.now
            await time.sleep(seconds)
            visits.append((host, start, time.now))

    async def run() -> None:
        polite = Polite(Manners(), clock=time.clock, sleep=time.sleep)
        await asyncio.gather(*(visit(polite, host) for host in hosts))

    asyncio.run(run())
    return visits


def test_starts_on_one_host_are_spaced_and_hosts_do_not_wait_for_each_other() -> None:
    """Ten visits to one host start five seconds apart while ten other hosts are all asked at once."""
    visits = _visits(["busy.example"] * 10 + [f"{n}.example" for n in range(10)], seconds=1)
    busy = sorted(start for host, start, _ in visits if host == "busy.example")
    assert [start - NOON for start in busy] == [n * GAP for n in range(10)]
    assert {start for host, start, _ in visits if host != "busy.example"} == {NOON}


def test_only_two_run_on_one_host() -> None:
    """When visits last longer than the gap no more than two run at one time, and two do."""
    visits = _visits(["slow.example"] * 8, seconds=60)
    running = [sum(start <= at < end for _, start, end in visits) for _, at, _ in visits]
    assert (max(running), len(visits)) == (2, 8)


def test_a_frozen_clock_never_blocks() -> None:
    """On a clock that stands still, with a sleep that returns at once, every visit passes."""

    async def run() -> None:
        async def at_once(seconds: float) -> None:
            assert seconds > 0

        polite = Polite(Manners(), clock=lambda: NOON, sleep=at_once)
        for _ in range(100):
            async with polite.turn(HOST):
                pass

    asyncio.run(asyncio.wait_for(run(), 5))


def test_a_longer_hold_wins() -> None:
    """A second, shorter wish does not end a hold; the hold ends by the clock."""
    time = Timeline()
    polite = Polite(Manners(), clock=time.clock, sleep=time.sleep)
    polite.hold(HOST, NOON + 2 * GAP)
    polite.hold(HOST, NOON + GAP)
    assert (polite.held_until(HOST), polite.held_until("other.example")) == (NOON + 2 * GAP, None)
    time.now = NOON + 2 * GAP
    assert polite.held_until(HOST) is None


def test_crawl_delay_is_honoured_within_reason() -> None:
    """A crawl delay lengthens the gap up to the cap and never shortens it."""
    wishes = [None, 1.0, 12.0, 1e9, float("inf")]
    assert [Manners().gap(wish).total_seconds() for wish in wishes] == [5, 5, 12, 30, 30]


def test_the_fetcher_keeps_the_gap_on_the_wire(wire: Wire) -> None:
    """Six pages of one host asked for together reach the server at least five virtual seconds apart."""
    time = Timeline()
    seen: list[datetime] = []

    async def note(writer: asyncio.StreamWriter, top: bytes, body: bytes) -> None:
        seen.append(time.now)
        # The wire closes after a fault. A client that is not told may ask on that connection and needs another turn.
        writer.write(top.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1) + body)

    urls = [wire.publish(HOST, f"/{n}", Page(body=BODY, fault=note)) for n in range(6)]

    async def run() -> None:
        async with fetcher(wire, clock=time.clock, sleep=time.sleep, manners=Manners(parallel=1)) as web:
            await asyncio.gather(*(web.get(url, robots=False) for url in urls))

    asyncio.run(run())
    assert sorted(seen) == [NOON + n * GAP for n in range(6)]
