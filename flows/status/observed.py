"""Everything the verdict rests on, as values: whoever looks fills it, whoever decides only reads it; pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from storage.condition import Condition, Form
from storage.lock import Holding
from storage.pulse import Pulse

#: Starts that may be missed before anybody is told.
MISSED: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSeen:
    """A file on disk; ``sound``: it begins as such a file does."""

    path: str
    size: int
    changed_at: datetime
    sound: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DiskSeen:
    """The disk the data lies on; ``refuses``: why a file cannot be made there, "" when one can."""

    path: str
    free: int
    total: int
    refuses: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A file of the archive that rows name and that cannot be read: ``missing``, or ``damaged``."""

    file: str
    how: str
    records: int
    detail: str


#: A database nobody could look into.
NOTHING: Final = Condition(
    runs=(),
    feeds=(),
    flags=(),
    hooks=(),
    backlog=(),
    unread=(),
    dropped=(),
    archived=(),
    readings={},
    upkeep=(),
    waiting=0,
    newest_at=None,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """One look at everything at ``now``; what is not there or could not be read is None or empty."""

    now: datetime
    every: timedelta = timedelta(minutes=15)  # from one start of a cycle to the next
    faults_of_configuration: tuple[str, ...] = ()
    missing_secrets: tuple[str, ...] = ()
    hooks: tuple[str, ...] = ()  # names in the settings
    languages: tuple[str, ...] = ()  # read
    version: str = ""  # of this program's rules
    lock: Holding | None = None
    serving: Holding | None = None  # `parley serve` of this data folder, which may be elsewhere or nowhere
    pulse: Pulse | None = None
    disk: DiskSeen | None = None
    database: FileSeen | None = None
    snapshot: FileSeen | None = None
    report: FileSeen | None = None  # the page about the talks
    refreshed: bool = False  # whether cycles are to write it anew
    trouble: str = ""  # why the snapshot could not be read
    form: Form | None = None
    known: Condition = field(default=NOTHING)
    lost: tuple[Lost, ...] = ()
    backups_to: str = ""  # where the settings ask for a backup a night
    backup_at: datetime | None = None  # when the newest of them was made

    @property
    def patience(self) -> timedelta:
        """How long a start may be missed before anybody is told."""
        return MISSED * self.every

    @property
    def running(self) -> bool:
        """Whether somebody holds the writer's lock and lives."""
        return self.lock is not None and self.lock.alive

    @property
    def started_at(self) -> datetime | None:
        """When a cycle last began, as far as pulse and snapshot know."""
        begun = [self.pulse.started_at] if self.pulse else []
        return max([*begun, *(run.started_at for run in self.known.runs)], default=None)

    @property
    def answered_at(self) -> datetime | None:
        """When any feed last answered."""
        beat = [self.pulse.answered_at] if self.pulse and self.pulse.answered_at else []
        return max([*beat, *(one.last_ok_at for one in self.known.feeds if one.last_ok_at)], default=None)

    @property
    def blank(self) -> bool:
        """Whether nothing was ever run here."""
        return self.database is None and self.snapshot is None and self.pulse is None
