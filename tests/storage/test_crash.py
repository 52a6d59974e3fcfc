"""A crash at any instant is cured by running again."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from storage.store import Store
from tests.storage.path import STAGES, cycle
from tests.storage.sample import NOW

TABLES = (
    "feed poll entry sighting drop_log document article coverage fact observation round round_event claim support "
    "link copy_member alert delivery run"
).split()


def tables(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Read every table."""
    return {name: store.rows(f"from {name} order by all") for name in TABLES}


class Crash(BaseException):
    """What a stage dies of."""


def test_every_stage_done_twice_leaves_what_once_leaves(store: Store, cycled: Store) -> None:
    """Each stage repeated at once, and the whole cycle repeated after it, changes nothing."""
    expected = tables(cycled)
    for stage in STAGES:
        stage(store, NOW)
        stage(store, NOW)
    cycle(store)
    found = tables(store)
    assert {name: rows for name, rows in found.items() if name != "run"} == {
        name: rows for name, rows in expected.items() if name != "run"
    }


def test_a_stage_that_dies_before_its_commit_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stage dies at its commit, the tables are as before it, and running on cures it."""
    genuine = Store.run

    def dies(self: Store, sql: str, /, **parameters: object) -> None:
        if sql == "commit":
            raise Crash
        genuine(self, sql, **parameters)

    for stage in STAGES:
        before = tables(store)
        with monkeypatch.context() as patched:
            patched.setattr(Store, "run", dies)
            with pytest.raises(Crash):
                stage(store, NOW)
        assert tables(store) == before
        stage(store, NOW)
    assert tables(store) != before


@pytest.mark.slow
def test_killed_at_every_commit_and_run_again_nothing_differs(fresh_database: Path, tmp_path: Path) -> None:
    """SIGKILL just before and just after each commit of a cycle, then a rerun, gives the tables of a calm run."""
    command = [sys.executable, "-m", "tests.storage.crash", str(fresh_database), str(tmp_path)]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, cwd=root)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["differing"] == []
    assert result["kills"] >= 2 * len(STAGES)
