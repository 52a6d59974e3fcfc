"""The runner as a process of its own: makes the deployments, mends what was left behind, starts runs until ended."""

from __future__ import annotations

import asyncio
import os
import sys
import warnings
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from flows.deployments import run_deployments


def main() -> None:
    """Run the deployments of the configuration folder named by the first argument, empty for the project's own."""
    # Prefect's synchronous stop, called while its loop is going down, leaves its own coroutine behind.
    warnings.filterwarnings("ignore", message="coroutine 'Runner.astop' was never awaited")
    os.environ["PARLEY_RUNNER"] = str(os.getpid())  # the runs end with us, even one that is only starting
    folder = Path(sys.argv[1]) if sys.argv[1] else None
    with suppress(asyncio.CancelledError, KeyboardInterrupt):  # told to end, Prefect cancels what waits
        asyncio.run(run_deployments(folder, timedelta(seconds=float(os.environ["PARLEY_SERVE_EVERY"]))))


if __name__ == "__main__":
    main()
