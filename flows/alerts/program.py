"""Runs a program beside the event loop: its input, its bounded output, its deadline; it takes its children with it."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

#: Bytes of output kept, from the end; the rest is read and dropped, so that no program blocks on a full pipe.
KEPT: Final = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a program ended; ``code`` is None when the deadline ended it."""

    code: int | None
    out: str
    err: str


async def run(argv: Sequence[str], *, given: bytes, environment: Mapping[str, str], seconds: float) -> Ended:
    """Run ``argv`` without a shell, with exactly ``environment``; raises OSError when it cannot be started."""
    process = await asyncio.create_subprocess_exec(
        *argv,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=dict(environment),
        start_new_session=True,
    )
    assert process.stdin
    assert process.stdout
    assert process.stderr
    ends = asyncio.gather(_tail(process.stdout), _tail(process.stderr), _give(process.stdin, given), process.wait())
    try:
        out, err, _, code = await asyncio.wait_for(ends, seconds)
    except BaseException as error:
        await _end(process)
        if isinstance(error, TimeoutError):
            return Ended(code=None, out="", err="")
        raise
    return Ended(code=code, out=out, err=err)


async def _give(pipe: asyncio.StreamWriter, given: bytes) -> None:
    # A program may end without reading what it was given.
    with suppress(ConnectionError):
        pipe.write(given)
        await pipe.drain()
    pipe.close()
    with suppress(ConnectionError):
        await pipe.wait_closed()


async def _tail(pipe: asyncio.StreamReader) -> str:
    kept = b""
    while data := await pipe.read(65_536):
        kept = (kept + data)[-KEPT:]
    return kept.decode("utf-8", "replace")


async def _end(process: asyncio.subprocess.Process) -> None:
    """Kill a program with everything it started; its group's number is not given away while one of them lives."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    await process.wait()
