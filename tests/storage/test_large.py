"""The benchmark of questions, small: the same code over a database of some weeks."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from storage import lock, open_snapshot
from storage.snapshot import publish
from tests.bench import ask
from tests.bench.grown import grow
from tests.bench.questions import QUESTIONS
from tests.storage.sample import NOW


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory, cycled_database: Path) -> Path:
    """Give a snapshot of forty days made from one cycle."""
    folder = tmp_path_factory.mktemp("grown")
    database, place = folder / "parley.duckdb", folder / "snapshot.duckdb"
    shutil.copyfile(cycled_database, database)
    assert grow(database, 120, NOW + timedelta(hours=2)) == 120
    with lock.hold(database, NOW):
        publish(database, place)
    return place


def test_the_benchmark_measures_trends_search_export_and_sqlite(
    grown: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every trend and search is timed, SQLite gives the same answers as DuckDB, and slow trends are named."""
    ask.measured(grown, tmp_path)
    told = capsys.readouterr().out
    assert "120 articles, 80 facts" in told
    with open_snapshot(grown) as snapshot:
        assert all(f"  {name}" in told for name in snapshot.trends())
    assert all(question.name in told for question in QUESTIONS)


def test_a_trend_beyond_its_bound_is_named() -> None:
    """One of a second is too slow by itself, and so is half of them above 150 ms."""

    def took(*clocks: float) -> list[ask.Cost]:
        return [ask.Cost(name=f"trend {clock}", clock=clock, processors=0, result=0) for clock in clocks]

    assert ask.missed(took(0.01, 0.02, 0.9)) == []
    assert ask.missed(took(0.01, 0.02, 1.2)) == ["trend 1.2 takes 1.20 s"]
    assert ask.missed(took(0.01, 0.2, 0.3)) == ["half of the trends take more than 200 ms"]


def test_answers_that_differ_are_told(grown: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question one engine answers otherwise is an error, never a figure."""
    monkeypatch.setattr(ask, "in_sqlite", lambda question: "select 'other'")
    with open_snapshot(grown) as snapshot, pytest.raises(ValueError, match="two answers"):
        list(ask.side_by_side(snapshot, tmp_path))
