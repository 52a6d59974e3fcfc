"""A sitemap's bytes to its tree: unpacked within a bound, no entities, no network, and nothing but a sitemap."""

from __future__ import annotations

import re
import zlib
from typing import Any, Final

from lxml import etree

from extractors.errors import UnreadableFeed

#: Unpacked bytes; a thousand items, the most a news sitemap may hold, take about one megabyte.
LARGEST: Final = 16_000_000
_GZIP: Final = b"\x1f\x8b"
_GZIP_WBITS: Final = 31
#: The namespaces of the sitemap protocol, as its documents write them and as some publishers do.
_SITEMAP: Final = frozenset(
    {
        None,
        "http://www.sitemaps.org/schemas/sitemap/0.9",
        "https://www.sitemaps.org/schemas/sitemap/0.9",
        "http://www.google.com/schemas/sitemap/0.9",
        "http://www.google.com/schemas/sitemap/0.84",
    }
)
_STRAY: Final = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);|#)")
_FEED_ROOTS: Final = frozenset({"rss", "feed", "RDF"})


def parse_sitemap(body: bytes, subject: str) -> Any:
    """Return the root of a sitemap or of an index of sitemaps, an lxml element; ``subject`` is its address.

    Raises UnreadableFeed for anything else, and for a document type: a sitemap needs none, and entities live there.
    """
    text = unpacked(body, subject)
    if not text.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFeed("the body is empty", subject=subject)
    root = _tree(text, subject)
    _refuse_other(root, subject)
    if next(root.iter(etree.Entity), None) is not None:  # &nbsp; and a bare & in an address: words, not entities
        return _tree(_STRAY.sub(b"&amp;", text), subject)
    return root


def name_of(element: Any) -> tuple[str, str | None]:
    """Return an element's name and namespace; a prefix nobody declared is dropped."""
    space, _, name = element.tag.rpartition("}")
    return name.rpartition(":")[2], space[1:] or None


def _tree(text: bytes, subject: str) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UnreadableFeed("the bytes are no sitemap", subject=subject) from error
    if root is None or not isinstance(root.tag, str):
        raise UnreadableFeed("the bytes are no sitemap", subject=subject)
    return root


def unpacked(body: bytes, subject: str) -> bytes:
    """Return the bytes of a file that may be packed (``news.xml.gz``); raises UnreadableFeed beyond LARGEST."""
    if not body.startswith(_GZIP):
        text = body
    else:
        try:
            packed = zlib.decompressobj(_GZIP_WBITS)
            text = packed.decompress(body, LARGEST + 1)
            if not packed.eof and len(text) <= LARGEST:
                raise UnreadableFeed("its gzip is torn", subject=subject)
        except zlib.error as error:
            raise UnreadableFeed("its gzip is broken", subject=subject) from error
    if len(text) > LARGEST:
        raise UnreadableFeed(f"it has more than {LARGEST:,} bytes", subject=subject)
    return text


def _refuse_other(root: Any, subject: str) -> None:
    name, space = name_of(root)
    if name.lower() == "html":
        raise UnreadableFeed("the bytes are a web page", subject=subject)
    if name in _FEED_ROOTS:
        raise UnreadableFeed('it is a feed, not a sitemap: take out its format = "news_sitemap"', subject=subject)
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFeed("it declares a document type, which no sitemap needs", subject=subject)
    if name not in {"urlset", "sitemapindex"} or space not in _SITEMAP:
        raise UnreadableFeed("its root is not that of a sitemap", subject=subject)
