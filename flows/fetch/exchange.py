"""One request and its answer: the body read raw under a wire cap and unpacked under a cap of its own.

httpx has no ceiling: 1 MB of gzip becomes 1 GB in its hands. So only raw bytes are taken from it, and zlib is told how
much it may give.
"""

from __future__ import annotations

import ssl
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import httpcore
import httpx

from extractors.errors import FetchError
from flows.fetch.answer import Headers, header
from flows.fetch.guard import shown
from flows.fetch.limits import Limits

_NETWORK: Final = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, httpx.HTTPError, OSError)
_GZIP_WBITS: Final = 31
#: For connecting, TLS included; a host that takes longer is down for us.
CONNECT_SECONDS: Final = 10.0


class Intake:
    """Collects a body: what came over the wire, and the same unpacked; never more than the limits plus one byte."""

    def __init__(self, coding: str, limits: Limits) -> None:
        self.wire = bytearray()
        self._body = bytearray()
        self._limits = limits
        self._gzip = zlib.decompressobj(_GZIP_WBITS) if coding in {"gzip", "x-gzip"} else None
        self.full = False
        if coding not in {"", "identity", "gzip", "x-gzip"}:
            raise _Refused("encoding", f"the body is coded as {coding[:40]!r}")

    def expect(self, length: str) -> None:
        """Refuse a body that announces itself as too big before a byte of it is sent."""
        # Longer digits than any limit are left to h11, which refuses them.
        if not self._limits.cut and length.isdecimal() and len(length) < 20 and int(length) > self._limits.wire_bytes:
            raise _Refused("too_big", f"more than {self._limits.wire_bytes} bytes announced")

    def feed(self, data: bytes) -> None:
        """Take the next bytes; raises a refusal for too much or broken data, or turns ``full`` when cutting."""
        self.wire += data
        self._check(self.wire, self._limits.wire_bytes)
        if self._gzip and not self.full:
            self._unpack(data)
            self._check(self._body, self._limits.body_bytes)

    def _check(self, held: bytearray, most: int) -> None:
        if len(held) <= most:
            return
        if not self._limits.cut:
            raise _Refused("too_big", f"more than {most} bytes")
        del held[most:]
        self.full = True

    def _unpack(self, data: bytes) -> None:
        assert self._gzip
        if self._gzip.eof:
            return  # zero padding after the end, as browsers ignore it
        try:
            self._body += self._gzip.decompress(data, self._limits.body_bytes - len(self._body) + 1)
        except zlib.error as error:
            raise _Refused("protocol", "the gzip is broken") from error
        if self._gzip.unused_data.startswith(b"\x1f\x8b"):
            raise _Refused("encoding", "a gzip of several members")

    def close(self) -> tuple[bytes, bytes]:
        """Return wire bytes and body; raises a refusal when a gzip stops before its end."""
        wire = bytes(self.wire)
        if not self._gzip:
            return wire, wire[: self._limits.body_bytes]
        if wire and not self._gzip.eof and not self.full:
            raise _Refused("truncated", "the gzip stops before its end")
        return wire, bytes(self._body)


class _Refused(Exception):
    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """An answer of one hop; ``wire`` and ``body`` stay empty unless the status is a 2xx."""

    status: int
    phrase: str
    headers: Headers
    charset: str | None
    wire: bytes
    body: bytes


async def exchange(
    transport: httpx.AsyncBaseTransport, url: httpx.URL, headers: Mapping[str, str], limits: Limits
) -> Raw:
    """Send one GET and read its answer; header text goes out as Latin-1.

    Works on the transport alone: httpx's client would keep cookies, log whole addresses, and prepare the next request
    of a redirect it was told not to follow, which hostile Locations turn into an InvalidURL.
    Raises FetchError for everything that goes wrong below the status.
    """
    request = httpx.Request(
        "GET",
        url,
        headers=[(name.encode(), value.encode("latin-1", "replace")) for name, value in headers.items()],
        extensions={"timeout": {"connect": CONNECT_SECONDS}},
    )
    begun = False
    try:
        response = await transport.handle_async_request(request)
        begun = True
        try:
            return await _read(response, limits)
        finally:
            await response.aclose()
    except _Refused as error:
        raise FetchError(str(error), subject=shown(str(url)), reason=error.reason) from error
    except _NETWORK as error:
        raise FetchError(_told(error), subject=shown(str(url)), reason=_reason(error, begun=begun)) from error


async def _read(response: httpx.Response, limits: Limits) -> Raw:
    pairs = tuple((key.decode("latin-1"), value.decode("latin-1")) for key, value in response.headers.raw)
    if len(pairs) > limits.headers or sum(len(k) + len(v) for k, v in pairs) > limits.header_bytes:
        raise _Refused("protocol", "too many headers")
    wire = body = b""
    if response.is_success:
        intake = Intake((header(pairs, "content-encoding") or "").strip().lower(), limits)
        intake.expect(header(pairs, "content-length") or "")
        async for data in response.aiter_raw():
            intake.feed(data)
            if intake.full:
                break
        wire, body = intake.close()
    return Raw(
        status=response.status_code,
        phrase=response.reason_phrase,
        headers=pairs,
        charset=response.charset_encoding,
        wire=wire,
        body=body,
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    found: BaseException | None = error
    while found is not None:
        yield found
        found = found.__cause__ or found.__context__


def _told(error: BaseException) -> str:
    return f"{type(error).__name__}: {str(error)[:200]}".rstrip(": ")


def _reason(error: Exception, *, begun: bool) -> str:
    """Name a failure below the status; httpcore folds TLS into ConnectError, a silent close into a protocol error."""
    if any(isinstance(cause, ssl.SSLError) for cause in _causes(error)):
        return "tls"
    if isinstance(error, httpcore.ProtocolError) and not str(error).startswith(("Server disconn", "peer closed")):
        return "protocol"
    return "truncated" if begun else "unreachable"
