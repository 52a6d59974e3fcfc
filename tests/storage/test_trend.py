"""Saved questions say what they ask and count, and any DuckDB client can ask them of a snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from extractors.errors import StoreError
from storage import lock
from storage.migrate import TRENDS
from storage.snapshot import publish
from storage.trend import find_trend, in_sql, newest_day, run_trend, trend_names, trends
from tests.storage.sample import NOW


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, cycled_database: Path) -> Path:
    """Give a published snapshot of one cycle."""
    place = tmp_path_factory.mktemp("trends") / "parley.duckdb"
    with lock.hold(cycled_database, NOW):
        publish(cycled_database, place)
    return place


@pytest.fixture(scope="module")
def client(snapshot: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a plain connection, as any DuckDB client has it, set to a zone far from UTC."""
    connection = duckdb.connect(snapshot, read_only=True)
    connection.execute("set TimeZone = 'America/Los_Angeles'")
    yield connection
    connection.close()


def ask(client: duckdb.DuckDBPyConnection, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the columns and rows of an answer."""
    answer = client.execute(sql)
    return [column[0] for column in answer.description or ()], answer.fetchall()


@pytest.mark.parametrize("name", trend_names())
def test_every_trend_says_what_it_asks_and_counts(client: duckdb.DuckDBPyConnection, name: str) -> None:
    """A trend begins with its question, says in words what it counts, and explains exactly the columns it has."""
    trend = find_trend(name)
    assert (TRENDS / f"{name}.sql").read_text().splitlines()[0] == f"-- {trend.question}"
    assert trend.question.endswith("?")
    assert trend.counts.startswith("Counts ")
    columns, _ = ask(client, in_sql(name))
    assert list(trend.columns) == columns
    assert trend.plot == "" or trend.plot in columns
    assert trend.example.startswith(f"from trend_{name}(")
    assert ask(client, trend.example)[0] == columns


@pytest.mark.parametrize("name", trend_names())
def test_every_cut_works_and_the_first_is_the_usual_one(client: duckdb.DuckDBPyConnection, name: str) -> None:
    """Rows can be told apart by each thing it names and over each length of period; one it does not name is refused."""
    trend = find_trend(name)
    usual = ask(client, in_sql(name))
    apart = [ask(client, in_sql(name, by=value)) for value in trend.by]
    long = [ask(client, in_sql(name, every=value)) for value in trend.every]
    assert apart[:1] in ([], [usual])
    assert long[:1] in ([], [usual])
    assert {tuple(columns) for columns, _ in apart + long} <= {tuple(usual[0])}
    with pytest.raises(StoreError, match="which takes"):
        in_sql(name, by="colour")
    with pytest.raises(StoreError, match="which takes"):
        in_sql(name, every="fortnight")


def test_there_are_enough_of_them() -> None:
    """At least fifteen questions are kept."""
    assert len(trends()) >= 15


def test_any_client_in_any_zone_gets_the_same_days(snapshot: Path, client: duckdb.DuckDBPyConnection) -> None:
    """A plain connection set to another time zone gives the rows Parley gives."""
    for name in ("coverage", "drops", "corroboration", "polling"):
        assert tuple(ask(client, in_sql(name))[1]) == run_trend(snapshot, name).rows


def test_trends_answer_what_they_ask(snapshot: Path) -> None:
    """The trends give the figures of the one cycle that was run."""
    assert newest_day(snapshot) == NOW.date()
    day = NOW.date()
    told = {row[1]: row[2:] for row in run_trend(snapshot, "coverage").rows}
    assert told["Anadolu"] == (2, 1, 3, 0, 1, None)  # no feed of that outlet was polled
    assert run_trend(snapshot, "corroboration", every="day").rows == ((day, "prisoner_exchange", 1, 1, 0, 0, 0, 1.0),)
    (row,) = run_trend(snapshot, "exchanges").rows
    assert row[:6] == ("prisoners", "istanbul-2025-3", date(2025, 7, 23), "agreed", 2400, None)
    assert {row[1] for row in run_trend(snapshot, "drops").rows} >= {"not_talks", "too_old"}
    assert [row[:3] for row in run_trend(snapshot, "first").rows] == [("Anadolu", 1, 1)]


def test_a_trend_keeps_to_its_days(client: duckdb.DuckDBPyConnection) -> None:
    """Days outside the bounds are left out."""
    for name in trend_names():
        assert ask(client, in_sql(name, date(2001, 1, 1), date(2001, 1, 2)))[1] == [], name
    (row,) = ask(client, in_sql("coverage", NOW.date(), NOW.date(), by="all"))[1]
    assert row[0] == NOW.date()


def test_an_unknown_trend_leads_to_the_nearest_names() -> None:
    """A misspelt trend is told which names come nearest, and all there are."""
    with pytest.raises(StoreError, match=r"did you mean coverage.*stances"):
        find_trend("coverages")
