"""Looks at everything the verdict rests on: configuration, lock, pulse, disk, files, snapshot, archive."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import config as configuration
from config import Config
from config.secrets import missing
from extractors.errors import ConfigError, StoreError
from flows.serve.only import serving
from flows.status.observed import DiskSeen, FileSeen, Lost, Observed
from flows.status.register import Verdict, verdict
from flows.version import extractor_version
from storage import lock
from storage.archive import lost_record
from storage.backup import backups
from storage.condition import ArchivedNow, condition, form
from storage.database import begins_well, open_snapshot
from storage.pulse import read_pulse

#: Files of the archive whose last record is read; of older ones only the length is looked at.
READ_BACK: Final = 5


def look(folder: Path | None, environment: Mapping[str, str], now: datetime) -> Verdict:
    """Return the verdict over a configuration folder; one that cannot be used is itself the fault."""
    try:
        loaded = configuration.load(folder, environment=environment)
    except ConfigError as error:
        return verdict(Observed(now=now, faults_of_configuration=tuple(error.faults)))
    return read_status(loaded, environment, now)


def read_status(config: Config, environment: Mapping[str, str] = os.environ, now: datetime | None = None) -> Verdict:
    """Return the verdict over what a configuration points at; ``now`` is the real instant unless given."""
    return verdict(observe(config, environment, now or datetime.now(UTC)))


def observe(config: Config, environment: Mapping[str, str], now: datetime) -> Observed:
    """Look at everything once; opens nothing but the snapshot, so that no cycle is ever in its way or it in theirs."""
    settings = config.settings
    pulse = read_pulse(Path(settings.paths.database))
    database, snapshot = Path(settings.paths.database), Path(settings.paths.snapshot)
    return Observed(
        now=now,
        every=timedelta(minutes=settings.schedule.every_minutes),
        # Where cycles run counts, not the shell somebody looks from.
        missing_secrets=pulse.lacking if pulse else tuple(missing(settings.alerts.hooks, environment)),
        hooks=tuple(hook.name for hook in settings.alerts.hooks),
        languages=settings.watch.languages,
        version=extractor_version(config.talks.version),
        lock=lock.holding(database),
        serving=serving(Path(settings.paths.data)),
        pulse=pulse,
        disk=_disk(Path(settings.paths.data)),
        database=_file(database),
        snapshot=_file(snapshot),
        report=_file(Path(settings.report.path)),
        refreshed=settings.report.refresh,
        backups_to=settings.upkeep.backup_to,
        backup_at=_newest_backup(settings.upkeep.backup_to),
        **_asked(snapshot, Path(settings.paths.archive), now),
    )


def _asked(snapshot: Path, archive: Path, now: datetime) -> dict[str, Any]:
    """Return what the snapshot says, or why it says nothing."""
    seen: dict[str, Any] = {}
    try:
        store = open_snapshot(snapshot)
    except StoreError as error:
        return {"trouble": _short(error)}
    try:
        seen["form"] = form(store)
        known = condition(store, now)
    except StoreError as error:
        return seen | {"trouble": _short(error)}
    finally:
        store.close()
    return seen | {"known": known, "lost": _lost(known.archived, archive)}


def _short(error: StoreError) -> str:
    return str(error).splitlines()[0][:300]


def _file(path: Path) -> FileSeen | None:
    try:
        about = path.stat()
        changed_at = datetime.fromtimestamp(about.st_mtime, UTC)
        return FileSeen(path=str(path), size=about.st_size, changed_at=changed_at, sound=begins_well(path))
    except OSError:
        return None


def _newest_backup(folder: str) -> datetime | None:
    made = backups(Path(folder)) if folder else []
    return datetime.fromtimestamp(made[-1].stat().st_mtime, UTC) if made else None


def _disk(data: Path) -> DiskSeen | None:
    """Look at the disk of the data folder, or of the folder it will be made in."""
    here = next((path for path in (data, *data.parents) if path.exists()), data)
    try:
        room = shutil.disk_usage(here)
    except OSError as error:
        return DiskSeen(path=str(here), free=0, total=0, refuses=str(error.strerror))
    return DiskSeen(path=str(here), free=room.free, total=room.total, refuses=_refuses(here))


def _refuses(folder: Path) -> str:
    """Say why a file cannot be made in a folder; the one made to see is gone at once."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return error.strerror or type(error).__name__


def _lost(archived: tuple[ArchivedNow, ...], folder: Path) -> tuple[Lost, ...]:
    """Return the files rows name that are gone, too short, or, of the newest, whose last record cannot be read."""
    newest = {one.file for one in archived[-READ_BACK:]}
    told = ((one, lost_record(folder, one.file, one.offset, one.record_id if one.file in newest else None))
            for one in archived)  # fmt: skip
    return tuple(
        Lost(file=one.file, how=how, records=one.records, detail=detail)
        for one, found in told
        if found
        for how, detail in [found]
    )
