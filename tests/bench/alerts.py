"""10,000 pending alerts on each of three hooks, one of them dead: what the others get a second, beside none dead.

`python -m tests.bench.alerts [alerts]`. Two receivers answer at once on loopback; the dead one takes connections and
never answers, which is the slowest way to be dead.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections import Counter
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from flows.alerts.delivery import deliver_due
from tests.flows.alerts.receiver import receiving
from tests.flows.alerts.test_delivery import database, hook, written


def measured(count: int, *, dead: bool) -> dict[str, float]:
    """Return alerts a second by hook; the third hook is dead, or answers too."""
    with tempfile.TemporaryDirectory() as folder, receiving() as a, receiving() as b, receiving() as c:
        c.how = "silent" if dead else "answer"
        with database(Path(folder)) as store:
            for name in "abc":
                written(store, name, count, 500)
            channels = {"a": hook(a), "b": hook(b), "c": hook(c)}
            done: dict[str, float] = {}
            started = monotonic()
            attempts = asyncio.run(
                deliver_due(lambda: nullcontext(store), channels, lambda: datetime.now(UTC), seconds=3600)
            )
            done["all"] = monotonic() - started
        taken = Counter(attempt.alert_id.partition("-")[0] for attempt in attempts if attempt.delivered)
        return {name: taken[name] / done["all"] for name in "abc"}


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    for dead in (False, True):
        rates = measured(count, dead=dead)
        shown = ", ".join(f"{name} {rate:.0f}/s" for name, rate in rates.items())
        print(f"{count:,} alerts a hook, {'one of three dead' if dead else 'all three sound'}: {shown}")
