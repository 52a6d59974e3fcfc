"""A leashed child dies with its parent, however the parent dies."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from tests.flows.processes import left_after

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
    assert left_after([child], 10) == set()
    parent.communicate()
