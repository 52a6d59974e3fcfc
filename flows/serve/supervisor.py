"""The parent of everything `parley serve` starts: two children, started anew when they end, both gone when it goes.

It imports no Prefect: what it watches over may break, it must not.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from config import Config
from extractors.errors import ParleyError
from flows.prefect_server import Server, home_in, port_near, where_not_set
from flows.serve.alarm import look, sound
from flows.serve.farewell import say_stopped
from flows.serve.runner import Runner
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
    every: timedelta
    say: Say
    runner: Runner
    server: Server | None = None
    born: float = 0.0
    watched: float = -WATCH
    silent: int = 0
    ends: Ends = field(default_factory=Ends)
    alarm: Alarm = field(default_factory=Alarm)

    def watch(self) -> None:
        """Start both and look after them until the block around is interrupted; nothing is left running."""
        health = time.monotonic()
        try:
            self._look_for_polls()  # first of all: what comes may fail, again and again
            self._start()
            self.say(f"ready; {self._where}")
            while True:
                time.sleep(LOOK)
                if time.monotonic() - health >= HEALTH:
                    health = time.monotonic()
                    self._count_silence()
                self._mend()
                self._look_for_polls()
        except KeyboardInterrupt:
            self.say("stopping: the run under way, then the server; it takes some seconds")
            self._stop_runner()
            say_stopped(Path(self.config.settings.paths.database), datetime.now(UTC))
            raise
        finally:
            self._stop()

    @property
    def _where(self) -> str:
        if self.server is None:
            return f"the server is {os.environ['PREFECT_API_URL']}"
        return f"the page with all schedules is {self.server.page}"

    def _start(self) -> None:
        """Start what is not running: first the server, then the runner, which mends what was left behind."""
        self.born = time.monotonic()
        if self.server is None:
            self.runner.start(where_not_set(home_in(self.config.settings.paths.data)))
            return
        if not self.server.running:
            self.server.start()
        self.runner.start(self.server.for_clients)

    def _count_silence(self) -> None:
        """Count the looks at which a living server did not answer."""
        if self.server is not None and self.server.running:
            self.silent = 0 if self.server.answers() else self.silent + 1

    def _mend(self) -> None:
        """Start anew what ended: the runner alone, or both, for a runner that lost its server is of no use."""
        if self.server is not None and self.server.ended is not None:
            self._again(f"the Prefect server ended ({self.server.ended})", self._stop)
        elif self.silent >= SILENT_LOOKS:
            self._again("the Prefect server does not answer any more", self._stop)
        elif self.runner.ended is not None:
            self._again(f"the runner ended ({self.runner.ended})", self._stop_runner)

    def _again(self, why: str, stop: Callable[[], None]) -> None:
        """Stop what is of no use and start what is missing, with longer and longer waits while that fails."""
        while why:
            self.ends, self.silent = self.ends.after(time.monotonic() - self.born), 0
            if self.ends.hopeless:
                raise ParleyError(f"{why}, {self.ends.count} times in a row; mend what it says above", subject="serve")
            self.say(f"{why}; starting again in {self.ends.wait:.0f} s")
            stop()
            self._look_for_polls()
            time.sleep(self.ends.wait)
            why = self._start_failed()
        self.say("started again; what was left is taken up by one run")

    def _start_failed(self) -> str:
        try:
            self._start()
        except ParleyError as error:
            return str(error)
        return ""

    def _look_for_polls(self) -> None:
        """Tell the dead-man alarm when it is due; looked at once a minute, whatever the children do."""
        if time.monotonic() - self.watched < WATCH:
            return
        self.watched, now = time.monotonic(), datetime.now(UTC)
        fault = look(self.config, self.every, now)
        self.alarm, due = self.alarm.seen(fault.since or now if fault else None, now)
        if fault and due:
            then = "`parley status` says what else is wrong" if self.born else "a cycle follows once all is started"
            self.say(f"ALARM: {fault.what} ({fault.evidence}); {then}")
            why_not = asyncio.run(sound(self.config, fault, now))
            if why_not:
                self.say(f"the hooks are told by the next cycle: {why_not}")

    def _stop_runner(self) -> None:
        self.runner.stop(GRACE)

    def _stop(self) -> None:
        """End the runner, whose runs die with it, then the server."""
        self._stop_runner()
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
    return Server(home=home_in(config.settings.paths.data), port=port, user_interface=True)
