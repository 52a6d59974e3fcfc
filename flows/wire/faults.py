"""How servers misbehave, on a real socket; each fault ends with the connection."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
import zlib
from itertools import count
from typing import Final

from flows.wire.page import head

_MIB: Final = 2**20
_PAUSE: Final = 0.1  # seconds between two bytes of a slow server
_OK: Final = ("Content-Type", "text/html; charset=utf-8")


async def _slowly(writer: asyncio.StreamWriter, data: bytes) -> None:
    for index in range(len(data)):
        writer.write(data[index : index + 1])
        await writer.drain()
        await asyncio.sleep(_PAUSE)


async def drip(writer: asyncio.StreamWriter, top: bytes, body: bytes) -> None:
    """Send the body one byte at a time."""
    writer.write(top)
    await _slowly(writer, body)


async def slow_headers(writer: asyncio.StreamWriter, top: bytes, body: bytes) -> None:
    """Send the head one byte at a time, then the body."""
    await _slowly(writer, top)
    writer.write(body)


async def silent(_writer: asyncio.StreamWriter, _top: bytes, _body: bytes) -> None:
    """Take the request and say nothing as long as the wire runs."""
    await asyncio.Event().wait()


async def hang_up(writer: asyncio.StreamWriter, _top: bytes, _body: bytes) -> None:
    """Close without a word."""
    writer.close()


async def endless(writer: asyncio.StreamWriter, _top: bytes, body: bytes) -> None:
    """Send chunks at full speed for ever; the first holds the body."""
    writer.write(head(200, (_OK, ("Transfer-Encoding", "chunked"))))
    while not writer.is_closing():
        part = body or b" " * 65536
        writer.write(b"%x\r\n%b\r\n" % (len(part), part))
        await writer.drain()


async def huge(writer: asyncio.StreamWriter, _top: bytes, _body: bytes) -> None:
    """Announce and send 200 MB."""
    writer.write(head(200, (_OK, ("Content-Length", str(200 * _MIB)))))
    for _ in range(200):
        writer.write(bytes(_MIB))
        await writer.drain()


async def huge_unannounced(writer: asyncio.StreamWriter, _top: bytes, _body: bytes) -> None:
    """Send 200 MB without saying how much will come."""
    writer.write(head(200, (_OK, ("Connection", "close"))))
    for _ in range(200):
        writer.write(bytes(_MIB))
        await writer.drain()


async def bomb(writer: asyncio.StreamWriter, _top: bytes, _body: bytes) -> None:
    """Send 1 MB of gzip that unpacks to 1 GB of zeros: one valid member of 1,024 equal deflate blocks."""
    writer.write(head(200, (_OK, ("Content-Encoding", "gzip"), ("Connection", "close"))))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(_MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    writer.write(b"\x1f\x8b\x08\0\0\0\0\0\0\xff")
    zeros, checksum = bytes(_MIB), 0
    for _ in range(1024):
        writer.write(block)
        await writer.drain()
        checksum = zlib.crc32(zeros, checksum)
    writer.write(packer.flush() + struct.pack("<II", checksum, 1024 * _MIB))


async def torn_gzip(writer: asyncio.StreamWriter, _top: bytes, body: bytes) -> None:
    """Send a gzip that lacks its last 20 bytes under a Content-Length that is right for what is sent."""
    part = gzip.compress(body, mtime=0)[:-20]
    writer.write(head(200, (_OK, ("Content-Encoding", "gzip"), ("Content-Length", str(len(part))))) + part)


async def long_length(writer: asyncio.StreamWriter, _top: bytes, body: bytes) -> None:
    """Announce a hundred bytes more than come."""
    writer.write(head(200, (_OK, ("Content-Length", str(len(body) + 100)))) + body)


async def two_lengths(writer: asyncio.StreamWriter, _top: bytes, body: bytes) -> None:
    """Announce two different lengths."""
    writer.write(head(200, (_OK, ("Content-Length", "3"), ("Content-Length", str(len(body))))) + body)


async def reset(writer: asyncio.StreamWriter, top: bytes, body: bytes) -> None:
    """Send half the body and reset the connection."""
    writer.write(top + body[: len(body) // 2])
    await writer.drain()
    held: socket.socket = writer.get_extra_info("socket")
    # Lingering for no time at all turns the close into a reset.
    held.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def header_flood(writer: asyncio.StreamWriter, _top: bytes, _body: bytes) -> None:
    """Send header lines for ever."""
    writer.write(b"HTTP/1.1 200 OK\r\n")
    for number in count():
        writer.write(b"X-%d: %b\r\n" % (number, b"y" * 1000))
        await writer.drain()


async def hint_flood(writer: asyncio.StreamWriter, _top: bytes, _body: bytes) -> None:
    """Send early hints (103) for ever."""
    while not writer.is_closing():
        writer.write(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100)
        await writer.drain()


async def no_http(writer: asyncio.StreamWriter, _top: bytes, body: bytes) -> None:
    """Answer with the bare body, as HTTP/0.9 did."""
    writer.write(body + b"\r\n\r\n")
