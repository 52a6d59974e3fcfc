"""The floors pinned beside a corpus, and whether the corpus is still the one they were measured on."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from extractors.score.figures import figures
from extractors.score.floors import broken, raised
from extractors.score.report import Report

#: The file beside ``gold/`` and ``texts/``: ``{"corpus": digest, "floors": {figure: bound}}``.
FILE: Final = "floors.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """Bounds by figure, and the digest of the corpus they hold for."""

    corpus: str
    bounds: dict[str, float]


def read_floors(folder: Path) -> Floors | None:
    """Return the floors of a corpus, None where none are pinned."""
    path = folder / FILE
    if not path.is_file():
        return None
    said = json.loads(path.read_bytes())
    return Floors(corpus=said["corpus"], bounds=said["floors"])


def digest_of(folder: Path) -> str:
    """Hash every file of the corpus but the floors and its README: names and bytes, in order of names."""
    state = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in (FILE, "README.md")):
        state.update(
            f"{path.relative_to(folder).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode()
        )
    return state.hexdigest()


def fallen(folder: Path, report: Report) -> list[str]:
    """Return a sentence for every figure that fell below its floor; one more when the corpus is another than pinned."""
    floors = read_floors(folder)
    if floors is None:
        return []
    changed = ["the corpus has changed since its floors were pinned"] if floors.corpus != digest_of(folder) else []
    return changed + broken(figures(report), floors.bounds)


def pin(folder: Path, report: Report) -> list[str]:
    """Lift the floors to what was just measured and return what fell; where anything fell, nothing is written.

    A changed corpus alone is no fall: its new digest is written with the floors.
    """
    floors = read_floors(folder)
    bounds = floors.bounds if floors else {}
    fell = broken(figures(report), bounds)
    if not fell:
        lifted = {"corpus": digest_of(folder), "floors": raised(figures(report), bounds)}
        (folder / FILE).write_text(json.dumps(lifted, indent=1) + "\n")
    return fell
