"""What the wire server shows: pages, and a site of many hosts whose pages appear as time goes on."""

from __future__ import annotations

import asyncio
import gzip
import re
from bisect import bisect_right
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.client import responses

#: Misbehaves on the socket: gets the writer, the head as it ought to be and the body.
Fault = Callable[[asyncio.StreamWriter, bytes, bytes], Awaitable[None]]
Pairs = tuple[tuple[str, str], ...]

_ALWAYS = datetime.min.replace(tzinfo=UTC)
_TAG = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One address's answer; ``headers`` are added to, or replace, those that follow from the other fields."""

    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    etag: str | None = None  # with its quotes
    last_modified: datetime | None = None
    gzip: bool = False  # packed for clients that accept it
    headers: Pairs = ()
    fault: Fault | None = None


def redirect(to: str, status: int = 302) -> Page:
    """Return a page that leads elsewhere."""
    return Page(status=status, headers=(("Location", to),))


def later(seconds: int | str, status: int = 429) -> Page:
    """Return a page that asks to be left alone; ``seconds`` may be any Retry-After text."""
    return Page(status=status, headers=(("Retry-After", str(seconds)),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One request as the server received it; ``at`` is the virtual time, ``tick`` the real monotonic second."""

    method: str
    host: str  # without its port
    path: str  # with its query
    headers: Pairs
    at: datetime
    tick: float

    def header(self, name: str) -> str | None:
        """Return the first header of that name as sent."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


class Site:
    """Pages by host and path, each a history: what is visible depends on the instant asked about."""

    def __init__(self) -> None:
        self._pages: dict[str, dict[str, list[tuple[datetime, Page]]]] = {}

    def publish(self, host: str, path: str, page: Page, at: datetime | None = None) -> None:
        """Let a page appear at an instant (None: it was always there), after which it replaces the earlier one."""
        history = self._pages.setdefault(host, {}).get(path, [])
        entry = (at or _ALWAYS, page)
        kept = [old for old in history if old[0] != entry[0]]
        # A new list each time: the server thread may be reading the old one.
        self._pages[host] = self._pages[host] | {path: sorted([*kept, entry], key=lambda one: one[0])}

    def visible(self, host: str, path: str, now: datetime) -> Page:
        """Return the page shown at that instant, exact address first, then without its query; else a 404."""
        pages = self._pages.get(host, {})
        history = pages.get(path) or pages.get(path.partition("?")[0]) or []
        index = bisect_right(history, now, key=lambda one: one[0])
        return history[index - 1][1] if index else Page(status=404, body=b"not here")

    def knows(self, host: str) -> bool:
        """Return whether anything was ever published on that host."""
        return host in self._pages


def unchanged(page: Page, seen: Seen) -> bool:
    """Return whether a conditional request already has this page (RFC 9110 13.2.2: the entity tag decides first)."""
    if page.status != 200:
        return False
    if (tags := seen.header("if-none-match")) is not None:
        opaque = (page.etag or "").removeprefix("W/")
        return page.etag is not None and (tags.strip() == "*" or opaque in _TAG.findall(tags))
    since = seen.header("if-modified-since")
    if page.last_modified is None or since is None:
        return False
    try:
        return page.last_modified.replace(microsecond=0) <= parsedate_to_datetime(since)
    except ValueError:
        return False


def answer(page: Page, seen: Seen) -> tuple[bytes, bytes]:
    """Return head and body of the well-behaved answer to a request."""
    fresh = not unchanged(page, seen)
    packed = page.gzip and "gzip" in (seen.header("accept-encoding") or "")
    body = (gzip.compress(page.body, mtime=0) if packed else page.body) if fresh else b""
    fields = {"Date": format_datetime(seen.at, usegmt=True)}
    if fresh:
        fields |= {"Content-Type": page.content_type, "Content-Length": str(len(body))}
    if page.etag is not None:
        fields["ETag"] = page.etag
    if page.last_modified is not None:
        fields["Last-Modified"] = format_datetime(page.last_modified.astimezone(UTC), usegmt=True)
    if packed and fresh:
        fields["Content-Encoding"] = "gzip"
    fields |= dict(page.headers)
    return head(page.status if fresh else 304, tuple(fields.items())), body


def head(status: int, fields: Pairs) -> bytes:
    """Return a status line and headers as bytes; header text is Latin-1."""
    lines = [f"HTTP/1.1 {status} {responses.get(status, 'Unknown')}", *(f"{name}: {value}" for name, value in fields)]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")
