"""A cycle killed at any commit and run again leaves what an undisturbed one leaves."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from flows.wire import Wire
from tests.flows.small_world import EARLIER, published, small_world

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Try every point; the first line is the undisturbed cycle, the others what each point left."""
    with Wire(now=EARLIER) as wire:
        published(wire, small_world())
        command = [sys.executable, "-m", "tests.flows.victim", str(tmp_path_factory.mktemp("victims")), str(wire.port)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=600, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_commit_was_tried(tried: list[dict[str, Any]]) -> None:
    """A cycle has at least ten transactions; at each the process was killed inside and just after."""
    undisturbed, *points = tried
    assert undisturbed["commits"] >= 10
    assert len(points) == 2 * undisturbed["commits"]
    assert {point["status"] for point in points} == {-signal.SIGKILL}


def test_a_killed_cycle_is_cured_by_the_next(tried: list[dict[str, Any]]) -> None:
    """After the next run every table is equal to an undisturbed run's by its sorted rows."""
    undisturbed, *points = tried
    expected = undisturbed["tables"]
    assert int(expected["fact"].split()[0]) > 0
    assert int(expected["alert"].split()[0]) > 0
    assert {
        point["point"]: _difference(point["tables"], expected) for point in points if point["tables"] != expected
    } == {}


def _difference(tables: dict[str, str], expected: dict[str, str]) -> dict[str, tuple[str | None, str | None]]:
    names = tables.keys() | expected.keys()
    return {n: (tables.get(n), expected.get(n)) for n in names if tables.get(n) != expected.get(n)}


def test_a_planted_leak_is_seen(tmp_path: Path) -> None:
    """Two tables that differ in one row have different hashes."""
    assert _difference({"fact": "1 rows a"}, {"fact": "2 rows b"}) == {"fact": ("1 rows a", "2 rows b")}
