"""Days, instants, counts and addresses as the report writes them; pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from flows.alerts.plain import seen

#: Longer texts of strangers are cut: a headline, a name, a reason.
LONGEST: Final = 600
_PLURALS: Final = {"body": "bodies", "story": "stories", "entry": "entries"}


def text(value: Any, limit: int = LONGEST) -> str:
    """Return a stranger's text as one line without characters that are not seen or turn others around."""
    return seen(str(value), limit) if value is not None else ""


def link(url: Any) -> str | None:
    """Return an address when it is one of the web and nothing else, else None."""
    try:
        parts = urlsplit(str(url or "").strip())
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in ("http", "https") and parts.hostname else None


def article(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row of an article with its headline and outlet as text and its address as a link, if it is one."""
    title, outlet = text(row["title"], 300) or "(no title)", text(row["outlet"], 120)
    return {**row, "title": title, "outlet": outlet, "url": link(row["url"])}


def day(value: date | datetime | None) -> str:
    """Return a day as 5 February 2026, or nothing."""
    return f"{value.day} {value:%B %Y}" if value else ""


def short_day(value: date | datetime | None) -> str:
    """Return a day as 5 Feb 2026, or nothing."""
    return f"{value.day} {value:%b %Y}" if value else ""


def instant(value: datetime | None) -> str:
    """Return an instant as 5 February 2026, 17:45 UTC, or nothing."""
    return f"{day(value)}, {value:%H:%M} UTC" if value else ""


def days(start: date | None, end: date | None) -> str:
    """Return the days from one to another: 17–18 February 2026, 30 January – 2 February 2026."""
    if start is None or end is None or start == end:
        return day(start or end)
    if start.year != end.year:
        return f"{day(start)} – {day(end)}"
    if start.month != end.month:
        return f"{start.day} {start:%B} – {day(end)}"
    return f"{start.day}–{day(end)}"


def count(number: int, word: str) -> str:
    """Return a number with its noun: 1 origin, 1,200 origins."""
    return f"{number:,} {word if number == 1 else _PLURALS.get(word, f'{word}s')}"


def age(span: timedelta) -> str:
    """Return how long ago something was, in the coarsest unit that says it: 40 minutes, 5 hours, 16 days."""
    minutes = max(0, int(span.total_seconds() // 60))
    if minutes < 120:
        return count(minutes, "minute")
    return count(minutes // 60, "hour") if minutes < 60 * 48 else count(minutes // (60 * 24), "day")


def listed(items: list[str]) -> str:
    """Return items as a list in a sentence: a, b and c."""
    return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else "".join(items)


def beyond(rows: list[dict[str, Any]]) -> int:
    """Return how many rows there are beyond those of a bounded list, which its rows count as ``in_all``."""
    return max(0, rows[0]["in_all"] - len(rows)) if rows else 0
