"""Bytes to feedparser's reading of them: right charset, no expanding entities, repaired where feedparser raises."""

from __future__ import annotations

import io
import re
from typing import Any, Final

import feedparser

from extractors.errors import UnreadableFeed
from extractors.plain import mend

#: What feedparser was seen or can be expected to raise on hostile bytes (a character reference out of range is a
#: ValueError for the whole feed); anything else is a bug and may end the run.
_RAISED: Final = (ValueError, OverflowError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
_HEAD: Final = 2_000  # bytes in which a document says what it is
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_NESTED_ENTITY: Final = re.compile(rb"<!ENTITY\s+[^>\"']{1,200}[\"'][^\"'>]*[&%][A-Za-z_]", re.IGNORECASE)
_DECLARED: Final = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]+)[\"']")
#: A tag this long is an attack: a hundred thousand attributes cost feedparser two minutes.
_SWOLLEN: Final = re.compile(rb"<([A-Za-z][\w:.-]{0,40})\s[^<>]{50000,}>")
_CLOSED_ITEM: Final = re.compile(rb"</(?:[\w.-]+:)?(?:item|entry)\s*>")
_CLOSED_ROOT: Final = re.compile(rb"</(?:[\w.-]+:)?(?:rss|feed|rdf|channel|xml)\s*>", re.IGNORECASE)


def parse_feed(body: bytes, *, content_type: str | None, base_url: str) -> Any:
    """Let feedparser read the bytes, without sanitising and without network; returns its result.

    Raises UnreadableFeed for an empty body, a web page, entities that expand entities, and anything feedparser finds
    neither a feed nor an item in.
    """
    if not body.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFeed("the body is empty", subject=base_url)
    if _NESTED_ENTITY.search(body[:100_000]):
        raise UnreadableFeed("it declares entities that expand entities", subject=base_url)
    body = _SWOLLEN.sub(rb"<\1>", body)
    headers = {"content-type": _media_type(body, content_type), "content-location": base_url}
    try:
        parsed = _parse(body, headers)
    except _RAISED:
        parsed = _parse_repaired(body, headers, base_url)
    if not parsed.entries and not parsed.get("version"):
        kind = "a web page" if _HTML.search(body[:_HEAD]) else "no feed"
        raise UnreadableFeed(f"the bytes are {kind}", subject=base_url)
    if not parsed.get("version") and _HTML.search(body[:_HEAD]):
        raise UnreadableFeed("the bytes are a web page", subject=base_url)
    return parsed


def is_torn(body: bytes, found: int) -> bool:
    """Say whether the document breaks off before or inside its last item, which then may carry half an address.

    ``found`` is how many items were read, none included. An 8-bit view is enough: the markup of every charset in use
    is ASCII, and UTF-16 is looked at with its zero bytes taken out.
    """
    flat = body.replace(b"\x00", b"") if b"\x00" in body[:200] else body
    return _CLOSED_ROOT.search(flat[-_HEAD:]) is None and len(_CLOSED_ITEM.findall(flat)) < max(1, found)


def _parse(body: bytes, headers: dict[str, str]) -> Any:
    # a stream, for feedparser takes bytes and strings for addresses and opens the files they name
    return feedparser.parse(
        io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )


def _parse_repaired(body: bytes, headers: dict[str, str], base_url: str) -> Any:
    try:
        # Latin 1 maps every byte to one character and back: the charset need not be known for this
        return _parse(mend(body.decode("latin-1")).encode("latin-1"), headers)
    except _RAISED as error:
        raise UnreadableFeed(f"feedparser fails on it: {error!r}"[:300], subject=base_url) from error


def _media_type(body: bytes, content_type: str | None) -> str:
    """Say which charset holds: bytes that are UTF-8 are UTF-8, then the document's word, then the header's.

    Servers label feeds ``text/xml; charset=iso-8859-1`` by default far more often than they mean it; RFC 7303 too
    lets the document's own byte-order mark win. UTF-7 is never honoured.
    """
    if _is_utf8(body):
        return "application/xml; charset=utf-8"
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", content_type or "", re.IGNORECASE)
    declared = _DECLARED.search(body[:_HEAD])
    if declared or not charset or charset[1].lower() in ("utf-7", "utf7", "us-ascii"):
        return "application/xml"
    return f"application/xml; charset={charset[1]}"


def _is_utf8(body: bytes) -> bool:
    """Say whether the bytes can only be UTF-8 (or ASCII); zero and escape bytes mean UTF-16 or ISO 2022."""
    if b"\x00" in body[:_HEAD] or b"\x1b" in body:
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
