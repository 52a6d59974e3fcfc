"""What the upkeep decides."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config.settings import Upkeep
from extractors.model import Archived
from flows.upkeep import archive_until, plan, surplus
from storage.maintain import Copy, Room
from storage.retention import Aged

NOW = datetime(2026, 11, 28, 3, 0, tzinfo=UTC)
KEEP = Upkeep(archive_days=730, poll_days=400, copies_days=30, backup_to="", backups=2)
MB = 2**20


def old_file(name: str, records: int, needed: int) -> Aged:
    """Give a file of the archive."""
    places = (Archived(file=name, offset=place, record_id=str(place)) for place in range(needed))
    return Aged(file=name, bytes=MB, records=records, needed=tuple(places))


def beside(name: str, days: int) -> Copy:
    """Give a database kept so many days ago."""
    return Copy(path=Path(name), kept_at=NOW - timedelta(days=days), bytes=MB)


@pytest.mark.parametrize(
    ("records", "needed", "goes"), [(10, 0, True), (10, 5, True), (10, 6, False), (0, 0, True), (1, 1, False)]
)
def test_files_go_unless_most_of_them_is_needed(records: int, needed: int, goes: bool) -> None:
    """A file of which more than half must stay is left alone; one no row names goes."""
    made = plan(KEEP, [old_file("x", records, needed)], Room(bytes=0, free=0), [], NOW)
    assert (len(made.let_go), made.left) == ((1, 0) if goes else (0, 1))


@pytest.mark.parametrize(
    ("size", "free", "fold"), [(100, 24, False), (100, 25, True), (40, 15, False), (40, 16, True), (0, 0, False)]
)
def test_the_database_is_folded_when_a_quarter_is_free(size: int, free: int, fold: bool) -> None:
    """A quarter of the file and 16 MB must be free; bounds included."""
    assert plan(KEEP, [], Room(bytes=size * MB, free=free * MB), [], NOW).fold is fold


def test_the_newest_database_from_before_a_migration_stays() -> None:
    """Copies go by their age, but the way back from the last migration stays open however old it is."""
    kept = [
        beside("p.before-0014_x", 90),
        beside("p.before-0009_x", 200),
        beside("p.replaced", 31),
        beside("p.broken", 2),
    ]
    cleared = [copy.path.name for copy in plan(KEEP, [], Room(bytes=0, free=0), kept, NOW).clear]
    assert cleared == ["p.before-0009_x", "p.replaced"]


def test_days_and_backups_are_counted() -> None:
    """The archive keeps whole days; the oldest backups beyond those kept go."""
    assert archive_until(KEEP, NOW).isoformat() == "2024-11-28"
    assert plan(KEEP, [], Room(bytes=0, free=0), [], NOW).polls_before == NOW - timedelta(days=400)
    names = [Path(name) for name in "abc"]
    assert [surplus(names, keep) for keep in (2, 3, 9)] == [(Path("a"),), (), ()]
