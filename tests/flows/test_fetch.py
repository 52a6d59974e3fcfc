"""Good answers come whole, redirects are our own, requests say who we are, and only connections are tried again."""

from __future__ import annotations

import asyncio
import gzip
from datetime import datetime, timedelta

import pytest
import stamina

from extractors.errors import FetchError
from flows.fetch import Fetched, Limits, NotModified
from flows.wire import Page, Wire, faults, later, redirect
from tests.flows.web import AGENT, BODY, HOST, NOON, SMALL, Timeline, failure, fetch, fetch_all, fetcher


def test_a_good_answer_comes_whole(wire: Wire) -> None:
    """Body, wire bytes, headers, validators, media type and charset arrive as the server sent them."""
    page = Page(body=BODY, etag='W/"a"', last_modified=NOON, content_type="Text/HTML; charset=ISO-8859-1")
    found = fetch(wire, wire.publish(HOST, "/x?y=1", page) + "#part")
    assert (found.status, found.phrase, found.body, found.wire) == (200, "OK", BODY, BODY)
    assert (found.etag, found.last_modified) == ('W/"a"', "Wed, 23 Jul 2025 12:00:00 GMT")
    assert (found.content_type, found.charset) == ("text/html", "iso-8859-1")
    assert found.header("content-LENGTH") == str(len(BODY))
    assert (found.hops, found.moved_to, found.ms < 1000) == ((), None, True)
    assert not found.url.endswith("#part")


def test_gzip_is_kept_as_sent_and_read_unpacked(wire: Wire) -> None:
    """A gzipped page gives its packed bytes for the archive and its text for reading."""
    found = fetch(wire, wire.publish(HOST, "/", Page(body=BODY, gzip=True)))
    assert (found.body, gzip.decompress(found.wire), found.header("Content-Encoding")) == (BODY, BODY, "gzip")


def test_an_empty_body_is_an_answer(wire: Wire) -> None:
    """A 200 without a byte is fetched as empty, gzip label or not; what that means is the reader's to say."""
    labelled = Page(headers=(("Content-Encoding", "gzip"),))
    urls = [wire.publish(HOST, "/", Page()), wire.publish(HOST, "/gz", labelled)]
    assert [found.body for found in fetch_all(wire, urls) if isinstance(found, Fetched)] == [b"", b""]


def test_a_page_at_the_limit_passes_and_one_byte_more_does_not(wire: Wire) -> None:
    """The byte limit counts exactly, packed and unpacked."""
    limits = Limits(seconds=1, wire_bytes=5000, body_bytes=5000)
    for packed in (False, True):
        fits = wire.publish(HOST, "/fits", Page(body=b"x" * 5000, gzip=packed))
        assert len(fetch(wire, fits, limits=limits).body) == 5000
        more = wire.publish(HOST, "/more", Page(body=b"x" * 5001, gzip=packed))
        assert failure(wire, more, limits=limits).reason == "too_big"


def test_cutting_keeps_the_first_bytes(wire: Wire) -> None:
    """With ``cut`` an endless body is read up to the limit and returned."""
    url = wire.publish(HOST, "/", Page(body=b"line\n" * 1000, fault=faults.endless))
    limits = Limits(seconds=1, wire_bytes=4096, body_bytes=4096, cut=True)
    assert fetch(wire, url, limits=limits).body == (b"line\n" * 1000)[:4096]


def test_validators_go_out_byte_for_byte(wire: Wire) -> None:
    """A conditional request carries exactly the validators given and a 304 comes back as not modified."""
    url = wire.publish(HOST, "/", Page(body=BODY, etag='W/"\xe9,1"', last_modified=NOON))
    first = fetch(wire, url)
    again = fetch_all(wire, [url], etag=first.etag, last_modified=first.last_modified)[0]
    assert isinstance(again, NotModified)
    assert (wire.seen[1].header("If-None-Match"), wire.seen[1].header("If-Modified-Since")) == (
        'W/"\xe9,1"',
        "Wed, 23 Jul 2025 12:00:00 GMT",
    )


def test_permanent_moves_are_told_from_passing_ones(wire: Wire) -> None:
    """``moved_to`` names the new address when every hop was permanent, and only then."""
    end = wire.publish(HOST, "/end", Page(body=BODY))
    moved = fetch(wire, wire.publish(HOST, "/moved", redirect("/end", 308)))
    mixed = fetch(wire, wire.publish(HOST, "/mixed", redirect("/moved", 302)))
    assert (moved.moved_to, moved.url, mixed.moved_to) == (end, end, None)
    assert [(hop.status, hop.permanent) for hop in mixed.hops] == [(302, False), (308, True)]


def test_five_redirects_are_followed_and_a_sixth_is_not(wire: Wire) -> None:
    """A chain of five hops arrives; one of six ends as a redirect failure after six requests."""
    for number in range(6, 0, -1):
        wire.publish(HOST, f"/{number}", redirect(f"/{number - 1}"))
    wire.publish(HOST, "/0", Page(body=BODY))
    assert fetch(wire, wire.url(HOST, "/5")).body == BODY
    wire.seen.clear()
    assert (failure(wire, wire.url(HOST, "/6")).reason, len(wire.seen)) == ("redirect", 6)


def test_requests_say_who_we_are_and_nothing_more(wire: Wire) -> None:
    """Requests carry our agent, ask for gzip only, and bring no cookie or referer, even after a site set one."""
    page = Page(body=BODY, headers=(("Set-Cookie", "id=1; Path=/"),))
    urls = [wire.publish(HOST, "/a", page), wire.publish(HOST, "/b", redirect("/a"))]
    fetch_all(wire, [*urls, *urls])
    names = {name.lower() for seen in wire.seen for name, _ in seen.headers}
    assert names == {"host", "user-agent", "accept-encoding", "accept"}
    assert {(seen.header("user-agent"), seen.header("accept-encoding")) for seen in wire.seen} == {(AGENT, "gzip")}


def test_proxies_of_the_environment_are_ignored(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy named in the environment sees no request."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert fetch(wire, wire.publish(HOST, "/", Page(body=BODY))).body == BODY


def test_connection_failures_are_tried_three_times(wire: Wire) -> None:
    """A closed connection, a 502 and a 504 are tried three times, a 500 and a truncated answer once."""
    pages = {
        "/hang": Page(fault=faults.hang_up),
        "/502": Page(status=502),
        "/504": Page(status=504),
        "/500": Page(status=500),
        "/cut": Page(body=BODY, fault=faults.reset),
    }
    fetch_all(wire, [wire.publish(HOST, path, page) for path, page in pages.items()])
    assert [len(wire.asked(HOST, path)) for path in pages] == [3, 3, 3, 1, 1]


def test_a_site_that_recovers_is_fetched_on_the_second_try(wire: Wire) -> None:
    """A 502 that is followed by the page is no failure."""

    async def once_broken(writer: asyncio.StreamWriter, top: bytes, body: bytes) -> None:
        first = len(wire.seen) == 1
        writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n" if first else top + body)

    assert fetch(wire, wire.publish(HOST, "/", Page(body=BODY, fault=once_broken))).body == BODY


def test_an_unreachable_host_is_told_from_a_slow_one(wire: Wire) -> None:
    """A name without an address and a closed port are unreachable, and the deadline never hides it."""
    dead = Wire()
    dead.start()
    dead.stop()
    allow = wire.allow | dead.allow

    async def run() -> list[str]:
        reasons = []
        async with fetcher(wire, allow=allow) as web:
            for url in (f"http://127.0.0.1:{dead.port}/", wire.url("nobody.wire.test")):
                with pytest.raises(FetchError) as caught:
                    await web.get(url, limits=SMALL, robots=False)
                reasons.append(caught.value.reason)
        return reasons

    assert asyncio.run(run()) == ["unreachable", "unreachable"]


def test_a_deadline_during_retries_keeps_the_first_reason(wire: Wire) -> None:
    """A deadline that passes while waiting for another try reports why the first one failed, not the deadline."""
    url = wire.publish(HOST, "/", Page(fault=faults.hang_up))
    with stamina.set_testing(False):
        found = failure(wire, url, limits=Limits(seconds=0.2))
    assert (found.reason, len(wire.seen)) == ("unreachable", 1)


def test_retries_keep_the_gap_of_their_host(wire: Wire) -> None:
    """Tries after a 502 reach the server five virtual seconds apart."""
    time = Timeline()
    seen: list[datetime] = []

    async def broken(writer: asyncio.StreamWriter, top: bytes, body: bytes) -> None:
        seen.append(time.now)
        writer.write(top + body)

    url = wire.publish(HOST, "/", Page(status=502, fault=broken))

    async def run() -> None:
        async with fetcher(wire, clock=time.clock, sleep=time.sleep) as web:
            with pytest.raises(FetchError):
                await web.get(url, limits=SMALL, robots=False)

    asyncio.run(run())
    assert seen == [NOON + timedelta(seconds=5 * number) for number in range(3)]


def test_a_throttling_host_is_left_alone(wire: Wire) -> None:
    """After Retry-After no page of that host is asked for, another host still is, and later the first one again."""
    other = wire.publish("outlet-b.wire.test", "/", Page(body=BODY))
    busy, page = wire.publish(HOST, "/busy", later(600)), wire.publish(HOST, "/page", Page(body=BODY))
    clock = {"now": NOON}

    async def run() -> list[str]:
        results = []
        async with fetcher(wire, clock=lambda: clock["now"]) as web:
            for url, minutes in ((busy, 0), (page, 1), (other, 1), (page, 11)):
                clock["now"] = NOON + timedelta(minutes=minutes)
                try:
                    await web.get(url, limits=SMALL, robots=False)
                    results.append("ok")
                except FetchError as error:
                    results.append(f"{error.reason} {error.retry_at}")
        return results

    assert asyncio.run(run()) == [f"throttled {NOON + timedelta(minutes=10)}"] * 2 + ["ok", "ok"]
    assert len(wire.asked(HOST, "/page")) == 1


def test_waiting_for_a_place_costs_no_deadline(wire: Wire) -> None:
    """Sixty slow pages fetched at once each have their whole deadline, though only a few run at a time."""

    async def slow(writer: asyncio.StreamWriter, top: bytes, body: bytes) -> None:
        await asyncio.sleep(0.2)
        writer.write(top + body)

    urls = [wire.publish(f"outlet-{n}.wire.test", "/", Page(body=BODY, fault=slow)) for n in range(60)]

    async def run() -> list[Fetched | NotModified]:
        async with fetcher(wire) as web:
            brief = Limits(seconds=0.5)
            return await asyncio.gather(*(web.get(url, limits=brief, robots=False) for url in urls))

    assert all(isinstance(found, Fetched) for found in asyncio.run(run()))


def test_secrets_stay_out_of_errors(wire: Wire) -> None:
    """A failure's text and subject hold no query, and cannot hold a password: such addresses are refused."""
    found = failure(wire, wire.publish(HOST, "/x", Page(status=404)) + "?token=canary")
    told = f"{found} {found.subject} {found!r}"
    assert ("canary" in told, found.subject.endswith("/x")) == (False, True)
