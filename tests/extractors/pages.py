"""Feeds, entries, agencies and pages as the reading tests need them; every sentence is our own."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from html import escape
from typing import Any

import pytest

from extractors.article import read_article
from extractors.errors import UnreadableArticle
from extractors.model import REASONS, Agency, Article, Entry, Feed
from extractors.url import canonical

NOW = datetime(2025, 7, 24, 9, 0, tzinfo=UTC)
PAGE_URL = "https://gazette.test/world/swap"
FEED = Feed(
    name="gazette", url="https://gazette.test/rss", outlet="The Gazette", family="gazette", country="US",
    language="en", kind="private", seen_at="made up for the test",
)  # fmt: skip
AGENCIES = (
    Agency(name="Reuters", signs=("Reuters", "Thomson Reuters")),
    Agency(name="Associated Press", signs=("AP", "Associated Press", "The Associated Press")),
    Agency(name="AFP", signs=("AFP", "Agence France-Presse")),
    Agency(name="TASS", signs=("TASS",)),
    Agency(name="Interfax", signs=("Interfax",)),
    Agency(name="Interfax-Ukraine", signs=("Interfax-Ukraine",)),
    Agency(name="Bloomberg", signs=("Bloomberg L.P.", "Bloomberg News")),
    Agency(name="Tribune Content Agency", signs=("Tribune Content Agency",), distributor=True),
)
#: A report long enough to be one, in the words of nobody.
REPORT = (
    "ISTANBUL, July 23 (Reuters) — Negotiators for Kyiv and Moscow ended their third session on Wednesday evening.",
    "The two delegations agreed on another exchange of captives, a member of the Ukrainian team told reporters.",
    "No date was named for a fourth session. The host said its door stayed open, and thanked both teams for coming.",
    "Shelling went on in the east while the diplomats spoke, and officials in Sumy counted eleven wounded overnight.",
    "The Kremlin's spokesman said that nobody should expect a miracle from one evening at a table by the Bosphorus.",
)


def entry(**changes: Any) -> Entry:
    """Build an entry of the gazette's feed; without changes it brings a headline and an address."""
    values: dict[str, Any] = {
        "feed": "gazette", "entry_id": "e1", "url": PAGE_URL, "canonical_url": canonical(PAGE_URL),
        "title": "Third session ends with a swap", "summary": "", "content": "", "author": None,
        "published_at": None, "published_raw": None, "published_flag": None, "fingerprint": "f",
    }  # fmt: skip
    return Entry(**(values | changes))


def page(*paragraphs: str, head: str = "", title: str = "Third session ends with a swap") -> bytes:
    """Print paragraphs as a newspaper's page, with navigation, related links and a footer around them."""
    links = "".join(
        f'<li><a href="/{word}">{word.title()}</a></li>' for word in ("news", "sports", "opinion", "weather")
    )
    text = "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs or REPORT)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{escape(title)} | The Gazette</title>{head}"
        f"</head><body><header><nav><ul>{links}</ul></nav></header><main><article><h1>{escape(title)}</h1>{text}"
        f"</article><aside><h3>Related</h3><ul>{links}</ul></aside></main><footer><p>About us · Privacy</p></footer>"
        "</body></html>"
    ).encode("utf-8", "surrogatepass")


def rss(*items: str, channel: str = "<title>The Gazette</title>") -> bytes:
    """Wrap items in a feed."""
    declaration = "<?xml version='1.0' encoding='utf-8'?>"
    return f"{declaration}<rss version='2.0'><channel>{channel}{''.join(items)}</channel></rss>".encode()


def item(**fields: str) -> str:
    """Print one item, its fields in the order given, their values as they are."""
    return "<item>" + "".join(f"<{name}>{value}</{name}>" for name, value in fields.items()) + "</item>"


def read(
    body: bytes, *, url: str = PAGE_URL, content_type: str | None = "text/html", charset: str | None = None, **of: Any
) -> Article:
    """Read a page as the answer to an entry of the gazette's feed."""
    return read_article(
        body, entry=entry(**of), feed=FEED, url=url, content_type=content_type, charset=charset,
        agencies=AGENCIES, languages=("en",), now=NOW,
    )  # fmt: skip


def reason_of(body: bytes, **given: Any) -> str:
    """Give the reason a page is refused with; fail where it is read, or for a reason nobody knows."""
    with pytest.raises(UnreadableArticle) as caught:
        read(body, **given)
    assert caught.value.reason in REASONS
    return caught.value.reason


def json_ld(**fields: Any) -> str:
    """Print a JSON-LD block of a news article."""
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle'} | fields)}</script>"
