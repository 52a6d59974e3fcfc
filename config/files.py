"""Reads one TOML file; whatever is wrong with it comes back as a fault an operator can act on."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


def label(path: Path, home: Path) -> str:
    """Return the name a fault gives a file: seen from the folder above ``home``, so that it starts with ``config/``."""
    base = home.parent
    return path.relative_to(base).as_posix() if path.is_relative_to(base) else path.as_posix()


def read_toml(path: Path, name: str) -> tuple[dict[str, Any], list[str]]:
    """Return the file's tables and no faults, or nothing and the one fault that kept it from being read."""
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")), []
    except FileNotFoundError:
        return {}, [f"{name}: the file is missing"]
    except UnicodeDecodeError as error:
        return {}, [f"{name}: line {_line(error)} is not UTF-8; save the file as UTF-8"]
    except OSError as error:
        return {}, [f"{name}: cannot be read: {error.strerror}"]
    except tomllib.TOMLDecodeError as error:
        return {}, [f"{name}: broken TOML: {str(error)[:1].lower()}{str(error)[1:]}"]


def _line(error: UnicodeDecodeError) -> int:
    return error.object[: error.start].count(b"\n") + 1
