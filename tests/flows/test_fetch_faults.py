"""Every fault of a server ends in its reason, within its deadline, in bounded memory."""

from __future__ import annotations

import asyncio
import gzip
import random
import time
import tracemalloc
import zlib

import pytest

from extractors.model import REASONS
from flows.fetch import Fetched, Limits, NotModified
from flows.fetch.exchange import Intake
from flows.wire import Fault, Page, Wire, faults, later, redirect
from tests.flows.web import BODY, HOST, SMALL, failure, fetch_all

FAULTS: list[tuple[Fault, str]] = [
    (faults.drip, "timeout"),
    (faults.slow_headers, "timeout"),
    (faults.silent, "timeout"),
    (faults.hint_flood, "timeout"),
    (faults.endless, "too_big"),
    (faults.huge, "too_big"),
    (faults.huge_unannounced, "too_big"),
    (faults.bomb, "too_big"),
    (faults.torn_gzip, "truncated"),
    (faults.long_length, "truncated"),
    (faults.reset, "truncated"),
    (faults.two_lengths, "protocol"),
    (faults.header_flood, "protocol"),
    (faults.no_http, "protocol"),
    (faults.hang_up, "unreachable"),
]
ANSWERS: list[tuple[Page, str]] = [
    (Page(status=400), "http_4xx"),
    (Page(status=401), "blocked"),
    (Page(status=403), "blocked"),
    (Page(body=BODY, headers=(("cf-mitigated", "challenge"),)), "blocked"),
    (Page(status=404), "not_found"),
    (Page(status=410), "gone"),
    (Page(status=429), "throttled"),
    (later(120), "throttled"),
    (later(120, status=503), "throttled"),
    (later("soon", status=503), "http_5xx"),
    (Page(status=500), "http_5xx"),
    (Page(status=504), "http_5xx"),
    (Page(status=304), "protocol"),
    (Page(status=206, body=BODY), "protocol"),
    (Page(body=BODY, headers=(("Content-Encoding", "br"),)), "encoding"),
    (Page(body=BODY, headers=(("Content-Encoding", "gzip, gzip"),)), "encoding"),
    (Page(body=BODY, headers=(("Content-Encoding", "gzip"),)), "protocol"),
    (Page(body=BODY, headers=tuple((f"X-{number}", "y") for number in range(300))), "protocol"),
    (redirect("/"), "redirect"),
    (redirect(""), "redirect"),
    (redirect("javascript:alert(1)"), "redirect"),
    (redirect("file:///etc/passwd"), "redirect"),
    (redirect("data:text/html,x"), "redirect"),
    (redirect("http://[::1"), "redirect"),
    (redirect("http://10.0.0.1/"), "refused_address"),
    (redirect("http://user:pw@news.example/"), "refused_address"),
    (redirect("http://nowhere.wire.test/"), "unreachable"),
]


def _name(case: object) -> str | None:
    return getattr(case, "__name__", None)


@pytest.mark.parametrize(("fault", "reason"), FAULTS, ids=_name)
def test_each_fault_has_its_reason_in_time_and_memory(wire: Wire, fault: Fault, reason: str) -> None:
    """A misbehaving server costs its reason, its deadline and no more than a few times the byte limit."""
    url = wire.publish(HOST, "/", Page(body=BODY, fault=fault))
    tracemalloc.start()
    started = time.monotonic()
    found = failure(wire, url)
    took, (_, peak) = time.monotonic() - started, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (found.reason, reason in REASONS) == (reason, True)
    # Generous: a fault without its deadline never ends, and a busy machine may take seconds to wake us.
    assert took < SMALL.seconds + 20.0
    assert peak < 8 * SMALL.body_bytes


@pytest.mark.parametrize(("page", "reason"), ANSWERS)
def test_each_answer_has_its_reason(wire: Wire, page: Page, reason: str) -> None:
    """A status, header or redirect that gives us nothing to read is refused with its reason."""
    assert failure(wire, wire.publish(HOST, "/", page)).reason == reason


def test_a_fault_leaves_the_next_fetch_alone(wire: Wire) -> None:
    """After every fault the same fetcher still fetches a good page."""
    urls = [wire.publish(HOST, f"/{number}", Page(body=BODY, fault=fault)) for number, (fault, _) in enumerate(FAULTS)]
    good = wire.publish(HOST, "/good", Page(body=BODY))
    brief = Limits(seconds=0.3, wire_bytes=2**20, body_bytes=2**20)
    results = fetch_all(wire, [item for url in urls for item in (url, good)], limits=brief)
    assert [isinstance(found, Fetched) for found in results] == [False, True] * len(FAULTS)


def test_a_body_that_announces_too_much_is_not_begun() -> None:
    """A Content-Length over the limit is refused before the first byte; a smaller or unreadable one is not."""
    intake = Intake("", Limits(wire_bytes=1000))
    for length in ("1000", "", "-1", "many", "9" * 5000):
        intake.expect(length)
    with pytest.raises(Exception, match="announced"):
        intake.expect("1001")


def test_unpacking_never_holds_more_than_the_limit() -> None:
    """Whatever is fed, the unpacked body held stays at most one byte over its limit."""
    intake = Intake("gzip", Limits(body_bytes=1000))
    with pytest.raises(Exception, match="more than 1000 bytes"):
        intake.feed(gzip.compress(bytes(50_000_000)))
    assert len(intake._body) == 1001


def test_two_gzip_members_are_refused() -> None:
    """A body of several gzip members is refused rather than read in part; zero padding is ignored."""
    member = gzip.compress(BODY)
    with pytest.raises(Exception, match="several members"):
        Intake("gzip", Limits()).feed(member + member)
    padded = Intake("gzip", Limits())
    padded.feed(member + bytes(100))
    assert padded.close()[1] == BODY


def test_the_bomb_is_a_true_one(wire: Wire) -> None:
    """The wire's bomb is gzip that says it unpacks to 1 GiB, from about a thousandth of that, and does so."""

    async def raw() -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", wire.port)
        writer.write(f"GET / HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
        data = await reader.read(-1)
        writer.close()
        await writer.wait_closed()
        return data.partition(b"\r\n\r\n")[2]

    wire.publish(HOST, "/", Page(fault=faults.bomb))
    packed = asyncio.run(raw())
    assert len(packed) < 2**30 / 900
    assert zlib.decompressobj(31).decompress(packed, 32 * 2**20) == bytes(32 * 2**20)
    assert int.from_bytes(packed[-4:], "little") == 2**30


@pytest.mark.parametrize("seed", range(4))
def test_mutated_answers_end_in_a_reason_or_an_answer(wire: Wire, seed: int) -> None:
    """Answers with random bytes changed, cut or repeated are read or refused with a known reason, never a surprise."""
    chance = random.Random(seed)
    paths = [f"/{number}" for number in range(60)]

    async def mutated(writer: asyncio.StreamWriter, top: bytes, body: bytes) -> None:
        writer.write(_mutate(top + body, chance))

    pages = [
        Page(body=BODY, etag='"a"', gzip=True, fault=mutated),
        Page(status=302, headers=(("Location", "https://b.wire.test:1/x"),), fault=mutated),
        Page(status=503, headers=(("Retry-After", "Wed, 23 Jul 2025 12:00:00 GMT"),), fault=mutated),
    ]
    urls = [wire.publish(f"outlet{path[1:]}.wire.test", path, chance.choice(pages)) for path in paths]
    for found in fetch_all(wire, urls, limits=Limits(seconds=0.2)):
        assert isinstance(found, Fetched | NotModified) or found.reason in REASONS


def _mutate(answer: bytes, chance: random.Random) -> bytes:
    data = bytearray(answer)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randint(1, 30)]
            case 2:
                data[at:at] = data[max(0, at - 20) : at]
            case _:
                data[at:at] = chance.choice([b"\r\n", b"\0", b"\xff", b": ", b" ", b"9" * 30])
    return bytes(data)
