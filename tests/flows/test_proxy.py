"""A forward proxy is used when configured, and private addresses are refused before it hears of them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from extractors.errors import FetchError
from flows.fetch import Fetched, Fetcher
from tests.flows.web import AGENT, SMALL, at_once


async def _public(_host: str, _port: int) -> Sequence[str]:
    return ("93.184.216.34",)


async def _private(_host: str, _port: int) -> Sequence[str]:
    return ("10.0.0.7",)


async def _through_a_proxy(resolver: object) -> tuple[Fetched, list[str]]:
    heard: list[str] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.extend((await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n"))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Type: text/html\r\n\r\nhello")
        await writer.drain()
        writer.close()

    proxy = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = proxy.sockets[0].getsockname()[1]
    try:
        address = f"http://me:secret@127.0.0.1:{port}"
        async with Fetcher(AGENT, resolver=resolver, proxy=address, sleep=at_once) as web:  # type: ignore[arg-type]
            found = await web.get("http://news.example/report", limits=SMALL, robots=False)
            assert isinstance(found, Fetched)
            return found, heard
    finally:
        proxy.close()
        await proxy.wait_closed()


def test_requests_go_through_the_proxy_with_its_password() -> None:
    """The proxy is asked for the whole address and gets the user and password written into its own."""
    found, heard = asyncio.run(_through_a_proxy(_public))
    assert found.body == b"hello"
    assert heard[0].startswith("GET http://news.example/report ")
    assert any(line.lower().startswith("proxy-authorization: basic ") for line in heard)


def test_a_private_address_is_refused_before_the_proxy_hears_of_it() -> None:
    """A name that resolves to a private address is refused, proxy or not."""
    with pytest.raises(FetchError) as refused:
        asyncio.run(_through_a_proxy(_private))
    assert refused.value.reason == "refused_address"
