"""`make serve` in a bare clone: the page with the schedules, cycles on time, and three ways to end it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from flows.serve.only import only_one
from storage import lock
from storage.pulse import read_pulse
from tests.flows.serving import FEED, HOST, PARLEY, ROOT, Serving, environment, wired

pytestmark = pytest.mark.slow


def clone(folder: Path) -> Path:
    """Copy what git knows of this project, and nothing that was built in it."""
    listed = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in subprocess.check_output(listed, cwd=ROOT, text=True).split("\0"):
        if name and (ROOT / name).is_file() and not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    """Give `make serve` in a clone whose one feed is the wire; the packages are installed already."""
    project = clone(tmp_path / "parley")
    # The one liberty: packages come from where these tests run, whose editable install gives way to the clone.
    command = ["make", "-o", ".venv/.installed", f"BIN={Path(sys.executable).parent}", "serve", "EVERY=10s"]
    with wired() as wire:
        (project / "config" / "feeds.toml").write_text(FEED.format(url=wire.url(HOST, "/feed")))
        own = {"PYTHONPATH": str(project)}
        made = Serving(command=command, data=project / "var", wire=wire, own=own, cwd=project)
        yield made
        made.kill()


def test_make_serve_keeps_time_and_ends_whole(serving: Serving) -> None:
    """Ctrl-C and SIGTERM leave nothing after ten seconds, the start after SIGKILL cleans up, cycles are on time."""
    serving.start()
    serving.fetching()
    serving.ends(signal.SIGINT, 10, group=True)
    database = serving.data / "parley.duckdb"
    pulse = read_pulse(database)
    assert pulse is not None
    assert (pulse.outcome, lock.holding(database)) == ("stopped", None)  # nobody is told of a killed cycle

    serving.start()
    serving.fetching()
    serving.ends(signal.SIGKILL, 10, group=True)

    serving.start()
    serving.until(lambda: len(on_schedule(serving)) >= 3)
    left = [run["state"]["message"] for run in serving.runs("CRASHED")]
    assert left == ["its runner ended before it did; one run takes up what it left"] * 2
    ran = serving.runs("COMPLETED")
    assert all(before["end_time"] <= after["start_time"] for before, after in pairwise(ran))
    assert max(delay(run) for run in on_schedule(serving)) < timedelta(seconds=30)
    assert b"<title>Prefect" in urllib.request.urlopen(f"{serving.page}/", timeout=20).read()
    made = {one["name"]: one["schedules"] for one in serving.asked("/deployments/filter")}
    assert set(made) == {"monitor", "versions", "digest", "upkeep", "replay"}
    assert [bool(schedules) for schedules in (made["monitor"], made["upkeep"], made["replay"])] == [True, True, False]
    listening = subprocess.check_output(("ss", "-Htln"), text=True) if shutil.which("ss") else ""
    assert all(HOST in line for line in listening.splitlines() if f":{serving.port} " in line)
    serving.ends(signal.SIGTERM, 10)

    assert serving.rows("from runs where outcome = 'failed' or unexplained <> 0") == []
    assert [row["title"] for row in serving.rows("select title from article order by all")] == ["good", "talks"]


def on_schedule(serving: Serving) -> list[dict[str, Any]]:
    """Return the runs of the schedule that completed."""
    return [run for run in serving.runs("COMPLETED") if run["auto_scheduled"]]


def delay(run: dict[str, Any]) -> timedelta:
    """Return how long after its time a run began."""
    return datetime.fromisoformat(run["start_time"]) - datetime.fromisoformat(run["expected_start_time"])


def test_a_second_one_for_the_same_data_is_refused(tmp_path: Path) -> None:
    """Two schedules over one database are a mistake, told at once with the process of the first."""
    with wired() as wire, only_one(tmp_path / "data"):
        own = environment(wire, 4200) | {"PARLEY_PATHS__DATA": str(tmp_path / "data")}
        done = subprocess.run([*PARLEY, "serve"], env=own, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode != 0
    assert f"(process {os.getpid()})".encode() in done.stderr
