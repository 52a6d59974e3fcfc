"""`parley trends` and `parley trend`: what is asked is said, a gap is shown as a gap, errors say what to do."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest
from typer import BadParameter
from typer.testing import CliRunner, Result

from extractors.errors import StoreError
from flows.cli.app import app
from flows.cli.trends import span
from storage.trend import trend_names


def _run(data: Path, *words: str) -> Result:
    return CliRunner(env={"PARLEY_PATHS__DATA": str(data), "COLUMNS": "100"}).invoke(app, list(words))


def test_the_list_has_every_question(data: Path) -> None:
    """Each saved question is listed by name, to people and to programs, and says what it counts when asked."""
    told = _run(data, "trends").stdout
    assert all(name in told for name in trend_names())
    assert [one["name"] for one in json.loads(_run(data, "trends", "--json").stdout)] == trend_names()
    one = _run(data, "trends", "coverage").stdout
    assert "Counts articles about the talks" in one
    assert "--by: outlet, origin, country" in one


def test_an_answer_comes_as_table_bars_csv_json_and_parquet(data: Path, tmp_path: Path) -> None:
    """The same rows in every form; a table is headed by its question."""
    asked = ("trend", "coverage", "--by", "all")
    rows = json.loads(_run(data, *asked, "--json").stdout)
    assert rows[0].keys() >= {"start_on", "who", "on_talks", "per_day_polled"}
    assert len(_run(data, *asked, "--csv").stdout.splitlines()) == len(rows) + 1
    assert _run(data, *asked).stdout.startswith("How much is written about the talks")
    file = tmp_path / "coverage.parquet"
    assert _run(data, *asked, "--parquet", str(file)).exit_code == 0
    with duckdb.connect() as reader:
        assert reader.execute("select count(*) from read_parquet($1)", [str(file)]).fetchall() == [(len(rows),)]
    bars = _run(data, *asked, "--plot").stdout
    assert "█" in bars
    assert max(map(len, bars.splitlines())) <= 100


def test_a_day_without_a_poll_is_drawn_as_a_gap(data: Path) -> None:
    """Where no feed answered and nothing is known, a table and its bars say so instead of 0."""
    with duckdb.connect(data / "snapshot.duckdb", read_only=True) as client:
        unpolled = client.execute("select count(*) from trend_coverage(null, null) where on_talks is null").fetchone()
    told = _run(data, "trend", "coverage", "-n", "500").stdout
    assert unpolled is not None
    assert told.count("not polled") == unpolled[0]


def test_the_last_days_are_counted_from_the_newest_run(data: Path) -> None:
    """Seven days end with the day of the newest run, whatever day it is now."""
    told = _run(data, "trend", "changes", "--last", "1d", "--json")
    assert len({row["changed_at"][:10] for row in json.loads(told.stdout)}) == 1
    assert (span("7d"), span("4w")) == (7, 28)
    for wrong in ("7", "d", "0d", "7m", "-7d"):
        with pytest.raises(BadParameter, match="7d or 4w"):
            span(wrong)


def test_a_question_can_be_taken_along_as_sql(data: Path) -> None:
    """The SQL printed is what any client asks of the snapshot."""
    told = _run(data, "trend", "coverage", "--since", "2026-01-01", "--by", "side", "--sql").stdout
    assert told == "from trend_coverage('2026-01-01', null, by := 'side')\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("coverag",), "did you mean coverage"),
        (("coverage", "--by", "colour"), "one of outlet, origin"),
        (("changes", "--by", "side"), "nothing: leave it out"),
        (("gaps", "--every", "day"), "leave it out"),
    ],
)
def test_a_wrong_name_or_cut_is_told_what_there_is(data: Path, words: tuple[str, ...], says: str) -> None:
    """Names and cuts nobody knows are answered with those there are."""
    refused = _run(data, "trend", *words).exception
    assert isinstance(refused, StoreError)
    assert says in str(refused)


@pytest.mark.parametrize(
    "words",
    [
        ("--since", "July"),
        ("--since", "2026-02-02", "--until", "2026-02-01"),
        ("--since", "2026-02-02", "--last", "7d"),
    ],
)
def test_wrong_days_are_refused(data: Path, words: tuple[str, ...]) -> None:
    """Days are ISO 8601, in order, and given one way."""
    assert _run(data, "trend", "coverage", *words).exit_code == 2


def test_a_list_is_not_drawn(data: Path) -> None:
    """A question whose answer is a list says so when bars are asked for."""
    assert _run(data, "trend", "changes", "--plot").exit_code == 2
    assert _run(data, "trend", "gaps", "--plot").exit_code == 0
