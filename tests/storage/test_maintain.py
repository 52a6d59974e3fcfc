"""The live database can be folded, set up again and kept small without losing a row."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from extractors.errors import StoreError
from storage import lock
from storage.database import open_live
from storage.dictionary import write_dictionary
from storage.maintain import compact, copies, prune_polls, room
from storage.store import Store
from tests.storage.sample import NOW, later
from tests.storage.test_crash import tables


@pytest.fixture
def full(tmp_path: Path, cycled_database: Path) -> Path:
    """Give the path of a closed database after one cycle, in a folder with a quote in its name."""
    path = tmp_path / "it's live" / "parley.duckdb"
    path.parent.mkdir()
    shutil.copyfile(cycled_database, path)
    return path


def test_a_folded_database_holds_the_same(full: Path) -> None:
    """Every row, comment, view and migration record is there after folding."""
    with lock.hold(full, NOW):
        with open_live(full) as store:
            before, told = tables(store), write_dictionary(store)
        compact(full)
        with open_live(full) as store:
            assert (tables(store), write_dictionary(store)) == (before, told)
    assert sorted(file.name for file in full.parent.iterdir()) == ["parley.duckdb", "parley.duckdb.lock"]


def test_folding_gives_back_the_room_of_deleted_rows(full: Path) -> None:
    """A database that lost many of its rows is smaller after folding."""
    with lock.hold(full, NOW):
        with open_live(full) as store:
            store.run(
                "insert into sighting select range::varchar || random(), 'x', now(), null from range(10000); "
                "checkpoint; delete from sighting where feed = 'x'"
            )
        before = full.stat().st_size
        compact(full)
        assert full.stat().st_size < before


def test_nothing_is_replaced_while_it_is_open_or_without_the_lock(full: Path) -> None:
    """Folding is refused unless the database is closed and ours."""
    with pytest.raises(StoreError, match="lock"):
        compact(full)
    with lock.hold(full, NOW), open_live(full), pytest.raises(StoreError, match="open"):
        compact(full)


def test_a_folded_database_that_came_out_otherwise_is_thrown_away(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a table has another hash after folding, the old file stays and nothing is left beside it."""
    counted = iter(range(2))
    monkeypatch.setattr("storage.maintain._hashes", lambda _: next(counted))
    before = full.read_bytes()
    with lock.hold(full, NOW), pytest.raises(StoreError, match="the old file stays"):
        compact(full)
    assert full.read_bytes() == before
    assert sorted(file.name for file in full.parent.iterdir()) == ["parley.duckdb", "parley.duckdb.lock"]


def test_free_room_is_seen(full: Path) -> None:
    """Room that deleted rows left is counted, and gone after folding."""
    with lock.hold(full, NOW):
        with open_live(full) as store:
            store.run("create table large as select random() as x from range(3000000); checkpoint")
            store.run("create table behind as select random() as x from range(100000); checkpoint; drop table large")
            store.run("checkpoint")
            before = room(store)
        compact(full)
        with open_live(full) as store:
            after = room(store)
    assert before.free > before.bytes / 2
    assert after.free < after.bytes / 2
    assert abs(after.bytes - full.stat().st_size) < 2**20


def test_old_polls_are_forgotten(cycled: Store) -> None:
    """Only polls before the instant go, and the last of each feed stays, however old."""
    assert prune_polls(cycled, NOW) == 0
    assert prune_polls(cycled, later(seconds=1)) == 0
    cycled.run("insert into poll select * replace (polled_at - interval 1 day as polled_at) from poll")
    assert prune_polls(cycled, later(hours=-1)) == 2
    assert cycled.one("select count(*) as n from poll") == {"n": 2}


def test_forgotten_polls_are_no_gaps(cycled: Store) -> None:
    """What was polled on a day is the same after its polls were forgotten, in two goes on one day too."""
    cycled.run("insert into poll select * replace (polled_at - interval 30 hours as polled_at) from poll")
    cycled.run("insert into poll select * replace (polled_at - interval 3 hours as polled_at) from poll")
    cycled.run("update feed set added_at = added_at - interval 3 days")
    asked = "from polled_daily where polls > 0 order by day, feed"
    before = cycled.rows(asked)
    assert len(before) > 2
    assert prune_polls(cycled, later(hours=-31)) > 0
    assert prune_polls(cycled, later(hours=-2)) > 0
    assert cycled.rows(asked) == before


def test_copies_beside_the_database_are_listed(full: Path) -> None:
    """What migrations, restores and wrecks left is found, other files are not."""
    for name in ("before-0007_alerts_and_runs", "replaced", "replaced.wal", "wal", "lock.x"):
        full.with_name(f"parley.duckdb.{name}").write_bytes(b"x")
    found = sorted(one.path.name for one in copies(full))
    assert found == [
        "parley.duckdb.before-0007_alerts_and_runs",
        "parley.duckdb.replaced",
        "parley.duckdb.replaced.wal",
    ]
