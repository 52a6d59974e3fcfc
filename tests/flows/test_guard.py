"""Private and special addresses are never reached, however they are written, named or swapped."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterable, Sequence

import httpcore
import httpx
import pytest

from extractors.errors import FetchError
from flows.fetch import GuardedTransport, judge_url, shown
from flows.fetch.connect import GuardedBackend
from flows.fetch.guard import is_public, judge_addresses
from flows.wire import Wire, redirect
from tests.flows.web import failure

REFUSED = (
    "10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 100.64.0.0 100.127.255.255 127.0.0.0 "
    "127.255.255.255 169.254.169.254 0.0.0.0 0.255.255.255 192.0.0.1 192.0.2.1 192.88.99.1 198.18.0.1 198.19.255.255 "
    "198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:10.0.0.1 ::ffff:127.0.0.1 "
    "fe80::1 fc00::1 fdff::1 fec0::1 ff02::2 64:ff9b::10.0.0.1 64:ff9b::127.0.0.1 64:ff9b::8.8.8.8 64:ff9b:1::1 "
    "2002:7f00:1:: 2002:a00:1:: 2002:808:808:: 2001::1 2001:db8::1 100::1 3fff::1 3ffe::1 5f00::1 fe80::1%eth0"
).split()
ALLOWED = (
    "8.8.8.8 1.1.1.1 93.184.216.34 100.63.255.254 100.128.0.1 2606:4700:4700::1111 2001:4860:4860::8888 ::ffff:8.8.8.8"
).split()
TRICKS = (
    "http://2130706433/ http://0x7f.1/ http://017700000001/ http://127.1/ http://0/ http://[::ffff:7f00:1]/ "
    "http://127。0。0。1/ http://user@93.184.216.34/ http://user:pw@example.org/ http://127.0.0.1./ http://1.2.3.4.5/ "
    "http://127.0.0.0x1/ http://１２７.0.0.1/ http://%31%32%37.0.0.1/ http://a%2eb/ http:///nowhere http://[::1/ "
    "http://exa_mple..org/ http://0x7f000001/ http://1/ file:///etc/passwd ftp://example.org/ gopher://example.org/ "
    "data:text/html,x javascript:alert(1) //example.org/ example.org"
).split(" ")
_NO_PORTS: frozenset[str] = frozenset()
_NO_TLS = ssl.create_default_context()


class Dialled(httpcore.AsyncNetworkBackend):
    """Notes every address dialled and connects to none."""

    def __init__(self) -> None:
        self.addresses: list[str] = []

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Note the address and fail as a closed port does."""
        self.addresses.append(host)
        raise httpcore.ConnectError("closed")


def _connect(answers: Sequence[Sequence[str]]) -> tuple[list[str], list[str]]:
    """Connect once for every answer of the name server; return what was dialled and how each attempt ended."""
    dialled, pending, endings = Dialled(), list(answers), []

    async def resolver(host: str, port: int) -> Sequence[str]:
        return pending.pop(0)

    async def run() -> None:
        backend = GuardedBackend(allow=_NO_PORTS, resolver=resolver, inner=dialled)
        for _ in answers:
            try:
                await backend.connect_tcp("news.example", 443)
            except (FetchError, httpcore.ConnectError) as error:
                endings.append(getattr(error, "reason", "closed"))

    asyncio.run(run())
    return dialled.addresses, endings


def _host(address: str) -> str:
    return f"[{address}]" if ":" in address else address


@pytest.mark.parametrize("address", REFUSED)
def test_special_addresses_are_refused_at_every_door(address: str) -> None:
    """A special address is refused as a literal, as the answer of a name server, and is not public."""
    assert not is_public(address)
    with pytest.raises(FetchError, match=r"leads to|not an address"):
        judge_url(f"http://{_host(address)}/", _NO_PORTS)
    assert _connect([[address]]) == ([], ["refused_address"])


@pytest.mark.parametrize("address", REFUSED)
def test_special_addresses_are_refused_behind_a_redirect(wire: Wire, address: str) -> None:
    """A redirect to a special address ends the fetch after the one request that was allowed."""
    url = wire.publish("outlet-a.wire.test", "/", redirect(f"http://{_host(address)}/secret"))
    assert failure(wire, url).reason in {"refused_address", "redirect"}
    assert len(wire.seen) == 1


@pytest.mark.parametrize("host", [*map(_host, REFUSED), "user:pw@93.184.216.34", "0x7f.1", "93.184.216.34:22"])
def test_the_transport_alone_is_a_guard(host: str) -> None:
    """Whoever posts through the transport with a client of their own is refused just the same."""

    async def post() -> None:
        async with httpx.AsyncClient(transport=GuardedTransport(tls=_NO_TLS), trust_env=False) as client:
            await client.post(f"http://{host}/hook", content=b"{}")

    with pytest.raises((FetchError, httpx.InvalidURL)):
        asyncio.run(post())


@pytest.mark.parametrize("address", ALLOWED)
def test_public_addresses_are_allowed(address: str) -> None:
    """A public address may be tried as a literal and is dialled as a name server's answer."""
    assert judge_url(f"https://{_host(address)}/feed", _NO_PORTS).scheme == "https"
    assert _connect([[address]]) == ([address], ["closed"])


def test_a_name_that_flips_is_never_reached() -> None:
    """Of 1,000 connections to a name that alternates between public and loopback, none dials loopback."""
    dialled, endings = _connect([["93.184.216.34"], ["127.0.0.1"]] * 500)
    assert set(dialled) == {"93.184.216.34"}
    assert endings == ["closed", "refused_address"] * 500


@pytest.mark.parametrize("answer", [["93.184.216.34", "10.0.0.1"], ["127.0.0.1", "93.184.216.34"]])
def test_one_private_address_refuses_the_name(answer: list[str]) -> None:
    """A name with a public and a private address is refused without dialling either."""
    assert _connect([answer]) == ([], ["refused_address"])


def test_every_public_address_is_tried() -> None:
    """When the first address of a name is closed the next one is dialled, four at most."""
    addresses = [f"93.184.216.{number}" for number in range(6)]
    assert _connect([addresses]) == (addresses[:4], ["closed"])


@pytest.mark.parametrize("url", TRICKS)
def test_odd_spellings_are_refused(url: str) -> None:
    """Numbers in disguise, user names, broken hosts and other schemes are refused before any name is resolved."""
    with pytest.raises(FetchError) as caught:
        judge_url(url, _NO_PORTS)
    assert caught.value.reason == "refused_address"


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]", "0", "localhost", "u@127.0.0.1"]
)
def test_an_opened_address_opens_no_other_spelling(wire: Wire, host: str) -> None:
    """Allowing 127.0.0.1 with its port lets no other spelling of loopback reach the server."""
    assert failure(wire, f"http://{host}:{wire.port}/").reason in {"refused_address", "unreachable"}
    assert wire.seen == []


@pytest.mark.parametrize("port", [22, 25, 6379, 5432, 4200, 8080])
def test_other_ports_are_refused_unless_listed(port: int) -> None:
    """Only 80 and 443 are tried; a listed pair opens its own host and port and nothing private."""
    with pytest.raises(FetchError):
        judge_url(f"http://news.example:{port}/", _NO_PORTS)
    listed = frozenset({f"news.example:{port}"})
    assert judge_url(f"http://news.example:{port}/", listed).port == port
    judge_addresses("news.example", port, ["93.184.216.34"], listed)
    for host, address in (("other.example", "93.184.216.34"), ("news.example", "10.0.0.1")):
        with pytest.raises(FetchError):
            judge_addresses(host, port, [address], listed)


def test_loopback_opens_by_number_only(wire: Wire) -> None:
    """The pair of number and port opens the wire; a pair of its host name and port does not."""
    named = f"outlet-a.wire.test:{wire.port}"
    judge_addresses("outlet-a.wire.test", wire.port, ["127.0.0.1"], wire.allow)
    assert failure(wire, f"http://127.0.0.1:{wire.port}/").reason == "not_found"
    for allow in (frozenset({named}), _NO_PORTS):
        with pytest.raises(FetchError):
            judge_addresses("outlet-a.wire.test", wire.port, ["127.0.0.1"], allow)


def test_what_is_shown_holds_no_secret() -> None:
    """An address as shown has lost its user, password, query and fragment."""
    assert shown("https://user:pw@example.org/a/b?token=secret#part") == "https://example.org/a/b"
    assert "secret" not in shown("mailto:x?secret") + shown("https://e.org?secret") + shown("//a@b?secret")
