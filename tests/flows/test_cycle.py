"""One cycle after another: nothing is done twice, a changed page is one version, faults cost only themselves."""

from __future__ import annotations

import asyncio
import shutil
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
from flows.wire import Page, Wire, faults
from storage.database import open_snapshot
from tests.flows.small_world import EARLIER, LATER, cycle_with, published, small_world

#: Tables that grow with what a cycle learns; polls, runs and the times of the last poll belong to the cycle itself.
LEARNED = "article fact claim support coverage observation round round_event alert link copy_member drop_log".split()


@pytest.fixture
def wire() -> Iterator[Wire]:
    """Serve a wire whose clock the test sets."""
    with Wire(now=EARLIER) as serving:
        yield serving


def rows(config: Config, sql: str) -> list[dict[str, Any]]:
    """Ask the snapshot."""
    store = open_snapshot(Path(config.settings.paths.snapshot))
    try:
        return store.rows(sql)
    finally:
        store.close()


def learned(config: Config) -> dict[str, list[str]]:
    """Return every row a cycle learned, sorted, as text."""
    return {name: sorted(repr(row) for row in rows(config, f"select * from {name}")) for name in LEARNED}


def run(config: Config, wire: Wire, now: datetime) -> None:
    """Run a cycle at an instant; its checks must hold and its books close."""
    wire.at(now)
    account = asyncio.run(cycle_with(config, wire.port, now))
    assert account.broken == ()
    assert account.books is not None
    assert account.books.unexplained == 0


@pytest.fixture
def config(small_cycle: Path, tmp_path: Path) -> Config:
    """Give the configuration of a copy of the folder of one small cycle."""
    return demo_config(Path(shutil.copytree(small_cycle, tmp_path / "var")), small_world())


def test_a_second_run_over_an_unchanged_wire_learns_nothing(config: Config, wire: Wire) -> None:
    """The second cycle adds no row of any kind; its polls are conditional and every one is answered 304."""
    world = small_world()
    published(wire, world)
    before = learned(config)
    assert before["article"]
    assert before["fact"]
    again = EARLIER + timedelta(hours=1)
    asked = len(wire.seen)
    run(config, wire, again)
    assert learned(config) == before
    polls = rows(config, f"select * from poll where polled_at = '{again:%Y-%m-%d %H:%M:%S}+00'")
    assert {poll["outcome"] for poll in polls} == {"not_modified"}
    assert len(polls) == len(world.outlets)
    feeds = {outlet.feed_path for outlet in world.outlets}
    assert all(seen.header("if-none-match") for seen in wire.seen[asked:] if seen.path in feeds)


def test_one_changed_body_is_one_version(config: Config, wire: Wire) -> None:
    """The corrected swap story gets one second version, and only it."""
    published(wire, small_world())
    run(config, wire, LATER)
    versions = rows(config, "select title, version from article where version > 1")
    assert [(row["version"], "157" in row["title"]) for row in versions] == [(2, True)]
    assert [row["kind"] for row in rows(config, "from article_events")] == ["corrected"]
    changes = rows(config, "select kind, quantity_before, quantity, evidence_before, evidence from fact_changes")
    assert changes
    assert all(row["evidence_before"] or row["evidence"] for row in changes)


#: What a feed or a page may do, the reason it is recorded under, and whether it is asked as a feed or as a page.
FEED_FAULTS = {
    "html": (Page(body=b"<html><body><p>Just a moment...</p></body></html>"), "not_a_feed"),
    "empty": (Page(content_type="application/rss+xml"), "not_a_feed"),
    "missing": (Page(status=404), "not_found"),
    "bomb": (Page(fault=faults.bomb), "too_big"),
    "endless": (Page(fault=faults.endless), "too_big"),
    "huge": (Page(fault=faults.huge), "too_big"),
    "drip": (Page(body=b"x" * 1000, fault=faults.drip), "timeout"),
    "hangup": (Page(fault=faults.hang_up), "unreachable"),
}
PAGE_FAULTS = {
    "pdf": (Page(body=b"%PDF-1.4", content_type="application/pdf"), "not_html"),
    "blank": (Page(body=b"<html><body></body></html>"), "empty_body"),
    "lost": (Page(status=404), "not_found"),
    "large": (Page(fault=faults.huge), "too_big"),
    "packed": (Page(fault=faults.bomb), "too_big"),
    "torn": (Page(body=b"<html>" + b"x" * 5000, fault=faults.torn_gzip), "truncated"),
    "slow": (Page(body=b"x" * 1000, fault=faults.drip), "timeout"),
    "endless_reading": (
        Page(body=b"<html><body><article>" + b"<p>A sentence of ordinary length stands here.</p>" * 160_000),
        "unreadable",
    ),
}
GOOD = "".join(
    f"<p>Paragraph {n} of a plain report on the harvest in the valley, with its own words.</p>" for n in range(9)
)


def _feed_of(links: list[str]) -> bytes:
    items = "".join(
        f"<item><title>Item {n}</title><link>{link}</link><pubDate>Thu, 05 Feb 2026 12:00:00 GMT</pubDate></item>"
        for n, link in enumerate(links)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>f</title>{items}</channel></rss>".encode()


def _feed(name: str) -> Feed:
    return Feed(
        name=name, url=f"http://{name}.wire.test/feed", outlet=name, family=name, country="GB", language="en",
        kind="private", seen_at="made up for the test",
    )  # fmt: skip


@pytest.mark.slow
def test_every_fault_is_a_recorded_reason_and_harms_nothing_else(wire: Wire, tmp_path: Path) -> None:
    """Each misbehaving feed and page has its reason within its deadline, and the good page beside them is stored."""
    for name, (page, _) in FEED_FAULTS.items():
        wire.publish(f"{name}.wire.test", "/feed", page)
    for name, (page, _) in PAGE_FAULTS.items():
        wire.publish("pages.wire.test", f"/{name}", page)
    article = f"<html><body><article><h1>Harvest</h1>{GOOD}</article></body></html>"
    # Latin-1 bytes under a header that says so and a meta that lies.
    wire.publish(
        "pages.wire.test",
        "/good",
        Page(body=article.replace("valley", "vallée").encode("latin-1"), content_type="text/html; charset=iso-8859-1"),
    )
    links = [f"http://pages.wire.test/{name}" for name in [*PAGE_FAULTS, "good"]]
    wire.publish("pages.wire.test", "/feed", Page(body=_feed_of(links), content_type="application/rss+xml"))
    shipped = demo_config(tmp_path, World(cycles=(), outlets=()))
    limits = shipped.settings.limits.model_copy(update={"parse_deadline_seconds": 3.0, "deadline_seconds": 2.0})
    config = replace(
        shipped,
        settings=shipped.settings.model_copy(update={"limits": limits}),
        feeds=(*map(_feed, FEED_FAULTS), _feed("pages")),
    )
    run(config, wire, datetime(2026, 2, 5, 18, 0, tzinfo=UTC))
    reasons = {
        row["feed"]: row["reason"] for row in rows(config, "select feed, reason from poll where reason is not null")
    }
    assert reasons == {name: reason for name, (_, reason) in FEED_FAULTS.items()}
    dropped = {row["url"].rpartition("/")[2]: row["reason"] for row in rows(config, "select url, reason from drop_log")}
    assert dropped == {name: reason for name, (_, reason) in PAGE_FAULTS.items()} | {"good": "not_talks"}
    (stored,) = rows(config, "select body from article")
    assert "vallée" in stored["body"]
