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
from storage.database import open_snapshot
from storage.fingerprint import TableHash, table_hashes
from tests.flows.small_world import EARLIER, cycle_with, published, small_world


def ask(folder: Path, *words: str) -> Result:
    """Run a command over the folder."""
    return CliRunner(env={"PARLEY_PATHS__DATA": str(folder), "COLUMNS": "100"}).invoke(app, list(words))


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
    assert "--replace" in str(ask(home, "restore", str(made)).exception)
    assert "parley.duckdb.replaced" in ask(home, "restore", str(made), "--replace").stdout
    assert "no whole backup" in str(ask(home, "restore", str(home)).exception)
