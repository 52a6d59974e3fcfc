"""`parley feeds import --write`: what holds is added to feeds.toml, and of everything else it is said why not."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import pytest
from typer.testing import CliRunner

import config as configuration
from flows.adopting import sorted_out
from flows.cli import app
from flows.opml import Outline, read_opml, write_opml
from flows.wire import Page, Wire
from flows.wire.page import redirect

HOST = "127.0.0.1"
SHIPPED = Path(configuration.__file__).parent
LISTED = "<outline text='{title}' title='{title}' xmlUrl='{url}'/>"


def rss(items: int, year: int) -> Page:
    """Give a feed with so many items of a year."""
    item = "<item><title>Talks {n}</title><description>Delegations met in the city for talks on the ceasefire.</description><link>http://news.example/{n}</link><pubDate>{n:02} Nov {y} 08:00:00 GMT</pubDate></item>"  # noqa: E501
    listed = "".join(item.format(n=n, y=year) for n in range(1, items + 1))
    body = f"<rss version='2.0'><channel><title>Wire &amp; co</title>{listed}</channel></rss>"
    return Page(body=body.encode(), content_type="application/rss+xml")


@pytest.fixture
def wires() -> Iterator[tuple[Wire, Wire]]:
    """Give a site with feeds of every kind, and one whose robots.txt forbids everything."""
    year = datetime.now(UTC).year
    with Wire() as open_site, Wire() as closed:
        for path, page in {
            "/good": rss(3, year),
            "/old": rss(3, year - 2),
            "/empty": rss(0, year),
            "/gone": Page(status=410),
            "/page": Page(body=b"<html><head></head><body>news</body></html>"),
            "/noise": Page(body=b"\x00\x01no feed at all", content_type="application/octet-stream"),
            "/moved": redirect("/good", 301),
        }.items():
            open_site.publish(HOST, path, page)
        closed.publish(HOST, "/rss", rss(3, year))
        closed.publish(HOST, "/robots.txt", Page(body=b"User-agent: *\nDisallow: /\n", content_type="text/plain"))
        yield open_site, closed


def folder_of(tmp_path: Path) -> Path:
    """Copy the configuration that ships."""
    folder = tmp_path / "config"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder


def imported(file: Path, folder: Path, wires: tuple[Wire, Wire], *more: str) -> dict[str, dict[str, str]]:
    """Return what became of each address."""
    allowed = [f"{HOST}:{one.port}" for one in wires]
    own = {"PARLEY_WEB__ALLOW": json.dumps(allowed), "PARLEY_WEB__PER_HOST_SECONDS": "0"}
    words = ["feeds", "import", str(file), "--config", str(folder), "--json", *more]
    done = CliRunner().invoke(app.app, words, env=own)
    assert done.exit_code == 0, done.output
    return {one["url"]: one for one in json.loads(done.stdout)}


def test_what_holds_is_added_and_the_rest_is_told(tmp_path: Path, wires: tuple[Wire, Wire]) -> None:
    """One living feed is added once, at the end of the file as it was; each refusal has its reason; again adds none."""
    site, closed = wires
    paths = ("/good", "/good", "/moved", "/old", "/empty", "/gone", "/missing", "/page", "/noise")
    urls = [*(site.url(HOST, path) for path in paths), closed.url(HOST, "/rss"), "ftp://x.example/f"]
    file, folder = tmp_path / "list.opml", folder_of(tmp_path)
    lines = "".join(LISTED.format(title=f"Wire {n}", url=escape(url)) for n, url in enumerate(urls))
    file.write_text(f"<opml version='2.0'><body>{lines}</body></opml>")
    before = (folder / "feeds.toml").read_text()

    told = imported(file, folder, wires, "--write", "--country", "GB", "--kind", "private")
    why = {url.rpartition("/")[2]: one["why"] or one["outcome"] for url, one in told.items()}
    begins = {
        "good": "duplicate: the list has it twice",  # said of the second; the first is added
        "moved": "duplicate: it leads to",
        "old": "dead: nothing newer than",
        "empty": "empty: it lists nothing",
        "gone": "gone: the site says the address is gone for good (410)",
        "missing": "not found: the page is not there (404)",
        "page": "HTML, no feed, and it names none",
        "noise": "does not parse",
        "rss": "robots.txt forbids it",
        "f": "it is no http(s) address",
    }
    assert [(name, why[name]) for name, words in begins.items() if not why[name].startswith(words)] == []

    after = (folder / "feeds.toml").read_text()
    assert after.startswith(before)
    (new,) = tomllib.loads(after)["feed"][len(tomllib.loads(before)["feed"]) :]
    assert (new["url"], new["outlet"], new["country"], new["language"]) == (urls[0], "Wire 0", "GB", "en")

    again = sorted_out(read_opml(file.read_bytes()), configuration.load(folder, environment={}).feeds)
    assert [one.outcome for one in again if one.url == urls[0]] == ["known", "known"]


def test_what_a_list_does_not_say_is_asked_for(tmp_path: Path, wires: tuple[Wire, Wire]) -> None:
    """Without country and kind a living feed is not written, and the options are named; our own lists carry both."""
    file, folder = tmp_path / "list.opml", folder_of(tmp_path)
    url = wires[0].url(HOST, "/good")
    file.write_text(f"<opml version='2.0'><body>{LISTED.format(title='Wire', url=url)}</body></opml>")
    (told,) = imported(file, folder, wires, "--write").values()
    assert told["why"] == "nothing tells its country and kind: say --country … --kind …"

    (ours,) = configuration.load(folder, environment={}).feeds[:1]
    own = write_opml([ours], "x").decode().replace(ours.url, url).replace("tass", "new-wire")
    file.write_text(own)
    (told,) = imported(file, folder, wires, "--write").values()
    assert (told["outcome"], told["name"]) == ("added", "new-wire")
    new = configuration.load(folder, environment={}).feeds[-1]
    assert (new.country, new.kind, new.outlet) == (ours.country, ours.kind, ours.outlet)
    assert new.every_minutes == ours.every_minutes


def test_an_export_comes_back_with_nothing_new() -> None:
    """Every feed of an exported list is known, whatever else the list says."""
    feeds = configuration.load(None, environment={}).feeds
    listed = read_opml(write_opml(feeds, "Parley"))
    assert {one.outcome for one in sorted_out(listed, feeds)} == {"known"}
    assert [one.said["country"] for one in listed] == sorted(feed.country for feed in feeds)
    hostile = Outline(title="x", url="http://[::1", said={})
    assert sorted_out([hostile], feeds)[0].outcome == "refused"
