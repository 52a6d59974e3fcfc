"""Event codes of political science beside our own types: CAMEO and PLOVER, by type and status.

``event_codes.csv`` is the mapping, one line a type and set of statuses. Its sources: CAMEO codes and labels are those
of the CAMEO codebook 1.1b3 (P. Schrodt, 2012); category, mode and context of PLOVER are what the file
``CAMEO2PLOVER-2021.txt`` of github.com/openeventdata/PLOVER (commit e834df5) gives for that code. PLOVER codes no
appeals (CAMEO 02) and no comments (01): there it is null. ``nearest``: the code is wider or narrower than our type,
and the nearest there is. What has no code stays null: quotations, assessments, positions under a condition,
durations, who leads a delegation.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

MAPPING: Final = Path(__file__).with_name("event_codes.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCode:
    """The codes of one type in one status."""

    type: str
    status: str
    cameo: str
    cameo_label: str
    plover: str | None
    plover_mode: str | None
    plover_context: str | None
    nearest: bool


@cache
def event_codes() -> tuple[EventCode, ...]:
    """Return the whole mapping, one entry a type and status."""
    return tuple(_read(MAPPING))


def _read(file: Path) -> Iterator[EventCode]:
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for status in row["statuses"].split():
                yield EventCode(
                    type=row["type"],
                    status=status,
                    cameo=row["cameo"],
                    cameo_label=row["cameo_label"],
                    plover=row["plover"] or None,
                    plover_mode=row["plover_mode"] or None,
                    plover_context=row["plover_context"] or None,
                    nearest=row["nearest"] == "true",
                )
