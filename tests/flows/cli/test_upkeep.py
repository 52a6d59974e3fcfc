"""A backup and a restore are one command each; the cycle after it tells nobody anything again."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flows.cli.app import app
from flows.demo.play import demo_config
from flows.wire import Wire
from storage import lock
from storage.database import open_live, open_snapshot
from storage.fingerprint import TableHash, table_hashes
from storage.snapshot import publish
from tests.flows.small_world import EARLIER, cycle_with, published, small_world


def ask(folder: Path, *words: str, **settings: str) -> Result:
    """Run a command over the folder."""
    env = {"PARLEY_PATHS__DATA": str(folder), "COLUMNS": "100", **settings}
    return CliRunner(env=env).invoke(app, list(words))


def hashes(folder: Path) -> dict[str, TableHash]:
    """Hash every table of the folder's snapshot."""
    store = open_snapshot(folder / "snapshot.duckdb")
    try:
        return table_hashes(store)
    finally:
        store.close()


@pytest.fixture
def home(data: Path, tmp_path: Path) -> Path:
    """Give a copy of the folder of one small cycle."""
    return Path(shutil.copytree(data, tmp_path / "home"))


def test_backup_delete_restore_and_no_alert_again(home: Path, wire: Wire) -> None:
    """After backup, deleting everything and restoring, every table is the same and the next cycle alerts nobody."""
    before, told = hashes(home), (home / "alerts.jsonl").read_text()
    made = json.loads(ask(home, "backup", str(home.parent / "safe"), "--json").stdout)
    shutil.rmtree(home)
    assert ask(home, "restore", made["backup"]).exit_code == 0
    assert hashes(home) == before
    assert (home / "alerts.jsonl").read_text() == told != ""
    published(wire, small_world())
    account = asyncio.run(cycle_with(demo_config(home, small_world()), wire.port, EARLIER + timedelta(minutes=15)))
    assert (account.delivered, account.undelivered, account.broken) == (0, [], ())
    assert (home / "alerts.jsonl").read_text() == told
    assert hashes(home)["alert"] == before["alert"]


def test_no_secret_is_in_a_backup(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment holds is in no file of it."""
    monkeypatch.setenv("PARLEY_WEB__PROXY", "http://user:sesame-open@proxy.test:3128")
    assert ask(home, "backup").exit_code == 0
    (made,) = (home / "backups").glob("parley-*")
    held = [path.read_bytes() for path in made.rglob("*") if path.is_file()]
    assert len(held) > 3
    assert not any(b"sesame" in one or os.environ["HOME"].encode() in one for one in held)


def test_the_commands_say_what_they_did(home: Path) -> None:
    """A person reads how large the backup is and where the old database lies; a refusal says what to do."""
    said = ask(home, "backup").stdout
    assert "rows" in said
    (made,) = (home / "backups").glob("parley-*")
    rows = json.loads(ask(home, "restore", str(made), "--verify", "--json").stdout)
    assert {row["table"]: TableHash(rows=row["rows"], hash=row["hash"]) for row in rows} == hashes(home)
    assert "--replace" in str(ask(home, "restore", str(made)).exception)
    assert "parley.duckdb.replaced" in ask(home, "restore", str(made), "--replace").stdout
    assert "no whole backup" in str(ask(home, "restore", str(home)).exception)


def test_the_upkeep_lets_go_checks_and_backs_up(home: Path) -> None:
    """Old files of the archive go or stay for what rests on them, nothing is broken, and a backup is made."""
    keep = {"PARLEY_UPKEEP__ARCHIVE_DAYS": "30", "PARLEY_UPKEEP__BACKUP_TO": "../safe"}
    (home / "archive" / "position.json").unlink()  # a later day's file is being written
    (home / "parley.duckdb.replaced").write_bytes(b"x")
    os.utime(home / "parley.duckdb.replaced", (0, 0))
    first = json.loads(ask(home, "maintain", "--json", **keep).stdout)
    assert (first["broken"], first["failures"]) == ([], [])
    assert len(first["gone"]) + first["left"] == 1
    assert len(first["cleared"]) == 1
    assert Path(first["backup"]).parent.resolve() == home.parent / "safe"
    said = ask(home, "maintain")
    assert said.exit_code == 0, said.output
    assert max(map(len, said.stdout.splitlines())) <= 100
    assert not (home / "parley.duckdb.replaced").exists()


def test_a_replay_reads_the_texts_of_pages_that_were_let_go(home: Path) -> None:
    """Where the pages are gone by their age the stored texts are read again, nothing is lost, and it says so."""
    with lock.hold(home / "parley.duckdb", EARLIER):
        with open_live(home / "parley.duckdb") as store:
            store.run("update document set let_go_at = fetched_at")
        publish(home / "parley.duckdb", home / "snapshot.duckdb")
    shutil.rmtree(home / "archive")
    said = ask(home, "replay").stdout
    assert "pages left the archive by their age" in said
    assert "can no longer be read" not in said
    assert not [line for line in said.splitlines() if line.startswith("  removed")]


def test_a_step_of_the_upkeep_that_fails_is_told(home: Path) -> None:
    """Where no backup can be written the rest is done all the same, exit 1 says so, and so does the run's row."""
    (home.parent / "full").write_text("a file where a folder should be")
    said = ask(home, "maintain", PARLEY_UPKEEP__BACKUP_TO="../full")
    assert said.exit_code == 1
    assert "FAILED" in said.stdout
    store = open_snapshot(home / "snapshot.duckdb")
    run = store.one("select outcome, note from run where kind = 'maintain'")
    store.close()
    assert run["outcome"] == "failed"
    assert "full" in run["note"]


def test_what_was_told_since_the_backup_is_told_to_nobody_again(home: Path, tmp_path: Path, wire: Wire) -> None:
    """A cycle after a restore finds again what the replaced database had told, and tells nobody."""
    world, empty = small_world(), tmp_path / "empty"
    asyncio.run(cycle_with(demo_config(empty, small_world(frozenset())), wire.port, EARLIER - timedelta(hours=1)))
    made = json.loads(ask(empty, "backup", "--json").stdout)["backup"]
    before = (home / "alerts.jsonl").read_text()
    assert ask(home, "restore", made, "--replace").exit_code == 0
    published(wire, world)
    again = asyncio.run(cycle_with(demo_config(home, world), wire.port, EARLIER + timedelta(minutes=1)))
    assert again.events
    assert (again.delivered, again.undelivered, again.broken) == (0, [], ())
    assert (home / "alerts.jsonl").read_text() == before != ""
