"""The runner as the supervisor sees it: a child on a leash whose runs, its own children, end with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from flows.leash import leashed


@dataclass(slots=True, kw_only=True)
class Runner:
    """The child that starts runs, in a session of its own: the runs are in its group."""

    folder: Path | None
    every: timedelta
    _child: subprocess.Popen[bytes] | None = None

    def start(self, settings: Mapping[str, str]) -> None:
        """Start it with these settings of Prefect's in its environment."""
        environment = {**os.environ, **settings, "PARLEY_SERVE_EVERY": str(self.every.total_seconds())}
        command = [sys.executable, "-m", "flows.serve", str(self.folder.resolve()) if self.folder else ""]
        self._child = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            leashed(command), env=environment, stdin=subprocess.DEVNULL, start_new_session=True
        )

    @property
    def ended(self) -> int | None:
        """Return how it ended by itself; None while it lives or was not started."""
        return self._child.poll() if self._child else None

    def stop(self, seconds: float) -> None:
        """End it, at the latest after so many seconds, and whatever it started and left behind."""
        child, self._child = self._child, None
        if child is None:
            return
        if child.poll() is None:
            child.terminate()
            with suppress(subprocess.TimeoutExpired):
                child.wait(timeout=seconds)
        # Nobody else can bear the group's number as long as one of the group lives.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
