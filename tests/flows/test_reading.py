"""Children that hang, swell, die or fail cost their one item."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractors.article import read_article
from extractors.errors import UnreadableArticle, UnreadableFeed
from extractors.feed import read_feed
from extractors.triggers import _NEW
from flows.reading import ReadingPool
from tests.extractors.pages import AGENCIES, FEED, NOW, REPORT, entry, item, page, rss


def hang() -> None:
    """Wait inside C code, where no signal handler of Python's runs."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    while True:
        time.sleep(3_600)


def swell() -> int:
    """Ask for more memory than any limit gives."""
    return len(bytearray(1 << 40))


def die() -> None:
    """End as the kernel's memory killer ends a process."""
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> None:
    """Fail with an error that does not survive pickling."""
    raise UnicodeDecodeError("utf-8", b"x", 0, 1, "made up")


def refuse() -> None:
    """Refuse a page as the reader does."""
    raise UnreadableArticle("no text", subject="e1", reason="empty_body")


def here() -> int:
    """Say which process this is."""
    return os.getpid()


def gates_to_work_out() -> int:
    """Count the gates a child would have to work out before its first text."""
    return len(_NEW)


async def _reason(pool: ReadingPool, function: object) -> str:
    """Give the reason a call ends with."""
    assert callable(function)
    try:
        await pool.run(function)
    except UnreadableArticle as error:
        return error.reason
    return "fine"


def test_each_fault_costs_its_item_and_nothing_else() -> None:
    """Hung, swollen, dead, failed and refusing items end with their reasons, and the pool reads on."""

    async def all_at_once() -> tuple[list[str], list[int]]:
        async with ReadingPool(workers=2, deadline_s=1.0, memory_mb=1_024) as pool:
            faults = (hang, swell, die, fail, refuse)
            reasons = await asyncio.gather(*(_reason(pool, fault) for fault in (*faults, here, *faults)))
            return reasons, [await pool.run(here) for _ in range(4)]

    reasons, pids = asyncio.run(all_at_once())
    once = ["unreadable", "memory", "unreadable", "unreadable", "empty_body"]
    assert reasons == [*once, "fine", *once]
    assert os.getpid() not in pids


def test_pages_and_feeds_are_read_in_children() -> None:
    """The readers' results and refusals come back whole."""

    async def read() -> tuple[str, int]:
        async with ReadingPool(workers=1, deadline_s=30.0, memory_mb=1_024) as pool:
            article = await pool.run(
                read_article, page(), entry=entry(), feed=FEED, url="https://gazette.test/world/swap",
                content_type="text/html", charset=None, agencies=AGENCIES, now=NOW,
            )  # fmt: skip
            body = rss(item(title="A", link="https://gazette.test/a"))
            reading = await pool.run(read_feed, body, FEED, content_type=None, base_url=FEED.url, now=NOW, limit=10)
            with pytest.raises(UnreadableFeed, match="web page"):
                await pool.run(read_feed, b"<html>", FEED, content_type=None, base_url=FEED.url, now=NOW, limit=10)
            return article.body, reading.found

    assert asyncio.run(read()) == ("\n".join(REPORT), 1)


def test_a_child_finds_every_gate_worked_out() -> None:
    """What every text needs is made ready once, before a child is forked."""

    async def count() -> int:
        async with ReadingPool(workers=1) as pool:
            return await pool.run(gates_to_work_out)

    assert asyncio.run(count()) == 0


def test_a_child_killed_while_idle_is_replaced() -> None:
    """A pool whose only child is killed between two items reads the next one in another process."""

    async def kill_between() -> tuple[int, int]:
        async with ReadingPool(workers=1, deadline_s=5.0, memory_mb=1_024) as pool:
            first = await pool.run(here)
            os.kill(first, signal.SIGKILL)
            return first, await pool.run(here)

    first, second = asyncio.run(kill_between())
    assert first != second


def test_a_cancelled_reading_frees_its_child() -> None:
    """Who stops waiting for an item stops its child, and the next item is read at once."""

    async def cancel() -> str:
        async with ReadingPool(workers=1, deadline_s=60.0, memory_mb=1_024) as pool:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(pool.run(hang), 0.5)
            return await asyncio.wait_for(_reason(pool, here), 10)

    assert asyncio.run(cancel()) == "fine"


_PARENT = """
import asyncio, os, sys
from flows.reading import ReadingPool
from tests.flows.test_reading import hang, here
async def main():
    async with ReadingPool(workers=1, deadline_s=600.0, memory_mb=1_024) as pool:
        print(await pool.run(here), flush=True)
        await pool.run(hang)
if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.mark.slow
def test_children_die_with_their_parent(tmp_path: Path) -> None:
    """A child busy with an item is gone within five seconds of its parent's SIGKILL."""
    script = tmp_path / "parent.py"
    script.write_text(_PARENT)
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    deadline = time.monotonic() + 5
    while _lives(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _lives(child)


def _lives(pid: int) -> bool:
    """Say whether a process runs; a zombie does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
