"""What tests of several rooms share."""

from __future__ import annotations

import pytest

from tests.lived_demo import LivedDemo, shared_demo


@pytest.fixture(scope="session")
def lived_demo(tmp_path_factory: pytest.TempPathFactory) -> LivedDemo:
    """Give the one run of the demo this test run makes; only slow tests may ask, and only to look."""
    return shared_demo(tmp_path_factory)
