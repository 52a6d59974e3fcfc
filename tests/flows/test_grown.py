"""The benchmark of a grown database, small: its days and months are whole, and a cycle on it keeps every promise."""

from __future__ import annotations

import pytest

from flows.cycle import STAGES
from tests.bench import cycle

pytestmark = pytest.mark.slow


def test_a_cycle_on_a_grown_database_keeps_every_promise(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Forty days of articles over two months are one sound database for the next cycle."""
    monkeypatch.setattr(cycle, "NEW", 30)
    there, spent = cycle.measured(1_200)
    assert there == 1_200
    assert list(spent) == [stage.name for stage in STAGES]
    assert "BROKEN" not in capsys.readouterr().out
