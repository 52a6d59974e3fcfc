"""Kills a cycle at every commit, runs it again, and tells where the tables differ from an undisturbed run.

Run as a process of its own (``python -m tests.storage.crash FRESH FOLDER``), because it forks before any database is
open: a child's death is a real SIGKILL, and the next child finds what the file system kept.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path

from storage import lock
from storage.database import open_live
from storage.store import Store
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


def run_cycle(database: Path, dump: Path) -> None:
    """Run a cycle and write down every table."""
    with lock.hold(database, NOW), open_live(database) as store:
        cycle(store)
        names = store.rows("select table_name as name from duckdb_tables() where not internal and not temporary")
        tables = {row["name"]: store.rows(f"select * from {row['name']} order by all") for row in names}
    dump.write_text(json.dumps(tables, default=str, sort_keys=True))


def in_child(folder: Path, commit: int = 0, *, after: bool = False) -> int:
    """Run a cycle over the folder's database in a child, killed at a commit unless 0, and give its signal."""
    child = os.fork()
    if child == 0:
        if commit:
            kill_at(commit, after=after)
        run_cycle(folder / "parley.duckdb", folder / "tables.json")
        os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def prepared(fresh: Path, folder: Path) -> Path:
    """Make a folder with a copy of the fresh database."""
    folder.mkdir()
    shutil.copyfile(fresh, folder / "parley.duckdb")
    return folder


def main() -> None:
    """Print how many kills there were and what differed after running again."""
    fresh, folder = Path(sys.argv[1]), Path(sys.argv[2])
    undisturbed = prepared(fresh, folder / "undisturbed")
    in_child(undisturbed)
    expected = json.loads((undisturbed / "tables.json").read_text())
    kills = 0
    differing: list[str] = []
    for commit in range(1, 100):
        for after in (False, True):
            case = prepared(fresh, folder / f"{commit}-{after}")
            if in_child(case, commit, after=after) != signal.SIGKILL:
                print(json.dumps({"kills": kills, "differing": differing}))
                return
            kills += 1
            in_child(case)
            found = json.loads((case / "tables.json").read_text())
            differing += [f"{case.name} {name}" for name in expected if found[name] != expected[name]]


if __name__ == "__main__":
    main()
