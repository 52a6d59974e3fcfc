"""What an operator may change, and the only reader of TOML and the environment.

Importing this costs nothing: pydantic is loaded by the first call.
"""

from __future__ import annotations

from pathlib import Path

from extractors.model import Talks

__all__ = ["load_talks"]


def load_talks(folder: Path) -> Talks:
    """Return the topic in ``folder`` (``talks.toml``, a lexicon, a registry).

    Raises ConfigError with every fault of its files.
    """
    from config.topics import load_talks as load

    return load(folder)
