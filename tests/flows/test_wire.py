"""The wire serves what is visible at its virtual instant, behaves where it should, and leaves nothing behind."""

from __future__ import annotations

import asyncio
import gc
import socket
import threading
from datetime import timedelta

import pytest

from flows.fetch import Fetched, NotModified
from flows.fetch.verdict import fresh_for, retry_at
from flows.wire import Page, Wire, faults, later, redirect
from tests.flows.web import BODY, HOST, NOON, failure, fetch, fetch_all

DAY = timedelta(days=1)


def test_pages_appear_as_time_goes_on(wire: Wire) -> None:
    """A page is a 404 before its instant, replaced by later ones, and earlier instants show earlier pages."""
    url = wire.publish(HOST, "/feed", Page(body=b"second"), at=NOON + DAY)
    wire.publish(HOST, "/feed", Page(body=b"first"), at=NOON)
    wire.publish(HOST, "/feed", Page(status=410), at=NOON + 2 * DAY)
    bodies = []
    for days in (-1, 0, 0.5, 1, 3):
        wire.at(NOON + days * DAY)
        found = fetch_all(wire, [url])[0]
        bodies.append(found.body if isinstance(found, Fetched) else getattr(found, "reason", ""))
    assert bodies == ["not_found", b"first", b"first", b"second", "gone"]


def test_hosts_on_one_port_are_told_apart(wire: Wire) -> None:
    """Two outlets on one port show their own pages; a host nothing was published on does not resolve."""
    urls = [wire.publish(f"{name}.wire.test", "/", Page(body=name.encode())) for name in ("a", "b")]
    assert [fetch(wire, url).body for url in urls] == [b"a", b"b"]
    assert failure(wire, wire.url("c.wire.test")).reason == "unreachable"


@pytest.mark.parametrize(
    ("sent", "modified"),
    [
        ({"etag": '"x"'}, False),
        ({"etag": 'W/"x"'}, False),
        ({"etag": '"w", W/"x"'}, False),
        ({"etag": "*"}, False),
        ({"etag": '"y"'}, True),
        ({"etag": '"y"', "last_modified": "Wed, 23 Jul 2025 12:00:00 GMT"}, True),
        ({"last_modified": "Wed, 23 Jul 2025 12:00:00 GMT"}, False),
        ({"last_modified": "Wed, 23 Jul 2025 11:59:59 GMT"}, True),
        ({"last_modified": "yesterday"}, True),
    ],
)
def test_conditional_requests_are_answered_by_the_rfc(wire: Wire, sent: dict[str, str], modified: bool) -> None:
    """Entity tags compare weakly and decide before the date; a 304 has no body and repeats the tag."""
    url = wire.publish(HOST, "/", Page(body=BODY, etag='W/"x"', last_modified=NOON, gzip=True))
    found = fetch_all(wire, [url], **sent)[0]
    assert isinstance(found, Fetched if modified else NotModified)
    assert found.etag == 'W/"x"'


def test_requests_are_remembered(wire: Wire) -> None:
    """The wire knows method, host, path with query, headers and virtual instant of each request."""
    wire.at(NOON)
    fetch(wire, wire.publish(HOST, "/a", Page(body=BODY)) + "?page=2")
    (seen,) = wire.asked(HOST)
    assert (seen.method, seen.host, seen.path, seen.at) == ("GET", HOST, "/a?page=2", NOON)
    assert seen.header("host") == f"{HOST}:{wire.port}"


def test_the_date_header_follows_the_virtual_clock(wire: Wire) -> None:
    """Dates and Retry-After of a replayed week are those of that week."""
    wire.at(NOON)
    url = wire.publish(HOST, "/", Page(body=BODY, headers=(("Cache-Control", "public, max-age=600"), ("Age", "60"))))
    found = fetch(wire, url)
    assert found.header("date") == "Wed, 23 Jul 2025 12:00:00 GMT"
    assert fresh_for(found.headers) == timedelta(minutes=9)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120),
        ("Wed, 23 Jul 2025 12:05:00 GMT", 300),
        ("Wed, 23 Jul 2025 11:00:00 GMT", None),
        ("0", None),
        ("-5", None),
        ("1e9", None),
        ("9999999999", 86400),
        ("Fri, 23 Jul 2055 12:00:00 GMT", 86400),
        ("soon", None),
        ("", None),
        ("²", None),
        ("9" * 5000, None),
    ],
)
def test_retry_after_is_read_against_the_servers_own_clock(text: str, seconds: int | None) -> None:
    """Seconds and dates become an instant of our clock, at most a day ahead; nonsense becomes none."""
    ours = NOON + timedelta(hours=3)
    headers = (("Date", "Wed, 23 Jul 2025 12:00:00 GMT"), ("Retry-After", text))
    assert retry_at(headers, ours) == (None if seconds is None else ours + timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("max-age=60", 60), ("no-cache", None), ("s-maxage=60", None), ('Max-Age = "5"', 5), ("max-age=x", None)],
)
def test_freshness_is_read_from_cache_control(value: str, seconds: int | None) -> None:
    """Only max-age counts; what cannot be read says nothing."""
    found = fresh_for((("Cache-Control", value),))
    assert found == (None if seconds is None else timedelta(seconds=seconds))


def test_the_wire_binds_loopback_only(wire: Wire) -> None:
    """The port is open on 127.0.0.1 and on no other address of this machine."""
    socket.create_connection(("127.0.0.1", wire.port), timeout=1).close()
    for address in ("127.0.0.2", "::1"):
        with pytest.raises(OSError, match=r".*"):
            socket.create_connection((address, wire.port), timeout=1)


def test_a_stopped_wire_leaves_nothing_behind() -> None:
    """After stop, even in the middle of its faults, no thread runs and the port is free; stopping twice is harmless."""
    before = threading.active_count()
    wire = Wire()
    wire.start()
    for fault in (faults.silent, faults.drip, faults.endless):
        url = wire.publish(HOST, f"/{fault.__name__}", Page(body=BODY, fault=fault))
        assert failure(wire, url).reason in {"timeout", "too_big"}
    idle = socket.create_connection(("127.0.0.1", wire.port), timeout=1)
    wire.stop()
    wire.stop()
    idle.close()
    assert threading.active_count() == before
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", wire.port), timeout=1)


def test_stopping_forgets_no_connection() -> None:
    """Connections made in the very moment of stopping leave no socket or task behind for the collector to find."""
    for _ in range(20):
        wire = Wire()
        wire.start()
        clients = [socket.create_connection(("127.0.0.1", wire.port), timeout=1) for _ in range(3)]
        wire.stop()
        for client in clients:
            client.close()
    gc.collect()  # pytest turns what it finds into a failure


def test_noise_is_no_request(wire: Wire) -> None:
    """Bytes that are no HTTP close their connection, count as no request, and the wire goes on."""

    async def send(noise: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", wire.port)
        writer.write(noise)
        try:
            return await reader.read()
        except ConnectionError:
            return b""
        finally:
            writer.close()

    for noise in (b"\r\n\r\n", b"\x16\x03\x01\x00\r\n\r\n", b"GET\r\n\r\n", b"x" * 100_000):
        assert asyncio.run(send(noise)) == b""
    assert wire.seen == []
    assert fetch(wire, wire.publish(HOST, "/", Page(body=BODY))).body == BODY


def test_redirects_and_delays_are_pages_too(wire: Wire) -> None:
    """``redirect`` and ``later`` make the pages they are called after."""
    wire.at(NOON)
    wire.publish(HOST, "/end", Page(body=BODY))
    assert fetch(wire, wire.publish(HOST, "/", redirect("/end", 301))).hops[0].status == 301
    assert failure(wire, wire.publish(HOST, "/busy", later(60))).status == 429
