"""Cycles that kill themselves: ``python -m tests.flows.victim FOLDER PORT`` tries every commit, on two cores.

Prints one JSON line a point: where the cycle was killed and the tables after the next run. Each cycle is a fork of this
process, which ran the undisturbed one: everything is imported, compiled and loaded once, and no connection, thread or
child is left. Pages are read in the cycle's own process, since hostile pages are another test's matter.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from config import Config
from flows.cycle import run_plainly
from flows.demo.play import demo_config
from flows.reading import ReadingPool
from flows.seams import replayed
from flows.workshop import open_workshop
from storage import lock
from storage.database import open_live
from storage.store import Store
from tests.flows.small_world import EARLIER, small_world
from tests.forked import begun, ended

T = TypeVar("T")
CORES: Final = 2  # processes that share the points

#: Columns that may differ, each with its reason.
LEFT_OUT = {
    "migration": {"applied_at"},  # by the machine's clock: the schema's history, not a run's
    "poll": {"archive_offset"},  # a killed poll's records stay in the archive: later ones lie behind them
    "document": {"archive_offset"},
    # The detail names the file the line went to, in each core's own folder; how long it took is the machine's.
    "delivery": {"detail", "latency_ms", "attempt"},
}
#: Rows that count: an attempt a kill left open stays in the log as unknown, and the next one has the next number.
#: That the cycle before was killed is news which only the next one has.
COUNTED = {"delivery": "where outcome = 'taken'", "news": "where kind <> 'operations.cycle_crashed'"}


class Inline:
    """Reads in this process."""

    workers = 1

    async def run(self, function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Call the function."""
        return function(*args, **kwargs)


def arm(nth: int, where: str) -> list[int]:
    """Kill this process inside the nth transaction, or just after its commit; returns the running count."""
    run, seen = Store.run, [0]

    def run_or_die(self: Store, sql: str, /, **parameters: object) -> None:
        if sql != "commit":
            run(self, sql, **parameters)
            return
        seen[0] += 1
        if (seen[0], where) == (nth, "inside"):
            os.kill(os.getpid(), signal.SIGKILL)
        run(self, sql, **parameters)
        if (seen[0], where) == (nth, "after"):
            os.kill(os.getpid(), signal.SIGKILL)

    Store.run = run_or_die  # type: ignore[method-assign]
    return seen


async def cycle(config: Config, port: int) -> None:
    """Run one cycle."""
    pool = cast("ReadingPool", Inline())
    async with open_workshop(config, now=EARLIER, seams=replayed(port), pool=pool) as shop:
        await run_plainly(shop)


def killed(config: Config, port: int, nth: int, where: str) -> str:
    """Run a cycle that kills itself; returns the number of commits when it does not."""
    seen = arm(nth, where)
    asyncio.run(cycle(config, port))
    return str(seen[0])


def cured(config: Config, port: int) -> str:
    """Run a cycle to its end and hash every table by its sorted rows."""
    asyncio.run(cycle(config, port))
    return json.dumps(tables(Path(config.settings.paths.database)))


def tables(database: Path) -> dict[str, str]:
    """Hash every table by its sorted rows, the columns of LEFT_OUT left out."""
    hashes = {}
    with lock.hold(database, datetime.now(UTC)), open_live(database) as store:
        for row in store.rows("select table_name as name from duckdb_tables() where not temporary"):
            name = row["name"]
            left_out = ", ".join(sorted(LEFT_OUT.get(name, set())))
            columns = f"* exclude ({left_out})" if left_out else "*"
            found = store.rows(f"select {columns} from {name} {COUNTED.get(name, '')}")
            text = "\n".join(sorted(repr(sorted(each.items())) for each in found))
            hashes[name] = f"{len(found)} rows {hashlib.sha256(text.encode()).hexdigest()[:12]}"
    return hashes


class Bench:
    """A folder in which one cycle after another begins from the same empty database."""

    def __init__(self, home: Path, empty: Path, port: int) -> None:
        self.home, self.empty, self.port = home, empty, port
        self.config = demo_config(home, small_world())

    def clear(self) -> None:
        """Begin from the empty database."""
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.copytree(self.empty, self.home)

    def undisturbed(self) -> str:
        """Run a cycle nobody disturbs, in this process; returns the tables."""
        self.clear()
        return cured(self.config, self.port)

    def commits(self) -> int:
        """Count the commits of a cycle."""
        self.clear()
        return int(ended(*begun(lambda: killed(self.config, self.port, 0, "never")))[1])

    def tried(self, nth: int, where: str) -> str:
        """Kill a cycle at a commit, run the next, and return the line that tells of it."""
        self.clear()
        status, _ = ended(*begun(lambda: killed(self.config, self.port, nth, where)))
        _, after = ended(*begun(lambda: cured(self.config, self.port)))
        return json.dumps({"point": f"{where} commit {nth}", "status": status, "tables": json.loads(after or "{}")})

    def share(self, number: int, commits: int) -> str:
        """Try every point that falls to one of the cores."""
        nths = range(1 + number, commits + 1, CORES)
        return "\n".join(self.tried(nth, where) for nth in nths for where in ("inside", "after"))


def main() -> None:
    """Try every point and print what each left."""
    home, port = Path(sys.argv[1]), int(sys.argv[2])
    tables(home / "empty" / "parley.duckdb")
    benches = [Bench(home / f"bench-{number}", home / "empty", port) for number in range(CORES)]
    expected = benches[0].undisturbed()
    commits = benches[0].commits()
    print(json.dumps({"commits": commits, "tables": json.loads(expected)}))
    shares = [begun(partial(bench.share, number, commits)) for number, bench in enumerate(benches)]
    for share in shares:
        print(ended(*share)[1])


if __name__ == "__main__":
    main()
