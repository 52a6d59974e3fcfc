"""An empty database, migrated once a process and copied: migrating costs a second, copying nothing."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from storage import lock
from storage.database import open_live
from tests.storage.sample import NOW


@cache
def _migrated() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="parley-fresh-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "parley.duckdb"
    with lock.hold(path, NOW), open_live(path):
        pass
    return path


def fresh_database(path: Path) -> Path:
    """Put an empty migrated database where there is none yet, and return its path."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_migrated(), path)
    return path
