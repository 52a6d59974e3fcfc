"""Cycles that kill themselves: ``python -m tests.flows.victim FOLDER PORT SHARE OF`` tries every OF-th commit.

Prints one JSON line a point: where the cycle was killed and the tables after the next run. Each cycle is a fork of this
process, which has everything imported and holds no connection, thread or child; pages are read in the cycle's own
process, since hostile pages are another test's matter.
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
from pathlib import Path
from typing import Any, TypeVar, cast

from flows.cycle import run_plainly
from flows.demo.play import demo_config
from flows.reading import ReadingPool
from flows.seams import replayed
from flows.version import extractor_version
from flows.workshop import open_workshop
from storage import lock
from storage.database import open_live
from storage.store import Store
from tests.flows.small_world import EARLIER, small_world

T = TypeVar("T")

#: Columns that may differ, each with its reason.
LEFT_OUT = {
    "migration": {"applied_at"},  # by the machine's clock: the schema's history, not a run's
    "poll": {"archive_offset"},  # a killed poll's records stay in the archive: later ones lie behind them
    "document": {"archive_offset"},
    # The detail names the file the line went to, in another folder at each point; how long it took is the machine's.
    "delivery": {"detail", "latency_ms", "attempt"},
}
#: Rows that count: an attempt a kill left open stays in the log as unknown, and the next one has the next number.
#: That the cycle before was killed is news which only the next one has.
COUNTED = {"delivery": "where outcome = 'taken'", "news": "where kind <> 'operations.cycle_crashed'"}


class Inline:
    """Reads in this process."""

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


async def cycle(folder: Path, port: int) -> None:
    """Run one cycle."""
    pool = cast("ReadingPool", Inline())
    config = demo_config(folder, small_world())
    async with open_workshop(config, now=EARLIER, seams=replayed(port), pool=pool) as shop:
        await run_plainly(shop)


def forked(work: Callable[[], str]) -> tuple[int, str]:
    """Run work in a fork; returns its exit status and what it returned."""
    reader, writer = os.pipe()
    if (child := os.fork()) == 0:
        os.close(reader)
        with os.fdopen(writer, "w") as out:
            out.write(work())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as told:
        answer = told.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), answer


def killed(folder: Path, port: int, nth: int, where: str) -> str:
    """Run a cycle that kills itself; returns the number of commits when it does not."""
    seen = arm(nth, where)
    asyncio.run(cycle(folder, port))
    return str(seen[0])


def cured(folder: Path, port: int) -> str:
    """Run the next cycle and hash every table by its sorted rows."""
    asyncio.run(cycle(folder, port))
    return json.dumps(tables(folder))


def tables(folder: Path) -> dict[str, str]:
    """Hash every table by its sorted rows, the columns of LEFT_OUT left out."""
    database, hashes = folder / "parley.duckdb", {}
    with lock.hold(database, datetime.now(UTC)), open_live(database) as store:
        for row in store.rows("select table_name as name from duckdb_tables() where not temporary"):
            name = row["name"]
            left_out = ", ".join(sorted(LEFT_OUT.get(name, set())))
            columns = f"* exclude ({left_out})" if left_out else "*"
            found = store.rows(f"select {columns} from {name} {COUNTED.get(name, '')}")
            text = "\n".join(sorted(repr(sorted(each.items())) for each in found))
            hashes[name] = f"{len(found)} rows {hashlib.sha256(text.encode()).hexdigest()[:12]}"
    return hashes


def main() -> None:
    """Try every point and print what each left."""
    home, port, share, of = Path(sys.argv[1]), *map(int, sys.argv[2:5])
    extractor_version("")  # once, before the first fork: an edit of the code meanwhile is no difference
    empty = home / "empty"
    forked(lambda: json.dumps(tables(empty)))

    def fresh(name: str) -> Path:
        return Path(shutil.copytree(empty, home / name))

    commits = int(forked(lambda: killed(fresh("counted"), port, 0, "never"))[1])
    expected = forked(lambda: cured(fresh("undisturbed"), port))[1]
    print(json.dumps({"commits": commits, "tables": json.loads(expected)}), flush=True)
    for nth, where in ((n, w) for n in range(1 + share, commits + 1, of) for w in ("inside", "after")):
        folder = fresh(f"{where}-{nth}")
        status, _ = forked(lambda folder=folder, nth=nth, where=where: killed(folder, port, nth, where))  # type: ignore[misc]
        _, after = forked(lambda folder=folder: cured(folder, port))  # type: ignore[misc]
        print(
            json.dumps({"point": f"{where} commit {nth}", "status": status, "tables": json.loads(after or "{}")}),
            flush=True,
        )
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
