"""Lets one process write: a lock file of our own beside the database, held for as long as the writer lives.

DuckDB's lock is not enough: it vanishes when the same process opens and closes the file by other means.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from extractors.errors import StoreError

#: Lock files this process holds, with their open descriptors.
_held: Final[dict[Path, int]] = {}


class Busy(StoreError):
    """Somebody else writes; it is no fault, and passes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Who wrote its name into the lock; one that is not ``alive`` was ended before it could strike it out."""

    pid: int
    since: datetime
    alive: bool


def lock_path(database: Path) -> Path:
    """Say where the lock of a database lies; links to one file share one lock."""
    real = database.resolve()
    return real.with_name(real.name + ".lock")


@contextmanager
def hold(database: Path, now: datetime) -> Iterator[None]:
    """Hold the writer's lock until the block ends.

    The kernel lets go of it when the process dies, however it dies. Raises Busy naming the holder when another
    process, or this one, already writes.
    """
    path = lock_path(database)
    descriptor = _take(path, now)
    _held[path] = descriptor
    try:
        yield
    finally:
        # In a forked child there is nothing left to let go of: the lock is its parent's.
        if _held.pop(path, None) is not None:
            os.ftruncate(descriptor, 0)
            fcntl.flock(descriptor, fcntl.LOCK_UN)
            os.close(descriptor)


def is_held(database: Path) -> bool:
    """Say whether this process holds the writer's lock of a database."""
    return lock_path(database) in _held


def holding(database: Path) -> Holding | None:
    """Return who holds the lock, or held it when it was killed; None when the last holder let go of it.

    Asked of the note in the file and of the process it names: taking the lock to see whether it is free could turn a
    writer away that starts at that moment.
    """
    try:
        note = json.loads(lock_path(database).read_text())
        pid, born = int(note["pid"]), note.get("born")
        alive = _lives(pid) and (born is None or _born(pid) in {None, born})
        return Holding(pid=pid, since=datetime.fromisoformat(note["since"]), alive=alive)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def strike_out(database: Path) -> bool:
    """Strike out the name of a holder that is gone, for whoever ended it on purpose; say whether nobody writes."""
    try:
        with lock_path(database).open("r+") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            file.truncate(0)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def holder(database: Path) -> str | None:
    """Name who holds the lock ("process 12, since …"), or None when nobody does."""
    found = holding(database)
    return f"process {found.pid}, since {found.since.isoformat()}" if found and found.alive else None


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True  # somebody else's, and there
    except OSError:
        return False
    return True


def _born(pid: int) -> int | None:
    """Return when a process began, in ticks of the kernel: a number used again names another process."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19])
    except (OSError, ValueError, IndexError):
        return None


def _take(path: Path, now: datetime) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise StoreError(f"the lock file {path} cannot be opened: {error.strerror}", subject=str(path)) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        raise _refusal(path) from error
    note = {"pid": os.getpid(), "since": now.isoformat(), "born": _born(os.getpid())}
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, json.dumps(note).encode(), 0)
    return descriptor


def _refusal(path: Path) -> Busy:
    database = path.with_name(path.name.removesuffix(".lock"))
    who = holder(database) or "a process that left no name"
    return Busy(f"{database} is being written by {who}; wait for it, or end it, then run again", subject=str(database))


def _let_go_in_child() -> None:
    """Close the copies a forked child gets, or the lock would outlive its holder."""
    for descriptor in _held.values():
        os.close(descriptor)
    _held.clear()


os.register_at_fork(after_in_child=_let_go_in_child)
