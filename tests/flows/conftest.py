"""A running wire for the tests that poll one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import stamina

from flows.wire import Wire


@pytest.fixture
def wire() -> Iterator[Wire]:
    """Run a loopback wire for one test; retries wait for nothing."""
    with stamina.set_testing(True, attempts=10, cap=True), Wire() as running:
        yield running
