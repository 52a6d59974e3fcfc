"""The loopback wire: real sockets on 127.0.0.1, many outlets on one port, content that follows a virtual clock.

Part of the product: ``parley demo`` polls it for weeks of bundled coverage, and the tests poll its faults.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from types import TracebackType
from typing import Final, Self

from flows.wire.page import Page, Seen, Site, answer

LOOPBACK: Final = "127.0.0.1"
_BROKEN: Final = (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError)


class Wire:
    """A running server in a thread of its own; ``with`` it. Hosts are told apart by the Host header.

    ``resolver`` and ``allow`` are what a Fetcher needs to reach it: every published host resolves to loopback, every
    other name does not resolve at all.
    """

    def __init__(self, *, now: datetime | None = None, tls: ssl.SSLContext | None = None) -> None:
        self.site = Site()
        self.seen: list[Seen] = []
        self.port = 0
        self._now = now
        self._tls = tls
        self._open: dict[asyncio.Task[None], asyncio.StreamWriter] = {}
        self._ready = threading.Event()
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Bind a free port of 127.0.0.1 and serve until ``stop``."""
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), name="wire", daemon=True)
        self._thread.start()
        if not self._ready.wait(10):
            raise RuntimeError("the wire did not start")

    def stop(self) -> None:
        """Drop every connection, free the port and wait for the thread; stopping twice is harmless."""
        if self._thread and self._loop and self._stop:
            with suppress(RuntimeError):  # the loop has ended by itself
                self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join()
        self._thread = None

    @property
    def allow(self) -> frozenset[str]:
        """The pair a guard must allow to let a fetcher reach this server."""
        return frozenset({f"{LOOPBACK}:{self.port}"})

    async def resolver(self, host: str, _port: int) -> Sequence[str]:
        """Resolve published hosts to loopback; raises OSError for every other name."""
        if not self.site.knows(host):
            raise OSError(f"the wire carries no {host}")
        return (LOOPBACK,)

    @property
    def now(self) -> datetime:
        """The virtual instant, or the real one while none was set."""
        return self._now or datetime.now(UTC)

    def at(self, now: datetime) -> None:
        """Set the virtual instant: what is visible, the Date header and ``now`` follow it."""
        self._now = now

    def url(self, host: str, path: str = "/") -> str:
        """Return the address of a page on one of the hosts."""
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}{path}"

    def publish(self, host: str, path: str, page: Page, at: datetime | None = None) -> str:
        """Let a page appear at an instant (None: at once and always); return its address."""
        self.site.publish(host, path, page, at)
        return self.url(host, path)

    def asked(self, host: str, path: str | None = None) -> list[Seen]:
        """Return the requests seen on a host, or on one of its paths."""
        return [seen for seen in self.seen if seen.host == host and path in {None, seen.path}]

    async def _run(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._accept, LOOPBACK, 0, ssl=self._tls)
        async with server:
            self.port = server.sockets[0].getsockname()[1]
            self._ready.set()
            await self._stop.wait()
            await self._finish_accepting()
            server.close()
            for task, writer in self._open.items():
                task.cancel()
                writer.transport.abort()
            await asyncio.gather(*self._open, return_exceptions=True)

    async def _finish_accepting(self) -> None:
        """Let asyncio hand over what it has accepted: it leaks the socket of a hand-over cancelled before it began."""
        known = {asyncio.current_task()}
        while pending := asyncio.all_tasks() - known - self._open.keys():
            await asyncio.wait(pending, timeout=1)
            known |= pending  # a client that never finishes its TLS handshake is not waited for again

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Start serving a connection; known before its task runs, so that stopping never forgets one."""
        task = asyncio.get_running_loop().create_task(self._serve(reader, writer))
        self._open[task] = writer
        task.add_done_callback(lambda done: self._open.pop(done, None))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await self._one(reader, writer):
                pass
            await _close(writer)
        except _BROKEN:
            pass  # clients that go or send no HTTP are expected here
        finally:
            writer.transport.abort()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; False ends the connection."""
        seen = self._read(await reader.readuntil(b"\r\n\r\n"))
        self.seen.append(seen)
        page = self.site.visible(seen.host, seen.path, seen.at)
        top, body = answer(page, seen)
        if page.fault:
            await page.fault(writer, top, body)
            return False
        writer.write(top if seen.method == "HEAD" else top + body)
        await writer.drain()
        return (seen.header("connection") or "").lower() != "close"

    def _read(self, raw: bytes) -> Seen:
        first, *lines = raw.decode("latin-1").rstrip("\r\n").split("\r\n")
        method, path, _version = first.split(" ")
        pairs = tuple((name.strip(), value.strip()) for name, _, value in (line.partition(":") for line in lines))
        host = next((value for name, value in pairs if name.lower() == "host"), "")
        return Seen(
            method=method,
            host=host.rpartition(":")[0] or host,
            path=path,
            headers=pairs,
            at=self.now,
            tick=time.monotonic(),
        )


async def _close(writer: asyncio.StreamWriter) -> None:
    """Close after everything written has left."""
    writer.close()
    await writer.wait_closed()
