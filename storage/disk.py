"""Files that are on disk when they are said to be, copied without passing through memory where the system can.

copy(source, target) -> None
copy_hashed(source, target, length) -> str
digest_of(path, length) -> str
sync(path) -> None
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import BinaryIO, Final

_PIECE: Final = 2**20


def sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def copy(source: Path, target: Path) -> None:
    """Copy a file and bring the copy to disk; raises OSError."""
    shutil.copyfile(source, target)
    sync(target)


def copy_hashed(source: BinaryIO, target: Path, length: int) -> str:
    """Copy the first ``length`` bytes of an open file to disk and return their SHA-256; raises OSError."""
    source.seek(0)
    with target.open("xb") as out:
        told = _hashed(source, length, out)
        out.flush()
        os.fsync(out.fileno())
    return told


def digest_of(path: Path, length: int | None = None) -> str:
    """Return the SHA-256 of a file, or of its first ``length`` bytes; raises OSError, also when it is shorter."""
    with path.open("rb") as file:
        return _hashed(file, path.stat().st_size if length is None else length, None)


def _hashed(source: BinaryIO, length: int, out: BinaryIO | None) -> str:
    state, left = hashlib.sha256(), length
    while left:
        piece = source.read(min(_PIECE, left))
        if not piece:
            raise OSError(f"{source.name} is shorter than the {length} bytes it should have")
        state.update(piece)
        if out is not None:
            out.write(piece)
        left -= len(piece)
    return state.hexdigest()
