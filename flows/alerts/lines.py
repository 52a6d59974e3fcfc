"""The channel of JSON lines: one message, one line, to a file or standard output."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import threading
from datetime import datetime
from pathlib import Path

from config.hooks import LinesHook
from extractors.errors import AlertError
from flows.alerts.channel import Message
from flows.alerts.fit import fitted


class Lines:
    """Appends each message as one line; a file is on disk before the delivery counts.

    A line whose id is in the file already is not written again: a crash between writing and remembering costs no
    double line.
    """

    name = "jsonl"

    def __init__(self, hook: LinesHook) -> None:
        self._path = hook.path
        self._alone = threading.Lock()  # looking and appending are one step, whoever sends beside

    @property
    def honours_keys(self) -> bool:
        """A file is looked through for the id; standard output cannot be."""
        return self._path != "-"

    async def send(self, message: Message, now: datetime) -> str:
        """Write one message and say where to; raises AlertError when the file refuses."""
        del now
        line = f'{{"alert_id":{json.dumps(message.message_id)},{fitted(message.payload)[1:]}'
        if self._path == "-":
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
            return "standard output"
        try:
            await asyncio.to_thread(self._append, message.message_id, line)
        except OSError as error:
            raise AlertError(f"{self._path} cannot be written: {error}", subject=message.message_id) from error
        return self._path

    def _append(self, message_id: str, line: str) -> None:
        with self._alone:
            _append_once(Path(self._path), message_id, line)


def _append_once(path: Path, message_id: str, line: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        file.seek(0)
        kept = file.read()
        if f'{{"alert_id":{json.dumps(message_id)},'.encode() in kept:
            return
        # A line torn by a crash is ended first, so that it spoils no other.
        file.write((b"" if not kept or kept.endswith(b"\n") else b"\n") + line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
