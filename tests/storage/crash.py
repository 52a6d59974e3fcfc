"""Kills a cycle at every commit, runs it again, and tells where the tables differ from an undisturbed run.

Run as a process of its own (``python -m tests.storage.crash FRESH FOLDER``), because it forks while no database is
open: a child's death is a real SIGKILL, and the next child finds what the file system kept.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from functools import partial
from pathlib import Path

from storage import lock
from storage.database import open_live
from storage.store import Store
from tests.forked import begun, ended
from tests.storage.path import cycle
from tests.storage.sample import NOW

_run = Store.run


def kill_at(commit: int, *, after: bool) -> None:
    """Have this process killed at its n-th commit, just before or just after it."""
    seen = 0

    def run(self: Store, sql: str, /, **parameters: object) -> None:
        nonlocal seen
        seen += sql == "commit"
        if sql == "commit" and seen == commit:
            if after:
                _run(self, sql, **parameters)
            os.kill(os.getpid(), signal.SIGKILL)
        _run(self, sql, **parameters)

    Store.run = run  # type: ignore[method-assign]


def run_cycle(folder: Path) -> str:
    """Run a cycle over the folder's database and return every table as JSON."""
    database = folder / "parley.duckdb"
    with lock.hold(database, NOW), open_live(database) as store:
        cycle(store)
        names = store.rows("select table_name as name from duckdb_tables() where not internal and not temporary")
        tables = {row["name"]: store.rows(f"select * from {row['name']} order by all") for row in names}
    return json.dumps(tables, default=str, sort_keys=True)


def killed(folder: Path, commit: int, *, after: bool) -> str:
    """Run a cycle that is killed at a commit, if it has so many."""
    kill_at(commit, after=after)
    return run_cycle(folder)


def prepared(fresh: Path, folder: Path) -> Path:
    """Make a folder with a copy of the fresh database."""
    folder.mkdir()
    shutil.copyfile(fresh, folder / "parley.duckdb")
    return folder


def main() -> None:
    """Print how many kills there were and what differed after running again."""
    fresh, folder = Path(sys.argv[1]), Path(sys.argv[2])
    expected = json.loads(run_cycle(prepared(fresh, folder / "undisturbed")))
    kills = 0
    differing: list[str] = []
    for commit in range(1, 100):
        for after in (False, True):
            case = prepared(fresh, folder / f"{commit}-{after}")
            if ended(*begun(partial(killed, case, commit, after=after)))[0] != -signal.SIGKILL:
                print(json.dumps({"kills": kills, "differing": differing}))
                return
            kills += 1
            found = json.loads(ended(*begun(partial(run_cycle, case)))[1])
            differing += [f"{case.name} {name}" for name in expected if found[name] != expected[name]]
            shutil.rmtree(case)


if __name__ == "__main__":
    main()
