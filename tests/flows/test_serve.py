"""The schedule itself starts runs, they complete, and two never overlap."""

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
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from extractors.errors import StoreError
from flows.prefect_server import private_server
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
        "PARLEY_LIMITS__DEADLINE_SECONDS": "8",
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
    """Ask Prefect for all runs."""
    body = json.dumps({"sort": "EXPECTED_START_TIME_ASC", "limit": 100}).encode()
    request = urllib.request.Request(f"{api}/flow_runs/filter", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        runs: list[dict[str, Any]] = json.load(answer)
    return runs


def completed(api: str) -> list[dict[str, Any]]:
    """Return the completed runs the schedule started."""
    return [run for run in flow_runs(api) if run["state_type"] == "COMPLETED" and run["auto_scheduled"]]


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


def test_scheduled_runs_complete_and_never_overlap(tmp_path: Path, wire: Wire) -> None:
    """Two runs the schedule started complete with their rows in DuckDB, none overlaps, and SIGTERM ends everything."""
    folder = config_folder(tmp_path, wire)
    with private_server(tmp_path / "prefect") as api:
        command = [sys.executable, "-c", "from flows.cli import main; main()", "serve", "--config", str(folder)]
        serving = subprocess.Popen([*command, "--every", "5s"], env=environment(tmp_path, wire), cwd=ROOT)
        try:
            assert until(lambda: len(completed(api)) >= 2, serving, 240), flow_runs(api)
            runs = completed(api)
        finally:
            below = descendants(serving.pid)
            serving.send_signal(signal.SIGTERM)
            assert left_after([serving.pid], 20) == set()
        serving.wait()
        assert left_after(below, 20) == set()
    spans = sorted((run["start_time"], run["end_time"]) for run in runs)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert len(rows(tmp_path, "select * from runs where outcome = 'done'")) >= 2
    assert [row["title"] for row in rows(tmp_path, "select title from article")] == ["good"]
    assert [row["reason"] for row in rows(tmp_path, "select reason from drop_log order by all")] == [
        "not_talks",
        "timeout",
    ]
