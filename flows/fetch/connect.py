"""Connects: resolves a name once, has every address judged, and opens the connection to exactly that address.

httpx resolves again when it connects, so a check made before the request is worth nothing against a name server that
changes its answer. Here check and connection share one resolution. TLS still verifies the name, not the number.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from typing import Any, Final

import httpcore
import httpx

from flows.fetch.guard import Allow, judge_addresses, judge_url, literal_address

# At DEBUG httpcore writes down answers with all their headers, which may carry cookies, keys and whole addresses.
for _logger in ("httpcore.connection", "httpcore.http11", "httpcore.proxy"):
    logging.getLogger(_logger).addFilter(lambda record: record.levelno > logging.DEBUG)

#: Gives all numeric addresses of a name; raises OSError when there are none.
Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
#: httpcore rescans all connections for every request: a larger pool is slower, not faster.
CONNECTIONS: Final = 20
#: Addresses of one name that are tried before giving up, each for its share of the time.
TRIES: Final = 4


async def system_resolver(host: str, port: int) -> Sequence[str]:
    """Ask the system's resolver; the order is the system's own preference."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, proto=6)
    return tuple(dict.fromkeys(str(info[4][0]) for info in found))


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """The only way from Parley to a socket of the web."""

    def __init__(self, *, allow: Allow, resolver: Resolver, inner: httpcore.AsyncNetworkBackend | None = None) -> None:
        self._allow = allow
        self._resolver = resolver
        self._inner = inner or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Resolve, judge, connect; raises FetchError(refused_address) or httpcore.ConnectError."""
        addresses = await self.addresses(host, port)
        share = None if timeout is None else timeout / len(addresses)
        error: Exception | None = None
        for address in addresses:
            try:
                return await self._inner.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = failed
        raise httpcore.ConnectError("no address of the host answers") from error

    async def addresses(self, host: str, port: int) -> Sequence[str]:
        """Resolve a name and judge every address; raises FetchError(refused_address) or httpcore.ConnectError."""
        spelled = literal_address(host)
        try:
            addresses = [spelled] if spelled else await self._resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError("the name does not resolve") from error
        judge_addresses(host, port, addresses, self._allow)
        if not addresses:
            raise httpcore.ConnectError("the name has no address")
        return addresses[:TRIES]

    async def sleep(self, seconds: float) -> None:
        """Sleep; httpcore asks for it between its own connection tries, which are off."""
        await asyncio.sleep(seconds)


def _address_of(proxy: str) -> dict[str, Any]:
    """Part a proxy's address from the user and password written into it."""
    url = httpx.URL(proxy)
    bare = url.copy_with(username=None, password=None)
    return {"proxy_url": str(bare), "proxy_auth": (url.username, url.password) if url.username else None}


class _Body(httpx.AsyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._response.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._response.aclose()


class GuardedTransport(httpx.AsyncBaseTransport):
    """An httpx transport that reaches public addresses only, for the fetcher and for whoever posts to a hook.

    Built from public interfaces, so an update of httpx cannot silently unguard it. ``tls`` replaces the usual roots.
    Through a ``proxy`` (the operator's own; user and password in its address) names are resolved and judged here all
    the same before the proxy hears of them.
    """

    def __init__(
        self,
        *,
        allow: Allow = frozenset(),
        resolver: Resolver = system_resolver,
        connections: int = CONNECTIONS,
        tls: ssl.SSLContext | None = None,
        network: httpcore.AsyncNetworkBackend | None = None,
        proxy: str | None = None,
    ) -> None:
        self._allow = allow
        self._backend = GuardedBackend(allow=allow, resolver=resolver, inner=network)
        self._proxied = bool(proxy)
        usual: dict[str, Any] = {
            "ssl_context": tls or httpx.create_ssl_context(trust_env=False),
            "max_connections": connections,
            "max_keepalive_connections": connections,
            "keepalive_expiry": 30.0,
        }
        self._pool: httpcore.AsyncConnectionPool = (
            httpcore.AsyncHTTPProxy(**_address_of(proxy), network_backend=network, **usual)
            if proxy
            else httpcore.AsyncConnectionPool(network_backend=self._backend, **usual)
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; raises FetchError(refused_address), else what httpcore raises."""
        url = judge_url(str(request.url), self._allow)
        if self._proxied:
            await self._backend.addresses(url.host, url.port or (443 if url.scheme == "https" else 80))
        response = await self._pool.handle_async_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            response.status, headers=response.headers, stream=_Body(response), extensions=response.extensions
        )

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()
