"""A Prefect server of Parley's own: on loopback, on a leash, with its own home and no telemetry.

Prefect is not imported here: everything it must know is in the environment before it is.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from extractors.errors import ParleyError
from flows.leash import leashed

#: Seconds a cold server may take: 17–30 were measured on two busy cores.
START_SECONDS: Final = 120
#: Seconds between two looks at whether it answers.
LOOK_SECONDS: Final = 0.1


def quiet_settings(home: Path) -> dict[str, str]:
    """Return the environment that keeps Prefect in ``home``, silent towards the internet and terse in the terminal."""
    return {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(START_SECONDS),
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
        "PREFECT_LOGGING_LEVEL": os.environ.get("PREFECT_LOGGING_LEVEL", "WARNING"),
        "PREFECT_CLI_PROMPT": "false",
        # A killed run must not hold its slot for Prefect's five minutes.
        "PREFECT_SERVER_CONCURRENCY_INITIAL_DEPLOYMENT_LEASE_DURATION": "60",
        # After an hour's outage it marks a hundred runs at once, and they lock each other out for a minute (measured);
        # a runner that starts finds what was missed by itself.
        "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "false",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    }


def home_in(data: str) -> Path:
    """Return where Prefect's own files lie in a data folder."""
    return Path(data) / "prefect"


def where_not_set(home: Path) -> dict[str, str]:
    """Return the same for a server somebody configured: what the environment says already stays as it is."""
    return {name: value for name, value in quiet_settings(home).items() if name not in os.environ}


def free_port() -> int:
    """Return a loopback port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def port_near(wanted: int) -> int:
    """Return a loopback port nobody listens on: the one wanted, else the next free one above, else any."""
    for port in range(wanted, min(wanted + 20, 65_536)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    return free_port()


@dataclass(slots=True, kw_only=True)
class Server:
    """A server of our own that can be started, looked at, and stopped; its files and its log are in ``home``."""

    home: Path
    port: int
    user_interface: bool = False
    _child: subprocess.Popen[bytes] | None = None

    @property
    def api(self) -> str:
        """Return the address of its API."""
        return f"{self.page}/api"

    @property
    def page(self) -> str:
        """Return the address people look at."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def settings(self) -> dict[str, str]:
        """Return the environment it and its clients live in."""
        return quiet_settings(self.home) | {"PREFECT_UI_ENABLED": str(self.user_interface).lower()}

    @property
    def for_clients(self) -> dict[str, str]:
        """Return the same with its address: what points a client at it."""
        return self.settings | {"PREFECT_API_URL": self.api}

    @property
    def ended(self) -> int | None:
        """Return how it ended by itself; None while it lives or was not started."""
        return self._child.poll() if self._child else None

    @property
    def running(self) -> bool:
        """Say whether it was started and lives."""
        return self._child is not None and self._child.poll() is None

    def start(self) -> None:
        """Start it and wait until it answers; raises ParleyError when it does not in time."""
        self.home.mkdir(parents=True, exist_ok=True)
        log = self.home / "server.log"
        with log.open("ab") as out:
            self._child = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
                leashed(_command(self.port)),
                env=_environment(self.settings),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,  # Ctrl-C is ours to hear; it is told to end when its clients have
            )
        try:
            self._wait_until_it_answers(self._child, log)
        except BaseException:
            self.stop()
            raise

    def _wait_until_it_answers(self, child: subprocess.Popen[bytes], log: Path) -> None:
        for _ in range(int(START_SECONDS / LOOK_SECONDS)):
            if child.poll() is not None:
                raise ParleyError(
                    f"Parley's Prefect server ended at start; its last words are in {log}", subject=self.api
                )
            if self.answers(seconds=1.0):
                return
            time.sleep(LOOK_SECONDS)
        raise ParleyError(f"Parley's Prefect server did not answer in {START_SECONDS} s; see {log}", subject=self.api)

    def answers(self, seconds: float = 5.0) -> bool:
        """Say whether it answers now."""
        with suppress(urllib.error.URLError, OSError), urllib.request.urlopen(f"{self.api}/health", timeout=seconds):  # noqa: S310
            return True
        return False

    def stop(self, seconds: float = 6.0) -> None:
        """End it, at the latest after so many seconds."""
        child, self._child = self._child, None
        if child is None:
            return
        child.terminate()
        try:
            child.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


@contextmanager
def private_server(home: Path, *, port: int | None = None, user_interface: bool = False) -> Iterator[str]:
    """Run a server for the length of the block, point this process at it, and yield its API address.

    A configured PREFECT_API_URL is ignored for that length. Raises ParleyError when it does not answer in time.
    """
    server = Server(home=home, port=port or free_port(), user_interface=user_interface)
    server.start()
    try:
        with _environment_set(server.for_clients):
            yield server.api
    finally:
        server.stop()


def _command(port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "uvicorn", "--factory", "prefect.server.api.server:create_app"),
        *("--host", "127.0.0.1", "--port", str(port), "--log-level", "error", "--lifespan", "on"),
        *("--timeout-keep-alive", "5", "--timeout-graceful-shutdown", "3"),
    ]


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_API_")}
    return {**kept, **settings, "PREFECT__SERVER_FINAL": "1"}


@contextmanager
def _environment_set(values: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
