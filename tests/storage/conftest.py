"""A live database in a temporary folder, its lock held."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import lock
from storage.database import open_live
from storage.snapshot import publish
from storage.store import Store
from tests.storage import fresh
from tests.storage.path import cycle
from tests.storage.sample import NOW


@pytest.fixture(scope="session")
def fresh_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an empty migrated database, made once."""
    return fresh.fresh_database(tmp_path_factory.mktemp("fresh") / "parley.duckdb")


@pytest.fixture(scope="session")
def cycled_database(tmp_path_factory: pytest.TempPathFactory, fresh_database: Path) -> Path:
    """Give a database after one complete cycle, made once."""
    path = tmp_path_factory.mktemp("cycled") / "parley.duckdb"
    shutil.copyfile(fresh_database, path)
    with lock.hold(path, NOW), open_live(path) as opened:
        cycle(opened)
    return path


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory: pytest.TempPathFactory, cycled_database: Path) -> Path:
    """Give a published snapshot of one cycle."""
    place = tmp_path_factory.mktemp("published") / "parley.duckdb"
    with lock.hold(cycled_database, NOW):
        publish(cycled_database, place)
    return place


@pytest.fixture
def database(tmp_path: Path, fresh_database: Path) -> Path:
    """Give the path of a live database, migrated and empty."""
    path = tmp_path / "live" / "parley.duckdb"
    path.parent.mkdir()
    shutil.copyfile(fresh_database, path)
    return path


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    """Give an open live database."""
    with lock.hold(database, NOW), open_live(database) as opened:
        yield opened


@pytest.fixture
def cycled(tmp_path: Path, cycled_database: Path) -> Iterator[Store]:
    """Give an open live database after one complete cycle."""
    path = tmp_path / "cycled" / "parley.duckdb"
    path.parent.mkdir()
    shutil.copyfile(cycled_database, path)
    with lock.hold(path, NOW), open_live(path) as opened:
        yield opened
