"""Readers open the snapshot and never wait."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from extractors.errors import StoreError
from storage import lock
from storage.database import open_live, open_snapshot
from storage.feed import sync_feeds
from storage.snapshot import publish
from storage.store import Store
from tests.storage.sample import NOW, feed

COUNT = "select count(*) from feed"


def published(database: Path, *names: str) -> Path:
    """Write feeds of these names and publish them."""
    snapshot = database.parent.parent / "snapshot" / "parley.duckdb"
    with open_live(database) as store:
        sync_feeds(store, [feed(name) for name in names], NOW)
    publish(database, snapshot)
    return snapshot


def test_a_plain_reader_works_while_a_writer_has_a_transaction_open(database: Path) -> None:
    """Another process reads the snapshot at once although the live file is being written."""
    with lock.hold(database, NOW):
        snapshot = published(database, "one")
        with open_live(database) as store, store.transaction():
            store.run("update feed set outlet = 'changing'")
            script = (
                f"import duckdb; print(duckdb.connect({str(snapshot)!r}, read_only=True).execute({COUNT!r}).fetchone())"
            )
            read = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert (read.stdout, read.stderr) == ("(1,)\n", "")


def test_a_reader_keeps_its_snapshot_and_the_next_sees_the_new_one(database: Path) -> None:
    """Publishing changes nothing for whoever reads, and everything for whoever opens next."""
    with lock.hold(database, NOW):
        snapshot = published(database, "one")
        script = (
            f"import duckdb, sys; c = duckdb.connect({str(snapshot)!r}, read_only=True); print(1, flush=True); "
            f"sys.stdin.read(); print(c.execute({COUNT!r}).fetchone())"
        )
        with subprocess.Popen(
            [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as old:
            assert old.stdout is not None
            assert old.stdout.readline() == "1\n"
            published(database, "one", "two")
            told, _ = old.communicate(timeout=60)
        assert told == "(1,)\n"
    reader = open_snapshot(snapshot)
    assert [row["name"] for row in reader.rows("select name from feeds order by name")] == ["one", "two"]
    reader.close()


def test_readers_of_one_process_see_what_lay_there_when_they_opened(database: Path) -> None:
    """Beside a reader that keeps the old snapshot another one of the same process opens the new one."""
    with lock.hold(database, NOW):
        old = open_snapshot(published(database, "one"))
        new = open_snapshot(published(database, "one", "two"))
    counts = [reader.one("select count(*) as n from feed")["n"] for reader in (old, new, old)]
    old.close()
    new.close()
    assert counts == [1, 2, 1]


def test_the_snapshot_is_for_reading_only(database: Path) -> None:
    """The published file carries no write permission."""
    with lock.hold(database, NOW):
        snapshot = published(database, "one")
    assert snapshot.stat().st_mode & 0o777 == 0o444
    assert [path.name for path in snapshot.parent.iterdir()] == ["parley.duckdb"]


def test_what_has_no_room_is_put_down_beside_the_database(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question larger than its memory leaves nothing in the folder somebody stands in, nor beside the snapshot."""
    monkeypatch.chdir(tmp_path)
    with lock.hold(database, NOW):
        snapshot = published(database, "one")
    before = {*tmp_path.iterdir()}
    store = open_snapshot(snapshot, memory="40MB", threads=1)
    assert store.one("select current_setting('temp_directory') as at")["at"] == f"{snapshot}.tmp"
    assert (
        store.one("select count(*) as n from (select distinct md5(range::varchar) from range(600000))")["n"] == 600000
    )
    store.close()
    assert {*tmp_path.iterdir()} == before
    assert list(snapshot.parent.glob("*.tmp/*")) == []


def test_an_open_database_is_not_published(database: Path, tmp_path: Path) -> None:
    """A copy made while the file is open is refused, and so is one without the lock."""
    with lock.hold(database, NOW), open_live(database), pytest.raises(StoreError, match="open"):
        publish(database, tmp_path / "s.duckdb")
    with pytest.raises(StoreError, match="lock"):
        publish(database, tmp_path / "s.duckdb")
    assert not (tmp_path / "s.duckdb").exists()


def test_publishing_keeps_the_writers_lock(database: Path) -> None:
    """After the snapshot was published another process still cannot write."""
    script = f"""
import datetime, pathlib
from storage import lock
try:
    with lock.hold(pathlib.Path({str(database)!r}), datetime.datetime.now(datetime.UTC)):
        print("taken")
except Exception as error:
    print(type(error).__name__)
"""
    with lock.hold(database, NOW):
        published(database, "one")
        tried = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert tried.stdout == "Busy\n"


def test_a_torn_draft_of_a_killed_publisher_is_replaced(database: Path) -> None:
    """What a killed run left half written beside the snapshot does no harm."""
    with lock.hold(database, NOW):
        snapshot = published(database, "one")
        draft = snapshot.with_name(".parley.duckdb.new")
        draft.write_bytes(b"half")
        draft.chmod(0o444)
        published(database, "one", "two")
    assert duckdb.connect(snapshot, read_only=True).execute(COUNT).fetchone() == (2,)
    assert not draft.exists()


def test_a_snapshot_that_cannot_be_written_is_an_error_and_the_old_one_stays(database: Path, tmp_path: Path) -> None:
    """A folder in the snapshot's place is refused by name."""
    place = tmp_path / "taken.duckdb"
    place.mkdir()
    (place / "x").touch()
    with lock.hold(database, NOW), pytest.raises(StoreError, match="taken"):
        publish(database, place)
    assert not (tmp_path / ".taken.duckdb.new").exists()


def test_older_tools_find_in_the_snapshot_what_their_duckdb_lacks(cycled: Store) -> None:
    """Views say if(), which DuckDB 1.5 does not know when it reads them: the snapshot brings it along."""
    own = cycled.rows("select function_name from duckdb_functions() where not internal and function_name = 'if'")
    assert len(own) == 1
    assert cycled.one("select if(1 > 2, error('never'), 'no') as said, if(null, 1, 2) as unknown") == {
        "said": "no",
        "unknown": 2,
    }


def test_there_is_no_snapshot_before_the_first_run(tmp_path: Path) -> None:
    """Asking too early says what to do."""
    with pytest.raises(StoreError, match="parley run"):
        open_snapshot(tmp_path / "none.duckdb")


def test_views_are_in_the_snapshot(cycled: Store) -> None:
    """Every view answers over a database with a cycle in it."""
    for row in cycled.rows("select view_name from duckdb_views() where not internal"):
        assert cycled.rows(f"select * from {row['view_name']}") is not None
    assert [row["articles"] for row in cycled.rows("select articles from rounds order by start_on")] == [0, 2]
    assert cycled.one("select kept, dropped from feeds where name = 'trt'") == {"kept": 1, "dropped": 1}
