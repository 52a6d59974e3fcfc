"""`parley serve`: the schedule starts runs, two never overlap, and every accident is mended by one run."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from extractors.errors import StoreError
from flows.prefect_server import free_port
from flows.serve.supervisor import only_one
from flows.wire import Page, Wire, faults
from storage.database import open_snapshot
from tests.flows.processes import descendants, left_after

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
BODY = "".join(
    f"<p>Sentence {n} of a report on the harvest in the valley, told in its own words.</p>" for n in range(8)
)
FEED = """
[[feed]]
name = "loopback"
url = "{url}"
outlet = "Loopback"
country = "GB"
language = "en"
kind = "private"
family = "loopback"
seen_at = "2026-11-23 made up for the test"
every_minutes = {minutes}
"""


@pytest.fixture
def wire() -> Iterator[Wire]:
    """Serve a feed of one page that can be read and one that drips until the deadline."""
    with Wire() as serving:
        now = datetime.now(UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
        items = "".join(
            f"<item><title>{name}</title><link>{serving.url(HOST, f'/{name}')}</link><pubDate>{now}</pubDate></item>"
            for name in ("good", "slow")
        )
        feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>f</title>{items}</channel></rss>"
        serving.publish(HOST, "/feed", Page(body=feed.encode(), content_type="application/rss+xml"))
        serving.publish(HOST, "/good", Page(body=f"<html><body><article>{BODY}</article></body></html>".encode()))
        serving.publish(HOST, "/slow", Page(body=b"x" * 1000, fault=faults.drip))
        yield serving


def config_folder(home: Path, wire: Wire) -> Path:
    """Write a configuration that polls the wire, as an operator would."""
    folder = home / "config"
    shutil.copytree(ROOT / "config", folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (folder / "feeds.toml").write_text(FEED.format(url=wire.url(HOST, "/feed"), minutes=5))
    return folder


def environment(home: Path, wire: Wire) -> dict[str, str]:
    """Return the environment of `parley serve`: its own data, loopback allowed, a deadline longer than the interval."""
    return {
        **os.environ,
        "PARLEY_PATHS__DATA": str(home / "data"),
        "PARLEY_WEB__ALLOW": json.dumps([f"{HOST}:{wire.port}"]),
        "PARLEY_WEB__PER_HOST_SECONDS": "0",
        "PARLEY_LIMITS__DEADLINE_SECONDS": "6",
        "PREFECT_RUNNER_POLL_FREQUENCY": "1",
    }


def until(found: Callable[[], bool], process: subprocess.Popen[bytes], seconds: int) -> bool:
    """Look again every half second until something is found, the process ends, or the time is up."""
    ended = select.poll()
    descriptor = os.pidfd_open(process.pid)
    ended.register(descriptor, select.POLLIN)
    try:
        for _ in range(2 * seconds):
            if found():
                return True
            if ended.poll(500):
                return found()
    finally:
        os.close(descriptor)
    return False


def flow_runs(api: str) -> list[dict[str, Any]]:
    """Ask Prefect for all runs that are not yet to come."""
    states = ["PENDING", "RUNNING", "COMPLETED", "FAILED", "CRASHED", "CANCELLED", "CANCELLING"]
    wanted = {"state": {"type": {"any_": states}}}
    return asked(f"{api}/flow_runs/filter", sort="EXPECTED_START_TIME_DESC", flow_runs=wanted)


def asked(address: str, **question: Any) -> list[dict[str, Any]]:
    """Ask Prefect's API a question that is answered by a list."""
    request = urllib.request.Request(address, json.dumps(question).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        rows: list[dict[str, Any]] = json.load(answer)
    return rows


def rows(home: Path, sql: str) -> list[dict[str, Any]]:
    """Ask the snapshot; nothing while there is none."""
    try:
        store = open_snapshot(home / "data" / "snapshot.duckdb")
    except StoreError:
        return []
    try:
        return store.rows(sql)
    finally:
        store.close()


@dataclass(slots=True)
class Serving:
    """A `parley serve` of the test's own, whose children and runs can be ended as accidents end them."""

    home: Path
    folder: Path
    wire: Wire
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def api(self) -> str:
        return f"http://{HOST}:{self.port}/api"

    def start(self) -> None:
        """Start it: a cycle every five seconds."""
        command = [sys.executable, "-c", "from flows.cli import main; main()", "serve", "--config", str(self.folder)]
        own = environment(self.home, self.wire) | {"PARLEY_SCHEDULE__PORT": str(self.port)}
        self.process = subprocess.Popen([*command, "--every", "5s"], env=own, cwd=ROOT)

    def runs(self) -> list[dict[str, Any]]:
        """Return the runs of the monitor; none while the server is away."""
        try:
            return [run for run in flow_runs(self.api) if run["parameters"].get("config_folder")]
        except OSError:
            return []

    def done(self) -> list[dict[str, Any]]:
        """Return the runs that completed."""
        return [run for run in self.runs() if run["state_type"] == "COMPLETED"]

    def caught_up(self) -> list[dict[str, Any]]:
        """Return the runs that were started because one was lost."""
        return [run for run in self.runs() if run["name"].startswith("catch-up")]

    def until(self, found: Callable[[], bool], seconds: int = 120) -> None:
        """Wait for something to be found while it lives."""
        assert self.process is not None
        assert until(found, self.process, seconds), self.runs()

    def fresh_run(self) -> int:
        """Return the process of a run that has just begun: one that ends may be done with its work."""
        known = {run["id"] for run in self.runs()}
        self.until(lambda: any(run["state_type"] == "RUNNING" and run["id"] not in known for run in self.runs()))
        return self.child("prefect.engine")

    def child(self, words: str) -> int:
        """Return the process below ours whose command line holds some words, once there is one."""
        found: list[int] = []

        def look() -> bool:
            assert self.process is not None
            found[:] = [pid for pid in descendants(self.process.pid) if words in command_of(pid)]
            return bool(found)

        self.until(look, 60)
        return found[0]

    def ends(self, how: signal.Signals, seconds: float) -> None:
        """End it and see that nothing is left after so many seconds."""
        assert self.process is not None
        below = descendants(self.process.pid)
        self.process.send_signal(how)
        assert left_after([self.process.pid, *below], seconds) == set()
        self.process.wait()


def command_of(pid: int) -> str:
    """Return the command line of a process; nothing when it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


@pytest.fixture
def serving(tmp_path: Path, wire: Wire) -> Iterator[Serving]:
    """Give a `parley serve` that is not started; whatever of it is left at the end is killed."""
    made = Serving(tmp_path, config_folder(tmp_path, wire), wire, free_port())
    yield made
    if made.process is not None and made.process.poll() is None:
        made.process.kill()
        made.process.wait()


def test_the_schedule_keeps_itself(serving: Serving) -> None:
    """Runs start on time and never overlap; a killed run, runner, server or all of it is followed by one run more."""
    serving.start()
    serving.until(lambda: len([run for run in serving.done() if run["auto_scheduled"]]) >= 3, 240)
    assert len(serving.caught_up()) == 1  # the first cycle waits for no interval
    names = {row["name"] for row in asked(f"{serving.api}/deployments/filter")}
    assert names == {"monitor", "versions", "digest", "upkeep", "replay"}
    assert urllib.request.urlopen(f"http://{HOST}:{serving.port}/", timeout=20).status == 200
    spans = sorted((run["start_time"], run["end_time"]) for run in serving.done())
    assert all(before[1] <= after[0] for before, after in pairwise(spans))

    os.kill(serving.fresh_run(), signal.SIGKILL)
    serving.until(lambda: len(serving.caught_up()) == 2)

    engine, before = serving.fresh_run(), len(serving.done())
    os.kill(serving.child("-m flows.serve"), signal.SIGKILL)
    assert left_after([engine], 5) == set()
    serving.until(lambda: len(serving.caught_up()) == 3 and len(serving.done()) > before)
    serving.ends(signal.SIGTERM, 10)

    serving.start()
    serving.until(lambda: len(serving.caught_up()) == 4)
    serving.fresh_run()
    serving.ends(signal.SIGKILL, 5)

    serving.start()
    serving.until(lambda: len(serving.caught_up()) == 5)
    before = len(serving.done())
    os.kill(serving.child("uvicorn"), signal.SIGKILL)
    serving.until(lambda: len(serving.caught_up()) == 6 and len(serving.done()) > before)
    serving.ends(signal.SIGINT, 10)

    assert rows(serving.home, "from runs where outcome = 'failed' or unexplained <> 0") == []
    assert [row["title"] for row in rows(serving.home, "select title from article")] == ["good"]
    dropped = rows(serving.home, "select reason from drop_log order by all")
    assert [row["reason"] for row in dropped] == ["not_talks", "timeout"]


def test_a_second_one_for_the_same_data_is_refused(tmp_path: Path, wire: Wire) -> None:
    """Two schedules over one database are a mistake, told at once."""
    folder = config_folder(tmp_path, wire)
    command = [sys.executable, "-c", "from flows.cli import main; main()", "serve", "--config", str(folder)]
    with only_one(tmp_path / "data"):
        done = subprocess.run(command, env=environment(tmp_path, wire), cwd=ROOT, capture_output=True, check=False)
    assert done.returncode != 0
    assert b"another `parley serve` runs" in done.stderr
