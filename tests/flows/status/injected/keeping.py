"""Brings about what may be wrong with disk, database, snapshot and archive."""

from __future__ import annotations

import asyncio
import os
import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from flows.maintain import maintain
from flows.status.observed import DiskSeen
from flows.status.register import Verdict, verdict
from storage import lock
from storage.migrate import MIGRATIONS, apply_migrations, files
from storage.snapshot import publish
from storage.store import Store
from tests.flows.status.place import EVERY, Case, Place
from tests.storage.sample import NOW


def _full(place: Place) -> Verdict:
    """Only this one is planted: no test may fill a disk."""
    seen = place.told().seen
    return verdict(replace(seen, disk=DiskSeen(path="/var", free=2**20, total=2**40)))


def _read_only(place: Place) -> Verdict:
    """Where the kernel keeps its own files nobody can make one."""
    paths = place.config.settings.paths.model_copy(update={"data": "/proc"})
    place.config = replace(place.config, settings=place.config.settings.model_copy(update={"paths": paths}))
    return place.told()


def _no_database(place: Place) -> Verdict:
    place.database.unlink()
    return place.told()


def _torn_database(place: Place) -> Verdict:
    place.database.write_bytes(b"\0" * 4096)
    return place.told()


def _no_snapshot(place: Place) -> Verdict:
    place.snapshot.unlink()
    return place.told()


def _torn_snapshot(place: Place) -> Verdict:
    whole = place.snapshot.read_bytes()
    place.snapshot.unlink()
    place.snapshot.write_bytes(whole[:20_000])
    return place.told()


def _old_snapshot(place: Place) -> Verdict:
    kept = place.folder / "kept"
    shutil.copyfile(place.snapshot, kept)
    place.cycle(NOW + EVERY)
    kept.replace(place.snapshot)
    return place.told()


def _newer(place: Place) -> Verdict:
    row = "insert into migration values ('9999_of_tomorrow.sql', 'x', now())"
    place.change(lambda store, _: store.run(row))
    return place.told()


def _older(place: Place) -> Verdict:
    few = place.folder / "migrations"
    few.mkdir()
    place.snapshot.unlink()
    for file in files(MIGRATIONS)[:8]:
        shutil.copyfile(file, few / file.name)
    older = place.folder / "older.duckdb"
    with lock.hold(older, NOW):
        import duckdb

        with duckdb.connect(older) as connection:
            apply_migrations(Store(connection, older), few)
        publish(older, place.snapshot)
    shutil.copyfile(older, place.database)
    return place.told()


def _no_archive(place: Place) -> Verdict:
    next(place.archive.glob("*.gz")).unlink()
    return place.told()


def _torn_archive(place: Place) -> Verdict:
    file = next(place.archive.glob("*.gz"))
    os.truncate(file, file.stat().st_size - 40)
    return place.told()


def _kept(place: Place, at: datetime, **upkeep: object) -> None:
    """Do the nightly upkeep."""
    settings = place.config.settings
    wished = settings.model_copy(update={"upkeep": settings.upkeep.model_copy(update=upkeep)})
    place.config = replace(place.config, settings=wished)
    with place.shop(at) as shop:
        asyncio.run(maintain(shop))


def _upkeep_fails(place: Place) -> Verdict:
    place.change(lambda store, _: store.run("update poll set items = items + 1"))
    _kept(place, NOW + EVERY)
    return place.told(minutes=20)


def _upkeep_late(place: Place) -> Verdict:
    _kept(place, NOW - timedelta(days=4))
    return place.told()


def _no_backup(place: Place) -> Verdict:
    """Put a file where the folder of backups should be."""
    (place.folder / "disk").write_text("")
    _kept(place, NOW + EVERY, backup_to=str(place.folder / "disk" / "backups"))
    return place.told(minutes=20)


CASES: Final[dict[str, tuple[Case, str]]] = {
    "disk_low": (_full, "1 MB free"),
    "disk_refuses": (_read_only, "/proc"),
    "database_missing": (_no_database, "tell old rounds as new"),
    "database_damaged": (_torn_database, "does not begin as"),
    "snapshot_missing": (_no_snapshot, "parley run"),
    "snapshot_unreadable": (_torn_snapshot, "cannot be asked"),
    "snapshot_old": (_old_snapshot, "12:15 UTC"),
    "newer_version": (_newer, "9999_of_tomorrow.sql"),
    "migrations_pending": (_older, "migrations to come"),
    "upkeep_failed": (_upkeep_fails, "rows"),
    "upkeep_late": (_upkeep_late, "2026-11-19 12:00 UTC"),
    "backup_late": (_no_backup, "there is none"),
    "archive_missing": (_no_archive, "4 answers as received"),
    "archive_damaged": (_torn_archive, "damaged"),
}
