"""A feed's bytes to entries: everything feedparser finds becomes an entry or a counted drop, and nothing else does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import regex

from extractors.errors import UnreadableFeed
from extractors.feed_bytes import is_torn, parse_feed
from extractors.feed_dates import FeedDate, read_date
from extractors.identity import digest
from extractors.model import Drop, Entry, Feed
from extractors.plain import plain, plain_line
from extractors.url import canonical, follow, is_pointer

#: Lengths kept, in characters; the longest honest title in the development feeds has 300, the longest text 90,000.
TITLE, SUMMARY, CONTENT, AUTHOR = 1_000, 20_000, 200_000, 200
#: Bytes a channel's head may take; skipHours is not looked for after it.
_HEAD: Final = 65_536
_SKIP_HOURS: Final = regex.compile(rb"<skipHours>(.{0,1500}?)</skipHours>", regex.DOTALL)
_HOUR: Final = regex.compile(rb"<hour>\s{0,9}(\d{1,2})\s{0,9}</hour>")
#: Minutes a syndication period stands for (RSS 1.0 module).
_PERIODS: Final = {"hourly": 60, "daily": 1_440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_OLDEST: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedReading:
    """What one body of a feed says; ``found`` = entries + drops, always."""

    entries: tuple[Entry, ...]
    dropped: tuple[Drop, ...]
    found: int
    title: str  # of the feed, plain
    bozo: str | None  # what feedparser objected to; no failure by itself
    ttl_minutes: int | None  # how long the publisher asks to wait between polls, at most a day
    skip_hours: frozenset[int] = frozenset()  # hours of the day, UTC, at which it asks not to be polled


def read_feed(
    body: bytes, feed: Feed, *, content_type: str | None, base_url: str, now: datetime, limit: int
) -> FeedReading:
    """Read a feed's body as received; ``base_url`` is the address that answered, ``limit`` the most entries kept.

    Dates without a sure zone are flagged and not trusted; links are absolute http(s); all text is plain. Of more than
    ``limit`` items the newest are kept. Raises UnreadableFeed when the bytes are no feed, or one torn before its first
    whole item.
    """
    parsed = parse_feed(body, content_type=content_type, base_url=base_url)
    found = len(parsed.entries)
    torn = is_torn(body, found)
    items, halves = (parsed.entries[:-1], parsed.entries[-1:]) if torn else (parsed.entries, [])
    if torn and not items:
        raise UnreadableFeed("it breaks off before its first item is whole", subject=base_url)
    entries = [_read_entry(item, feed, base_url, now) for item in items]
    kept, dropped = sift(entries, feed, now, limit)
    dropped += [drop_of(_read_entry(item, feed, base_url, now), feed, now, "truncated") for item in halves]
    return FeedReading(
        entries=tuple(kept),
        dropped=tuple(dropped),
        found=found,
        title=plain_line(_text(parsed.feed, "title"), AUTHOR),
        bozo=plain_line(repr(parsed.get("bozo_exception")), 300) if parsed.get("bozo") else None,
        ttl_minutes=_ttl(parsed.feed),
        skip_hours=_skip_hours(body),
    )


def sift(entries: list[Entry], feed: Feed, now: datetime, limit: int) -> tuple[list[Entry], list[Drop]]:
    """Keep each address once and the newest ``limit`` of them, in the feed's order; the rest are drops."""
    dropped: list[Drop] = []
    first: dict[str, Entry] = {}
    for place, entry in enumerate(entries):
        if not (entry.url or entry.title or entry.summary or entry.content):
            dropped.append(drop_of(entry, feed, now, "no_link", subject=digest("item", feed.name, str(place))))
        elif entry.entry_id in first:
            dropped.append(drop_of(entry, feed, now, "duplicate_link"))
        else:
            first[entry.entry_id] = entry
    newest = sorted(first.values(), key=lambda entry: entry.published_at or _OLDEST, reverse=True)
    over = {entry.entry_id for entry in newest[limit:]}
    dropped += [drop_of(first[entry_id], feed, now, "too_big") for entry_id in first if entry_id in over]
    return [entry for entry_id, entry in first.items() if entry_id not in over], dropped


def _read_entry(item: Mapping[str, Any], feed: Feed, base_url: str, now: datetime) -> Entry:
    """Turn one of feedparser's items into an entry; a field that makes no sense costs that field."""
    url = _link(item, base_url)
    known_as = canonical(url) if url else None
    title, author = _title_and_author(item, url)
    summary, content = plain(_text(item, "summary"), SUMMARY), _content(item)
    raw, date = _date(item, now)
    return Entry(
        feed=feed.name,
        entry_id=digest(known_as) if known_as else digest("text", title, summary, content),
        url=url if known_as else None,
        canonical_url=known_as,
        title=title,
        summary=summary,
        content=content,
        author=author or None,
        published_at=date.at,
        published_raw=raw,
        published_flag=date.flag,
        fingerprint=digest(title, summary, content, raw or ""),
    )


def _link(item: Mapping[str, Any], base_url: str) -> str | None:
    """Take the first link that can be followed: FeedBurner's original, the item's own, its alternates."""
    others = [link for link in _maps(item.get("links")) if _text(link, "rel") in ("", "alternate")]
    named = [_text(item, "feedburner_origlink"), _text(item, "link"), *(_text(link, "href") for link in others)]
    return next((url for link in named if link.strip() and (url := follow(link, base_url))), None)


def _title_and_author(item: Mapping[str, Any], url: str | None) -> tuple[str, str]:
    """Read headline and author; of an aggregator's pointer the source is the author and leaves the headline."""
    title, author = plain_line(_text(item, "title"), TITLE), plain_line(_text(item, "author"), AUTHOR)
    source = item.get("source")
    named = plain_line(_text(source, "title"), AUTHOR) if isinstance(source, Mapping) else ""
    if url and named and is_pointer(url):
        title = title.removesuffix(f" - {named}")
    return title, author or named


def _content(item: Mapping[str, Any]) -> str:
    """Take the longest text an item brings in full; pictures and sounds among the contents are no text."""
    texts = [_text(part, "value") for part in _maps(item.get("content")) if _is_text(_text(part, "type"))]
    return plain(max(texts, key=len, default=""), CONTENT)


def _is_text(media_type: str) -> bool:
    return not media_type or media_type.startswith("text/") or media_type.endswith(("html", "xml"))


def _date(item: Mapping[str, Any], now: datetime) -> tuple[str | None, FeedDate]:
    """Read the publication date, or the update's where the first cannot be trusted; the raw words go along."""
    # dict.get: feedparser's own answers "updated" with the publication date, and warns
    raws = [_text(dict(item), key)[:100] for key in ("published", "created", "updated")]
    read = [(plain_line(raw, 100), read_date(raw, now)) for raw in raws if raw.strip()]
    sure = [pair for pair in read if pair[1].at]
    return next(iter(sure or read), (None, FeedDate(None, None)))


def _ttl(channel: Mapping[str, Any]) -> int | None:
    """Read how long the publisher asks to wait, in minutes: ``ttl``, or the syndication module's period."""
    try:
        ttl = int(_text(channel, "ttl") or 0)
        period = _PERIODS.get(_text(channel, "sy_updateperiod").strip().lower(), 0)
        often = max(1, int(_text(channel, "sy_updatefrequency") or 1))
    except ValueError:
        return None
    asked = max(ttl, period // often)
    return min(asked, 1_440) if asked > 0 else None


def _skip_hours(body: bytes) -> frozenset[int]:
    """Read RSS 2.0's skipHours, which feedparser leaves out; they stand in the channel's head."""
    found = _SKIP_HOURS.search(body, 0, _HEAD)
    hours = [int(hour) for hour in _HOUR.findall(found[1])] if found else []
    return frozenset(hour for hour in hours if hour < 24)


def drop_of(entry: Entry, feed: Feed, now: datetime, reason: str, *, subject: str = "") -> Drop:
    """Return the drop of an item a feed listed; ``reason`` is one of REASONS."""
    return Drop(
        stage="poll",
        subject=subject or entry.entry_id,
        feed=feed.name,
        url=entry.url,
        title=entry.title,
        reason=reason,
        detail="",
        dropped_at=now,
    )


def _maps(value: object) -> Iterable[Mapping[str, Any]]:
    return [part for part in value if isinstance(part, Mapping)] if isinstance(value, list) else []


def _text(item: Mapping[str, Any], key: str) -> str:
    """Give a field as text; hostile feeds make feedparser put other things there."""
    value = item.get(key)
    return value if isinstance(value, str) else ""
