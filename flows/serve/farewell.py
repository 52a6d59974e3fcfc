"""What is written down when the schedule is stopped on purpose: the run that ended with it was killed by nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from storage import lock
from storage.pulse import beat, read_pulse


def say_stopped(database: Path, now: datetime) -> None:
    """Strike the ended run's name out of the writer's lock and call its cycle stopped; a living writer is left alone.

    The next run takes up what was left, as after any end; without this `parley status` would tell of a killed one.
    """
    if not lock.strike_out(database):
        return
    pulse = read_pulse(database)
    if pulse is not None and pulse.outcome == "running":
        beat(database, replace(pulse, stage_at=now, outcome="stopped", error="`parley serve` was stopped"))
