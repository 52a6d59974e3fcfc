"""Faults of keeping: the disk, the database, the snapshot, their form, the archive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from flows.status.fault import Found, Kind, Urgency
from flows.status.observed import Observed
from flows.status.words import at, number, size, some

#: Free room below which a disk is nearly full, beside room for one more copy of the database: a cycle publishes one.
ROOM: Final = 2**30
#: Nights without upkeep or backup before anybody is told.
NIGHTS: Final = timedelta(days=3)


def disk_low(seen: Observed) -> Iterator[Found]:
    """Tell that the disk has hardly room for another snapshot."""
    disk, held = seen.disk, seen.database.size if seen.database else 0
    if disk is not None and disk.total and disk.free < ROOM + held:
        yield Found(
            what=f"the disk is nearly full: {size(disk.free)} free",
            since=None,
            evidence=f"{disk.path} has {size(disk.total)} in all; a cycle copies a database of {size(held)}",
            subject=disk.path,
        )


def disk_refuses(seen: Observed) -> Iterator[Found]:
    """Tell that nothing can be written where the data lies."""
    if seen.disk is not None and seen.disk.refuses:
        yield Found(
            what="nothing can be written where the data lies",
            since=None,
            evidence=f"{seen.disk.path}: {seen.disk.refuses}",
            subject=seen.disk.path,
        )


def database_missing(seen: Observed) -> Iterator[Found]:
    """Tell that cycles ran and the live database is gone."""
    if seen.database is None and not seen.blank and not seen.running:
        kept = f"the snapshot of {at(seen.snapshot.changed_at)} is a whole copy" if seen.snapshot else "and no snapshot"
        what = "the database is gone: the next cycle would tell old rounds as new"
        yield Found(what=what, since=seen.started_at, evidence=kept)


def database_damaged(seen: Observed) -> Iterator[Found]:
    """Tell that the live file does not begin as a database does."""
    for file in (seen.database, seen.snapshot):
        if file is not None and not file.sound:
            evidence = f"it does not begin as a DuckDB file does, with {file.size:,} bytes: {file.path}"
            what = "a database file is damaged"
            yield Found(what=what, since=file.changed_at, evidence=evidence, subject=file.path)


def snapshot_missing(seen: Observed) -> Iterator[Found]:
    """Tell that there is a database and no snapshot: nobody can look."""
    if seen.snapshot is None and not seen.blank and not seen.running:
        evidence = f"the last cycle began {at(seen.started_at)}"
        yield Found(what="there is no snapshot: nothing can be looked at", since=seen.started_at, evidence=evidence)


def snapshot_unreadable(seen: Observed) -> Iterator[Found]:
    """Tell that the snapshot is there and cannot be asked, for none of the reasons told elsewhere."""
    known = seen.form is not None and bool(seen.form.strange or seen.form.pending)
    damaged = seen.snapshot is not None and not seen.snapshot.sound
    if seen.trouble and seen.snapshot is not None and not known and not damaged:
        yield Found(what="the snapshot cannot be asked", since=seen.snapshot.changed_at, evidence=seen.trouble)


def snapshot_old(seen: Observed) -> Iterator[Found]:
    """Tell that a cycle came to its end and the snapshot is of an earlier one."""
    pulse, runs = seen.pulse, seen.known.runs
    ended = pulse.started_at if pulse is not None and pulse.outcome == "done" else None
    if ended and seen.snapshot is not None and runs and runs[0].started_at < ended:
        yield Found(
            what="the snapshot is older than the last cycle",
            since=runs[0].started_at,
            evidence=f"it knows of the cycle of {at(runs[0].started_at)}; the one of {at(ended)} came to its end",
        )


def newer_version(seen: Observed) -> Iterator[Found]:
    """Tell that a newer Parley wrote the database."""
    if seen.form is not None and seen.form.strange:
        yield Found(
            what="the database was written by a newer version than this program",
            since=None,
            evidence=f"it has {number(len(seen.form.strange), 'migration')} unknown here: {some(seen.form.strange)}",
        )


def migrations_pending(seen: Observed) -> Iterator[Found]:
    """Tell that the database lacks migrations of this program."""
    if seen.form is not None and seen.form.pending and not seen.form.strange:
        yield Found(
            what="the database has an older form than this program",
            since=None,
            evidence=f"{number(len(seen.form.pending), 'migration')} to come: {some(seen.form.pending)}",
        )


def archive_missing(seen: Observed) -> Iterator[Found]:
    """Tell that files of the archive that rows name are not there."""
    yield from _lost(seen, "missing", "is gone")


def archive_damaged(seen: Observed) -> Iterator[Found]:
    """Tell that files of the archive are shorter than rows say, or that their last record cannot be read."""
    yield from _lost(seen, "damaged", "is damaged")


def upkeep_failed(seen: Observed) -> Iterator[Found]:
    """Tell that the last upkeep found a promise broken, or could not do something."""
    for run in seen.known.upkeep:
        if run.outcome in {"failed", "abandoned"}:
            says = "found something wrong" if run.outcome == "failed" else "was killed"
            evidence = run.note or "it left no message"
            yield Found(what=f"the last upkeep {says}", since=run.started_at, evidence=evidence)


def upkeep_late(seen: Observed) -> Iterator[Found]:
    """Tell that the nightly upkeep ran once and does not any more."""
    for run in seen.known.upkeep:
        if seen.now - run.started_at > NIGHTS and not seen.running:
            evidence = f"the last one was {at(run.started_at)}: old files stay, and nothing is checked as a whole"
            yield Found(what="the nightly upkeep does not run any more", since=run.started_at, evidence=evidence)


def backup_late(seen: Observed) -> Iterator[Found]:
    """Tell that the backup a night the settings ask for is not made."""
    if not seen.backups_to or not seen.known.upkeep:
        return
    if seen.backup_at is None or seen.now - seen.backup_at > NIGHTS:
        evidence = f"the newest in {seen.backups_to} is of {at(seen.backup_at)}" if seen.backup_at else "there is none"
        yield Found(what="no backup was made for three nights", since=seen.backup_at, evidence=evidence)


def _lost(seen: Observed, how: str, says: str) -> Iterator[Found]:
    for one in seen.lost:
        if one.how == how:
            yield Found(
                what=f"the archive file {one.file} {says}",
                since=None,
                evidence=f"{number(one.records, 'answer')} as received lie in it; {one.detail}",
                subject=one.file,
            )


_NEXT: Final = "the next cycle publishes it: `parley run`"
KINDS: Final = (
    Kind(
        name="disk_refuses",
        urgency=Urgency.NOW,
        means="A file cannot be made in the data folder: full, read-only, or not ours.",
        advice="make room or give the folder to the user Parley runs as (`ls -ld`, `df -h`), then `parley run`",
        rule=disk_refuses,
    ),
    Kind(
        name="database_missing",
        urgency=Urgency.NOW,
        means="Cycles ran, and the live database is not there any more.",
        advice="stop `parley serve` first; then `parley restore BACKUP`, or `install -m 644 snapshot.duckdb "
        "parley.duckdb` in the data folder (its names under [paths])",
        rule=database_missing,
    ),
    Kind(
        name="database_damaged",
        urgency=Urgency.NOW,
        means="The database or the snapshot does not begin as a DuckDB file does.",
        advice="a snapshot is made anew by the next cycle; for the database stop `parley serve`, then `parley restore "
        "--replace BACKUP`, or `install -m 644 snapshot.duckdb parley.duckdb`",
        rule=database_damaged,
    ),
    Kind(
        name="newer_version",
        urgency=Urgency.NOW,
        means="The database has migrations this program does not know.",
        advice="use the version that wrote it; a file `<database>.before-…` beside it has the older form",
        rule=newer_version,
    ),
    Kind(
        name="disk_low",
        urgency=Urgency.SOON,
        means="Less than 1 GB is free beyond what one more copy of the database needs.",
        advice="make room: old `<database>.before-…` copies and archive files kept elsewhere may go",
        rule=disk_low,
    ),
    Kind(
        name="snapshot_missing",
        urgency=Urgency.SOON,
        means="There is a database, and no snapshot to look at.",
        advice=_NEXT,
        rule=snapshot_missing,
    ),
    Kind(
        name="snapshot_unreadable",
        urgency=Urgency.SOON,
        means="The snapshot opens and cannot be asked.",
        advice=_NEXT,
        rule=snapshot_unreadable,
    ),
    Kind(
        name="snapshot_old",
        urgency=Urgency.SOON,
        means="A cycle came to its end and the snapshot is of an earlier one: put back from a copy, or never replaced.",
        advice=f"may the data folder be written (`ls -l`)? {_NEXT}",
        rule=snapshot_old,
    ),
    Kind(
        name="archive_missing",
        urgency=Urgency.SOON,
        means="A file of the archive that rows of the database name is not there.",
        advice="put it back from a backup's folder; cycles go on, but `parley replay` cannot read those answers again",
        rule=archive_missing,
    ),
    Kind(
        name="archive_damaged",
        urgency=Urgency.SOON,
        means="A file of the archive is shorter than the rows that name it say, or its last record cannot be read.",
        advice="put it back from a backup's folder; cycles go on, but `parley replay` cannot read those answers again",
        rule=archive_damaged,
    ),
    Kind(
        name="upkeep_failed",
        urgency=Urgency.SOON,
        means="The last `parley maintain` found a promise broken when it checked everything, or a step failed.",
        advice="`parley maintain` tries again and says what it does; report a broken promise",
        rule=upkeep_failed,
    ),
    Kind(
        name="upkeep_late",
        urgency=Urgency.SOON,
        means="`parley maintain` ran before, and not for three days.",
        advice="`make serve` or its unit keeps the nights, too; `parley maintain` does it now",
        rule=upkeep_late,
    ),
    Kind(
        name="backup_late",
        urgency=Urgency.SOON,
        means="`upkeep.backup_to` asks for a backup a night, and the newest is older than three.",
        advice="`parley backup DIR` makes one now and says what keeps it; is that disk there and has it room?",
        rule=backup_late,
    ),
    Kind(
        name="migrations_pending",
        urgency=Urgency.KNOW,
        means="The snapshot has an older form than this program.",
        advice="nothing: the next cycle (`parley run`) brings it up and keeps the old file",
        rule=migrations_pending,
    ),
)
