"""News sitemaps: every item is an entry or a counted drop, and hostile bytes are refused by name."""

from __future__ import annotations

import gzip
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.errors import UnreadableFeed
from extractors.feed import FeedReading
from extractors.model import REASONS
from extractors.news_sitemap import FILES, SitemapFile, languages, read_index, read_news_sitemap
from extractors.sitemap_bytes import LARGEST
from tests.extractors.pages import FEED, NOW

URL = "https://gazette.test/news-sitemap.xml"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
)


def item(loc: str, title: str = "Envoys meet", date: str = "2025-07-23T22:10:00+03:00", language: str = "en") -> str:
    """Write one element as publishers do."""
    return (
        f"<url><loc>{loc}</loc><news:news><news:publication><news:name>G</news:name>"
        f"<news:language>{language}</news:language></news:publication>"
        f"<news:publication_date>{date}</news:publication_date><news:title>{title}</news:title></news:news></url>"
    )


def sitemap(*items: str) -> bytes:
    """Write a whole file."""
    return (HEAD + "".join(items) + "</urlset>").encode()


def index(*files: tuple[str, str]) -> bytes:
    """Write an index of (address, lastmod)."""
    inner = "".join(f"<sitemap><loc>{loc}</loc><lastmod>{at}</lastmod></sitemap>" for loc, at in files)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</sitemapindex>'.encode()


def read(*bodies: bytes, limit: int = 1_000) -> FeedReading:
    """Read files as one poll's and check what holds for every reading."""
    files = [SitemapFile(url=URL, body=body) for body in bodies]
    reading = read_news_sitemap(files, FEED, now=NOW, limit=limit)
    assert reading.found == len(reading.entries) + len(reading.dropped)
    assert all(drop.reason in REASONS and drop.stage == "poll" for drop in reading.dropped)
    return reading


def test_an_item_becomes_an_entry() -> None:
    """Headline, address and instant are read; the address is reduced to what identifies the article."""
    (entry,) = read(
        sitemap(item("https://www.gazette.test/a?utm_source=x&amp;id=1", "Envoys &amp; hosts meet"))
    ).entries
    assert entry.title == "Envoys & hosts meet"
    assert entry.url == "https://www.gazette.test/a?utm_source=x&id=1"
    assert entry.canonical_url == "https://gazette.test/a?id=1"
    assert entry.published_at == datetime(2025, 7, 23, 19, 10, tzinfo=UTC)


def test_a_packed_file_is_read_as_it_is() -> None:
    """A news.xml.gz, sent as a file and not as an encoding, gives the same entries."""
    whole = sitemap(item("https://gazette.test/a"), item("https://gazette.test/b"))
    assert read(gzip.compress(whole)).entries == read(whole).entries


def test_other_hosts_addresses_are_refused_and_counted() -> None:
    """A sitemap speaks for its own site: what leads elsewhere is a drop with its reason."""
    reading = read(
        sitemap(item("https://gazette.test/a"), item("https://evil.test/a"), item("javascript:alert(1)"), item(""))
    )
    assert [entry.url for entry in reading.entries] == ["https://gazette.test/a"]
    assert sorted(drop.reason for drop in reading.dropped) == ["no_link", "no_link", "refused_address"]


def test_addresses_without_news_are_no_items() -> None:
    """Beside news a file may list its front page; it is passed over and not counted."""
    reading = read(sitemap("<url><loc>https://gazette.test/</loc></url>", item("https://gazette.test/a")))
    assert reading.found == 1


def test_of_too_many_items_the_newest_are_kept() -> None:
    """The file is cut at the limit by date, not by place; what is over is counted."""
    items = [item(f"https://gazette.test/{day}", date=f"2025-07-{day:02}T10:00:00Z") for day in range(1, 11)]
    reading = read(sitemap(*items), limit=3)
    assert [entry.url for entry in reading.entries] == [f"https://gazette.test/{day}" for day in (8, 9, 10)]
    assert {drop.reason for drop in reading.dropped} == {"too_big"}


def test_a_torn_file_costs_its_last_item() -> None:
    """A file that breaks off keeps its whole items; the last address may be half of one."""
    body = sitemap(item("https://gazette.test/a"), item("https://gazette.test/bcdef"))
    reading = read(body[: body.index(b"bcdef") + 2])
    assert [entry.url for entry in reading.entries] == ["https://gazette.test/a"]
    assert [drop.reason for drop in reading.dropped] in ([], ["truncated"])


def test_undeclared_prefixes_and_stray_ampersands_are_lived_with() -> None:
    """A file without namespaces and with a bare & in its address, as some outlets write them, is read."""
    body = b"<urlset>" + item("https://gazette.test/a?b=1&c=2", "A&nbsp;title").encode() + b"</urlset>"
    (entry,) = read(body).entries
    assert (entry.url, entry.title) == ("https://gazette.test/a?b=1&c=2", "A title")


HOSTILE = {
    "empty": (b" ", "empty"),
    "html": (b"<!DOCTYPE html><html><body>Just a moment</body></html>", "web page"),
    "text": (b"not xml", "no sitemap"),
    "feed": (b"<rss version='2.0'><channel/></rss>", "it is a feed"),
    "laughs": (
        b'<!DOCTYPE u [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
        + sitemap(item("https://gazette.test/a", "&b;"))[38:],
        "document type",
    ),
    "file": (
        b'<!DOCTYPE u [<!ENTITY a SYSTEM "file:///etc/hostname">]><urlset><url><loc>&a;</loc></url></urlset>',
        "document type",
    ),
    "other_root": (b'<urlset xmlns="http://example.test/other"><url/></urlset>', "root"),
    "ordinary": (sitemap("<url><loc>https://gazette.test/</loc></url>"), "ordinary"),
    "other_news": (
        sitemap(item("https://gazette.test/a")).replace(b"www.google.com/schemas/sitemap-news", b"evil.test/news"),
        "ordinary",
    ),
    "bomb": (gzip.compress(b" " * (LARGEST + 2)), "more than"),
    "broken_gzip": (b"\x1f\x8b\x08\x00broken", "gzip"),
    "many": (HEAD.encode() + b"<url/>" * 50_001 + b"</urlset>", "more than"),
    "nested_index": (index(("https://gazette.test/b.xml", "")), "index within"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_are_refused_by_name(name: str) -> None:
    """What is no news sitemap is refused in words that say what it is, whatever it tries."""
    body, told = HOSTILE[name]
    with pytest.raises(UnreadableFeed, match=told):
        read(body)


def test_one_bad_file_of_several_costs_only_itself() -> None:
    """The rest is read, and the trouble is on record."""
    reading = read(HOSTILE["laughs"][0], sitemap(item("https://gazette.test/a")))
    assert [entry.url for entry in reading.entries] == ["https://gazette.test/a"]
    assert "document type" in (reading.bozo or "")


def test_an_index_names_its_own_sites_files_newest_first() -> None:
    """The files of an index come by their change, those of other sites are left out, and no more than FILES."""
    named = [(f"https://gazette.test/{n}.xml", f"2025-07-{n:02}") for n in range(1, 20)]
    found = read_index(SitemapFile(url=URL, body=index(("https://evil.test/a.xml", "2026-01-01"), *named)))
    assert found == tuple(f"https://gazette.test/{n}.xml" for n in range(19, 19 - FILES, -1))
    assert read_index(SitemapFile(url=URL, body=sitemap())) is None
    with pytest.raises(UnreadableFeed, match="no sitemap of its own site"):
        read_index(SitemapFile(url=URL, body=index(("https://evil.test/a.xml", ""))))


def test_languages_are_those_the_items_say() -> None:
    """Each item's language stands in its publication."""
    body = sitemap(item("https://gazette.test/a"), item("https://gazette.test/b", language="ES"))
    assert languages(SitemapFile(url=URL, body=body)) == ("en", "es")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 400))
def test_no_bytes_break_the_reading(noise: bytes, place: int) -> None:
    """Noise anywhere in a file gives a reading or a refusal, never anything else."""
    whole = sitemap(item("https://gazette.test/a"), item("https://gazette.test/b"))
    with suppress(UnreadableFeed):
        read(whole[:place] + noise + whole[place:])
