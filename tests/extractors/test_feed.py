"""Feeds: everything found is an entry or a counted drop, whatever the bytes."""

from __future__ import annotations

import base64
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.errors import UnreadableFeed
from extractors.feed import FeedReading, read_feed
from extractors.model import REASONS
from tests.extractors.pages import FEED, NOW, item, rss

LINK = "https://gazette.test/a"


def read(body: bytes, *, content_type: str | None = "application/rss+xml", limit: int = 100) -> FeedReading:
    """Read a body as the gazette's feed, and check what holds for every reading."""
    reading = read_feed(body, FEED, content_type=content_type, base_url=FEED.url, now=NOW, limit=limit)
    assert reading.found == len(reading.entries) + len(reading.dropped)
    assert len({entry.entry_id for entry in reading.entries}) == len(reading.entries)
    assert all(drop.reason in REASONS and drop.stage == "poll" for drop in reading.dropped)
    for entry in reading.entries:
        assert entry.published_at is None or entry.published_at.tzinfo is UTC
        assert (entry.url is None) == (entry.canonical_url is None)
    return reading


def test_an_item_becomes_an_entry() -> None:
    """Title, address, date, author and texts of an item are read; markup is gone and paragraphs are lines."""
    reading = read(
        rss(
            item(
                title="Envoys meet &amp;amp; talk",
                link="/a?utm_source=rss",
                pubDate="Wed, 23 Jul 2025 22:10:00 +0300",
                author="Jane Roe",
                description="&lt;p&gt;They &lt;b&gt;met&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;They left.&lt;/p&gt;",
            )
        )
    )
    (entry,) = reading.entries
    assert (entry.title, entry.author, entry.summary) == ("Envoys meet & talk", "Jane Roe", "They met.\nThey left.")
    assert entry.url == "https://gazette.test/a?utm_source=rss"
    assert entry.canonical_url == LINK
    assert (entry.published_at, entry.published_flag) == (datetime(2025, 7, 23, 19, 10, tzinfo=UTC), None)
    assert reading.title == "The Gazette"


def test_the_full_text_is_kept_beside_the_summary() -> None:
    """content:encoded is the entry's content."""
    body = rss(
        "<item><link>https://gazette.test/a</link><description>Short.</description>"
        "<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
        "<![CDATA[<p>One.</p><p>Two.</p>]]></content:encoded></item>"
    )
    (entry,) = read(body).entries
    assert (entry.summary, entry.content) == ("Short.", "One.\nTwo.")


@pytest.mark.parametrize(
    ("raw", "hour", "flag"),
    [
        ("Wed, 23 Jul 2025 22:10:00 MSK", 19, None),
        ("Wed, 23 Jul 2025 22:10:00 EEST", 19, None),
        ("Wed, 23 Jul 2025 22:10:00 TRT", 19, None),
        ("Wed, 23 Jul 2025 21:10:00 EET", 19, None),
        ("Wed, 23 Jul 2025 15:10:00 EDT", 19, None),
        ("2025-07-23T22:10:00+03:00", 19, None),
        ("20250723T191000Z", 19, None),
        ("1753297800", 19, None),
        ("July 23, 2025 3:10 PM EDT", 19, None),
        ("Wed, 23 Jul 2025 22:10:00 GMT+0300 (Moscow)", 19, None),
        ("2025-07-23T22:10:00", None, "no_zone"),
        ("2025-07-23", None, "no_zone"),
        ("Wed, 23 Jul 2025 22:10:00 IST", None, "no_zone"),
        ("Sat, 26 Jul 2025 22:10:00 GMT", None, "future"),
        ("9999-12-31T23:59:59Z", None, "future"),
        ("0000-01-01T00:00:00Z", None, "unreadable"),
        ("1736-07-23T22:10:00Z", None, "unreadable"),
        ("25:61", None, "unreadable"),
        ("06 янв 2025", None, "unreadable"),
    ],
)
def test_a_date_is_trusted_or_flagged(raw: str, hour: int | None, flag: str | None) -> None:
    """A date with a sure zone is that instant; any other is no instant and says why."""
    (entry,) = read(rss(item(link=LINK, pubDate=raw))).entries
    assert (entry.published_at and entry.published_at.hour, entry.published_flag) == (hour, flag)
    assert entry.published_raw == raw


def test_the_updates_date_stands_in_for_an_untrusted_one() -> None:
    """Where the publication date has no zone and the update's has one, the update's is taken."""
    content = f"<content type='image/png'>{base64.b64encode(b'picture').decode()}</content>"
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title><link href='{LINK}'/>{content}</entry></feed>"
    assert read(atom.encode()).entries[0].content == ""
