"""robots.txt is read by RFC 9309, asked for once a day, and obeyed before a page is requested."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta
from pathlib import Path

import pytest

from extractors.errors import FetchError
from flows.fetch import RobotsFile
from flows.fetch.robots import KEPT, KEPT_FAILURE, Rules, read_rules
from flows.wire import Fault, Page, Wire, faults, later, redirect
from tests.flows.web import BODY, HOST, NOON, SMALL, fetcher
from tests.shared import SHARED, needs_shared

BOM = "\ufeff"
CASES = [
    ("User-agent: *\nDisallow: /private", "/private/x", False),
    ("User-agent: *\nDisallow: /private", "/public", True),
    ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
    ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", False),
    ("User-agent: *\nAllow: /x\nDisallow: /x", "/x", True),
    ("User-agent: *\nDisallow: /*.pdf$", "/report.pdf", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/report.pdf?x", True),
    ("User-agent: *\nDisallow: /n/*/live", "/n/2025/live", False),
    ("User-agent: *\nDisallow:", "/x", True),
    ("User-agent: other\nDisallow: /", "/x", True),
    ("User-agent: parley\nDisallow: /x\n\nUser-agent: *\nDisallow: /", "/y", True),
    ("User-agent: PARLEY/2.0 # the bot\nDisallow: /", "/x", False),
    ("User-agent: Parley\nUser-agent: other\nDisallow: /x\n\nUser-agent: parley\nDisallow: /y", "/y", False),
    ("User-agent: Parley\nUser-agent: other\nDisallow: /x\n\nUser-agent: parley\nDisallow: /y", "/x", False),
    ("User-agent: parleyvous\nDisallow: /", "/x", True),
    (BOM + "User-agent: *\nDisallow: /", "/x", False),
    ("\r\nUSER-AGENT:*\r\ndisallow:/\r\n", "/x", False),
    ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
    ("<html><body>not found</body></html>", "/x", True),
    ("", "/x", True),
]


def _rules(content: bytes | None, failure: str | None = None) -> Rules:
    return read_rules(RobotsFile(url="", read_at=NOON, content=content, failure=failure), "Parley")


@pytest.mark.parametrize(("text", "path", "allowed"), CASES)
def test_rules_are_read_by_the_rfc(text: str, path: str, allowed: bool) -> None:
    """Longest match wins, allow wins ties, groups merge, agents compare without case or version, a BOM is no rule."""
    refusal = _rules(text.encode()).refusal(f"https://{HOST}{path}")
    assert refusal == (None if allowed else "robots")


def test_no_file_allows_and_no_connection_refuses() -> None:
    """A missing file allows everything; a file that could not be had refuses everything, with that reason."""
    assert _rules(None).refusal("https://e.org/") is None
    assert _rules(None, "http_5xx").refusal("https://e.org/") == "http_5xx"


def test_only_the_first_500_kib_count() -> None:
    """A rule inside the first 500 KiB is obeyed and one behind them is not."""
    filler = b"# filler\n" * (500 * 1024 // 9)
    text = b"User-agent: *\nDisallow: /early\n" + filler + b"Disallow: /late\n"
    assert _rules(text).refusal("https://e.org/early") == "robots"
    assert _rules(text).refusal("https://e.org/late") is None


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"User-agent: a{n}\n" for n in range(20_000)) + "Disallow: /x\n" * 16_000,
        "User-agent: *\n" + "Disallow: /" + "*a" * 200_000,
        "User-agent:" + " " * 400_000 + "x\nDisallow: /",
        "User-agent: *\n" + "Disallow: /*a*b*c*d*e*f$\n" * 16_000,
        "\x00\ufeff: :" * 60_000,
    ],
    ids=["agents times rules", "stars", "spaces", "wildcards", "noise"],
)
def test_hostile_files_are_read_in_time(text: str) -> None:
    """A file built to be slow or to fill the memory is read and asked within two seconds."""
    started = time.process_time()
    _rules(text.encode()).refusal("https://e.org/" + "abcdef" * 300)
    assert time.process_time() - started < 2


@needs_shared
def test_all_live_files_are_read() -> None:
    """Every robots.txt of the shared collection is read, in a fifth of a second at most, and answers about a page."""
    files = sorted(path for path in (Path(SHARED) / "data/robots/protego").iterdir() if path.name != "LICENSE")
    assert len(files) > 200
    for path in files:
        started = time.process_time()
        rules = _rules(path.read_bytes())
        assert rules.refusal("https://e.org/world/article.html") in {None, "robots"}
        assert rules.crawl_delay is None or rules.crawl_delay >= 0
        assert time.process_time() - started < 0.2, path.name


def _reasons(wire: Wire, *steps: tuple[str, timedelta]) -> list[str]:
    """Ask one fetcher for pages at instants after noon; return "ok" or the reason of each."""
    now = NOON

    async def run() -> list[str]:
        nonlocal now
        results = []
        async with fetcher(wire, clock=lambda: now) as web:
            for url, after in steps:
                now = NOON + after
                try:
                    await web.get(url, limits=SMALL)
                    results.append("ok")
                except FetchError as error:
                    results.append(error.reason)
        return results

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("robots", "reason", "pages"),
    [
        (Page(body=b"User-agent: *\nDisallow: /"), "robots", 0),
        (Page(body=b"User-agent: *\nDisallow: /other"), "ok", 1),
        (Page(body=b"User-agent: *\nDisallow: /", gzip=True), "robots", 0),
        (Page(status=404), "ok", 1),
        (Page(status=403), "ok", 1),
        (Page(status=500), "http_5xx", 0),
        (Page(status=503), "http_5xx", 0),
        (later(60), "throttled", 0),
        (Page(fault=faults.hang_up), "unreachable", 0),
        (redirect("/rules.txt"), "robots", 0),
        (redirect("/robots.txt"), "ok", 1),
    ],
)
def test_a_page_waits_for_its_robots(wire: Wire, robots: Page, reason: str, pages: int) -> None:
    """What robots.txt answers decides whether the page is asked for at all."""
    wire.publish(HOST, "/robots.txt", robots)
    wire.publish(HOST, "/rules.txt", Page(body=b"User-agent: *\nDisallow: /page"))
    url = wire.publish(HOST, "/page", Page(body=BODY))
    assert _reasons(wire, (url, timedelta())) == [reason]
    assert len(wire.asked(HOST, "/page")) == pages


def test_an_endless_robots_file_is_cut_and_obeyed(wire: Wire) -> None:
    """A robots.txt without end is read up to its limit and its rules count."""
    fault: Fault = faults.endless
    wire.publish(HOST, "/robots.txt", Page(body=b"User-agent: *\nDisallow: /\n" + b"#\n" * 2000, fault=fault))
    assert _reasons(wire, (wire.publish(HOST, "/page", Page(body=BODY)), timedelta())) == ["robots"]


def test_the_file_is_asked_for_once_a_day(wire: Wire) -> None:
    """Pages of one day cost one request for robots.txt, a failure half an hour, and the next day asks again."""
    wire.publish(HOST, "/robots.txt", Page(body=b""))
    url, minute = wire.publish(HOST, "/page", Page(body=BODY)), timedelta(minutes=1)
    _reasons(wire, (url, timedelta()), (url, minute), (url, KEPT - minute), (url, KEPT + minute))
    assert len(wire.asked(HOST, "/robots.txt")) == 2
    wire.publish("b.wire.test", "/robots.txt", Page(status=500))
    bad = wire.url("b.wire.test", "/page")
    _reasons(wire, (bad, timedelta()), (bad, KEPT_FAILURE - minute), (bad, KEPT_FAILURE))
    assert len(wire.asked("b.wire.test", "/robots.txt")) == 2


def test_pages_fetched_together_ask_once(wire: Wire) -> None:
    """Ten pages of one new host asked for at once cost one request for robots.txt."""
    urls = [wire.publish(HOST, f"/{n}", Page(body=BODY)) for n in range(10)]

    async def run() -> None:
        async with fetcher(wire) as web:
            await asyncio.gather(*(web.get(url, limits=SMALL) for url in urls))

    asyncio.run(run())
    assert len(wire.asked(HOST, "/robots.txt")) == 1


def test_files_of_an_earlier_run_are_used(wire: Wire) -> None:
    """A file handed over from an earlier run is obeyed without asking; the fetcher hands its files on."""
    url = wire.publish(HOST, "/page", Page(body=BODY))
    known = RobotsFile(url=wire.url(HOST, "/robots.txt"), read_at=NOON, content=b"User-agent: *\nDisallow: /page")

    async def run() -> dict[str, RobotsFile]:
        async with fetcher(wire, clock=lambda: NOON, robots_files=[known]) as web:
            with pytest.raises(FetchError):
                await web.get(url)
            return web.robots.files

    assert asyncio.run(run()) == {known.url: known}
    assert wire.seen == []


def test_a_redirect_to_another_host_asks_that_hosts_robots(wire: Wire) -> None:
    """A page that redirects to a host whose robots.txt forbids it is not read there."""
    wire.publish("b.wire.test", "/robots.txt", Page(body=b"User-agent: *\nDisallow: /"))
    there = wire.publish("b.wire.test", "/page", Page(body=BODY))
    assert _reasons(wire, (wire.publish(HOST, "/", redirect(there)), timedelta())) == ["robots"]
    assert wire.asked("b.wire.test", "/page") == []


def test_a_feed_polled_on_invitation_asks_no_robots(wire: Wire) -> None:
    """With robots off the file is neither asked for nor obeyed."""
    wire.publish(HOST, "/robots.txt", Page(body=b"User-agent: *\nDisallow: /"))
    url = wire.publish(HOST, "/feed", Page(body=BODY))

    async def run() -> int:
        async with fetcher(wire) as web:
            return (await web.get(url, robots=False)).status

    assert (asyncio.run(run()), len(wire.seen)) == (200, 1)
