"""The commands that act: one cycle, a loop of cycles, the demo, the schedule."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Final

import typer

from config import Config
from flows.cli.look import load
from flows.cli.show import show_json
from flows.cli.told import tell_cycle
from flows.prefect_server import home_in, private_server, where_not_set
from flows.progress import tell

if TYPE_CHECKING:
    from flows.accounts import CycleAccount

_UNITS: Final = {"s": 1, "m": 60, "h": 3600}


def interval(text: str) -> timedelta:
    """Return an interval written as 30s, 5m or 1h; raises a usage error otherwise."""
    match = re.fullmatch(r"(\d{1,5})([smh])", text.strip())
    if not match or int(match[1]) == 0:
        raise typer.BadParameter(f"{text!r} is no interval; write 30s, 5m or 1h")
    return timedelta(seconds=int(match[1]) * _UNITS[match[2]])


def run_cycles(folder: Path | None, every: str | None, *, with_prefect: bool, as_json: bool) -> int:
    """Run one cycle, or one per interval until interrupted; 0 when any due feed answered, 1 when none did."""
    loaded = load(folder)
    pause = interval(every) if every else None
    with _interruptible(), _orchestrated(loaded, with_prefect=with_prefect):
        while True:
            started = time.monotonic()
            account = asyncio.run(_one_cycle(loaded, with_prefect=with_prefect))
            show_json(account.summary()) if as_json else tell_cycle(account)
            if pause is None:
                return 0 if account.answered else 1
            asyncio.run(_wait(folder, max(0.0, pause.total_seconds() - (time.monotonic() - started))))


async def _wait(folder: Path | None, seconds: float) -> None:
    """Wait for the next cycle; feeds that cannot wait so long are asked meanwhile."""
    from flows.between import keep_polling

    with suppress(TimeoutError):
        await asyncio.wait_for(keep_polling(partial(load, folder), tell), seconds)


async def _one_cycle(loaded: Config, *, with_prefect: bool) -> CycleAccount:
    from flows.progress import progress_for
    from flows.workshop import open_workshop

    with progress_for(terminal=sys.stderr.isatty()) as bar:
        async with open_workshop(loaded, now=datetime.now(UTC), progress=bar) as shop:
            if not with_prefect:
                from flows.cycle import run_plainly

                return await run_plainly(shop)
            from flows.monitor import monitor

            return await monitor(shop)


@contextmanager
def _orchestrated(loaded: Config, *, with_prefect: bool) -> Iterator[None]:
    """Point Prefect at the configured server, or at one of our own for the length of the block."""
    home = home_in(loaded.settings.paths.data)
    if not with_prefect:
        yield
    elif os.environ.get("PREFECT_API_URL"):
        os.environ.update(where_not_set(home))
        yield
    else:
        typer.echo("starting Prefect (10 to 30 s; --no-prefect does without)", err=True)
        with private_server(home):
            yield


def run_demo(data: Path | None, *, as_json: bool) -> int:
    """Replay the demo and show what came of it; 0 when every promise of the demo held."""
    from flows.demo.play import play

    with _interruptible():
        return play(data, as_json=as_json)


def serve_cycles(folder: Path | None, every: str | None) -> int:
    """Keep the schedule going until interrupted, which is how it ends well: 0."""
    from flows.serve.only import only_one
    from flows.serve.runner import Runner
    from flows.serve.supervisor import Supervisor, own_server

    loaded = load(folder)
    pause = interval(every) if every else timedelta(minutes=loaded.settings.schedule.every_minutes)
    with _interruptible(exit_code=0), only_one(Path(loaded.settings.paths.data)):
        server = own_server(loaded, tell)
        if server:
            tell("starting the Prefect server (10 to 30 s; the first time longer)")
        tell(f"a cycle starts every {_written(pause)}; Ctrl-C stops")
        runner = Runner(folder=folder, every=pause)
        Supervisor(config=loaded, every=pause, say=tell, runner=runner, server=server).watch()
    return 0


def _written(pause: timedelta) -> str:
    """Return an interval as a person writes it: 30s, 5m, 1h."""
    seconds = int(pause.total_seconds())
    unit = next(unit for unit in ("h", "m", "s") if seconds % _UNITS[unit] == 0)
    return f"{seconds // _UNITS[unit]}{unit}"


@contextmanager
def _interruptible(exit_code: int = 130) -> Iterator[None]:
    """Let SIGTERM end the block as Ctrl-C does, so that children are stopped and locks let go.

    Both are heard even where a shell started us with SIGINT ignored, as it does behind ``&``.
    """

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = {one: signal.signal(one, interrupt) for one in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("stopped; the next run takes up what was left", err=True)
        raise SystemExit(exit_code) from None
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
