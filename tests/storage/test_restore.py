"""What a backup holds comes back whole, and a restored database tells nobody anything twice."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.errors import StoreError
from extractors.rounds import RoundChange
from storage import lock
from storage.alert import alerts_to_compose, due_alerts, resend
from storage.backup import Places, begin_backup, finish_backup, read_manifest
from storage.check import run_checks
from storage.database import open_live
from storage.fingerprint import table_hashes
from storage.restore import Restored, restore
from storage.round import record_round_changes
from storage.snapshot import publish
from tests.storage.path import alert, composed, event, known_round
from tests.storage.sample import NOW, later
from tests.storage.test_alert import tried, written

TORN = b"what a killed writer left"


@pytest.fixture
def places(tmp_path: Path, cycled_database: Path) -> Iterator[Places]:
    """Give a Parley after one cycle with two files in its archive, its lock held."""
    home = tmp_path / "it's here"
    (home / "archive").mkdir(parents=True)
    shutil.copyfile(cycled_database, home / "parley.duckdb")
    (home / "archive" / "parley-20261122-00001.warc.gz").write_bytes(b"yesterday")
    (home / "archive" / "parley-20261123-00002.warc.gz").write_bytes(b"today" + TORN)
    (home / "archive" / "position.json").write_text(json.dumps({"file": "parley-20261123-00002.warc.gz", "length": 5}))
    (home / "alerts.jsonl").write_text("{}\n")
    hooks = {"file": home / "alerts.jsonl", "feed": home / "none.xml"}
    with lock.hold(home / "parley.duckdb", NOW):
        yield Places(database=home / "parley.duckdb", archive=home / "archive", hooks=hooks)


def backed_up(places: Places, hours: int = 0) -> Path:
    """Make a backup beside the data."""
    return finish_backup(begin_backup(places, places.database.parent.parent / "backups", later(hours=hours)))


def put_back(backup: Path, places: Places, *, replace: bool = True) -> Restored:
    """Restore a backup a day later."""
    return restore(backup, places, places.database.with_name("snapshot.duckdb"), later(days=1), replace=replace)


def wipe(places: Places) -> None:
    """Delete everything but the lock."""
    places.database.unlink()
    shutil.rmtree(places.archive)
    places.hooks["file"].unlink()


def test_what_was_deleted_comes_back_as_it_was(places: Places) -> None:
    """Every table has its hash, every file its bytes (a torn tail was never part of it), and a hook its file."""
    with open_live(places.database) as store:
        before = table_hashes(store)
    backup = backed_up(places)
    wipe(places)
    restored = put_back(backup, places, replace=False)
    with open_live(places.database) as store:
        assert table_hashes(store) == before == read_manifest(backup).tables
    assert (restored.added, restored.withheld, restored.told, restored.kept) == (2, (), 0, None)
    assert (places.archive / "parley-20261123-00002.warc.gz").read_bytes() == b"today"
    assert places.hooks["file"].read_text() == "{}\n"
    left = sorted(path.name for path in places.database.parent.iterdir())
    assert left == ["alerts.jsonl", "archive", "parley.duckdb", "parley.duckdb.lock"]


def test_a_database_is_not_overwritten_unasked(places: Places) -> None:
    """Without --replace nothing happens; with it the database that was there is kept beside the restored one."""
    backup = backed_up(places)
    with pytest.raises(StoreError, match="--replace"):
        put_back(backup, places, replace=False)
    kept = put_back(backup, places).kept
    assert kept is not None
    assert kept.is_file()
    (places.archive / "parley-20261122-00001.warc.gz").write_bytes(b"somebody's")
    with pytest.raises(StoreError, match="another Parley"):
        put_back(backup, places)


def test_a_damaged_backup_is_refused(places: Places) -> None:
    """One changed byte anywhere, a file that is gone, a made-up manifest: nothing is touched."""
    backup = backed_up(places)
    manifest = (backup / "manifest.json").read_text()
    before = places.database.read_bytes()
    (backup / "archive" / "parley-20261122-00001.warc.gz").write_bytes(b"yesterdax")
    with pytest.raises(StoreError, match="use another backup"):
        put_back(backup, places)
    (backup / "archive" / "parley-20261122-00001.warc.gz").unlink()
    with pytest.raises(StoreError, match="cannot be read"):
        put_back(backup, places)
    (backup / "manifest.json").write_text(manifest.replace("archive/parley-20261122", "../../parley-20261122"))
    with pytest.raises(StoreError, match="was not written by"):
        put_back(backup, places)
    (backup / "manifest.json").write_text("{")
    with pytest.raises(StoreError, match="no whole backup"):
        put_back(backup, places)
    assert places.database.read_bytes() == before


def test_the_next_backup_shares_what_did_not_change(places: Places) -> None:
    """A file of the archive that grew no further is the earlier backup's own; one that grew is copied."""
    first = backed_up(places)
    (places.archive / "position.json").write_text(json.dumps({"file": "parley-20261123-00002.warc.gz", "length": 9}))
    second = backed_up(places, hours=1)
    old, new = "archive/parley-20261122-00001.warc.gz", "archive/parley-20261123-00002.warc.gz"
    assert (second / old).samefile(first / old)
    assert (second / new).read_bytes() == (b"today" + TORN)[:9]
    (places.archive / old.removeprefix("archive/")).write_bytes(b"otherwise")  # as long as the one backed up
    third = backed_up(places, hours=2)
    assert (third / old).read_bytes() == b"otherwise"
    wipe(places)
    put_back(first, places, replace=False)
    assert put_back(second, places).added == 1
    assert (places.archive / "parley-20261123-00002.warc.gz").read_bytes() == (b"today" + TORN)[:9]
    assert put_back(first, places).added == 0


def test_alerts_that_waited_are_withheld_and_sent_by_hand(places: Places) -> None:
    """What waited in the backup, composed or not, goes out to nobody, with its reason; resent, it does."""
    with open_live(places.database) as store:
        written(store)
        more = event(known_round(), "postponed")
        record_round_changes(
            store, [RoundChange(round=known_round(), events=(more,), is_new=False)], [alert(more)], [], NOW
        )
    backup = backed_up(places)
    withheld = put_back(backup, places).withheld
    assert {one["kind"] for one in withheld} == {"round.held", "round.concluded", "round.postponed"}
    with open_live(places.database) as store:
        assert due_alerts(store, later(days=2), "log", 10) == []
        assert alerts_to_compose(store) == []
        reasons = {row["reason"] for row in store.rows("select reason from alerts where queue = 'withheld'")}
        assert reasons == {"waiting in the backup of 2026-11-23 12:00 UTC, restored 2026-11-24 12:00 UTC"}
        resend(store, [one["alert_id"] for one in withheld], NOW)
        composed(store, NOW)
        assert len(due_alerts(store, later(days=2), "log", 10)) == len(
            [one for one in withheld if one["hook"] == "log"]
        )


@pytest.mark.parametrize("from_snapshot", [False, True])
def test_what_was_told_after_the_backup_is_told_to_nobody_again(places: Places, from_snapshot: bool) -> None:
    """The replaced database says what went out meanwhile, or its snapshot where it is wrecked."""
    with open_live(places.database) as store:
        before = table_hashes(store)
    backup = backed_up(places)
    with open_live(places.database) as store:
        written(store)
        for waiting in due_alerts(store, later(days=2), "log", 10):
            tried(store, waiting, "sent")
    if from_snapshot:
        publish(places.database, places.database.with_name("snapshot.duckdb"))
        places.database.write_bytes(b"wreck")
    restored = put_back(backup, places)
    assert (restored.told, restored.unknown) == (1, from_snapshot)
    with open_live(places.database) as store:
        now = table_hashes(store)
        assert [name for name in now if now[name] != before[name]] == ["told_before"]
        written(store)
        assert due_alerts(store, later(days=2), "log", 10) == []
        assert len(due_alerts(store, later(days=2), "mail", 10)) == 2
    again = put_back(backup, places)
    assert again.told == 1


def test_a_damaged_database_is_set_up_again_from_the_snapshot(places: Places) -> None:
    """A snapshot is a whole database: it comes back without a backup, what was told stays told, the wreck is kept."""
    snapshot = places.database.with_name("snapshot.duckdb")
    publish(places.database, snapshot)
    places.database.write_bytes(b"wreck")
    with pytest.raises(StoreError), open_live(places.database):
        pass
    restored = put_back(snapshot, places)
    assert restored.kept is not None
    assert restored.kept.read_bytes() == b"wreck"
    with open_live(places.database) as store:
        assert run_checks(store) == []
        assert store.one("select count(*) as n from article") == {"n": 3}


@pytest.mark.slow
def test_killed_at_every_step_the_old_or_the_new_is_there_whole(cycled_database: Path, tmp_path: Path) -> None:
    """SIGKILL before each step on the disk: a backup is whole or none, a restore leaves old or new; again cures it."""
    command = [sys.executable, "-m", "tests.storage.torn", str(cycled_database), str(tmp_path)]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, cwd=root)
    assert done.returncode == 0, done.stderr
    points = [json.loads(line) for line in done.stdout.splitlines()]
    made = [point for point in points if point["work"] == "back_up"]
    assert {point["left"] for point in made} == {"0", "1"}
    assert {point["then"] for point in made} <= {"1", "2"}
    restored = [point for point in points if point["work"] == "put_back"]
    assert {point["left"] for point in restored} <= {"old without its page", "old with its page", "new with its page"}
    assert {point["then"] for point in restored} == {"new with its page"}
    assert len(restored) >= 8
    assert len(made) >= 5
