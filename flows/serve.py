"""Puts the cycle on a Prefect schedule; two runs never overlap and an outage is followed by one run, not a stampede."""

from __future__ import annotations

import warnings
from datetime import timedelta
from pathlib import Path
from typing import Final

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy

from flows.monitor import scheduled

#: A surplus run is cancelled, not queued: the next one does its work (see storage's stage contract).
ONE_AT_A_TIME: Final = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)


def serve_monitor(config_folder: Path | None, every: timedelta, *, name: str = "monitor") -> None:
    """Create the deployment on the configured Prefect server and start its runs until interrupted."""
    # Prefect's synchronous stop, called while its loop is going down, leaves its own coroutine behind.
    warnings.filterwarnings("ignore", message="coroutine 'Runner.astop' was never awaited")
    scheduled.serve(
        name=name,
        interval=every,
        parameters={"config_folder": str(config_folder.resolve()) if config_folder else ""},
        global_limit=ONE_AT_A_TIME,
        pause_on_shutdown=False,
        print_starting_message=False,
    )
