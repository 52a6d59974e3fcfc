"""Reads what a status line and headers mean for us: refused, gone, later, or fresh for how long. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from extractors.errors import FetchError
from flows.fetch.answer import Headers, header
from flows.fetch.guard import shown

#: Nobody is waited for longer than a day; Media Cloud uses the same cap.
LONGEST: Final = timedelta(hours=24)
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_REASONS: Final = {401: "blocked", 403: "blocked", 404: "not_found", 410: "gone", 429: "throttled", 451: "blocked"}
_SECONDS: Final = re.compile(r"[0-9]{1,10}\Z")
_MAX_AGE: Final = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?([0-9]{1,10})", re.IGNORECASE)


def instant(text: str | None) -> datetime | None:
    """Read an HTTP date; None when it is none."""
    try:
        found = parsedate_to_datetime(text) if text and len(text) < 64 else None
        return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC) if found else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def retry_at(headers: Headers, now: datetime) -> datetime | None:
    """Return when the site wants to see us again, at most a day from now; None without a sensible wish.

    A date counts from the answer's own Date header: many servers' clocks are wrong, their differences are right.
    """
    text = (header(headers, "retry-after") or "").strip()
    if _SECONDS.match(text):
        wait = timedelta(seconds=min(int(text), LONGEST.total_seconds()))
    else:
        then = instant(text)
        wait = then - (instant(header(headers, "date")) or now) if then else timedelta()
    return now + min(wait, LONGEST) if wait > timedelta() else None


def fresh_for(headers: Headers) -> timedelta | None:
    """Return how long the site says the answer stays fresh (max-age less Age), at most a day; None: it does not say."""
    found = _MAX_AGE.search(header(headers, "cache-control") or "")
    if not found:
        return None
    age = (header(headers, "age") or "").strip()
    seconds = int(found[1]) - (int(age) if _SECONDS.match(age) else 0)
    return timedelta(seconds=max(0, min(seconds, LONGEST.total_seconds())))


def _reason(status: int, headers: Headers, wish: datetime | None) -> str | None:
    if (header(headers, "cf-mitigated") or "").strip().lower() == "challenge":
        return "blocked"
    if status == 503 and wish:
        return "throttled"
    if status >= 500:
        return "http_5xx"
    if status >= 400:
        return _REASONS.get(status, "http_4xx")
    # What is left that nobody asked for: part of a page, a 304 without validators, a 1xx or 3xx of no meaning.
    return None if 200 <= status < 300 and status != 206 else "protocol"


def refuse_unusable(url: str, status: int, headers: Headers, now: datetime) -> None:
    """Return for a usable 2xx; raise FetchError with reason, status and retry_at for every other status."""
    wish = retry_at(headers, now)
    if reason := _reason(status, headers, wish):
        raise FetchError(f"the site answered {status}", subject=shown(url), reason=reason, status=status, retry_at=wish)
