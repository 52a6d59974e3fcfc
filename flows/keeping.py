"""Backups and restores of one Parley, as its settings say where things lie."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from config import Config
from config.hooks import AtomHook, LinesHook
from storage import lock
from storage.backup import Manifest, Places, begin_backup, finish_backup, read_manifest, verify
from storage.restore import Restored, restore
from storage.snapshot import publish


def places_of(config: Config) -> Places:
    """Return where what is backed up lies."""
    paths = config.settings.paths
    hooks = {
        hook.name: Path(hook.path)
        for hook in config.settings.alerts.hooks
        if isinstance(hook, AtomHook | LinesHook) and hook.path != "-"
    }
    return Places(database=Path(paths.database), archive=Path(paths.archive), hooks=hooks)


def backups_folder(config: Config) -> Path:
    """Return where backups go unless said otherwise."""
    return Path(config.settings.paths.data) / "backups"


def back_up(config: Config, target: Path | None, now: datetime) -> tuple[Path, Manifest]:
    """Make a backup and return its folder; the writer's lock is held only while the database is copied.

    Raises StoreError, also while a cycle or another backup into that folder runs.
    """
    places, folder = places_of(config), target or backups_folder(config)
    with lock.hold(folder / "backups", now):
        with lock.hold(places.database, now):
            draft = begin_backup(places, folder, now)
        made = finish_backup(draft)
    return made, read_manifest(made)


def examine(backup: Path) -> Manifest:
    """Read every file of a backup and hash every table; raises StoreError at the first that is not as it was."""
    manifest = read_manifest(backup)
    verify(backup, manifest)
    return manifest


def put_back(config: Config, backup: Path, now: datetime, *, replace: bool) -> Restored:
    """Restore a backup and publish it; raises StoreError, and then the database is as it was."""
    places, snapshot = places_of(config), Path(config.settings.paths.snapshot)
    with lock.hold(places.database, now):
        restored = restore(backup, places, snapshot, now, replace=replace)
        publish(places.database, snapshot)
    return restored
