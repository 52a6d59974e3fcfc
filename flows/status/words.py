"""How faults say spans, sizes and lists; pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from storage.lock import Holding


def span(time: timedelta) -> str:
    """Return a span in the unit a person would use."""
    hours = time / timedelta(hours=1)
    if hours < 2:
        return number(round(hours * 60), "minute")
    return f"{hours:.0f} hours" if hours < 48 else f"{hours / 24:.0f} days"


def at(moment: datetime | None) -> str:
    """Return an instant to the minute."""
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else "never"


def size(count: float) -> str:
    """Return a number of bytes in megabytes or gigabytes."""
    return f"{count / 2**30:.1f} GB" if count >= 2**30 else f"{count / 2**20:.0f} MB"


def some(names: Sequence[str], most: int = 4) -> str:
    """Return the first names, and how many more there are."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def number(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def schedule(serving: Holding | None) -> str:
    """Return whether `parley serve` keeps the schedule."""
    if serving is None:
        return "`parley serve` does not run"
    if not serving.alive:
        return f"`parley serve` was killed (process {serving.pid}, since {at(serving.since)})"
    return f"`parley serve` runs, process {serving.pid} since {at(serving.since)}"
