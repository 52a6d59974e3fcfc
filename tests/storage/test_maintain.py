"""The live database can be folded, set up again and kept small without losing a row."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from extractors.errors import StoreError
from storage import lock
from storage.check import run_checks
from storage.database import open_live
from storage.dictionary import write_dictionary
from storage.maintain import compact, prune_polls, restore
from storage.snapshot import publish
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
                "insert into sighting select range::varchar || random(), 'x', now(), null from range(200000); "
                "checkpoint; delete from sighting where feed = 'x'"
            )
        before = full.stat().st_size
        compact(full)
        assert full.stat().st_size < before


def test_a_damaged_database_is_set_up_again_from_the_snapshot(full: Path, tmp_path: Path) -> None:
    """After the live file was destroyed, everything up to the snapshot is back and the wreck is kept."""
    snapshot = tmp_path / "snapshot.duckdb"
    with lock.hold(full, NOW):
        publish(full, snapshot)
        full.write_bytes(b"wreck")
        with pytest.raises(StoreError), open_live(full):
            pass
        restore(snapshot, full)
        with open_live(full) as store:
            assert run_checks(store) == []
            assert store.one("select count(*) as n from article") == {"n": 3}
    assert full.with_name("parley.duckdb.broken").read_bytes() == b"wreck"


def test_nothing_is_replaced_while_it_is_open_or_without_the_lock(full: Path, tmp_path: Path) -> None:
    """Folding and restoring are refused unless the database is closed and ours."""
    with pytest.raises(StoreError, match="lock"):
        compact(full)
    with lock.hold(full, NOW):
        with open_live(full), pytest.raises(StoreError, match="open"):
            compact(full)
        with pytest.raises(StoreError, match="no snapshot"):
            restore(tmp_path / "none.duckdb", full)


def test_old_polls_are_forgotten(cycled: Store) -> None:
    """Only polls before the instant go."""
    assert prune_polls(cycled, NOW) == 0
    assert prune_polls(cycled, later(seconds=1)) == 2
    assert cycled.one("select count(*) as n from poll") == {"n": 0}
