"""A page's bytes to a tree: what is no HTML is refused, and the charset is the one the bytes bear out."""

from __future__ import annotations

import codecs
import re
from typing import Any, Final

import charset_normalizer
import lxml.html
from lxml import etree

from extractors.errors import UnreadableArticle
from extractors.plain import mend

#: Media types that may hold an article; servers that name none, or "binary", are judged by the bytes.
_MEDIA: Final = re.compile(
    r"\s*(?:text/(?:html|plain|xml)|application/(?:xhtml\+xml|xml|octet-stream))?\s*(?:;|$)", re.I
)
_MAGIC: Final = re.compile(
    rb"%PDF|\x89PNG|\xff\xd8\xff|GIF8|PK\x03\x04|\x1f\x8b|RIFF|\x00\x00\x00.ftyp|ID3|OggS|\x7fELF"
)
_TAG: Final = re.compile(
    r"<(?:!doctype|html|head|body|div|p|article|meta|title|h1|section|main|table)\b", re.IGNORECASE
)
_META: Final = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
#: What browsers read for these labels (WHATWG Encoding); they are servers' defaults more often than anybody's word.
_DEFAULTS: Final = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252"})
_NEVER: Final = frozenset({"utf-7", "utf7", "unicode-1-1-utf-7"})
#: A tag this long holds a picture or an attack: a hundred thousand attributes cost libxml2 twelve seconds.
_SWOLLEN: Final = re.compile(r"<([a-zA-Z][\w-]{0,20})\s[^<>]{50000,}>")
#: The share of characters no text has, above which bytes labelled HTML are noise.
_NOISE: Final = 0.02
_ODD: Final = re.compile("[\ufffd\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")


def read_page(body: bytes, *, content_type: str | None, charset: str | None, url: str) -> Any:
    """Parse a page's bytes as received into an ``lxml.html`` tree.

    ``charset`` is the HTTP header's. Raises UnreadableArticle: ``not_html`` for another media type, another format's
    bytes or noise; ``empty_body`` for nothing at all; ``unreadable`` where the parser finds no element.
    """
    if not body.strip():
        raise UnreadableArticle("the page is empty", subject=url, reason="empty_body")
    if not _MEDIA.match(content_type or "") or _MAGIC.match(body.lstrip()[:16]):
        raise UnreadableArticle(f"the answer is {content_type or 'another format'}", subject=url, reason="not_html")
    text = decode(body, charset)
    if _is_noise(text) or not _TAG.search(text[:200_000]):
        raise UnreadableArticle("the bytes are no HTML", subject=url, reason="not_html")
    return parse_html(text, url)


def parse_html(text: str, url: str) -> Any:
    """Parse HTML text; the elements are made in C (a tenth faster in all than lxml's own lookup in Python).

    Raises UnreadableArticle (``unreadable``) where there is no element in it.
    """
    parser = etree.HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    elements = etree.ElementDefaultClassLookup(element=lxml.html.HtmlElement)
    parser.set_element_class_lookup(elements)
    raw = mend(_SWOLLEN.sub(r"<\1>", text)).encode("utf-8")
    try:
        return lxml.html.document_fromstring(raw, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableArticle(f"the HTML parser fails on it: {error}", subject=url, reason="unreadable") from error


def decode(body: bytes, charset: str | None) -> str:
    """Decode a page: byte-order mark, then UTF-8 if the bytes are, then the header, the page's own word, the bytes.

    A header that only repeats a server's default (ISO 8859-1) yields to the page's word; a charset that cannot decode
    the bytes is passed over; UTF-7 is never honoured. Never raises: what cannot be read becomes U+FFFD.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    own = _META.search(body[:10_000])
    header, meta = _known(charset), _known(own[1].decode("ascii", "replace") if own else None)
    meta = None if meta and meta.startswith("utf-16") else meta  # it was read as ASCII: it cannot be UTF-16
    names = [meta, header] if header in _DEFAULTS else [header, meta]
    fitting = (text for name in ("utf-8", *names) if (text := _try(body, name)) is not None)
    return next(fitting, None) or _repaired(body, said_utf8="utf-8" in names)


def _repaired(body: bytes, *, said_utf8: bool) -> str:
    """Decode what no named charset fits: UTF-8 with a few torn letters, or whatever the bytes look like most."""
    text = body.decode("utf-8", "replace")
    torn, whole = text.count("\ufffd"), sum(1 for char in text if "\x7f" < char != "\ufffd")
    if said_utf8 or whole > 4 * torn:
        return text
    best = charset_normalizer.from_bytes(body[:50_000]).best()
    return body.decode(best.encoding if best else "cp1252", "replace")


def _try(body: bytes, name: str | None) -> str | None:
    """Decode as ``name`` if that works; a page cut inside a letter still is UTF-8."""
    if name is None or (name == "utf-8" and b"\x00" in body[:200]):
        return None
    try:
        return body.decode("cp1252" if name in _DEFAULTS else name)
    except UnicodeDecodeError as error:
        return body[: error.start].decode(name) if name == "utf-8" and error.start > len(body) - 4 else None


def _known(name: str | None) -> str | None:
    """Give a charset's label in lower case if Python can decode it to text and it is safe to."""
    label = (name or "").strip().strip("\"'").lower()
    if not label or label in _NEVER:
        return None
    try:
        known = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    return label if getattr(known, "_is_text_encoding", True) else None


def _is_noise(text: str) -> bool:
    sample = text[:20_000]
    return len(_ODD.findall(sample)) > _NOISE * len(sample) + 5
