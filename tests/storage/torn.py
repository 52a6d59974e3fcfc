"""Kills a backup and a restore at every step they take on the disk, and tells what was left each time.

Run as a process of its own (``python -m tests.storage.torn DATABASE FOLDER``): it forks before any database is open,
so that a child's death is a real SIGKILL, and the next child finds what the file system kept. Prints one JSON line a
point.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from extractors.errors import StoreError
from storage import disk, lock
from storage.alert import Silence, record_silence
from storage.backup import Places, backups, begin_backup, finish_backup, read_manifest, verify
from storage.database import open_live
from storage.restore import restore
from tests.storage.sample import NOW, later

PAGE = "parley-20261122-00001.warc.gz"
#: What changes the disk: each is a step.
STEPS = (
    *((disk, name) for name in ("copy", "copy_hashed")),
    *((Path, name) for name in ("rename", "replace", "unlink", "write_text")),
    *((os, "link"), (shutil, "rmtree")),
)


def arm(nth: int) -> None:
    """Have this process killed just before its n-th step."""
    seen = [0]

    def armed(genuine: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **kwargs: Any) -> Any:
            seen[0] += 1
            if seen[0] == nth:
                os.kill(os.getpid(), signal.SIGKILL)
            return genuine(*args, **kwargs)

        return step

    for owner, name in STEPS:
        setattr(owner, name, armed(getattr(owner, name)))


def forked(work: Callable[[], object]) -> tuple[int, str]:
    """Do work in a fork; returns its signal and what it returned."""
    reader, writer = os.pipe()
    if (child := os.fork()) == 0:
        os.close(reader)
        with suppress(StoreError), os.fdopen(writer, "w") as out:
            out.write(str(work()))
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as told:
        answer = told.read()
    return os.WTERMSIG(os.waitpid(child, 0)[1]), answer


def places(home: Path) -> Places:
    """Say where things lie in a folder."""
    return Places(database=home / "parley.duckdb", archive=home / "archive", hooks={"file": home / "alerts.jsonl"})


def back_up(home: Path, nth: int) -> None:
    """Make a backup, killed at a step; 0 is none."""
    arm(nth)
    with lock.hold(home / "parley.duckdb", NOW):
        draft = begin_backup(places(home), home / "backups", later(hours=nth))
    finish_backup(draft)


def put_back(home: Path, nth: int) -> None:
    """Restore the only backup, killed at a step."""
    (backup,) = backups(home / "backups")
    arm(nth)
    with lock.hold(home / "parley.duckdb", NOW):
        restore(backup, places(home), home / "snapshot.duckdb", later(days=1), replace=True)


def state(home: Path) -> str:
    """Say which database is there, and whether the archive has what it needs."""
    with lock.hold(home / "parley.duckdb", NOW), open_live(home / "parley.duckdb") as store:
        marked = store.one("select count(*) as n from silence")["n"]
    return f"{'old' if marked else 'new'} {'with' if (home / 'archive' / PAGE).is_file() else 'without'} its page"


def sound(home: Path) -> str:
    """Say how many whole backups there are; one that is not is no backup."""
    found = backups(home / "backups") if (home / "backups").is_dir() else []
    for backup in found:
        verify(backup, read_manifest(backup))
    return str(len(found))


def prepared(database: Path, home: Path) -> Path:
    """Make a folder with a database and an archive."""
    (home / "archive").mkdir(parents=True)
    shutil.copyfile(database, home / "parley.duckdb")
    (home / "archive" / PAGE).write_bytes(b"yesterday")
    (home / "alerts.jsonl").write_text("{}\n")
    return home


def changed(home: Path) -> None:
    """Make the live database another than the backup, without the page only the backup needs."""
    with lock.hold(home / "parley.duckdb", NOW), open_live(home / "parley.duckdb") as store:
        record_silence(
            store, Silence(silence_id="x", hook="x", subject=None, until=NOW, decided_by="x", why="x", decided_at=NOW)
        )
    (home / "archive" / PAGE).unlink()


def tried(work: Callable[[Path, int], None], ask: Callable[[Path], str], home: Path, nth: int) -> dict[str, object]:
    """Do a work killed at a step, ask what is left, do it again undisturbed, and ask again."""
    ended, _ = forked(lambda: work(home, nth))
    left = forked(lambda: ask(home))[1]
    forked(lambda: work(home, 0))
    return {"killed": ended == signal.SIGKILL, "left": left, "then": forked(lambda: ask(home))[1]}


def main() -> None:
    """Kill at every step until one run is undisturbed."""
    database, folder = Path(sys.argv[1]), Path(sys.argv[2])
    before = prepared(database, folder / "before")
    after = Path(shutil.copytree(before, folder / "after"))
    forked(lambda: back_up(after, 0))
    forked(lambda: changed(after))
    for work, ask, start in ((back_up, sound, before), (put_back, state, after)):
        for nth in range(1, 100):
            home = Path(shutil.copytree(start, folder / f"{work.__name__}-{nth}"))
            told = tried(work, ask, home, nth)
            print(json.dumps({"work": work.__name__, **told}))
            shutil.rmtree(home)
            if not told["killed"]:
                break


if __name__ == "__main__":
    main()
