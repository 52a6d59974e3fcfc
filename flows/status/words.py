"""How faults say spans, sizes and lists; pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta


def span(time: timedelta) -> str:
    """Return a span in the unit a person would use."""
    hours = time / timedelta(hours=1)
    if hours < 2:
        return f"{hours * 60:.0f} minutes"
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
