"""Names the rules facts are read by: a hash of the code that thinks and of what the topic's folder says."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import extractors


def extractor_version(talks_version: str) -> str:
    """Return the version written on every derived row; it changes when a rule, the lexicon or the registry does."""
    return hashlib.sha256(f"{_code()} {talks_version}".encode()).hexdigest()[:16]


@cache
def _code() -> str:
    folder = Path(extractors.__file__).parent
    state = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        state.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return state.hexdigest()
