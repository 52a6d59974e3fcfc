"""The dead-man alarm is told from outside the cycles."""

from __future__ import annotations

import asyncio
import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.serve.alarm import look, sound
from storage import lock
from tests.flows.alerts.test_whole_cycle import hooked
from tests.flows.small_world import EARLIER

EVERY = timedelta(minutes=15)


def test_when_nothing_is_polled_operators_hear_of_it_once(small_cycle: Path, tmp_path: Path) -> None:
    """An hour after the last poll the alarm stands and reaches the hook once; while somebody writes it waits."""
    told = tmp_path / "told.jsonl"
    folder = Path(shutil.copytree(small_cycle, tmp_path / "var"))
    config = hooked(folder, {"name": "ops", "channel": "jsonl", "path": str(told), "kinds": ("operations.*",)})
    assert look(config, EVERY, EARLIER + timedelta(minutes=1)) is None
    later = EARLIER + timedelta(hours=12)
    fault = look(config, EVERY, later)
    assert fault is not None
    assert look(config, timedelta(days=1), later) is None
    with lock.hold(Path(config.settings.paths.database), datetime.now(UTC)):
        assert "being written" in asyncio.run(sound(config, fault, later))
    assert [asyncio.run(sound(config, fault, later)) for _ in range(2)] == ["", ""]
    lines = [json.loads(line) for line in told.read_text().splitlines()]
    assert [line["kind"] for line in lines] == ["operations.nothing_polled"]
