"""The channel of JSON lines: one alert, one line, to a file or standard output."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from config.settings import Settings
from extractors.errors import AlertError
from extractors.model import Alert


class JsonLines:
    """Appends each alert as one line; a file is on disk before the delivery counts."""

    name = "jsonl"

    def __init__(self, settings: Settings) -> None:
        assert settings.alerts.jsonl is not None, "settings.toml was checked: the channel has its table"
        self._path = settings.alerts.jsonl.path

    async def send(self, alert: Alert) -> str:
        """Write one alert and say where to; raises AlertError when the file refuses.

        A line whose alert_id is in the file already is not written again: a crash between writing and remembering
        costs no double line.
        """
        line = json.dumps({"alert_id": alert.alert_id, **alert.payload}, ensure_ascii=False, sort_keys=True)
        if self._path == "-":
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
            return "standard output"
        try:
            _append_once(Path(self._path), alert.alert_id, line)
        except OSError as error:
            raise AlertError(f"{self._path} cannot be written: {error}", subject=alert.alert_id) from error
        return self._path


def _append_once(path: Path, alert_id: str, line: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        file.seek(0)
        kept = file.read()
        if f'"alert_id": "{alert_id}"'.encode() in kept:
            return
        # A line torn by a crash is ended first, so that it spoils no other.
        file.write((b"" if not kept or kept.endswith(b"\n") else b"\n") + line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
