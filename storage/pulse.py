"""The pulse of a run: a small file beside the database that says how far it is, readable whatever state that is in.

beat(database, pulse) -> None
read_pulse(database) -> Pulse | None
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from extractors.errors import StoreError
from storage.store import from_json, json_text, to_json

#: Characters of an error kept: enough to say what broke.
LONGEST: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """How far the newest cycle came; instants are those of the clock when it was so."""

    run_id: str
    pid: int
    started_at: datetime
    stage: str  # the one begun last
    stage_at: datetime
    outcome: str  # running | done | failed | stopped
    error: str = ""  # what ended it, when failed
    answered_at: datetime | None = None  # when any feed last answered, in this cycle or an earlier one
    done_at: datetime | None = None  # when a cycle last came to its end
    lacking: tuple[str, ...] = ()  # hooks that cannot send, each with the variables its environment does not have


def pulse_path(database: Path) -> Path:
    """Say where the pulse of a database lies."""
    return database.with_name(database.name + ".pulse")


def beat(database: Path, pulse: Pulse) -> None:
    """Write how far a run is, in one step; a disk that refuses is told of by the work itself, not here."""
    path = pulse_path(database)
    draft = path.with_name(path.name + ".new")
    with suppress(OSError):
        draft.write_text(json_text(to_json(Pulse, pulse)), encoding="utf-8")
        draft.replace(path)


def read_pulse(database: Path) -> Pulse | None:
    """Return how far the newest cycle came; None when none ever ran or the file is torn."""
    try:
        return from_json(Pulse, pulse_path(database).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, StoreError):
        return None
