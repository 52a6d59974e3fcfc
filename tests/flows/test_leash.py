"""A leashed child dies with its parent, however the parent dies."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

_PARENT = """
import subprocess, sys
from flows.leash import leashed
child = subprocess.Popen(leashed(["sleep", "60"]))
print(child.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent died")
def test_a_leashed_child_dies_when_its_parent_is_killed() -> None:
    """After SIGKILL of the parent the child ends too."""
    parent = subprocess.Popen([sys.executable, "-c", _PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    with pidfd(child) as gone:
        assert gone.poll(10_000), "the child lives on"
    parent.communicate()


@contextmanager
def pidfd(pid: int) -> Iterator[select.poll]:
    """Wait on a process that is no child of ours: the descriptor turns readable when it ends."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        descriptor = os.open(os.devnull, os.O_RDONLY)
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    try:
        yield poll
    finally:
        os.close(descriptor)
