"""Ten readers of a snapshot in one process, for as long as standard input is open; what they saw comes out as JSON.

`python -m tests.flows.readers SNAPSHOT`. Each opens the snapshot again and again and asks; one more holds the first
it opened and asks that, to the end.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path
from typing import Any

from storage import Snapshot, open_snapshot

READERS = 10
#: Between two looks of one reader, so that twenty of them leave the writer some of the machine.
PAUSE = 1.5
#: What one state of the database is known by.
STATE = """
    select (select max(started_at)::varchar from run) as known, (select count(*) from article) as articles,
        (select count(*) from fact) as facts, (select count(*) from rounds) as rounds
"""


class Reader(threading.Thread):
    """Opens the snapshot, asks it twice and closes it, until told to stop."""

    def __init__(self, path: Path, stop: threading.Event, *, searches: bool) -> None:
        super().__init__()
        self.path, self.stop, self.searches = path, stop, searches
        self.seen: list[str] = []
        self.asked = 0
        self.errors: list[str] = []

    def run(self) -> None:
        """Go on until all is over and the newest state was seen after it."""
        over = False
        while not over:
            over = self.stop.wait(PAUSE)
            try:
                self._look()
            except Exception as error:  # noqa: BLE001  what goes wrong is what is counted
                self.errors.append(f"{type(error).__name__}: {error}")

    def _look(self) -> None:
        with open_snapshot(self.path, memory="100MB", threads=1) as snapshot:
            first = snapshot.sql(STATE).one()
            if self.searches:
                snapshot.search("talks")
            again = snapshot.sql(STATE).one()
            self.asked += 1
        if first != again:
            self.errors.append(f"one snapshot, two states: {first} and {again}")
        if first["known"] not in self.seen:
            self.seen.append(first["known"])


def held(snapshot: Snapshot) -> dict[str, Any]:
    """Return what a held snapshot tells."""
    return snapshot.sql(STATE).one()


def main() -> None:
    """Read until standard input is closed."""
    path, stop = Path(sys.argv[1]), threading.Event()
    with open_snapshot(path, memory="100MB", threads=1) as holding:
        before = held(holding)
        readers = [Reader(path, stop, searches=number == 0) for number in range(READERS)]
        for reader in readers:
            reader.start()
        print("reading", flush=True)
        sys.stdin.read()
        stop.set()
        for reader in readers:
            reader.join()
        after = held(holding)
    told = [{"asked": one.asked, "seen": one.seen, "errors": one.errors} for one in readers]
    print(json.dumps({"before": before, "after": after, "readers": told}))


if __name__ == "__main__":
    main()
