"""Lists of feeds as other readers keep them: OPML 2.0 in and out; pure. A list is hostile input like any page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from extractors.errors import ParleyError
from extractors.model import Feed
from extractors.plain import plain_line

#: No list of feeds is larger; a bomb is.
LARGEST: Final = 4 * 2**20
_TITLE: Final = 200
#: Keys of a feed's block that a list of ours carries and other readers leave alone.
SAID: Final = ("country", "kind", "family", "every_minutes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A feed as a list names it; ``url`` as written, whatever it is; ``said``: what it tells under SAID, unchecked."""

    title: str
    url: str
    name: str = ""
    said: Mapping[str, str] = field(default_factory=dict)


def read_opml(body: bytes) -> tuple[Outline, ...]:
    """Return every outline that names a feed, folders opened, in order.

    Nothing is loaded. Raises ParleyError when it is no OPML, or one that declares entities.
    """
    if len(body) > LARGEST:
        raise ParleyError(f"the list is larger than {LARGEST // 2**20} MB")
    if b"<!" in body.replace(b"<!--", b"").replace(b"<![CDATA[", b""):
        raise ParleyError("it declares a document type or entities, which no list of feeds needs")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    root = etree.fromstring(body.strip(), parser) if body.strip() else None
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise ParleyError("it is no OPML: its first element is not <opml>")
    outlines = (node for node in root.iter() if isinstance(node.tag, str) and node.tag.lower() == "outline")
    return tuple(
        Outline(
            title=plain_line(node.get("text") or node.get("title") or "", _TITLE),
            url=_address(node).strip(),
            name=plain_line(node.get("title") or "", _TITLE),
            said=_said(node.get("category") or "") | _language(node.get("language") or ""),
        )
        for node in outlines
        if _address(node)
    )


def _said(category: str) -> dict[str, str]:
    """Return what our own lists say in the slash-delimited categories of OPML 2.0: ``/country/RU,/kind/state``."""
    parts = (plain_line(one, _TITLE).strip("/ ").partition("/") for one in category.split(","))
    return {key: value for key, _, value in parts if key in SAID}


def _language(said: str) -> dict[str, str]:
    """Return the language an outline names, en of en-gb; nothing where it names none."""
    found = said.strip().lower()[:2]
    return {"language": found} if found.isalpha() and len(found) == 2 else {}


def write_opml(feeds: Iterable[Feed], title: str) -> bytes:
    """Return the feeds as OPML 2.0, a folder a country."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    folders: dict[str, etree._Element] = {}
    for feed in sorted(feeds, key=lambda one: (one.country, one.name)):
        folder = folders.get(feed.country)
        if folder is None:
            folder = folders[feed.country] = etree.SubElement(body, "outline", text=feed.country)
        kind = "rss" if feed.format == "feed" else "sitemap"  # which feed readers cannot read
        said = ",".join(f"/{key}/{getattr(feed, key)}" for key in SAID)
        names = {"text": feed.outlet, "title": feed.name, "language": feed.language, "category": said}
        etree.SubElement(folder, "outline", type=kind, xmlUrl=feed.url, **names)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _address(node: etree._Element) -> str:
    return next((str(value) for key, value in node.attrib.items() if str(key).lower() == "xmlurl"), "")
