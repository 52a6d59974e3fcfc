"""One writer at a time, and a dead one keeps nobody out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from extractors.errors import StoreError
from storage import lock
from storage.database import open_live
from tests.storage.sample import NOW

HOLDER = """
import sys, datetime, pathlib
from storage import lock
with lock.hold(pathlib.Path(sys.argv[1]), datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_process(database: Path) -> Iterator[subprocess.Popen[str]]:
    """Have another process hold the lock."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        assert child.stdout.readline() == "held\n"
        yield child
    finally:
        child.kill()
        child.wait()
        child.stdin.close()
        child.stdout.close()


def test_a_second_writer_is_told_who_holds_the_lock(database: Path) -> None:
    """The refusal names the process and since when it holds the lock."""
    with another_process(database) as child, pytest.raises(StoreError) as refused, lock.hold(database, NOW):
        pass
    assert f"process {child.pid}, since 2026-11-23T12:00:00+00:00" in str(refused.value)


def test_a_killed_writer_leaves_no_lock(database: Path) -> None:
    """After SIGKILL the next writer starts at once."""
    with another_process(database) as child:
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        with lock.hold(database, NOW):
            assert lock.is_held(database)


def test_one_process_cannot_hold_the_lock_twice(database: Path) -> None:
    """A second hold within the same process is refused, and the first stays."""
    with lock.hold(database, NOW):
        with pytest.raises(StoreError, match=f"process {os.getpid()}"), lock.hold(database, NOW):
            pass
        assert lock.is_held(database)
    assert not lock.is_held(database)
    assert lock.holder(database) is None


def test_links_to_one_file_share_one_lock(database: Path) -> None:
    """A symbolic link to the database is refused while the file itself is held."""
    link = database.with_name("link.duckdb")
    link.symlink_to(database)
    with lock.hold(database, NOW):
        with pytest.raises(StoreError), lock.hold(link, NOW):
            pass
        assert lock.is_held(link)


def test_a_forked_child_does_not_keep_the_lock_alive(database: Path) -> None:
    """A child that outlives the writer does not hold its lock."""
    ready, done = os.pipe()
    with lock.hold(database, NOW):
        child = os.fork()
        if child == 0:
            os.read(ready, 1)
            os._exit(0)
    try:
        with lock.hold(database, NOW):
            pass
    finally:
        os.write(done, b"x")
        os.waitpid(child, 0)
        os.close(ready)
        os.close(done)


def test_the_live_database_is_not_opened_without_the_lock(database: Path) -> None:
    """Opening for writing without the lock is refused before the file is touched."""
    before = database.stat().st_mtime_ns
    with pytest.raises(StoreError, match="lock"), open_live(database):
        pass
    assert database.stat().st_mtime_ns == before


def test_a_lock_that_cannot_be_made_names_its_path(tmp_path: Path) -> None:
    """A folder where the lock file should be is an error that names it."""
    (tmp_path / "x.duckdb.lock").mkdir()
    with pytest.raises(StoreError, match=r"x\.duckdb\.lock"), lock.hold(tmp_path / "x.duckdb", NOW):
        pass
