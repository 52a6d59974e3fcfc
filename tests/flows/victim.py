"""A cycle that kills itself: ``python -m tests.flows.victim FOLDER PORT NTH WHERE``.

WHERE is ``inside`` (just before the NTH commit) or ``after`` (just after it); NTH 0 kills nothing and prints how many
commits a cycle makes.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from storage.store import Store
from tests.flows.small_world import EARLIER, one_cycle, small_world


def _armed(run: Callable[..., None], nth: int, where: str) -> tuple[Callable[..., None], list[int]]:
    seen = [0]

    def run_or_die(self: Store, sql: str, /, **parameters: object) -> None:
        if sql != "commit":
            run(self, sql, **parameters)
            return
        seen[0] += 1
        if seen[0] == nth and where == "inside":
            os.kill(os.getpid(), signal.SIGKILL)
        run(self, sql, **parameters)
        if seen[0] == nth and where == "after":
            os.kill(os.getpid(), signal.SIGKILL)

    return run_or_die, seen


def main() -> None:
    """Run the cycle, armed."""
    folder, port, nth, where = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    armed, seen = _armed(Store.run, nth, where)
    Store.run = armed  # type: ignore[method-assign]
    asyncio.run(one_cycle(folder, small_world(), port, EARLIER))
    print(seen[0])


if __name__ == "__main__":
    main()
