"""Days as people write them: one day, or the first and last of several."""

from __future__ import annotations

from datetime import date


def spelled(start: date | None, end: date | None = None) -> str:
    """Return "23 January 2026", "23–24 January 2026", "30 January – 2 February 2026", or "no day yet"."""
    if start is None:
        return "no day yet"
    if end is None or end <= start:
        return start.strftime("%-d %B %Y")
    last = end.strftime("%-d %B %Y")
    if start.year != end.year:
        return f"{start.strftime('%-d %B %Y')} – {last}"
    return f"{start.strftime('%-d %B')} – {last}" if start.month != end.month else f"{start.day}–{last}"
