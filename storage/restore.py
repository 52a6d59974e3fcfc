"""Puts a backup in the place of what is there, whole or not at all, and settles the outbox: nobody is told twice.

restore(backup, places, snapshot, now, replace) -> Restored

The order makes a crash harmless at any instant. The archive gains files first, which takes nothing from the database
that is there: its files only grow, so two of one name are one and its beginning. The database is made ready in a folder
of its own, its outbox settled, and put in place by one rename.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from extractors.errors import StoreError
from storage import disk, lock
from storage.archive import forget_position
from storage.backup import DATABASE, File, Manifest, Places, manifest_alone, read_manifest, verify
from storage.database import fold, is_open, open_live, open_snapshot
from storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restore did."""

    made_at: datetime  # of the backup
    added: int  # files the archive gained
    withheld: tuple[dict[str, Any], ...]  # alert_id, hook, kind, subject of every alert that waited in the backup
    told: int  # alerts the replaced database had told since: told to nobody again
    unknown: bool  # what the replaced database had told could not be read
    kept: Path | None  # where the replaced database lies


def restore(backup: Path, places: Places, snapshot: Path, now: datetime, *, replace: bool) -> Restored:
    """Verify a backup and put it in place; the writer's lock must be held and the database closed.

    ``backup``: its folder, or a database alone, such as the snapshot; then the archive stays as it is. ``replace``:
    there may be a database already; it is kept as ``.replaced``. Raises StoreError, and then everything is as it was,
    but for files the archive gained.
    """
    manifest = manifest_alone(backup) if backup.is_file() else read_manifest(backup)
    _refuse(places.database, replace=replace)
    if not backup.is_file():
        verify(backup, manifest)
    add, longer = _to_add(backup, manifest, places.archive)
    told, unknown = _told_since(places.database, snapshot)
    with _disk(places.database), _workplace(places.database) as draft:
        disk.copy(backup if backup.is_file() else backup / DATABASE, draft)
        withheld, repeated = _settled(draft, manifest, told, now)
        _fill_archive(backup, add, longer, places.archive)
        _give_back_hooks(backup, places)
        kept = _swap_in(draft, places.database)
    return Restored(
        made_at=manifest.made_at,
        added=len(add) + len(longer),
        withheld=tuple(withheld),
        told=repeated,
        unknown=unknown,
        kept=kept,
    )


def _refuse(database: Path, *, replace: bool) -> None:
    if not lock.is_held(database) or is_open(database):
        raise StoreError(f"{database} may only be replaced closed, while its lock is held", subject=str(database))
    if database.exists() and not replace:
        raise StoreError(
            f"there is a database at {database}; say --replace to put the backup in its place (it is kept beside it)",
            subject=str(database),
        )


@contextmanager
def _disk(what: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"{what} cannot be restored: {error}", subject=str(what)) from error


@contextmanager
def _workplace(database: Path) -> Iterator[Path]:
    """Give the path of a draft in a folder of its own, on the same disk, that is gone afterwards."""
    folder = database.with_name(f".{database.name}.restoring")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder / DATABASE
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _to_add(backup: Path, manifest: Manifest, archive: Path) -> tuple[list[File], list[File]]:
    """Return the files the archive lacks, and those of which it has the beginning; raises StoreError for others."""
    add, longer = [], []
    for file in manifest.files:
        there = archive / Path(file.name).name
        if not file.name.startswith("archive/"):
            continue
        if not there.exists():
            add.append(file)
        elif (size := there.stat().st_size) < file.bytes and disk.digest_of(backup / file.name, size) == disk.digest_of(
            there
        ):
            longer.append(file)
        elif size < file.bytes or disk.digest_of(there, file.bytes) != file.sha256:
            raise StoreError(
                f"{there} is not the file of that name in the backup: another Parley wrote this archive; "
                f"move {archive} away and restore again",
                subject=str(there),
            )
    return add, longer


def _told_since(database: Path, snapshot: Path) -> tuple[list[dict[str, Any]], bool]:
    """Return what the database that is there, or else its snapshot, says was told; and whether neither could say."""
    found, failed = [], False
    with suppress(StoreError):
        if database.exists():
            failed = True
            fold(database)
            found += _told_by(database)
            failed = False
    with suppress(StoreError):
        if snapshot.exists():
            found += _told_by(snapshot)
    first = {row["alert_id"]: row for row in sorted(found, key=lambda row: row["told_at"], reverse=True)}
    return list(first.values()), failed


def _told_by(database: Path) -> list[dict[str, Any]]:
    store = open_snapshot(database)
    try:
        before = _TOLD_BEFORE if store.columns("told_before") else ""
        return store.rows(_TOLD + before)
    finally:
        store.close()


def _settled(
    draft: Path, manifest: Manifest, told: list[dict[str, Any]], now: datetime
) -> tuple[list[dict[str, Any]], int]:
    """Bring the draft to today's form and see that it alerts nobody; returns the withheld, and how many told."""
    rows = [{"alert_id": row["alert_id"], "told_at": row["told_at"].isoformat()} for row in told]
    why = f"waiting in the backup of {manifest.made_at:%Y-%m-%d %H:%M UTC}, restored {now:%Y-%m-%d %H:%M UTC}"
    with lock.hold(draft, now), open_live(draft) as store:
        settled = _settle(store, rows, why, now)
        store.run("checkpoint")
    return settled


def _settle(store: Store, told: list[dict[str, Any]], why: str, now: datetime) -> tuple[list[dict[str, Any]], int]:
    with store.transaction():
        store.stage("told_since", "told_before", told)
        store.run(_REMEMBER, now=now)
        store.run(_COUNT_AS_SENT)
        withheld = store.rows(_WAITING)
        if withheld:
            store.run("update alert set state = 'withheld', reason = $why where state = 'waiting'", why=why)
        repeated = store.one("select count(*) as n from told_before where restored_at = $now", now=now)["n"]
    return withheld, int(repeated)


def _fill_archive(backup: Path, add: list[File], longer: list[File], archive: Path) -> None:
    archive.mkdir(parents=True, exist_ok=True)
    if longer:
        forget_position(archive)  # it names a length the file is about to outgrow, and a writer cuts what lies beyond
    for file in (*add, *longer):
        there = archive / Path(file.name).name
        part = there.with_name(f".{there.name}.part")
        disk.copy(backup / file.name, part)
        part.replace(there)
    disk.sync(archive)


def _give_back_hooks(backup: Path, places: Places) -> None:
    """Put back the files of hooks that are not there; one that is there says more than the backup."""
    for name, path in places.hooks.items():
        if (backup / "hooks" / name).is_file() and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f".{path.name}.part")
            disk.copy(backup / "hooks" / name, part)
            part.replace(path)


def _swap_in(draft: Path, database: Path) -> Path | None:
    """Put the draft in place by one rename; the file that was there stays beside it."""
    disk.sync(draft)
    log, kept = database.with_name(f"{database.name}.wal"), database.with_name(f"{database.name}.replaced")
    was_there = database.exists()
    if was_there:
        kept.unlink(missing_ok=True)
        os.link(database, kept)
    if log.exists():  # of a database that cannot be opened: its log would be read into the new one
        log.replace(kept.with_name(f"{kept.name}.wal"))
    draft.replace(database)
    disk.sync(database.parent)
    return kept if was_there else None


#: What was told in a database of any form: attempts a channel took, and alerts told with one of those.
_TOLD: Final = """
    with taken as (select alert_id, max(tried_at) as told_at from delivery where delivered group by alert_id)
    select alert_id, told_at from taken
    union all
    select alert.alert_id, told_at from alert join taken on taken.alert_id = alert.lead_id where alert.state = 'merged'
"""
_TOLD_BEFORE: Final = " union all select alert_id, told_at from told_before"

_REMEMBER: Final = """
    insert into told_before
    select alert_id, told_at, $now from told_since
    where alert_id not in (select alert_id from delivery where delivered)
        and alert_id not in (
            select a.alert_id from alert as a join alert as lead on lead.alert_id = a.lead_id where lead.state = 'sent')
    on conflict do nothing
"""

_COUNT_AS_SENT: Final = """
    update alert set state = 'sent',
        reason = 'told ' || strftime(told.told_at, '%Y-%m-%d %H:%M UTC') || ', before a backup was restored'
    from told_before as told where told.alert_id = alert.alert_id and alert.state = 'waiting'
"""

_WAITING: Final = """
    select alert_id, channel as hook, kind, subject from alert where state = 'waiting'
    order by created_at, place, alert_id
"""
