"""The weeks a bot saw of five real feeds: what each listed at each poll, as RSS on the loopback wire."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

from extractors.model import Feed
from extractors.url import canonical
from flows.wire import Page, Wire
from tests.shared import SHARED

STREAM: Final = SHARED / "data" / "stream" / "item_versions.jsonl.gz"
#: Items a feed goes on listing beside those that a poll changed.
LISTED: Final = 40
_CONTENT: Final = "{http://purl.org/rss/1.0/modules/content/}encoded"


@dataclass(frozen=True, slots=True)
class Item:
    """An item as a feed showed it."""

    feed: str
    link: str
    slug: str
    commit: str
    title: str
    date: str
    description: str
    content: str

    @property
    def key(self) -> str:
        """Return what identifies the item."""
        return canonical(self.link) or self.link


@dataclass(frozen=True, slots=True)
class Moment:
    """One poll: the instant and what changed since the one before."""

    at: datetime
    items: tuple[Item, ...]


def moments(path: Path = STREAM) -> list[Moment]:
    """Return all polls in order."""
    seen: dict[datetime, list[Item]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            seen[datetime.fromisoformat(row["fetched_at"]).astimezone(UTC)].append(_item(row))
    return [Moment(at, tuple(items)) for at, items in sorted(seen.items(), key=lambda one: one[0])]


def _item(row: dict[str, Any]) -> Item:
    names = ("feed", "link", "slug", "commit", "title", "date", "description")
    # Only Fox gives its reports whole; what the others list is a title and a summary.
    content = row["content_html"] if "foxnews" in row["feed"] else ""
    return Item(content=content, **{name: row[name] for name in names})


class Stream:
    """Five feeds as they stand; `show` moves them to the next poll."""

    def __init__(self, wire: Wire, polls: Sequence[Moment]) -> None:
        self.polls = polls
        self.addresses = sorted({item.feed for poll in polls for item in poll.items})
        self._wire = wire
        self._listed: dict[str, dict[str, Item]] = {address: {} for address in self.addresses}

    def feeds(self) -> tuple[Feed, ...]:
        """Return the feeds as an operator would name them."""
        return tuple(
            Feed(
                name=f"stream-{number}", url=_plain(address), outlet=_outlet(address), family=_outlet(address),
                country="GB", language="en", kind="private", seen_at="the stream", every_minutes=1,
            )
            for number, address in enumerate(self.addresses)
        )  # fmt: skip

    def run(self) -> Iterator[datetime]:
        """Show poll after poll and give its instant."""
        for poll in self.polls:
            for item in poll.items:
                shown = self._listed[item.feed]
                shown.pop(item.link, None)
                shown[item.link] = item
                place = urlsplit(_plain(item.link))
                path = place.path + (f"?{place.query}" if place.query else "")
                self._wire.publish(str(place.hostname), path, Page(status=403))
            self._publish(poll.at, len(poll.items))
            yield poll.at

    def restamp(self, at: datetime) -> datetime:
        """Let every feed list what it lists with other guids and today's date; returns the instant of that poll."""
        self._publish(at, 0, restamped=True)
        return at

    def _publish(self, at: datetime, changed: int, *, restamped: bool = False) -> None:
        self._wire.at(at)
        for address, shown in self._listed.items():
            body = _rss(list(shown.values())[-LISTED - changed :], at if restamped else None)
            place = urlsplit(_plain(address))
            path = place.path + (f"?{place.query}" if place.query else "")
            self._wire.publish(str(place.hostname), path, Page(body=body, content_type="application/rss+xml"))


def _rss(items: Sequence[Item], stamped: datetime | None) -> bytes:
    root = Element("rss", {"version": "2.0"})
    channel = SubElement(root, "channel")
    SubElement(channel, "title").text = "stream"
    for item in items:
        node = SubElement(channel, "item")
        SubElement(node, "title").text = item.title
        SubElement(node, "link").text = _plain(item.link)
        guid = f"{item.slug} {item.commit[:8]} {stamped or ''}"
        SubElement(node, "guid", {"isPermaLink": "false"}).text = guid
        day = datetime.combine(datetime.fromisoformat(item.date).date(), time(), tzinfo=UTC)
        SubElement(node, "pubDate").text = format_datetime(stamped - timedelta(hours=1) if stamped else day)
        SubElement(node, "description").text = item.description
        if item.content:
            SubElement(node, _CONTENT).text = item.content
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _plain(address: str) -> str:
    """Return an address as the loopback wire speaks it."""
    return address.replace("https://", "http://", 1)


def _outlet(address: str) -> str:
    named = {"bbci": "BBC", "aljazeera": "Al Jazeera", "foxnews": "Fox News", "google": "Google News"}
    return next(outlet for part, outlet in named.items() if part in address)
