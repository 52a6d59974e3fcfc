"""What an operator may change, and the only reader of TOML and the environment.

Importing this costs nothing: pydantic is loaded by the first call.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.model import Feed, Talks

if TYPE_CHECKING:
    from config.settings import Settings

__all__ = ["Config", "load", "load_talks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The whole configuration, checked; every path in ``settings`` is absolute."""

    settings: Settings
    feeds: tuple[Feed, ...]
    talks: Talks


def load(folder: Path | None = None, *, environment: Mapping[str, str]) -> Config:
    """Return the configuration in ``folder`` (None: this one), overruled by ``environment``.

    Raises ConfigError once, with every fault of every file and variable.
    """
    from config import loading

    return loading.load(folder or Path(__file__).parent, environment)


def load_talks(folder: Path) -> Talks:
    """Return the topic in ``folder``: its ``talks.toml``, and the lexicon and registry that names.

    Raises ConfigError with every fault of those files.
    """
    from config import topics

    return topics.load_talks(folder)
