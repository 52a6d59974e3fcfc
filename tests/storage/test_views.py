"""The views are named as analysts look for them, each with a question that works."""

from __future__ import annotations

import re

import pytest

from storage.dictionary import EXAMPLE
from storage.migrate import VIEWS, in_order
from storage.store import Store

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


@pytest.mark.parametrize("view", MADE)
def test_every_view_gives_an_example_that_works(cycled: Store, view: str) -> None:
    """The comment of each view ends in a question in SQL that asks that view and is answered."""
    comment = cycled.one("select comment from duckdb_views() where view_name = $view", view=view)["comment"]
    meaning, _, example = comment.partition(EXAMPLE)
    assert meaning.endswith(".")
    assert f"from {view}" in example
    cycled.rows(example)


def test_views_are_made_after_those_they_ask() -> None:
    """A view asked by another comes first, whatever its name; a macro too."""
    texts = {"a": "create view a as from z join c using (x)", "c": "select x() from t", "x": "", "z": "from c"}
    assert in_order(texts) == ["x", "c", "z", "a"]
