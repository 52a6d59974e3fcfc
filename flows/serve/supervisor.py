"""The parent of everything `parley serve` starts: two children, started anew when they end, both gone when it goes.

It imports no Prefect: what it watches over may break, it must not.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from config import Config
from extractors.errors import ParleyError
from flows.leash import leashed
from flows.prefect_server import Server, port_near, quiet_settings
from flows.serve.alarm import look, sound
from flows.serve.vigil import SILENT_LOOKS, Alarm, Ends

#: Seconds between two looks at the children, at the server's health, and at whether feeds are polled.
LOOK: Final = 0.2
HEALTH: Final = 10.0
WATCH: Final = 60.0
#: Seconds the runner gets to end by itself; the server gets as many: all is over within ten.
GRACE: Final = 4.0

Say = Callable[[str], None]


@dataclass(slots=True, kw_only=True)
class Supervisor:
    """Keeps the server, if it is ours, and the runner alive until it is told to stop."""

    config: Config
    folder: Path | None
    every: timedelta
    say: Say
    server: Server | None = None
    runner: subprocess.Popen[bytes] | None = None
    born: float = 0.0
    silent: int = 0
    ends: Ends = field(default_factory=Ends)
    alarm: Alarm = field(default_factory=Alarm)

    def watch(self) -> None:
        """Start both and look after them until the block around is interrupted; nothing is left running."""
        health = watch = 0.0
        try:
            self._start()
            while True:
                time.sleep(LOOK)
                now = time.monotonic()
                if now - health >= HEALTH:
                    health, gone = now, self._silent()
                    if gone:
                        self._again("the Prefect server does not answer any more")
                ended = self._ended()
                if ended:
                    self._again(ended)
                if now - watch >= WATCH:
                    watch = now
                    self._look_for_polls()
        finally:
            self._stop()

    def _start(self) -> None:
        """Start what is not running: first the server, then the runner, which mends what was left behind."""
        self.born = time.monotonic()
        if self.server is not None:
            self.server.start()
        environment = {**os.environ, **self._settings(), "PARLEY_SERVE_EVERY": str(self.every.total_seconds())}
        command = [sys.executable, "-m", "flows.serve", str(self.folder.resolve()) if self.folder else ""]
        self.runner = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            leashed(command), env=environment, stdin=subprocess.DEVNULL, start_new_session=True
        )

    def _settings(self) -> dict[str, str]:
        quiet = quiet_settings(Path(self.config.settings.paths.data) / "prefect")
        if self.server is None:
            return {name: value for name, value in quiet.items() if name not in os.environ}
        return quiet | {"PREFECT_API_URL": self.server.api}

    def _ended(self) -> str:
        """Say which child ended, if one did."""
        if self.server is not None and self.server.ended is not None:
            return f"the Prefect server ended ({self.server.ended})"
        code = self.runner.poll() if self.runner else None
        return f"the runner ended ({code})" if code is not None else ""

    def _silent(self) -> bool:
        """Count the looks at which a living server did not answer; say whether it is given up."""
        if self.server is None or self.server.ended is not None:
            return False
        self.silent = 0 if self.server.answers() else self.silent + 1
        return self.silent >= SILENT_LOOKS

    def _again(self, why: str) -> None:
        """Stop what still runs and start both: a runner without its server, or with another, is of no use."""
        self.ends, self.silent = self.ends.after(time.monotonic() - self.born), 0
        if self.ends.hopeless:
            raise ParleyError(f"{why}, {self.ends.count} times in a row; mend what it says above", subject="serve")
        self.say(f"{why}; starting again in {self.ends.wait:.0f} s")
        self._stop()
        time.sleep(self.ends.wait)
        self._start()
        self.say("started again; what was left is taken up by one run")

    def _look_for_polls(self) -> None:
        now = datetime.now(UTC)
        fault = look(self.config, self.every, now)
        self.alarm, due = self.alarm.seen(fault.since or now if fault else None, now)
        if fault and due:
            self.say(f"ALARM: {fault.what} ({fault.evidence}); {fault.advice}")
            why_not = asyncio.run(sound(self.config, fault, now))
            if why_not:
                self.say(f"the hooks are told by the next cycle: {why_not}")

    def _stop(self) -> None:
        """End the runner, whose runs die with it, then the server."""
        if self.runner is not None and self.runner.poll() is None:
            self.runner.terminate()
            try:
                self.runner.wait(timeout=GRACE)
            except subprocess.TimeoutExpired:
                self.runner.kill()
                self.runner.wait()
        if self.server is not None:
            self.server.stop(GRACE)


def own_server(config: Config, say: Say) -> Server | None:
    """Return the server to start, None where PREFECT_API_URL names one; a taken port gives way to the next free one."""
    configured = os.environ.get("PREFECT_API_URL")
    if configured:
        return None
    wanted = config.settings.schedule.port
    port = port_near(wanted)
    if port != wanted:
        say(f"port {wanted} is taken; using {port} (schedule.port in settings.toml)")
    return Server(home=Path(config.settings.paths.data) / "prefect", port=port, user_interface=True)


@contextmanager
def only_one(data: Path) -> Iterator[None]:
    """Let one `parley serve` run for a data folder; raises ParleyError for a second one."""
    path = data / "serve.lock"
    data.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise ParleyError(f"another `parley serve` runs for {data}; stop it first", subject=str(path)) from error
        yield
