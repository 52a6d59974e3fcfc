"""The views are named as analysts look for them, each with a question that works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from storage.dictionary import EXAMPLE
from storage.migrate import VIEWS, in_order

#: What an analyst looks for by name.
NAMES = set(
    "rounds round_timeline claims conflicts prisoner_exchanges body_repatriations ceasefire_positions proposals_open "
    "deadlines quotes participants coverage_daily follow_up_lag source_latency corroboration feeds drops alerts "
    "handovers proposals changes sides_differ outlets polled_daily".split()
)
MADE = sorted(
    name for file in VIEWS.glob("*.sql") for name in re.findall(r"create or replace view (\w+)", file.read_text())
)


def test_the_views_have_the_names_analysts_look_for() -> None:
    """Every name of the list is a view."""
    assert set(MADE) >= NAMES


@pytest.fixture(scope="module")
def client(cycled_database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a plain connection to the database of one cycle."""
    with duckdb.connect(cycled_database, read_only=True) as connection:
        yield connection


@pytest.mark.parametrize("view", MADE)
def test_every_view_gives_an_example_that_works(client: duckdb.DuckDBPyConnection, view: str) -> None:
    """The comment of each view ends in a question in SQL that asks that view and is answered."""
    told = client.execute("select comment from duckdb_views() where view_name = $1", [view]).fetchall()
    meaning, _, example = told[0][0].partition(EXAMPLE)
    assert meaning.endswith(".")
    assert f"from {view}" in example
    client.execute(example).fetchall()


def test_views_are_made_after_those_they_ask() -> None:
    """A view asked by another comes first, whatever its name; a macro too."""
    texts = {"a": "create view a as from z join c using (x)", "c": "select x() from t", "x": "", "z": "from c"}
    assert in_order(texts) == ["x", "c", "z", "a"]
