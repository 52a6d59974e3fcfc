"""News sitemaps to entries: what an outlet lists for search engines, its last two days with headlines and times.

The format: sitemaps.org 0.9 with Google's news extension, at most 1,000 items a file; an index names such files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from lxml import etree

from extractors.errors import UnreadableFeed
from extractors.feed import TITLE, FeedReading, drop_of, sift
from extractors.feed_dates import read_date
from extractors.identity import digest
from extractors.model import Drop, Entry, Feed
from extractors.plain import plain_line
from extractors.sitemap_bytes import name_of, parse_sitemap, unpacked
from extractors.url import canonical, follow, same_publisher

#: Files of an index that are read at one poll, the newest first; ten full ones hold 10,000 items of two days.
FILES: Final = 10
#: Elements a file may hold (sitemaps.org).
ELEMENTS: Final = 50_000
_CLOSED_ROOT: Final = re.compile(rb"</(?:[\w.-]+:)?urlset\s*>")
_TAIL: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapFile:
    """One file as received: ``url`` is the address that answered."""

    url: str
    body: bytes


def read_index(file: SitemapFile) -> tuple[str, ...] | None:
    """Return the addresses an index of sitemaps names, newest first, at most FILES; None when it is a sitemap itself.

    Only those of the index's own publisher are named. Raises UnreadableFeed when the bytes are neither, or when an
    index names no address that may be followed.
    """
    root = parse_sitemap(file.body, file.url)
    if name_of(root)[0] == "urlset":
        return None
    named = [(_told(child, "lastmod"), follow(_told(child, "loc"), file.url)) for child in _children(root, "sitemap")]
    # Sorting is stable: files that do not say when they changed keep their order, after those that do.
    newest = sorted(named, key=lambda pair: pair[0], reverse=True)
    urls = list(dict.fromkeys(url for _, url in newest if url and same_publisher(url, file.url)))
    if not urls:
        raise UnreadableFeed("the index names no sitemap of its own site", subject=file.url)
    return tuple(urls[:FILES])


def read_news_sitemap(
    files: Sequence[SitemapFile], feed: Feed, *, now: datetime, limit: int, troubles: Sequence[str] = ()
) -> FeedReading:
    """Read the files of one poll; an item is an element with news about it, everything else is passed over.

    Addresses of another publisher than the file's are refused. ``troubles``: files that could not be had, for the
    record. Raises UnreadableFeed when no file is a news sitemap.
    """
    entries: list[Entry] = []
    refused: list[Drop] = []
    faults: list[str] = list(troubles)
    for file in files:
        try:
            for entry, reason in _items(file, feed, now):
                if reason:
                    refused.append(drop_of(entry, feed, now, reason))
                else:
                    entries.append(entry)
        except UnreadableFeed as error:
            if len(files) == 1:
                raise
            faults.append(str(error))
    if len(faults) - len(troubles) == len(files):
        raise UnreadableFeed(faults[-1] if faults else "there is no file to read", subject=feed.url)
    kept, dropped = sift(entries, feed, now, limit)
    return FeedReading(
        entries=tuple(kept),
        dropped=(*refused, *dropped),
        found=len(entries) + len(refused),
        title="",
        bozo=plain_line("; ".join(faults), 300) or None,
        ttl_minutes=None,
    )


def _items(file: SitemapFile, feed: Feed, now: datetime) -> Iterator[tuple[Entry, str | None]]:
    """Yield each item of a file with the reason to leave it out, if there is one."""
    root = parse_sitemap(file.body, file.url)
    if name_of(root)[0] != "urlset":
        raise UnreadableFeed("an index within an index", subject=file.url)
    elements = list(_children(root, "url"))
    if len(elements) > ELEMENTS:
        raise UnreadableFeed(f"it lists more than {ELEMENTS:,} addresses", subject=file.url)
    about = [(element, news) for element in elements if (news := _news(element)) is not None]
    if elements and not about:
        raise UnreadableFeed("none of its addresses has news about it: an ordinary sitemap", subject=file.url)
    torn = _CLOSED_ROOT.search(unpacked(file.body, file.url)[-_TAIL:]) is None
    for place, (element, news) in enumerate(about):
        entry = _entry(element, news, feed, file.url, now)
        if torn and element is elements[-1]:
            yield entry, "truncated"
        elif entry.url is None:
            yield replace(entry, entry_id=digest("item", feed.name, file.url, str(place))), "no_link"
        else:
            yield entry, None if same_publisher(entry.url, file.url) else "refused_address"


def _entry(element: Any, news: Any, feed: Feed, base_url: str, now: datetime) -> Entry:
    loc = _told(element, "loc")
    url = follow(loc, base_url) if loc else None
    known_as = canonical(url) if url else None
    title = plain_line(_told(news, "title"), TITLE)
    raw = plain_line(_told(news, "publication_date") or _told(element, "lastmod"), 100) or None
    date = read_date(raw, now)
    return Entry(
        feed=feed.name,
        entry_id=digest(known_as) if known_as else digest("text", title, "", ""),
        url=url if known_as else None,
        canonical_url=known_as,
        title=title,
        summary="",
        content="",
        author=None,
        published_at=date.at,
        published_raw=raw,
        published_flag=date.flag,
        fingerprint=digest(title, "", "", raw or ""),
    )


def languages(file: SitemapFile) -> tuple[str, ...]:
    """Return the language each item of a sitemap says it is in, as written there, in lower case."""
    root = parse_sitemap(file.body, file.url)
    found = (_news(element) for element in _children(root, "url"))
    publications = (next(_children(news, "publication"), None) for news in found if news is not None)
    said = (_told(one, "language").lower() for one in publications if one is not None)
    return tuple(word for word in said if word)


def _news(element: Any) -> Any | None:
    return next(_children(element, "news"), None)


def _children(element: Any, name: str) -> Iterator[Any]:
    """Yield the children of that name; of ``news`` only those of Google's extension."""
    for child in element.iterchildren(tag=etree.Element):
        own, space = name_of(child)
        if own == name and (name != "news" or space is None or "/schemas/sitemap-news/" in space):
            yield child


def _told(element: Any, name: str) -> str:
    child = next(_children(element, name), None)
    return "".join(child.itertext()).strip()[: 4 * TITLE] if child is not None else ""
