"""The demo as a newcomer runs it, once a test run: every test that looks at its outcome shares that run."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

PARLEY: Final = (sys.executable, "-c", "from flows.cli import main; main()")


@dataclass(frozen=True, slots=True, kw_only=True)
class LivedDemo:
    """What a run of the demo left: its folder, which nobody may change, and the story it printed."""

    folder: Path
    story: dict[str, Any]

    @property
    def snapshot(self) -> Path:
        """Return the database analysts open."""
        return self.folder / "snapshot.duckdb"


def run_demo(folder: Path) -> dict[str, Any]:
    """Run the demo with a Prefect server configured that must be ignored; returns its story."""
    done = subprocess.run(
        [*PARLEY, "demo", "--json", "--data", str(folder)],
        env={**os.environ, "PREFECT_API_URL": "http://127.0.0.1:9/api", "PARLEY_WEB__ROBOTS": "false"},
        stdout=subprocess.PIPE,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0
    story: dict[str, Any] = json.loads(done.stdout)
    return story


def shared_demo(factory: pytest.TempPathFactory) -> LivedDemo:
    """Return the run of this test run; whichever worker comes first makes it, the others wait."""
    base = factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, kept = base / "shared-demo", base / "shared-demo.json"
    with (base / "shared-demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_text(json.dumps(run_demo(folder)))
    return LivedDemo(folder=folder, story=json.loads(kept.read_text()))
