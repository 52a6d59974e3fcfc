"""Keeps a scored run as a file, and has a corpus read again by the rules of an older revision."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from extractors.errors import ConfigError
from extractors.score.figures import as_json
from extractors.score.outcomes import Outcomes, outcomes
from extractors.score.report import Report
from flows.floors import digest_of
from flows.score_corpus import judged, load_corpus

FORMAT: Final = "parley.score/1"
_ROOT: Final = Path(__file__).resolve().parents[1]
#: What the child runs with the revision's own code; the judging is today's.
_READ: Final = """
import asyncio, json, os, sys
from datetime import datetime
from pathlib import Path
import config
from flows.progress import Silent
from flows.score_corpus import answers_to, load_corpus
corpus, folder, now = sys.argv[1:]
loaded = config.load(Path(folder) if folder else None, environment=os.environ)
asked = answers_to(loaded, load_corpus(Path(corpus)), progress=Silent(), now=datetime.fromisoformat(now))
json.dump(asyncio.run(asked), sys.stdout, default=str)
"""


def run_as_json(folder: Path, report: Report) -> dict[str, Any]:
    """Return a run as it is kept: the report, what became of everything labelled, and which corpus it was."""
    told = {name: list(grade) for name, grade in outcomes(report).items()}
    return {"format": FORMAT, "corpus_sha256": digest_of(folder), **as_json(report), "outcomes": told}


def save_run(path: Path, folder: Path, report: Report) -> None:
    """Write a run to a file."""
    path.write_text(json.dumps(run_as_json(folder, report), indent=1, ensure_ascii=False, default=str) + "\n")


def run_before(what: str, folder: Path, config: Path | None, now: datetime) -> dict[str, Any]:
    """Return the run to compare with: a saved file, or else the corpus read by the rules of a git revision.

    Raises ConfigError when ``what`` is neither, or was made on another corpus.
    """
    path = Path(what)
    run = _saved(path) if path.is_file() else run_as_json(folder, _read_by(what, folder, config, now))
    if run["corpus_sha256"] != digest_of(folder):
        raise ConfigError([f"{what}: the run was made on another corpus than {folder.name}"])
    return run


def outcomes_of(run: Mapping[str, Any]) -> Outcomes:
    """Return the outcomes kept in a run."""
    return {name: (int(grade), str(said)) for name, (grade, said) in run["outcomes"].items()}


def _saved(path: Path) -> dict[str, Any]:
    try:
        run = json.loads(path.read_bytes())
    except ValueError as error:
        raise ConfigError([f"{path}: no JSON: {error}"]) from error
    if not isinstance(run, dict) or run.get("format") != FORMAT:
        raise ConfigError([f"{path}: no run that `parley score --save` wrote"])
    return run


def _read_by(revision: str, folder: Path, config: Path | None, now: datetime) -> Report:
    with tempfile.TemporaryDirectory(prefix="parley-revision-") as place:
        archive = _git("archive", "--format=tar", _commit(revision), what=revision)
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(place, filter="data")
        asked = [str(folder.resolve()), str(config.resolve()) if config else "", now.isoformat()]
        child = subprocess.run(  # noqa: S603 (our own interpreter, arguments as a list)
            [sys.executable, "-c", _READ, *asked],
            cwd=place,
            env={**os.environ, "PYTHONPATH": place},
            capture_output=True,
            check=False,
        )
    if child.returncode:
        last = (child.stderr.decode(errors="replace").strip().splitlines() or ["no word"])[-1]
        raise ConfigError([f"{revision}: its rules could not read the corpus: {last}"])
    return judged(load_corpus(folder), json.loads(child.stdout))


def _commit(revision: str) -> str:
    found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", what=revision)
    return found.decode().strip()


def _git(*words: str, what: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(_ROOT), *words], capture_output=True, check=False)  # noqa: S603, S607
    except OSError as error:
        raise ConfigError([f"{what}: git cannot be run: {error.strerror}"]) from error
    if done.returncode:
        raise ConfigError([f"{what}: neither a saved run nor a revision of this repository"])
    return done.stdout
