"""Lets old files of the archive go, but for the pages something current rests on; what is let go says so in its row.

aged(store, folder, before) -> list[Aged]
let_go(store, folder, file, now) -> Gone

A file is never changed. What must stay of it is copied, byte for byte, into a new file, the rows are turned to that in
one transaction, and only then (`forget`, after the snapshot names the new one) is the old one removed. A crash in
between leaves a file no row names, which the next upkeep removes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from extractors.errors import StoreError
from extractors.model import Archived
from storage.archive import carry, day_of, in_use, whole_files
from storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Aged:
    """A file of the archive that is old enough, with the records rows name and those something current rests on."""

    file: str
    bytes: int
    records: int
    needed: tuple[Archived, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What became of a file: ``into`` holds what had to stay, None where nothing had to."""

    file: str
    into: str | None
    documents: int
    polls: int
    bytes: int


def aged(store: Store, folder: Path, before: date) -> list[Aged]:
    """List the files of days before one, oldest first; never the one that is being written."""
    current = in_use(folder)
    found = [(path, size) for path, size in whole_files(folder) if day_of(path.name) < before and path.name != current]
    named = {row["file"]: row for row in store.rows(_NAMED, files=[path.name for path, _ in found])}
    return [_aged(path, size, named.get(path.name, {})) for path, size in found]


def _aged(path: Path, size: int, row: dict[str, Any]) -> Aged:
    needed = sorted((one["offset"], one["record_id"]) for one in row.get("needed") or ())
    return Aged(
        file=path.name,
        bytes=size,
        records=row.get("records", 0),
        needed=tuple(Archived(file=path.name, offset=offset, record_id=record_id) for offset, record_id in needed),
    )


def let_go(store: Store, folder: Path, file: Aged, now: datetime) -> Gone:
    """Carry over what must stay of a file and write down that the rest is gone; `forget` removes the file itself.

    Raises StoreError when a record that must stay cannot be read; nothing is changed then.
    """
    moved = (
        carry(folder, file.needed, datetime.combine(day_of(file.file), datetime.min.time(), UTC)) if file.needed else []
    )
    rows = [
        {"old_offset": old.offset, "new_file": new.file, "new_offset": new.offset}
        for old, new in zip(file.needed, moved, strict=True)
    ]
    with store.transaction():
        store.stage("moved", "document", rows, old_offset="BIGINT", new_file="VARCHAR", new_offset="BIGINT")
        store.run(_MOVE, file=file.file)
        counted = store.one(_COUNT, file=file.file)
        store.run(_LET_GO, file=file.file, now=now)
    into = moved[0].file if moved else None
    size = file.bytes - ((folder / into).stat().st_size if into else 0)
    return Gone(file=file.file, into=into, documents=counted["documents"], polls=counted["polls"], bytes=size)


def forget(folder: Path, gone: Gone) -> None:
    """Remove a file that was let go; raises StoreError."""
    try:
        (folder / gone.file).unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{gone.file} cannot be removed: {error}", subject=gone.file) from error


# What must stay: pages of versions with a current reading or a current fact, and pages that are still to be read.
_NAMED: Final = """
    with resting as (
        select document_id from article join (
            select article_id, version from coverage where superseded_at is null
            union select article_id, version from fact where superseded_at is null) as said using (article_id, version)
        where document_id is not null
        union select document_id from entry where state in ('waiting', 'fetched', 'read') and document_id is not null
    ), named as (
        select archive_file as file, archive_offset as "offset", archive_record_id as record_id,
            document_id in (select document_id from resting) as needed
        from document where let_go_at is null and list_contains($files, archive_file)
        union all
        select archive_file, archive_offset, archive_record_id, false
        from poll where let_go_at is null and list_contains($files, archive_file)
    )
    select file, count(*)::integer as records,
        list(distinct {"offset": "offset", "record_id": record_id}) filter (needed) as needed
    from named group by file
"""

_MOVE: Final = """
    update document set archive_file = moved.new_file, archive_offset = moved.new_offset
    from moved where document.archive_file = $file and document.archive_offset = moved.old_offset
        and document.let_go_at is null
"""

_COUNT: Final = """
    select (select count(*) from document where archive_file = $file and let_go_at is null) as documents,
        (select count(*) from poll where archive_file = $file and let_go_at is null) as polls
"""

_LET_GO: Final = """
    update document set let_go_at = $now where archive_file = $file and let_go_at is null;
    update poll set let_go_at = $now where archive_file = $file and let_go_at is null
"""
