"""A loopback receiver that keeps what arrives and answers as it is told."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """One request as it came in."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    status: int  # answered; 599 where no answer was given


@dataclass(slots=True)
class Receiver:
    """``status`` and ``headers`` are the next answers; ``how`` may be "reset" or "silent" instead of one."""

    port: int = 0
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"ok"
    how: str = "answer"
    seen: list[Arrived] = field(default_factory=list)
    let_go: threading.Event = field(default_factory=threading.Event)

    @property
    def place(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.port}"


class _Handler(BaseHTTPRequestHandler):
    told: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.told.seen.append(
            Arrived(
                method=self.command,
                path=self.path,
                headers=dict(self.headers.items()),
                body=body,
                status=self.told.status if self.told.how == "answer" else 599,
            )
        )
        if self.told.how == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
            self.connection.close()
        elif self.told.how == "silent":
            self.told.let_go.wait(30)
        else:
            self._answer()

    do_GET = do_PUT = do_POST  # noqa: N815 (the names the server looks for)

    def _answer(self) -> None:
        self.send_response(self.told.status)
        for name, value in self.told.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(self.told.body)))
        self.end_headers()
        self.wfile.write(self.told.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a connection was cut, as told."""


@contextmanager
def receiving() -> Iterator[Receiver]:
    """Run a receiver on a free port of 127.0.0.1."""
    told = Receiver()
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"told": told}))
    told.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        told.let_go.set()
        server.shutdown()
        server.server_close()
        thread.join()


def free_port() -> int:
    """Return a port of 127.0.0.1 nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port
