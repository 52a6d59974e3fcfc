"""Adds blocks to the end of ``feeds.toml``: what stands there stays byte for byte, and a feed is there once.

Appending keeps comments and order without a library that rewrites TOML; the outcome is read as any configuration is
before it takes the file's place.
"""

from __future__ import annotations

import json
import os
import shutil
import tomllib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from config.faults import explain
from config.feeds import FeedBlock, FeedsFile, doubles
from config.files import label
from extractors.errors import ConfigError, ParleyError

#: Said only where they differ from what is meant without them.
_USUAL: Final = {"every_minutes": 15, "format": "feed"}


def as_toml(block: FeedBlock) -> str:
    """Return a block as it stands in ``feeds.toml``; JSON's strings are TOML's, too."""
    told = {key: value for key, value in block.model_dump().items() if _USUAL.get(key) != value}
    return "\n".join(["[[feed]]", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in told.items())])


def add_feeds(folder: Path | None, blocks: Sequence[FeedBlock]) -> Path:
    """Write blocks behind those of a configuration folder, all of them or none; returns the file.

    Raises ConfigError when one is there already or the outcome could not be read, ParleyError when nothing can be
    written.
    """
    path = ((folder or Path(__file__).parent) / "feeds.toml").resolve()
    try:
        before = path.read_bytes().decode()
        after = added(before, blocks, label(path, path.parent))
        _replace(path, after.encode())
    except OSError as error:
        raise ParleyError(
            f"{path} cannot be written: {error.strerror}; nothing was added", subject=str(path)
        ) from error
    return path


def added(before: str, blocks: Sequence[FeedBlock], name: str) -> str:
    """Return the text of a ``feeds.toml`` with blocks at its end, in its own line ends. Raises ConfigError."""
    end = "\r\n" if "\r\n" in before else "\n"
    new = "".join(f"\n{as_toml(block)}\n" for block in blocks).replace("\n", end)
    after = before + ("" if before.endswith("\n") else end) + new
    data = tomllib.loads(after.removeprefix("\ufeff").replace("\r\n", "\n"))
    try:
        listed = FeedsFile.model_validate(data).feed
    except ValidationError as error:
        raise ConfigError(explain(error, FeedsFile, data, name)) from error
    if faults := [f"{name}: {fault}" for fault in doubles(listed)]:
        raise ConfigError(faults)
    return after


def _replace(path: Path, body: bytes) -> None:
    """Put a whole new file in the place of one, with its rights; a crash leaves the old one."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, draft)
        draft.replace(path)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
