"""Who came home is counted once, by the day, however often and however differently it is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from storage.store import Store
from tests.storage.telling import emptied, held, noon, tell

KIND, DONE = "prisoner_exchange", "completed"
MAY_25 = date(2026, 5, 25)
HOME = "select home_on, to_ukraine, to_russia, round_id from handovers order by home_on"


@pytest.fixture
def told(cycled: Store) -> Store:
    """Give a database nobody has told anything."""
    return emptied(cycled)


def home(store: Store) -> list[tuple[Any, ...]]:
    """Return who came home, by day."""
    return [tuple(row.values()) for row in store.rows(HOME)]


def test_the_number_most_origins_tell_stands(told: Store) -> None:
    """Two origins outweigh one larger number; of numbers equally supported the larger stands."""
    for origin, count in (("a", 303), ("b", 303), ("b", 303), ("c", 1000)):
        tell(told, KIND, DONE, noon(2026, 5, 25), origin=origin, day=MAY_25, quantity_lo=count, side_basis="each")
    for origin, count in (("a", 10), ("b", 20)):
        tell(
            told,
            KIND,
            DONE,
            noon(2026, 6, 1),
            origin=origin,
            day=date(2026, 6, 1),
            quantity_lo=count,
            side_basis="each",
        )
    assert home(told) == [(MAY_25, 303, 303, None), (date(2026, 6, 1), 20, 20, None)]
    assert told.one("select max(total_so_far) as n from handovers")["n"] == 2 * (303 + 20)


def test_a_sum_is_halved_and_a_direction_goes_to_its_side(told: Store) -> None:
    """390 in all are 195 each; bodies given to Ukraine are none to Russia; a count that says whose it is wins."""
    tell(told, KIND, DONE, noon(2026, 5, 25), day=MAY_25, quantity_lo=390, side_basis="total")
    tell(told, KIND, DONE, noon(2026, 5, 25), day=MAY_25, quantity_lo=390, origin="b")
    tell(
        told, "body_repatriation", DONE, noon(2026, 5, 25), day=MAY_25, quantity_lo=909, slots='{"direction":"RU->UA"}'
    )
    tell(told, "body_repatriation", DONE, noon(2026, 5, 25), day=MAY_25, quantity_lo=34, slots='{"direction":"UA->RU"}')
    rows = told.rows("select type, to_ukraine, to_russia from handovers order by type")
    assert [tuple(row.values()) for row in rows] == [("body_repatriation", 909, 34), (KIND, 195, 195)]


def test_a_day_told_of_two_rounds_goes_to_the_one_that_met_last(told: Store) -> None:
    """An exchange is that of the last round before it, once; a round after it has nothing to do with it."""
    held(told, "x-1", date(2026, 5, 1))
    held(told, "x-2", date(2026, 5, 20))
    held(told, "x-3", date(2026, 6, 2))
    tell(
        told,
        KIND,
        DONE,
        noon(2026, 5, 25),
        day=MAY_25,
        quantity_lo=200,
        side_basis="each",
        round_ids=["x-1", "x-2", "x-3"],
    )
    assert home(told) == [(MAY_25, 200, 200, "x-2")]
    assert told.rows("select round_id, home_total from prisoner_exchanges") == [{"round_id": "x-2", "home_total": 400}]


def test_what_has_no_day_is_counted_only_where_it_is_news(told: Store) -> None:
    """A paragraph of an undated exchange does not count, a headline does; not the same number within thirty days."""
    tell(told, KIND, DONE, noon(2026, 5, 25), day=MAY_25, quantity_lo=200, side_basis="each")
    tell(told, KIND, DONE, noon(2026, 6, 3), quantity_lo=200, side_basis="each", scope="headline")
    tell(told, KIND, DONE, noon(2026, 6, 4), quantity_lo=5000, side_basis="each")
    tell(told, KIND, DONE, noon(2026, 9, 9), quantity_lo=150, side_basis="each", scope="headline")
    year: dict[str, Any] = {"date_start": date(2025, 1, 1), "date_end": date(2025, 12, 31), "date_granularity": "year"}
    tell(told, KIND, DONE, noon(2026, 9, 10), quantity_lo=14000, scope="headline", **year)
    assert home(told) == [(MAY_25, 200, 200, None), (date(2026, 9, 9), 150, 150, None)]
    assert [row["day_basis"] for row in told.rows("from handovers order by home_on")] == ["told", "reported"]


def test_what_was_only_agreed_or_no_longer_holds_is_nobody_home(told: Store) -> None:
    """Agreed exchanges and superseded facts bring nobody home."""
    tell(told, KIND, "agreed", noon(2026, 5, 25), day=MAY_25, quantity_lo=200, side_basis="each")
    tell(told, KIND, DONE, noon(2026, 5, 25), day=MAY_25, quantity_lo=300, superseded_at=noon(2026, 5, 26))
    assert home(told) == []
