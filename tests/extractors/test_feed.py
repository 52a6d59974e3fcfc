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
    atom = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='https://gazette.test/a'/><title>T</title>"
        "<published>2025-07-23T10:00:00</published><updated>2025-07-23T10:30:00Z</updated></entry></feed>"
    )
    (entry,) = read(atom.encode()).entries
    assert (entry.published_at, entry.published_flag) == (datetime(2025, 7, 23, 10, 30, tzinfo=UTC), None)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://u:p@g.test/"]
)
def test_a_bad_link_is_no_link(link: str) -> None:
    """An item whose address nobody should follow is kept by its text, without the address."""
    (entry,) = read(rss(item(title="Envoys meet", link=link))).entries
    assert (entry.url, entry.canonical_url, entry.title) == (None, None, "Envoys meet")


def test_an_item_without_link_is_known_by_its_text() -> None:
    """The same text without an address has the same id at the next poll, another text another id."""
    first, again = (read(rss(item(title="Envoys meet"))).entries[0] for _ in range(2))
    assert first.entry_id == again.entry_id != read(rss(item(title="Envoys part"))).entries[0].entry_id


def test_an_empty_item_and_a_repeated_address_are_counted() -> None:
    """Items that say nothing and items of a known address are drops with their reasons."""
    reading = read(rss(item(author="J"), item(link=LINK, title="A"), item(link=f"{LINK}/?utm_medium=x", title="B")))
    assert [drop.reason for drop in reading.dropped] == ["no_link", "duplicate_link"]
    assert [entry.title for entry in reading.entries] == ["A"]


def test_the_newest_items_are_kept_of_too_many() -> None:
    """Beyond the limit the oldest items are drops, wherever they stand in the feed."""
    days = [3, 1, 5, 2, 4]
    body = rss(*(item(link=f"{LINK}{day}", pubDate=f"2025-07-0{day}T10:00:00Z") for day in days))
    reading = read(body, limit=2)
    assert [entry.url for entry in reading.entries] == [f"{LINK}5", f"{LINK}4"]
    assert [drop.reason for drop in reading.dropped] == ["too_big"] * 3


def test_an_aggregators_source_becomes_the_author() -> None:
    """A Google News pointer keeps the publisher's name as author and loses it from the headline."""
    body = rss(
        "<item><title>Envoys meet - The Herald</title><link>https://news.google.com/rss/articles/CBMiX?oc=5</link>"
        "<source url='https://herald.test'>The Herald</source></item>"
    )
    (entry,) = read(body).entries
    assert (entry.title, entry.author) == ("Envoys meet", "The Herald")


def test_no_markup_and_no_hidden_character_survives() -> None:
    """Scripts, escaped and double-escaped ones, overrides, controls and zero-width marks are gone from every text."""
    hostile = "A\u202eB\u200bC&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;&lt;img src=x onerror=y&gt;D\x07 E"
    (entry,) = read(rss(item(title=hostile, link=LINK, description=hostile))).entries
    assert entry.title == "ABCD E"
    assert "<" not in entry.summary


def test_a_lesser_sign_is_no_markup() -> None:
    """A bare less-than sign between words stays a word."""
    assert read(rss(item(title="1 &lt; 2 and 3 > 2", link=LINK))).entries[0].title == "1 < 2 and 3 > 2"


def test_endless_texts_are_cut() -> None:
    """Titles end at 1,000 characters, summaries at 20,000."""
    (entry,) = read(rss(item(title="word " * 100_000, link=LINK, description="word " * 100_000))).entries
    assert len(entry.title) <= 1_000
    assert len(entry.summary) <= 20_000


def test_one_bad_reference_costs_no_feed() -> None:
    """A reference to no character, on which feedparser raises for the whole feed, costs one letter."""
    broken = rss(item(title="A", link=LINK), item(title="B &#x110000; &#xD800; C", link=f"{LINK}b")) + b"<"
    reading = read(broken)
    assert [entry.title for entry in reading.entries] == ["A", "B \ufffd \ufffd C"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"  \n",
        b"\xef\xbb\xbf",
        b"\x00" * 50,
        b"<!doctype html><html><body>Log in</body></html>",
        b"<rss><channel><title>The Gaz",
        b"{}",
        b"GIF89a",
    ],
)
def test_what_is_no_feed_is_refused(body: bytes) -> None:
    """Empty bodies, web pages, other formats and feeds torn before their first item are no feeds."""
    with pytest.raises(UnreadableFeed):
        read(body)


def test_entities_that_expand_entities_are_refused() -> None:
    """A billion laughs is refused unread."""
    laughs = b"<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>" + rss(item(title="&b;", link=LINK))
    with pytest.raises(UnreadableFeed):
        read(laughs)


def test_a_hundred_thousand_attributes_are_not_read() -> None:
    """A swollen tag loses its attributes, and the feed behind it is read."""
    attributes = " ".join(f"a{n}='1'" for n in range(100_000))
    body = rss(item(title="A", link=LINK)).replace(b"<channel>", f"<channel {attributes}>".encode())
    assert [entry.title for entry in read(body).entries] == ["A"]


def test_no_file_is_opened_for_an_external_entity() -> None:
    """The text of an external entity never appears."""
    body = b"<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + rss(item(title="A &x; B", link=LINK))
    assert "A" in read(body).entries[0].title
    assert len(read(body).entries[0].title) <= len("A &x; B")


def test_a_body_that_names_a_file_opens_none() -> None:
    """Bytes that are a path are no feed, for they are never taken for an address."""
    with pytest.raises(UnreadableFeed):
        read(b"/etc/passwd")


def test_a_warning_before_the_declaration_is_survived() -> None:
    """A feed behind a server's error message is read, and the fault is noted."""
    reading = read(b"<br />\n<b>Warning</b>: x in y<br />\n" + rss(item(title="A", link=LINK)))
    assert [entry.title for entry in reading.entries] == ["A"]
    assert reading.bozo


@pytest.mark.parametrize(
    ("codec", "declared", "content_type"),
    [
        ("utf-8", "utf-8", "text/xml; charset=iso-8859-1"),
        ("utf-8", "iso-8859-1", None),
        ("windows-1251", "windows-1251", "text/xml"),
        ("koi8-r", "koi8-r", "application/rss+xml"),
        ("windows-1251", "", "text/xml; charset=windows-1251"),
        ("utf-16", "utf-16", "application/xml"),
    ],
)
def test_the_charset_is_the_one_the_bytes_bear_out(codec: str, declared: str, content_type: str | None) -> None:
    """Letters come out right whatever header and declaration say, as long as one of them or the bytes are right."""
    declaration = f" encoding='{declared}'" if declared else ""
    text = f"<?xml version='1.0'{declaration}?><rss version='2.0'><channel>{item(title='Переговоры', link=LINK)}"
    body = f"{text}</channel></rss>".encode(codec)
    assert read(body, content_type=content_type).entries[0].title == "Переговоры"


def test_utf7_is_never_honoured() -> None:
    """Markup hidden in UTF-7 stays the letters it is."""
    body = (
        b"<?xml version='1.0' encoding='utf-7'?><rss version='2.0'><channel>"
        + item(title="+ADw-script+AD4-", link=LINK).encode()
    )
    (entry,) = read(body + b"</channel></rss>", content_type="text/xml; charset=utf-7").entries
    assert entry.title == "+ADw-script+AD4-"


def test_a_feed_cut_anywhere_yields_whole_items_only() -> None:
    """A feed torn at any byte gives items of the whole one, or is no feed: never half an address or headline."""
    items = [item(title=f"Headline number {n}", link=f"{LINK}{n}", pubDate="2025-07-23T10:00:00Z") for n in range(3)]
    whole = rss(*items)
    known = {(entry.title, entry.url) for entry in read(whole).entries}
    for end in range(len(whole)):
        try:
            reading = read(whole[:end])
        except UnreadableFeed:
            continue
        assert {(entry.title, entry.url) for entry in reading.entries} <= known


def test_the_waiting_time_is_read() -> None:
    """``ttl`` and the syndication module say how long to wait; nonsense says nothing."""
    period = "<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>{}</sy:updatePeriod>"
    assert read(rss(channel="<ttl>30</ttl>")).ttl_minutes == 30
    assert read(rss(channel="<ttl>999999</ttl>")).ttl_minutes == 1_440
    assert read(rss(channel="<ttl>soon</ttl>")).ttl_minutes is None
    assert read(rss(channel=period.format("hourly"))).ttl_minutes == 60
    assert read(rss(channel=period.format("always"))).ttl_minutes is None


def test_a_changed_text_changes_the_fingerprint() -> None:
    """The fingerprint is the same for the same item and another when any of its words change."""
    same = [read(rss(item(title="A", link=LINK))).entries[0].fingerprint for _ in range(2)]
    other = read(rss(item(title="A!", link=LINK))).entries[0].fingerprint
    assert same[0] == same[1] != other


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 2_000), st.integers(0, 2_000))
def test_no_bytes_break_the_reader(noise: bytes, start: int, end: int) -> None:
    """A feed with any bytes put in anywhere is read or refused."""
    whole = rss(*(item(title=f"T{n}", link=f"{LINK}{n}", description="&lt;p&gt;x&lt;/p&gt;") for n in range(5)))
    with suppress(UnreadableFeed):
        read(whole[:start] + noise + whole[end:])


def test_base64_content_is_no_trap() -> None:
    """Content that calls itself an image is no text of the entry."""
    content = f"<content type='image/png'>{base64.b64encode(b'picture').decode()}</content>"
    entry = f"<entry><title>T</title><link href='{LINK}'/>{content}</entry>"
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry}</feed>"
    assert read(feed.encode()).entries[0].content == ""
