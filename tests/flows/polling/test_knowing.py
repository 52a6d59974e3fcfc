"""A feed's rhythm is learnt anew every day, but never from a pause that may be a fault."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from flows.stages.knowing import know, remember
from storage import lock
from storage.database import open_live
from tests.flows.cli.weeks_of_feeds import lived
from tests.storage.sample import NOW


def test_a_silence_is_not_learnt_while_it_lasts(tmp_path: Path) -> None:
    """Three days after all fell still, a weekly feed is learnt anew; an hourly one keeps its ways, and so its alarm."""
    lived(tmp_path)
    later = NOW + timedelta(days=3)
    with lock.hold(tmp_path / "parley.duckdb", later), open_live(tmp_path / "parley.duckdb") as store:
        know(store, ["agency", "monthly"], later)
        known = remember(store, later)
    assert known.standings["agency"].learned_at == NOW
    assert known.standings["monthly"].learned_at == later
    assert known.rhythms["agency"].silent(NOW, later)


def test_a_rhythm_of_before_days_were_told_apart_is_learnt_anew(tmp_path: Path) -> None:
    """What an earlier version learnt lacks how alike a feed's days are: it is not used, and learnt within a cycle."""
    lived(tmp_path)
    with lock.hold(tmp_path / "parley.duckdb", NOW), open_live(tmp_path / "parley.duckdb") as store:
        store.run("update feed_rhythm set steadiness = null")
        assert "agency" not in remember(store, NOW).rhythms
        assert know(store, ["agency"], NOW).rhythms["agency"].steadiness > 0
