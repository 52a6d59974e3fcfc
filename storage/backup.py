"""A backup: the database, the archive and the files of hooks in one folder, with a manifest of what is in it.

begin_backup(places, target, now) -> Draft             under the writer's lock, as long as copying the database takes
finish_backup(draft) -> Path                           beside running cycles: their files only grow
read_manifest(backup) -> Manifest, manifest_alone(database) -> Manifest
verify(backup, manifest) -> None

A backup is a folder that appears whole, by one rename. A file of the archive that an earlier backup beside it holds
already is shared with that one (a hard link), so that a backup a night costs what the day brought.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

from extractors.errors import StoreError
from storage import disk, lock
from storage.archive import whole_files
from storage.database import fold, is_open, open_snapshot
from storage.fingerprint import TableHash, table_hashes
from storage.store import from_json, json_text, to_json

DATABASE: Final = "parley.duckdb"
MANIFEST: Final = "manifest.json"
#: Raised when a backup is written otherwise; an older Parley then refuses it by name.
FORMAT: Final = 1
#: What a manifest may name, so that one somebody made up leads nowhere else.
_NAMES: Final = re.compile(r"parley\.duckdb|archive/parley-\d{8}-\d{5}\.warc\.gz|hooks/[a-z0-9_-]{1,64}")
_BACKUP: Final = re.compile(r"parley-\d{8}T\d{6}Z")
#: Bytes that tell two files of the archive apart: some records.
_BEGINNING: Final = 2**18
_WAITING: Final = "select count(*) as n from alert where state = 'waiting'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where what is backed up lies; ``hooks``: the files of hooks, by the hook's name."""

    database: Path
    archive: Path
    hooks: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of a backup, by its place in it."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup holds; ``waiting``: alerts nobody had been told of when it was made."""

    format: int
    made_at: datetime
    waiting: int
    files: tuple[File, ...]
    tables: dict[str, TableHash]

    @property
    def size(self) -> int:
        """Return the bytes of all files."""
        return sum(file.bytes for file in self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A backup that is being written: the database is in ``folder``, the archive's files are open."""

    folder: Path
    name: str
    made_at: datetime
    archive: tuple[tuple[str, BinaryIO, int], ...]  # name, open file, bytes that count
    held: ExitStack


@contextmanager
def _disk(what: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"{what} cannot be written: {error}", subject=str(what)) from error


def begin_backup(places: Places, target: Path, now: datetime) -> Draft:
    """Copy the closed database into a draft in ``target`` and open what the archive holds at this instant.

    The writer's lock must be held; after it, cycles may go on. Raises StoreError.
    """
    if not lock.is_held(places.database):
        raise StoreError(f"{places.database} may only be copied while its lock is held", subject=str(places.database))
    if is_open(places.database) or not places.database.is_file():
        raise StoreError(f"{places.database} is open or not there: nothing to copy", subject=str(places.database))
    fold(places.database)
    name = f"parley-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    folder = target / f".{name}.part"
    with _disk(folder):
        target.mkdir(parents=True, exist_ok=True)
        for left in target.glob(".parley-*.part"):
            shutil.rmtree(left)
        (folder / "archive").mkdir(parents=True)
        disk.copy(places.database, folder / DATABASE)
        _copy_hooks(places, folder)
        held = ExitStack()
        files = [(path, length, held.enter_context(path.open("rb"))) for path, length in whole_files(places.archive)]
    archive = tuple((path.name, file, length) for path, length, file in files)
    return Draft(folder=folder, name=name, made_at=now, archive=archive, held=held)


def finish_backup(draft: Draft) -> Path:
    """Copy the archive, write the manifest, and give the backup its name; returns its folder."""
    target, earlier = draft.folder.parent, _newest(draft.folder.parent)
    with draft.held, _disk(draft.folder):
        kept = [_kept(draft.folder, path) for path in sorted(draft.folder.rglob("*")) if path.is_file()]
        kept += [_archived(draft, earlier, name, file, length) for name, file, length in draft.archive]
        manifest = _manifest(draft, tuple(kept))
        (draft.folder / MANIFEST).write_text(json_text(to_json(Manifest, manifest)), encoding="utf-8")
        disk.sync(draft.folder / MANIFEST)
        disk.sync(draft.folder / "archive")
        disk.sync(draft.folder)
        draft.folder.rename(target / draft.name)
        disk.sync(target)
    return target / draft.name


def backups(target: Path) -> list[Path]:
    """List the whole backups in a folder, oldest first."""
    return sorted(path for path in target.glob("parley-*") if _BACKUP.fullmatch(path.name) and path.is_dir())


def read_manifest(backup: Path) -> Manifest:
    """Return what a backup says of itself; raises StoreError when it is none, or one of a newer Parley."""
    try:
        manifest = from_json(Manifest, (backup / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, StoreError) as error:
        raise StoreError(f"{backup} is no whole backup: {error}", subject=str(backup)) from error
    strange = [file.name for file in manifest.files if not _NAMES.fullmatch(file.name)]
    if manifest.format != FORMAT or strange or DATABASE not in {file.name for file in manifest.files}:
        raise StoreError(f"{backup} was not written by this version of Parley {strange[:3]}", subject=str(backup))
    return manifest


def manifest_alone(database: Path) -> Manifest:
    """Return what a manifest would say of a database alone; raises StoreError when it cannot be opened."""
    waiting, tables = _told(database)
    return Manifest(format=FORMAT, made_at=_written_at(database), waiting=waiting, files=(), tables=tables)


def _written_at(database: Path) -> datetime:
    return datetime.fromtimestamp(database.stat().st_mtime, UTC)


def verify(backup: Path, manifest: Manifest) -> None:
    """Read every file of a backup and hash every table; raises StoreError at the first that is not as it was."""
    for file in manifest.files:
        path = backup / file.name
        try:
            whole = not path.is_symlink() and disk.digest_of(path) == file.sha256
        except OSError as error:
            raise StoreError(f"{path} cannot be read: {error}", subject=str(path)) from error
        if not whole:
            raise StoreError(f"{path} is not what was backed up; use another backup", subject=str(path))
    _, tables = _told(backup / DATABASE)
    wrong = sorted(name for name in tables.keys() | manifest.tables if tables.get(name) != manifest.tables.get(name))
    if wrong:
        raise StoreError(f"{backup}: tables {', '.join(wrong)} are not what was backed up", subject=str(backup))


def _manifest(draft: Draft, files: tuple[File, ...]) -> Manifest:
    waiting, tables = _told(draft.folder / DATABASE)
    return Manifest(format=FORMAT, made_at=draft.made_at, waiting=waiting, files=files, tables=tables)


def _told(database: Path) -> tuple[int, dict[str, TableHash]]:
    store = open_snapshot(database)
    try:
        waiting = int(store.one(_WAITING)["n"]) if "state" in store.columns("alert") else 0
        return waiting, table_hashes(store)
    finally:
        store.close()


def _copy_hooks(places: Places, folder: Path) -> None:
    (folder / "hooks").mkdir()
    for name, path in places.hooks.items():
        with suppress(FileNotFoundError):
            disk.copy(path, folder / "hooks" / name)


def _kept(folder: Path, path: Path) -> File:
    return File(name=str(path.relative_to(folder)), bytes=path.stat().st_size, sha256=disk.digest_of(path))


def _archived(draft: Draft, earlier: tuple[Path, Manifest] | None, name: str, file: BinaryIO, length: int) -> File:
    """Share a file an earlier backup holds, else copy it: files of the archive grow and are never changed."""
    path, inside = draft.folder / "archive" / name, f"archive/{name}"
    for known in earlier[1].files if earlier else ():
        if earlier and (known.name, known.bytes) == (inside, length):
            with suppress(OSError):  # a file system without links, or one that lost the file
                if _begin_alike(file, earlier[0] / inside):
                    os.link(earlier[0] / inside, path)
                    return known
    return File(name=inside, bytes=length, sha256=disk.copy_hashed(file, path, length))


def _begin_alike(file: BinaryIO, path: Path) -> bool:
    """Say whether two files of one name and length are one: another archive's differs in its first records."""
    file.seek(0)
    with path.open("rb") as other:
        return file.read(_BEGINNING) == other.read(_BEGINNING)


def _newest(target: Path) -> tuple[Path, Manifest] | None:
    for path in reversed(backups(target)):
        with suppress(StoreError):
            return path, read_manifest(path)
    return None
