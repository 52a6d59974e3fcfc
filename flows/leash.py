"""Keeps a child process from outliving its parent, however the parent dies.

``python -m flows.leash <program> …`` ties itself to its parent and becomes the program. Prefect's own temporary server
stays behind for good when its parent is killed; this one cannot.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from typing import Final

#: prctl option of linux/prctl.h: the signal this process gets when its parent dies; kept across exec.
PR_SET_PDEATHSIG: Final = 1


def die_with_parent(parent: int | None = None) -> None:
    """Ask the kernel to kill this process when its parent dies; elsewhere than on Linux this does nothing.

    ``parent`` is the process id the parent had when it made this one: if it is gone already, we go at once.
    """
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if parent is not None and os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def leashed(command: list[str]) -> list[str]:
    """Return the command line that runs ``command`` on a leash held by this process."""
    return [sys.executable, "-m", "flows.leash", str(os.getpid()), *command]


def main() -> None:
    """Tie this process to the parent named by the first argument and become the rest of the arguments."""
    die_with_parent(int(sys.argv[1]))
    os.execvp(sys.argv[2], sys.argv[2:])  # noqa: S606 (the command comes from ``leashed`` alone)


if __name__ == "__main__":
    main()
