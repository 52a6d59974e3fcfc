"""Files that are on disk when they are said to be, copied without passing through memory where the system can.

copy(source, target) -> None
copy_hashed(source, target, length) -> str
digest_of(path, length) -> str
sync(path) -> None
"""

from __future__ import annotations

import fcntl
import hashlib
import mmap
import os
import shutil
from pathlib import Path
from typing import BinaryIO, Final

_PIECE: Final = 2**20
#: What one write takes from the source's pages; larger ones are no faster.
_DIRECT: Final = 16 * 2**20
#: Opens a file for writes that do not stay in the system's cache; macOS has no such flag.
_UNCACHED: Final = getattr(os, "O_DIRECT", 0)
#: Asks XFS and btrfs to let a file share the blocks of another until either is written (``FICLONE``, linux/fs.h).
_CLONE: Final = 0x40049409


def sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def copy(source: Path, target: Path) -> None:
    """Copy a file and bring the copy to disk; raises OSError.

    Where the file system can, both share their blocks. Else the copy goes from the source's pages straight to the
    disk, which takes a quarter of the processors' time and leaves the system's cache to what is asked; where that
    cannot be done either, the usual way.
    """
    try:
        _directly(source, target)
    except (OSError, ValueError):  # no such way to write here; an empty file
        shutil.copyfile(source, target)
    sync(target)


def _directly(source: Path, target: Path) -> None:
    """Copy a file without keeping the copy in memory."""
    with source.open("rb") as file:
        created = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _UNCACHED, 0o666)
        try:
            if not _cloned(file, created):
                _pour(file, created)
        finally:
            os.close(created)


def _cloned(file: BinaryIO, created: int) -> bool:
    try:
        fcntl.ioctl(created, _CLONE, file.fileno())
    except OSError:
        return False
    return True


def _pour(file: BinaryIO, created: int) -> None:
    """Write the pages of a file to a descriptor open for direct writing; only its last piece may be no whole block."""
    with mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as pages, memoryview(pages) as view:
        at, whole = 0, len(view) - len(view) % mmap.PAGESIZE
        while at < whole:
            at += os.write(created, view[at : min(at + _DIRECT, whole)])
        if whole < len(view):
            fcntl.fcntl(created, fcntl.F_SETFL, fcntl.fcntl(created, fcntl.F_GETFL) & ~_UNCACHED)
            os.write(created, view[whole:])


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
