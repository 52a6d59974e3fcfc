"""`parley feeds`: how each does, one in detail, a new one tried, lists in and out."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import config as configuration
from config.feeds import FeedsFile
from extractors.errors import ParleyError
from flows.cli import app
from flows.opml import read_opml, write_opml
from flows.probing import Probed, block, named_feeds, read_any
from flows.wire import Page, Wire
from tests.extractors.pages import NOW
from tests.extractors.test_news_sitemap import index, sitemap
from tests.extractors.test_news_sitemap import item as listed

HOST = "127.0.0.1"
ITEM = "<item><title>Talks {n}</title><link>http://news.example/{n}</link><description>Delegations met in the city for talks on the ceasefire.</description><pubDate>Sat, 28 Nov 2026 {n:02}:00:00 GMT</pubDate></item>"  # noqa: E501
RSS = f"<rss version='2.0'><channel><title>Wire \"&amp; co\"\n]]&gt;</title>{''.join(ITEM.format(n=n) for n in range(8))}</channel></rss>"  # noqa: E501
BOMB = b"<!DOCTYPE o [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><opml><body><outline text='&b;' xmlUrl='http://a.example/f'/></body></opml>"


def told(*words: str, code: int = 0, environment: dict[str, str] | None = None) -> str:
    """Return what a command prints."""
    done = CliRunner().invoke(app.app, list(words), env=environment)
    assert done.exit_code == code, done.output
    return done.stdout


@pytest.fixture
def lived(small_cycle: Path) -> dict[str, str]:
    """Give the environment that leads commands to the snapshot of one small cycle."""
    return {"PARLEY_PATHS__DATA": str(small_cycle)}


def test_every_feed_is_listed_with_how_it_does(lived: dict[str, str]) -> None:
    """The table has every feed that is polled; one can be looked at with its polls."""
    rows = json.loads(told("feeds", "--json", environment=lived))
    assert {row["name"] for row in rows} >= {"meridian", "northline"}
    assert all(row["last_ok_at"] and row["next_poll_at"] for row in rows)
    name = rows[0]["name"]
    one = json.loads(told("feeds", "show", name, "--json", environment=lived))
    assert [poll["outcome"] for poll in one["polls"]] == ["ok"]
    assert "Its last polls (UTC)" in told("feeds", "show", name, environment=lived)
    assert all(len(line) <= 100 for line in told("feeds", environment=lived | {"COLUMNS": "100"}).splitlines())


def test_a_feed_that_is_not_there_is_told(lived: dict[str, str]) -> None:
    """A name nobody has leads to the list."""
    done = CliRunner().invoke(app.app, ["feeds", "show", "nobody"], env=lived)
    assert isinstance(done.exception, ParleyError)
    assert "`parley feeds` lists them" in str(done.exception)


def test_a_new_feed_is_tried_and_its_block_can_be_used() -> None:
    """A probe tells items, rhythm and text; its block, hostile title and all, is a feed once a person filled it in."""
    with Wire() as wire:
        wire.publish(HOST, "/rss", Page(body=RSS.encode(), content_type="application/rss+xml"))
        allowed = {"PARLEY_WEB__ALLOW": json.dumps([f"{HOST}:{wire.port}"]), "PARLEY_WEB__PER_HOST_SECONDS": "0"}
        found: dict[str, Any] = json.loads(
            told("feeds", "probe", wire.url(HOST, "/rss"), "--json", environment=allowed)
        )
        shown = told("feeds", "probe", wire.url(HOST, "/rss"), environment=allowed)
    assert (found["items"], found["hours_between"], found["text"], found["language"]) == (8, 1.0, "summary", "en")
    assert "one every 1 h" in shown
    import tomllib

    filled = found["block"].replace('country = ""', 'country = "GB"').replace('kind = ""', 'kind = "private"')
    (block,) = FeedsFile.model_validate(
        {"feed": tuple(tomllib.loads(filled.replace('"127-0-0"', '"wire"'))["feed"])}
    ).feed
    assert block.outlet.startswith('Wire "& co"')
    assert block.every_minutes == 30


def test_a_page_tells_the_feeds_it_names() -> None:
    """An address that is a page is no feed, and the feeds of its head are told."""
    page = b"<html><head><link rel='alternate' type='application/rss+xml' href='/rss'></head><body>x</body></html>"
    assert named_feeds(page, "https://news.example/a") == ("https://news.example/rss",)
    assert named_feeds(b"", "https://news.example/a") == ()
    with Wire() as wire:
        wire.publish(HOST, "/", Page(body=page))
        allowed = {"PARLEY_WEB__ALLOW": json.dumps([f"{HOST}:{wire.port}"])}
        assert "it names" in told("feeds", "probe", wire.url(HOST, "/"), code=1, environment=allowed)


def test_the_feeds_go_out_and_come_back(tmp_path: Path) -> None:
    """What is exported is OPML with every feed, and importing it finds all of them known and nothing new."""
    shipped = configuration.load(None, environment={}).feeds
    listed = read_opml(told("feeds", "export").encode())
    assert {one.url for one in listed} == {feed.url for feed in shipped}
    file = tmp_path / "list.opml"
    more = b"<outline xmlUrl='http://new.example/f' text='&lt;b&gt;N'/></body>"
    file.write_bytes(write_opml(shipped, "x").replace(b"</body>", more))
    lines = told("feeds", "import", str(file)).splitlines()
    assert lines[0] == f"{len(shipped) + 1} feeds listed: {len(shipped)} known, 1 new"
    assert "http://new.example/f" in lines[1]


def test_a_hostile_list_does_no_harm() -> None:
    """What declares entities, and what is no OPML, is refused."""
    for body in (BOMB, b"", b"<html></html>", b"not xml", b"<rss/>"):
        with pytest.raises(ParleyError):
            read_opml(body)


def test_a_news_sitemap_is_told_from_a_feed_and_from_an_index() -> None:
    """A sitemap's block says its format, an index names its files, and hostile bytes are neither."""

    def tried(body: bytes) -> Probed | tuple[str, ...]:
        return read_any(body, "https://gazette.test/x", content_type="text/xml", now=NOW, limit=100)

    found = tried(sitemap(listed("https://gazette.test/a")))
    assert isinstance(found, Probed)
    assert tomllib.loads(block(found, NOW))["feed"][0]["format"] == "news_sitemap"
    assert tried(index(("https://gazette.test/a.xml", ""))) == ("https://gazette.test/a.xml",)
    assert tried(b'<!DOCTYPE u [<!ENTITY a "b">]><urlset>&a;</urlset>') == ()
