"""Looks after real processes in end-to-end tests: who descends from whom, and who has ended."""

from __future__ import annotations

import os
import select
from collections.abc import Iterable
from pathlib import Path


def descendants(pid: int) -> set[int]:
    """Return the ids of all living processes below a process."""
    found: set[int] = set()
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found |= {child} | descendants(child)
    return found


def left_after(pids: Iterable[int], seconds: float) -> set[int]:
    """Wait for processes to end, at most so long in all; returns those that live on."""
    waiting, left = select.poll(), {}
    for pid in pids:
        try:
            left[os.pidfd_open(pid)] = pid
        except ProcessLookupError:
            continue
    for descriptor in left:
        waiting.register(descriptor, select.POLLIN)
    while left and (ended := waiting.poll(seconds * 1000)):
        for descriptor, _ in ended:
            waiting.unregister(descriptor)
            os.close(descriptor)
            del left[descriptor]
    for descriptor in left:
        os.close(descriptor)
    return set(left.values())


def naming(text: str) -> set[int]:
    """Return the ids of all processes whose command line or environment holds a text (a folder of the test's own)."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            told = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        except OSError:
            continue
        if text.encode() in told and int(process.name) != os.getpid():
            found.add(int(process.name))
    return found
