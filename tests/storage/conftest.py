"""A live database in a temporary folder, its lock held."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import lock
from storage.database import open_live
from storage.store import Store
from tests.storage.sample import NOW


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Give the path of a live database that is not there yet."""
    return tmp_path / "live" / "parley.duckdb"


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    """Give an open live database."""
    with lock.hold(database, NOW), open_live(database) as opened:
        yield opened
