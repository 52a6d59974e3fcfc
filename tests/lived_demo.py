"""The demo as a newcomer runs it, once a test run: every test that looks at its outcome shares that run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from tests.once import once_a_run

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

    def make(folder: Path) -> None:
        folder.mkdir()
        (folder / "story.json").write_text(json.dumps(run_demo(folder / "demo")))

    folder = once_a_run(factory, "shared-demo", make)
    return LivedDemo(folder=folder / "demo", story=json.loads((folder / "story.json").read_text()))
