"""Leads connections for the usual web port to the wire, so that its addresses read like any other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import httpcore

from flows.wire.server import LOOPBACK

WEB: Final = 80
#: What a guard must allow for ``Dial`` to be asked: loopback at the usual port.
ALLOW: Final = f"{LOOPBACK}:{WEB}"


class Dial(httpcore.AnyIOBackend):
    """A network on which port 80 of loopback is the wire's own port."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect; whoever asks for another address than loopback's port 80 gets just that."""
        at = self._port if (host, port) == (LOOPBACK, WEB) else port
        return await super().connect_tcp(host, at, timeout, local_address, socket_options)
