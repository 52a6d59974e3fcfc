"""Times the report on a large database, reading and composing apart; ``make bench-report``.

Exits 1 when it takes 20 seconds or more. Seconds depend on what else the machine does; those of its processors, hardly.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import config
from flows.report.page import report_page
from storage.query import query
from storage.report import read_report
from tests.bench.cycle import NOW
from tests.bench.large import large_snapshot

ARTICLES: Final = 200_000
MOST: Final = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """What the report cost: seconds by the clock to read and to compose, of the processors in all, and its size."""

    read: float
    composed: float
    processors: float
    page: str


def timed(snapshot: Path) -> Timed:
    """Make the report of a snapshot once."""
    talks = config.load(None, environment={}).talks
    started, worked = time.perf_counter(), time.process_time()
    material = read_report(snapshot, NOW)
    read = time.perf_counter()
    page = report_page(material, talks, NOW)
    ended = time.perf_counter()
    return Timed(read=read - started, composed=ended - read, processors=time.process_time() - worked, page=page)


def main() -> int:
    """Make the large database, the report of it, and say what it cost."""
    with tempfile.TemporaryDirectory() as folder:
        snapshot = large_snapshot(Path(folder), ARTICLES)
        counted = query(snapshot, "select (select count(*) from article), (select count(*) from fact)").rows[0]
        cost = timed(snapshot)
    print(f"{counted[0]:,} articles, {counted[1]:,} facts")
    print(f"read {cost.read:.1f} s, composed {cost.composed:.1f} s; {cost.processors:.1f} s of the processors")
    print(f"the page has {len(cost.page) / 1e6:.1f} MB")
    return int(cost.read + cost.composed >= MOST)


if __name__ == "__main__":
    sys.exit(main())
