"""The promises of the database: each file of checks/ must return no rows.

run_checks(store, since=None) -> list[Broken]
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from storage.store import Store

CHECKS: Final = Path(__file__).parent / "checks"
#: Rows shown of a broken promise; the count says how many there are.
_EXAMPLES: Final = 5
#: Before anything was recorded.
ALWAYS: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A promise that is not kept, with a few of the rows that break it."""

    check: str
    promise: str
    count: int
    examples: tuple[str, ...]

    @property
    def told(self) -> str:
        """The promise and how many rows break it."""
        return f"{self.promise.rstrip('.')}: {self.count} row{'' if self.count == 1 else 's'}"


def run_checks(store: Store, since: datetime | None = None, folder: Path = CHECKS) -> list[Broken]:
    """Return the promises that are not kept; each check's first comment is the promise.

    With ``since``, those that would read every row there ever was look at what was recorded or ended from that instant
    on alone, which is all that can have broken; without, at everything.
    """
    tried = (_try(store, file, since or ALWAYS) for file in sorted(folder.glob("*.sql")))
    return [broken for broken in tried if broken]


def _try(store: Store, file: Path, since: datetime) -> Broken | None:
    text = file.read_text(encoding="utf-8")
    rows = store.rows(text, since=since) if "$since" in text else store.rows(text)
    if not rows:
        return None
    return Broken(
        check=file.stem,
        promise=text.splitlines()[0].removeprefix("-- "),
        count=len(rows),
        examples=tuple(f"{row['subject']}: {row['detail']}" for row in rows[:_EXAMPLES]),
    )
