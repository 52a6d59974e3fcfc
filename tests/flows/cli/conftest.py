"""The folder of one small cycle, for the commands that look."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def data(small_cycle: Path) -> Path:
    """Give the folder of one small cycle; nobody changes it."""
    return small_cycle
