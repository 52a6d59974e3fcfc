"""A news sitemap on the loopback wire: polled, read, fetched and stored as a feed is; hostile ones harm nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from config import Config
from extractors.model import Feed
from flows.demo.play import demo_config
from flows.demo.world import World
from flows.wire import Page, Wire
from storage.database import open_snapshot
from tests.extractors.test_news_sitemap import index, item, sitemap
from tests.flows.small_world import cycle_with

NOW = datetime(2026, 2, 5, 18, 0, tzinfo=UTC)
BODY = "".join(
    f"<p>Paragraph {n} of a plain report on the harvest in the valley, with its own words.</p>" for n in "abc"
)


@pytest.fixture
def wire() -> Iterator[Wire]:
    """Serve a wire whose clock the test sets."""
    with Wire(now=NOW) as serving:
        yield serving


def listed(*names: str, host: str = "outlet.test") -> bytes:
    """Write a sitemap of pages of a host."""
    return sitemap(
        *(item(f"http://{host}/{name}", title=f"Harvest {name}", date="2026-02-05T12:00:00Z") for name in names)
    )


def publish(wire: Wire, path: str, body: bytes, etag: str | None = None) -> None:
    """Serve a sitemap."""
    wire.publish("outlet.test", path, Page(body=body, content_type="application/xml", etag=etag))


def configured(folder: Path, *paths: str) -> Config:
    """Return a configuration of one sitemap feed per path; its name is the path's first word."""
    shipped = demo_config(folder, World(cycles=(), outlets=()))
    feeds = tuple(
        Feed(
            name=path.strip("/").partition(".")[0], url=f"http://outlet.test{path}", outlet="Outlet", family="outlet",
            country="GB", language="en", kind="private", seen_at="made up for the test", format="news_sitemap",
        )
        for path in paths
    )  # fmt: skip
    return replace(shipped, feeds=feeds)


def run(config: Config, wire: Wire, now: datetime) -> list[dict[str, Any]]:
    """Run a cycle; its books must close. Returns the polls of that instant by feed."""
    wire.at(now)
    account = asyncio.run(cycle_with(config, wire.port, now))
    assert account.broken == ()
    assert account.books is not None
    assert account.books.unexplained == 0
    polls = rows(config, "select * from poll order by feed, polled_at")
    return [poll for poll in polls if poll["polled_at"] == now]


def rows(config: Config, sql: str) -> list[dict[str, Any]]:
    """Ask the snapshot."""
    store = open_snapshot(Path(config.settings.paths.snapshot))
    try:
        return store.rows(sql)
    finally:
        store.close()


@pytest.mark.slow
def test_a_sitemap_goes_the_whole_path_and_its_second_poll_is_conditional(wire: Wire, tmp_path: Path) -> None:
    """Its items are fetched and stored with headline and time; unchanged it answers 304, changed it brings the new."""
    config = configured(tmp_path, "/news.xml")
    for name in ("a", "b", "c"):
        page = f"<html><body><article><h1>Harvest {name}</h1>{BODY}</article></body></html>"
        wire.publish("outlet.test", f"/{name}", Page(body=page.encode()))
    publish(wire, "/news.xml", listed("a", "b"), '"one"')
    (poll,) = run(config, wire, NOW)
    assert (poll["outcome"], poll["items"], poll["items_new"]) == ("ok", 2, 2)
    stored = rows(config, "select title, published_at from entry order by title")
    assert [row["title"] for row in stored] == ["Harvest a", "Harvest b"]
    assert {row["published_at"] for row in stored} == {datetime(2026, 2, 5, 12, tzinfo=UTC)}
    assert len(rows(config, "from article")) == 2
    (poll,) = run(config, wire, NOW + timedelta(hours=2))
    assert poll["outcome"] == "not_modified"
    publish(wire, "/news.xml", listed("b", "c"), '"two"')
    (poll,) = run(config, wire, NOW + timedelta(hours=4))
    assert (poll["outcome"], poll["items_new"], poll["items_known"]) == ("ok", 1, 1)


@pytest.mark.slow
def test_the_files_of_an_index_are_read_whatever_the_index_says_of_itself(wire: Wire, tmp_path: Path) -> None:
    """The index never changes, its files do: no new item is missed, and an unchanged set is the same."""
    config = configured(tmp_path, "/index.xml")
    publish(
        wire,
        "/index.xml",
        index(("http://outlet.test/1.xml", "2026-02-05"), ("http://outlet.test/gone.xml", "2026-02-04")),
        '"never"',
    )
    publish(wire, "/1.xml", listed("a"))
    (poll,) = run(config, wire, NOW)
    assert (poll["outcome"], poll["items_new"], poll["etag"]) == ("ok", 1, None)
    assert "gone.xml" in poll["detail"]
    assert run(config, wire, NOW + timedelta(hours=2))[0]["outcome"] == "same"
    publish(wire, "/1.xml", listed("a", "b"))
    (poll,) = run(config, wire, NOW + timedelta(hours=4))
    assert (poll["outcome"], poll["items_new"]) == ("ok", 1)


@pytest.mark.slow
def test_hostile_sitemaps_are_failed_polls_and_foreign_addresses_are_never_fetched(wire: Wire, tmp_path: Path) -> None:
    """A page, a feed, an ordinary sitemap and a document type fail by name; another host's address is only a drop."""
    hostile = {
        "/page.xml": b"<html><body>Just a moment</body></html>",
        "/rss.xml": b"<rss version='2.0'><channel/></rss>",
        "/plain.xml": sitemap("<url><loc>http://outlet.test/</loc></url>"),
        "/laughs.xml": b'<!DOCTYPE u [<!ENTITY a "ha">]><urlset><url><loc>&a;</loc></url></urlset>',
    }
    for path, body in hostile.items():
        publish(wire, path, body)
    publish(wire, "/mixed.xml", sitemap(item("http://evil.test/x", date="2026-02-05T12:00:00Z")))
    polls = run(configured(tmp_path, *hostile, "/mixed.xml"), wire, NOW)
    failed = {poll["feed"]: poll["reason"] for poll in polls if poll["outcome"] == "failed"}
    assert failed == dict.fromkeys(("page", "rss", "plain", "laughs"), "not_a_feed")
    config = configured(tmp_path, "/mixed.xml")
    assert [row["reason"] for row in rows(config, "select reason from drop_log")] == ["refused_address"]
    assert not [seen for seen in wire.seen if seen.host == "evil.test"]
