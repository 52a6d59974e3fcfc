"""Decides what the nightly upkeep does from what there is to keep; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from config.settings import Upkeep
from storage.maintain import Copy, Room
from storage.retention import Aged

#: A file of which more than this share must stay is left as it is: rewriting it would win little.
MOST_KEPT: Final = 0.5
#: The database is folded when at least this share of it is free, and it is worth a minute's copying.
LEAST_FREE: Final = 0.25
LEAST_BYTES: Final = 16 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be done; ``left``: files of the archive that are old enough, but mostly needed."""

    polls_before: datetime
    let_go: tuple[Aged, ...]
    left: int
    fold: bool
    clear: tuple[Copy, ...]


def archive_until(upkeep: Upkeep, now: datetime) -> date:
    """Return the first day (UTC) whose files of the archive are not old enough to go."""
    return (now - timedelta(days=upkeep.archive_days)).date()


def plan(upkeep: Upkeep, old: Sequence[Aged], free: Room, beside: Sequence[Copy], now: datetime) -> Plan:
    """Return what is to be done with old files of the archive, the database's free room and what lies beside it."""
    go = tuple(file for file in old if len(file.needed) <= MOST_KEPT * file.records)
    return Plan(
        polls_before=now - timedelta(days=upkeep.poll_days),
        let_go=go,
        left=len(old) - len(go),
        fold=free.free >= max(LEAST_FREE * free.bytes, LEAST_BYTES),
        clear=_outlived(beside, now - timedelta(days=upkeep.copies_days)),
    )


def surplus(backups: Sequence[Path], keep: int) -> tuple[Path, ...]:
    """Return the backups beyond the newest ``keep``, given oldest first."""
    return tuple(backups[: max(0, len(backups) - keep)])


def _outlived(beside: Sequence[Copy], since: datetime) -> tuple[Copy, ...]:
    """Return what was kept earlier, but for the newest database from before a migration: the way back stays open."""
    before = [copy for copy in beside if ".before-" in copy.path.name]
    newest = max(before, key=lambda copy: copy.kept_at, default=None)
    return tuple(copy for copy in beside if copy.kept_at < since and copy is not newest)
