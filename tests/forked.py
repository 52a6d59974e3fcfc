"""Work done in forks of a process that has everything loaded: a fork costs milliseconds, a new process seconds."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final, TextIO


def threads() -> int:
    """Count the threads of this process, native ones too."""
    return len(list(Path("/proc/self/task").iterdir()))


def begun(work: Callable[[], str]) -> tuple[int, TextIO]:
    """Begin work in a fork; returns its process and where it will tell what it returned."""
    assert threads() <= _BEFORE_ALL, "a fork would lose a thread"
    reader, writer = os.pipe()
    if (child := os.fork()) == 0:
        os.close(reader)
        with os.fdopen(writer, "w") as out:
            out.write(work())
        os._exit(0)
    os.close(writer)
    return child, os.fdopen(reader)


def ended(child: int, told: TextIO) -> tuple[int, str]:
    """Wait for a fork; returns its exit status and what its work returned."""
    with told:
        answer = told.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), answer


#: Arithmetic libraries have threads of their own, which they end before a fork.
_BEFORE_ALL: Final = threads()
