"""Writes an outlet's feed as it stands at an instant: RSS 2.0, Atom 1.0 or RDF, newest item first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime
from typing import Final
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from flows.demo.world import Item, Outlet, Shown

ATOM: Final = "http://www.w3.org/2005/Atom"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RSS1: Final = "http://purl.org/rss/1.0/"
DC: Final = "http://purl.org/dc/elements/1.1/"
CONTENT: Final = "http://purl.org/rss/1.0/modules/content/"
for _prefix, _space in (("atom", ATOM), ("rdf", RDF), ("dc", DC), ("content", CONTENT)):
    register_namespace(_prefix, _space)
#: Items a feed lists at once, as most outlets do.
LISTED: Final = 15
TYPES: Final = {"rss2": "application/rss+xml", "atom": "application/atom+xml", "rdf": "application/rdf+xml"}


def render_feed(outlet: Outlet, base: str, now: datetime) -> bytes:
    """Return the feed's bytes as the outlet serves it at ``now``; ``base`` is its address without a path."""
    listed = list(_listed(outlet, now))[:LISTED]
    root = {"rss2": _rss2, "atom": _atom, "rdf": _rdf}[outlet.feed_kind](outlet, base, listed)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _listed(outlet: Outlet, now: datetime) -> Iterator[tuple[Item, Shown]]:
    for item in sorted(outlet.items, key=lambda item: item.looks[0].at, reverse=True):
        looks = [look for look in item.looks if look.at <= now]
        if looks:
            yield item, looks[-1]


def _link(item: Item, base: str) -> str:
    return item.link.replace("https://", "http://", 1) if item.link else base + item.path


def _text(parent: Element, tag: str, text: str | None, **attributes: str) -> None:
    if text:
        SubElement(parent, tag, attributes).text = text


def _rss2(outlet: Outlet, base: str, listed: list[tuple[Item, Shown]]) -> Element:
    root = Element("rss", {"version": "2.0"})
    channel = SubElement(root, "channel")
    _text(channel, "title", outlet.name)
    _text(channel, "link", base)
    _text(channel, "ttl", "5")
    for item, look in listed:
        node = SubElement(channel, "item")
        _text(node, "title", look.title)
        _text(node, "link", _link(item, base))
        _text(node, "guid", item.guid, isPermaLink="false")
        _text(node, "pubDate", format_datetime(datetime.fromisoformat(look.updated or item.published)))
        _text(node, "description", look.summary)
        _text(node, f"{{{DC}}}creator", item.author)
        _text(node, "category", item.category)
        _text(node, f"{{{CONTENT}}}encoded", look.content if outlet.full_text else None)
    return root


def _atom(outlet: Outlet, base: str, listed: list[tuple[Item, Shown]]) -> Element:
    root = Element(f"{{{ATOM}}}feed")
    _text(root, f"{{{ATOM}}}title", outlet.name)
    _text(root, f"{{{ATOM}}}id", base + outlet.feed_path)
    for item, look in listed:
        node = SubElement(root, f"{{{ATOM}}}entry")
        _text(node, f"{{{ATOM}}}title", look.title)
        _text(node, f"{{{ATOM}}}id", item.guid)
        SubElement(node, f"{{{ATOM}}}link", {"rel": "alternate", "href": _link(item, base)})
        _text(node, f"{{{ATOM}}}published", item.published)
        _text(node, f"{{{ATOM}}}updated", look.updated or item.published)
        _text(node, f"{{{ATOM}}}summary", look.summary)
        if item.author:
            _text(SubElement(node, f"{{{ATOM}}}author"), f"{{{ATOM}}}name", item.author)
    return root


def _rdf(outlet: Outlet, base: str, listed: list[tuple[Item, Shown]]) -> Element:
    root = Element(f"{{{RDF}}}RDF")
    channel = SubElement(root, f"{{{RSS1}}}channel", {f"{{{RDF}}}about": base + outlet.feed_path})
    _text(channel, f"{{{RSS1}}}title", outlet.name)
    _text(channel, f"{{{RSS1}}}link", base)
    for item, look in listed:
        node = SubElement(root, f"{{{RSS1}}}item", {f"{{{RDF}}}about": _link(item, base)})
        _text(node, f"{{{RSS1}}}title", look.title)
        _text(node, f"{{{RSS1}}}link", _link(item, base))
        _text(node, f"{{{RSS1}}}description", look.summary)
        _text(node, f"{{{DC}}}date", look.updated or item.published)
        _text(node, f"{{{DC}}}creator", item.author)
    return root
