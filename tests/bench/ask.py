"""What questions cost on a large database: every trend, search, the report, and the same questions asked of SQLite.

`python -m tests.bench.ask`, `make bench-ask`: 200,000 articles with over a million facts, made in some minutes.
PARLEY_BENCH_ARTICLES=1700000 makes ten million facts, six an article as always; PARLEY_BENCH_TEXTS=33 six and a half
million in 200,000 articles, which no wire writes. Exits 1 when a trend takes a second, or half of them more
than 150 ms. The processors' seconds stand beside the clock's, which depends on what else the machine does.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from flows.demo.play import demo_config
from flows.demo.world import World
from flows.report.write import write_report
from storage import Snapshot, open_snapshot
from storage.export import Wanted, export
from storage.search.index import index_of
from tests.bench.large import TEXTS, large_snapshot
from tests.bench.questions import QUESTIONS, in_duckdb, in_sqlite, sqlite_of

LARGE: Final = 200_000
MOST_S, MEDIAN_S, REPORT_S = 1.0, 0.150, 20.0
_TIMES: Final = 3
_SEARCHES: Final = ('"prisoner exchange"', "ceasefire talks", "2025", "the OR a", "переговоры", "nothing-of-the-kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds by the clock and of the processors, the least of some runs, and what came of it."""

    name: str
    clock: float
    processors: float
    result: Any


def cost(name: str, work: Callable[[], Any], times: int = _TIMES) -> Cost:
    """Do something some times and return what it costs at least."""
    clocks, processors = [], []
    for _ in range(times):
        began, worked = time.perf_counter(), time.process_time()
        result = work()
        clocks.append(time.perf_counter() - began)
        processors.append(time.process_time() - worked)
    return Cost(name=name, clock=min(clocks), processors=min(processors), result=result)


def trends(snapshot: Snapshot) -> list[Cost]:
    """Ask every saved question over all days there are."""
    return [cost(name, lambda name=name: len(snapshot.trend(name).rows())) for name in snapshot.trends()]  # type: ignore[misc]


def searches(snapshot: Snapshot) -> Iterator[Cost]:
    """Build the index, bring it up where nothing is new, and look for rare and for common words."""
    yield cost("first search, builds the index", lambda: snapshot.search("exchange").total, 1)
    for words in _SEARCHES:
        yield cost(f"search {words}", lambda words=words: snapshot.search(words).total)  # type: ignore[misc]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One question asked of both engines."""

    duckdb: Cost
    sqlite: Cost


def side_by_side(snapshot: Snapshot, folder: Path) -> Iterator[Pair]:
    """Ask the same questions of the snapshot and of SQLite; raises ValueError where the answers differ."""
    place = folder / "facts.sqlite"
    sqlite_of(snapshot.path, place)
    with closing(sqlite3.connect(place)) as lite:
        for question in QUESTIONS:
            ours, theirs = in_duckdb(question), in_sqlite(question)
            pair = Pair(
                duckdb=cost(question.name, lambda ours=ours: snapshot.sql(ours).rows()),  # type: ignore[misc]
                sqlite=cost(question.name, lambda theirs=theirs: lite.execute(theirs).fetchall(), 1),  # type: ignore[misc]
            )
            if sorted(map(str, pair.duckdb.result)) != sorted(map(str, pair.sqlite.result)):
                raise ValueError(f"{question.name}: two answers")
            yield pair


def missed(asked: list[Cost]) -> list[str]:
    """Say which bounds the trends miss, by the clock."""
    slow = [f"{one.name} takes {one.clock:.2f} s" for one in asked if one.clock >= MOST_S]
    median = statistics.median(one.clock for one in asked)
    return slow + ([f"half of the trends take more than {median * 1000:.0f} ms"] if median >= MEDIAN_S else [])


def show(title: str, costs: list[Cost]) -> None:
    """Print costs in milliseconds."""
    print(f"\n{title:<38}{'clock ms':>10}{'processors':>12}{'rows':>10}")
    for one in costs:
        print(f"  {one.name:<36}{one.clock * 1000:>10.0f}{one.processors * 1000:>12.0f}{one.result or 0:>10,}")


def show_pairs(pairs: list[Pair]) -> None:
    """Print both engines beside each other."""
    print(f"\n{'the same question, ms':<38}{'DuckDB':>10}{'SQLite':>12}{'times':>10}")
    for pair in pairs:
        ours, theirs = pair.duckdb.clock, pair.sqlite.clock
        print(f"  {pair.duckdb.name:<36}{ours * 1000:>10.0f}{theirs * 1000:>12.0f}{theirs / ours:>10.1f}")


def measured(path: Path, folder: Path) -> list[str]:
    """Measure and print everything but the report; returns the bounds that were missed."""
    with open_snapshot(path) as snapshot:
        counts = snapshot.sql("select (select count(*) from article) as a, (select count(*) from fact) as f").one()
        print(f"{counts['a']:,} articles, {counts['f']:,} facts, {path.stat().st_size / 1e6:,.0f} MB")
        asked = trends(snapshot)
        show("trends, over all days", asked)
        print(f"  {'half of them within':<36}{statistics.median(one.clock for one in asked) * 1000:>10.0f}")
        show("search", list(searches(snapshot)))
        print(f"  the index is {index_of(path).stat().st_size / 1e6:,.0f} MB")
        show_pairs(list(side_by_side(snapshot, folder)))
    print(f"  SQLite's file of the facts alone is {(folder / 'facts.sqlite').stat().st_size / 1e6:,.0f} MB")
    written = cost("facts as Parquet by date", lambda: _exported(path, folder / "export"), 1)
    show("export", [written])
    return missed(asked)


def _exported(path: Path, out: Path) -> int:
    made = export(path, out, Wanted(tables=("facts",)), datetime.now(UTC))
    return int(made.tables["facts"]["rows"])


def main() -> int:
    """Make the database, measure, and return 1 when a bound was missed."""
    articles = int(os.environ.get("PARLEY_BENCH_ARTICLES", LARGE))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = large_snapshot(folder, articles, texts=int(os.environ.get("PARLEY_BENCH_TEXTS", TEXTS)))
        wrong = measured(path, folder)
        config = demo_config(folder, World(cycles=(), outlets=()))
        report = cost("report", lambda: write_report(config, datetime.now(UTC)).stat().st_size, 1)
        print(f"\nthe report: {report.clock:.1f} s, {report.result / 1e6:.1f} MB")
        wrong += [f"the report takes {report.clock:.1f} s"] if report.clock >= REPORT_S else []
    for one in wrong:
        print(f"TOO SLOW {one}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
