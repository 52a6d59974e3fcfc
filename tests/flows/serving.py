"""A `parley serve` of a test's own, whose children and runs can be ended as accidents end them, on a loopback wire."""

from __future__ import annotations

import json
import os
import select
import signal
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from html import escape
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.error import HTTPError

import stamina

from extractors.errors import StoreError
from flows.prefect_server import free_port
from flows.wire import Page, Wire, faults
from storage import lock
from storage.database import open_live, open_snapshot
from storage.pulse import beat, read_pulse
from storage.snapshot import publish
from tests.flows.processes import descendants, left_after

ROOT: Final = Path(__file__).resolve().parents[2]
HOST: Final = "127.0.0.1"
PARLEY: Final = (sys.executable, "-c", "from flows.cli import main; main()")
FEED: Final = """
[[feed]]
name = "loopback"
url = "{url}"
outlet = "Loopback"
country = "GB"
language = "en"
kind = "private"
family = "loopback"
seen_at = "2026-11-23 made up for the test"
every_minutes = 5
"""
HARVEST: Final = [f"Sentence {n} of a report on the harvest in the valley, told in its own words." for n in range(9)]
TALKS: Final = (
    "Russia and Ukraine end new round of talks in Istanbul",
    "Russian and Ukrainian delegations ended a new round of direct talks in Istanbul on {day} after two hours.",
    "The two sides agreed to exchange 300 prisoners each, the heads of both delegations said after the meeting.",
    "Russia proposed to hand over the bodies of 3,000 soldiers. Ukraine proposed a meeting of the leaders.",
    "The delegations met at a palace in the city, where the host's foreign minister opened the session.",
)


def page_of(lines: Sequence[str]) -> Page:
    """Print a headline and its paragraphs as a page; ``{day}`` is today's weekday."""
    head, *body = (escape(line.format(day=f"{datetime.now(UTC):%A}")) for line in lines)
    text = "".join(f"<p>{line}</p>" for line in body)
    return Page(body=f"<html lang='en'><body><article><h1>{head}</h1>{text}</article></body></html>".encode())


@contextmanager
def wired() -> Iterator[Wire]:
    """Serve a feed of a report on the talks, one on the harvest, and one that drips until the deadline."""
    with Wire() as serving:
        now = datetime.now(UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
        items = "".join(
            f"<item><title>{name}</title><link>{serving.url(HOST, f'/{name}')}</link><pubDate>{now}</pubDate></item>"
            for name in ("talks", "good", "slow")
        )
        feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>f</title>{items}</channel></rss>"
        serving.publish(HOST, "/feed", Page(body=feed.encode(), content_type="application/rss+xml"))
        serving.publish(HOST, "/talks", page_of(TALKS))
        serving.publish(HOST, "/good", page_of(HARVEST))
        serving.publish(HOST, "/slow", Page(body=b"x" * 1000, fault=faults.drip))
        yield serving


def environment(wire: Wire, port: int) -> dict[str, str]:
    """Return the environment: loopback allowed, and what is waited for in life made short."""
    return {
        **{name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"},
        "PARLEY_WEB__ALLOW": json.dumps([f"{HOST}:{wire.port}"]),
        "PARLEY_WEB__PER_HOST_SECONDS": "0",
        "PARLEY_LIMITS__DEADLINE_SECONDS": "6",
        "PARLEY_SCHEDULE__PORT": str(port),
        "PREFECT_RUNNER_POLL_FREQUENCY": "1",
    }


def busy(error: Exception) -> bool:
    """Say whether Prefect asks to be asked again: writes to its database met."""
    return isinstance(error, HTTPError) and error.code == HTTPStatus.SERVICE_UNAVAILABLE


@dataclass(slots=True, kw_only=True)
class Serving:
    """How it is started, where its data lies, what is ``own`` to its environment, and the process while it runs."""

    command: Sequence[str]
    data: Path
    wire: Wire
    own: dict[str, str]
    cwd: Path = ROOT
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def page(self) -> str:
        return f"http://{HOST}:{self.port}"

    def start(self, **more: str) -> None:
        """Start it as a terminal does: in a group of its own; ``more`` is added to its environment."""
        told = environment(self.wire, self.port) | self.own | more
        self.process = subprocess.Popen(self.command, env=told, cwd=self.cwd, start_new_session=True)

    def running(self) -> subprocess.Popen[bytes]:
        """Return the process started last."""
        assert self.process is not None
        return self.process

    @stamina.retry(on=busy, attempts=20, timeout=60, wait_initial=0.2)
    def asked(self, path: str, **question: Any) -> Any:
        """Ask Prefect's API, again while it is busy, as its own client does; POST."""
        data, kind = json.dumps(question).encode(), {"Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.page}/api{path}", data, kind)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read() or "null")

    def runs(self, *states: str, names: str = "") -> list[dict[str, Any]]:
        """Return the runs in one of some states, and with a name that begins so; none while the server is away."""
        wanted = {"state": {"type": {"any_": list(states)}}} | ({"name": {"like_": names}} if names else {})
        try:
            found = self.asked("/flow_runs/filter", sort="EXPECTED_START_TIME_ASC", flow_runs=wanted)
        except OSError:
            return []
        return [run for run in found if run["name"].startswith(names)]

    def caught_up(self, *states: str) -> list[dict[str, Any]]:
        """Return the runs that were started because one was lost, in any state unless some are named."""
        every = ("SCHEDULED", "PENDING", "RUNNING", "COMPLETED", "FAILED", "CRASHED", "CANCELLED", "CANCELLING")
        return self.runs(*(states or every), names="catch-up")

    def until(self, found: Callable[[], object], seconds: int = 240) -> None:
        """Look every half second until something is found; fails when the process ends or time is up before."""
        ended, descriptor = select.poll(), os.pidfd_open(self.running().pid)
        ended.register(descriptor, select.POLLIN)
        try:
            for _ in range(2 * seconds):
                if found():
                    return
                assert not ended.poll(500) or found(), f"it ended with {self.running().wait()}"
        finally:
            os.close(descriptor)
        states = "SCHEDULED PENDING RUNNING COMPLETED FAILED CRASHED CANCELLED".split()
        raise AssertionError([(run["name"], run["state_type"]) for run in self.runs(*states)])

    def at_work(self, catching_up: int) -> int:
        """Return the process of the run that catches up for the so-manieth time, once it waits for the slow page."""
        self.until(lambda: len(self.caught_up()) == catching_up)
        return self.fetching()

    def fetching(self) -> int:
        """Return the process of the run under way, once it fetches pages."""
        database = self.data / "parley.duckdb"

        def look() -> bool:
            pulse = read_pulse(database)
            return pulse is not None and pulse.stage == "fetch" and pulse.pid in descendants(self.running().pid)

        self.until(look)
        pulse = read_pulse(database)
        assert pulse is not None
        return pulse.pid

    def child(self, words: str) -> int:
        """Return the process below ours whose command line holds some words, once there is one."""
        found: list[int] = []

        def look() -> bool:
            found[:] = [pid for pid in descendants(self.running().pid) if words in command_of(pid)]
            return bool(found)

        self.until(look)
        return found[0]

    def ends(self, how: signal.Signals, seconds: float, *, group: bool = False) -> int:
        """End it, or its whole group as a terminal does, and see that nothing is left after so many seconds."""
        process = self.running()
        below = descendants(process.pid)
        os.killpg(process.pid, how) if group else process.send_signal(how)
        assert left_after([process.pid, *below], seconds) == set()
        return process.wait()

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """Ask the snapshot; nothing while there is none."""
        try:
            store = open_snapshot(self.data / "snapshot.duckdb")
        except StoreError:
            return []
        with closing(store):
            return store.rows(sql)

    def let_pass(self, time: timedelta) -> None:
        """Make everything that was ever written so much older, as it is after a time in which nothing ran."""
        database = self.data / "parley.duckdb"
        with lock.hold(database, datetime.now(UTC)):
            with open_live(database) as store, store.transaction():
                for column in store.rows(_STAMPED):
                    table, name = column["table_name"], column["column_name"]
                    store.run(f"update {table} set {name} = {name} - to_seconds($s)", s=time.total_seconds())
            publish(database, self.data / "snapshot.duckdb")
        pulse = read_pulse(database)
        assert pulse is not None
        answered, done = (at - time if at else None for at in (pulse.answered_at, pulse.done_at))
        older = replace(pulse, started_at=pulse.started_at - time, stage_at=pulse.stage_at - time)
        beat(database, replace(older, answered_at=answered, done_at=done))
        if self.running().poll() is not None:  # a living server's own database is nobody else's
            _older(self.data / "prefect" / "prefect.db", time)

    def kill(self) -> None:
        """End whatever is left of it."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


_STAMPED: Final = """
    select table_name, column_name from duckdb_columns() join duckdb_tables() using (database_name, table_name)
    where data_type = 'TIMESTAMP WITH TIME ZONE' and not temporary"""


def _older(prefect: Path, time: timedelta) -> None:
    """Do the same in Prefect's own database: runs that were to come have been missed."""
    back = f"-{time.total_seconds():.0f} seconds"
    with closing(sqlite3.connect(prefect, timeout=30)) as database, database:
        for column in ("expected_start_time", "next_scheduled_start_time", "start_time", "end_time", "created"):
            moved = f"strftime('%Y-%m-%d %H:%M:%f000', {column}, ?)"
            database.execute(f"update flow_run set {column} = {moved} where {column} is not null", [back])


def command_of(pid: int) -> str:
    """Return the command line of a process; nothing when it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""
