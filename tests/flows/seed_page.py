"""The development seed as a newspaper prints it, on a loopback feed; its text is read from ../shared, never kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path

from config import Config
from extractors.model import Feed, Talks
from flows.demo.play import demo_config
from flows.demo.world import World
from flows.wire import Page, Wire
from tests.shared import SHARED

HOST = "gazette.wire.test"
NOW = datetime(2025, 7, 24, 9, 0, tzinfo=UTC)
SEED = SHARED / "corpus" / "texts" / "seed.txt"
_NAVIGATION = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("News", "Sports", "Opinion", "Obituaries"))
_RELATED = "".join(f'<li><a href="/more">{title}</a></li>' for title in ("County fair opens", "Bridge repairs delayed"))


def newspaper_page(text: str) -> bytes:
    """Print a text whose first line is its headline, with the furniture of a small newspaper's site around it."""
    headline, *lines = text.strip().split("\n")
    body = "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines)
    parts = (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{escape(headline)} | The Gazette</title>",
        f"</head><body><header><nav><ul>{_NAVIGATION}</ul></nav></header>",
        f"<main><article><h1>{escape(headline)}</h1>{body}</article>",
        f"<aside><h3>Related</h3><ul>{_RELATED}</ul></aside></main>",
        "<footer><p>About us · Subscribe · Privacy</p></footer></body></html>",
    )
    return "".join(parts).encode()


def publish_seed(wire: Wire, text: str) -> None:
    """Publish the page and a feed of one item dated 24 July 2025."""
    headline = text.split("\n")[0]
    item = (
        f"<item><title>{escape(headline)}</title><link>{f'http://{HOST}/news/talks.html'}</link>"
        "<pubDate>Thu, 24 Jul 2025 06:10:00 +0000</pubDate></item>"
    )
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>The Gazette</title>{item}</channel></rss>"
    wire.publish(HOST, "/robots.txt", Page(status=404))
    wire.publish(HOST, "/feed.xml", Page(body=feed.encode(), content_type="application/rss+xml"))
    wire.publish(HOST, "/news/talks.html", Page(body=newspaper_page(text)))


def seed_config(folder: Path, *, registry_until: date | None = None) -> Config:
    """Return the shipped configuration with the one feed; ``registry_until`` forgets what came later."""
    shipped = demo_config(folder, World(cycles=(), outlets=()))
    feed = Feed(
        name="gazette", url=f"http://{HOST}/feed.xml", outlet="The Gazette", family="gazette", country="US",
        language="en", kind="private", seen_at="made up for the test",
    )  # fmt: skip
    talks = cut_registry(shipped.talks, registry_until) if registry_until else shipped.talks
    return replace(shipped, feeds=(feed,), talks=talks)


def cut_registry(talks: Talks, until: date) -> Talks:
    """Return the topic as it was known on a day."""
    rounds = tuple(known for known in talks.rounds if known.end_on and known.end_on <= until)
    return replace(talks, rounds=rounds, known_until=until)
