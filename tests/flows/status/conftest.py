"""Places for the tests: one where nothing ran yet, and one after a cycle, made once and copied."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.flows.status.place import Place


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder after one cycle in which every feed answered."""
    folder = tmp_path_factory.mktemp("lived-in") / "var"
    Place(folder).cycle()
    return folder


@pytest.fixture
def bare(tmp_path: Path) -> Place:
    """Give a place where nothing ran yet."""
    return Place(tmp_path / "bare")


@pytest.fixture
def place(tmp_path: Path, lived_in: Path) -> Place:
    """Give a place after one cycle at NOW."""
    shutil.copytree(lived_in, tmp_path / "var")
    return Place(tmp_path / "var")
