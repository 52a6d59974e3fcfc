"""What a new address is worth as a feed: whether it can be read, how often it brings something, how much; pure."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Final
from urllib.parse import urljoin, urlsplit

from lxml import html

from extractors.errors import ParleyError, UnreadableFeed
from extractors.feed import FeedReading, read_feed
from extractors.language import read_language
from extractors.model import Entry, Feed
from extractors.news_sitemap import SitemapFile, read_index, read_news_sitemap

#: Words from which a text of an item counts as the whole report, by its median.
WHOLE: Final = 150
#: How often a feed is polled at least and at most, unless somebody says otherwise.
_LEAST, _MOST = 10, 60
_FEEDS: Final = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Probed:
    """What one answer of an address says; hours between items are of the median, None where dates do not tell."""

    url: str
    title: str
    items: int
    dropped: int
    undated: int
    ahead: int  # dated in the future
    newest_at: datetime | None
    hours_between: float | None
    language: str
    text: str  # whole, summary or headline
    hosts: tuple[str, ...]  # of the items' pages, the most frequent first
    objection: str | None
    format: str = "feed"  # or news_sitemap


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What came of one address: ``found`` when it is a feed, else the feeds it names, or why there was no answer."""

    url: str
    found: Probed | None = None
    named: tuple[str, ...] = ()
    page: bool = False  # answered with HTML
    refusal: str | None = None  # why robots.txt keeps programs from it
    served: dict[str, str] = field(default_factory=dict)  # redirects, validators
    error: ParleyError | None = None
    moved_for_good: bool = False  # every redirect on the way was a permanent one


def read_any(body: bytes, url: str, *, content_type: str | None, now: datetime, limit: int) -> Probed | tuple[str, ...]:
    """Return what the bytes are like as a feed or a news sitemap, else the feeds or sitemaps they name; run in a child.

    Of an index of sitemaps the files are named: its own address may be polled, each of them may be tried.
    """
    feed = stand_in(url)
    try:
        return probed(url, read_feed(body, feed, content_type=content_type, base_url=url, now=now, limit=limit), now)
    except UnreadableFeed:
        file = SitemapFile(url=url, body=body)
    try:
        if named := read_index(file):
            return named
        return replace(probed(url, read_news_sitemap([file], feed, now=now, limit=limit), now), format="news_sitemap")
    except UnreadableFeed:
        return named_feeds(body, url)


def probed(url: str, reading: FeedReading, now: datetime) -> Probed:
    """Return what a feed that could be read is like."""
    entries = reading.entries
    dated = sorted((one.published_at for one in entries if one.published_at), reverse=True)
    gaps = [(late - early).total_seconds() / 3600 for late, early in pairwise(dated)]
    hosts = Counter(urlsplit(one.url).hostname or "" for one in entries if one.url)
    return Probed(
        url=url,
        title=reading.title,
        items=len(entries),
        dropped=len(reading.dropped),
        undated=sum(one.published_at is None for one in entries),
        ahead=sum(moment > now + timedelta(hours=1) for moment in dated),
        newest_at=dated[0] if dated else None,
        hours_between=round(median(gaps), 2) if gaps else None,
        language=read_language("\n".join(f"{one.title}. {one.summary}" for one in entries[:40])),
        text=_text(entries),
        hosts=tuple(host for host, _ in hosts.most_common(3)),
        objection=reading.bozo,
    )


def block(found: Probed, day: datetime) -> str:
    """Return the block for ``feeds.toml``; what a person must say is marked. JSON's strings are TOML's, too."""
    name = name_of(found.url)
    host = (urlsplit(found.url).hostname or "feed").removeprefix("www.")
    told = {"name": name, "url": found.url, "outlet": found.title or host, "family": name}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in told.items()]
    return "\n".join(
        [
            "[[feed]]",
            *lines,
            'country = ""          # ISO 3166, two capitals',
            f'language = "{found.language}"',
            'kind = ""             # state, public, private or official',
            f'seen_at = "{day:%Y-%m-%d} parley feeds probe"',
            f"every_minutes = {every_minutes(found)}",
            *(['format = "news_sitemap"'] if found.format == "news_sitemap" else []),
        ]
    )


def name_of(url: str) -> str:
    """Return what a feed is called after its host: its words, without www and the last."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return re.sub(r"[^a-z0-9]+", "-", host.rpartition(".")[0].lower()).strip("-")[:60].strip("-") or "feed"


def every_minutes(found: Probed) -> int:
    """Return how often to poll it at first: twice as often as it brings something, between ten minutes and an hour."""
    return min(_MOST, max(_LEAST, round((found.hours_between or 1) * 30)))


def named_feeds(body: bytes, url: str) -> tuple[str, ...]:
    """Return the addresses of the feeds a page names in its head, absolute, each once."""
    try:
        tree = html.fromstring(body)
    except (ValueError, html.etree.ParserError):
        return ()
    links = (link for link in tree.iter("link") if (link.get("type") or "").lower() in _FEEDS)
    found = (urljoin(url, link.get("href") or "") for link in links if "alternate" in (link.get("rel") or "").lower())
    return tuple(dict.fromkeys(address for address in found if urlsplit(address).scheme in {"http", "https"}))


def stand_in(url: str) -> Feed:
    """Return a feed nothing is known of but its address."""
    host = urlsplit(url).hostname or "feed"
    return Feed(
        name="probe", url=url, outlet=host, family="probe", country="", language="en", kind="private", seen_at=""
    )


def _text(entries: Sequence[Entry]) -> str:
    lengths = [len(one.content.split()) for one in entries]
    if lengths and median(lengths) >= WHOLE:
        return "whole"
    return "summary" if any(one.summary or one.content for one in entries) else "headline"
