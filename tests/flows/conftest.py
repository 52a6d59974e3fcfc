"""A running wire for the tests that poll one, and the folder of one small cycle."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina

from flows.wire import Wire
from tests.flows.small_world import lived
from tests.once import once_a_run


@pytest.fixture(scope="session")
def small_cycle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of one small cycle; nobody changes it, who would copies it."""
    return once_a_run(tmp_path_factory, "small-cycle", lived)


@pytest.fixture
def wire() -> Iterator[Wire]:
    """Run a loopback wire for one test; retries wait for nothing."""
    with stamina.set_testing(True, attempts=10, cap=True), Wire() as running:
        yield running
