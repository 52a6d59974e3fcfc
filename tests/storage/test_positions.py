"""Positions last until another is told, proposals until they are answered, deadlines until their day."""

from __future__ import annotations

from datetime import date

import pytest

from storage.store import Store
from tests.storage.telling import UNTIL, claim, emptied, noon, tell


@pytest.fixture
def told(cycled: Store) -> Store:
    """Give a database nobody has told anything; its newest run is that of 23 November 2026."""
    store = emptied(cycled)
    assert store.one("select known_until() as now")["now"] == UNTIL
    return store


def test_a_position_lasts_until_another_is_told(told: Store) -> None:
    """Rejected in May and June, accepted in July: two stretches, the second standing; background does not count."""
    for month, status, scope in (
        (5, "rejected", "main"),
        (6, "rejected", "main"),
        (7, "accepted", "main"),
        (8, "rejected", "background"),
    ):
        tell(told, "ceasefire_position", status, noon(2026, month, 1), actor="RU", slots='{"kind":"full"}', scope=scope)
    tell(told, "ceasefire_position", "demanded", noon(2026, 6, 1), actor="UA", slots='{"kind":"full"}')
    rows = told.rows("select actor, status, held_from_at, held_until_at, reports from ceasefire_positions")
    assert [tuple(row.values()) for row in rows] == [
        ("RU", "rejected", noon(2026, 5, 1), noon(2026, 7, 1), 2),
        ("RU", "accepted", noon(2026, 7, 1), None, 1),
        ("UA", "demanded", noon(2026, 6, 1), None, 1),
    ]


def test_a_proposal_is_answered_by_another_within_sixty_days(told: Store) -> None:
    """The first answer of another side counts; one's own words, other matters and late answers do not."""
    claim(told, "summit", "proposed", noon(2026, 5, 1), actor="UA")
    claim(told, "summit", "accepted", noon(2026, 5, 2), actor="UA")
    claim(told, "working_group", "rejected", noon(2026, 5, 2), actor="RU")
    claim(told, "summit", "rejected", noon(2026, 5, 9), actor="RU")
    claim(told, "summit", "agreed", noon(2026, 5, 20), actor="BOTH")
    claim(told, "demand", "called_for", noon(2026, 1, 1), actor="RU", value='{"topic":"troops"}')
    claim(told, "demand", "rejected", noon(2026, 6, 1), actor="UA", value='{"topic":"troops"}')
    claim(told, "demand", "rejected", noon(2026, 1, 2), actor="UA", value='{"topic":"neutrality"}')
    rows = told.rows("select type, became, answered_by, answered_at from proposals order by type")
    assert [tuple(row.values()) for row in rows] == [
        ("demand", "open", None, None),
        ("summit", "refused", "RU", noon(2026, 5, 9)),
    ]


def test_a_proposal_lapses_when_its_day_has_passed(told: Store) -> None:
    """By the end of August without an answer it has lapsed; by the end of the year it is open."""
    claim(told, "summit", "proposed", noon(2026, 7, 23), actor="UA", deadline_end=date(2026, 8, 31))
    claim(told, "working_group", "offered", noon(2026, 7, 23), actor="RU", deadline_end=date(2026, 12, 31))
    rows = told.rows("select actor, deadline_on, became from proposals order by actor")
    assert [tuple(row.values()) for row in rows] == [
        ("RU", date(2026, 12, 31), "open"),
        ("UA", date(2026, 8, 31), "lapsed"),
    ]
    assert [row["actor"] for row in told.rows("from proposals_open")] == ["RU"]


def test_a_day_is_met_late_missed_open_or_past(told: Store) -> None:
    """Agreed by the day after is met, agreed later late, nothing missed, to come open, over when told past."""
    for kind, day, told_on in (
        ("summit", date(2026, 8, 31), noon(2026, 7, 23)),
        ("working_group", date(2026, 8, 31), noon(2026, 7, 23)),
        ("prisoner_exchange", date(2026, 8, 31), noon(2026, 7, 23)),
        ("energy_truce", date(2026, 12, 31), noon(2026, 7, 23)),
        ("demand", date(2026, 5, 1), noon(2026, 7, 23)),
    ):
        tell(told, kind, "proposed", told_on, actor="UA", deadline_end=day)
    tell(told, "summit", "agreed", noon(2026, 9, 1))
    tell(told, "working_group", "completed", noon(2026, 9, 2))
    tell(told, "prisoner_exchange", "completed", noon(2026, 7, 1))
    tell(told, "prisoner_exchange", "completed", noon(2026, 8, 1), scope="background")
    rows = told.rows("select type, met, days_left from deadlines order by type")
    assert {row["type"]: row["met"] for row in rows} == {
        "summit": "met",
        "working_group": "late",
        "prisoner_exchange": "missed",
        "energy_truce": "open",
        "demand": "past",
    }
    assert {row["days_left"] for row in rows if row["type"] == "energy_truce"} == {38}


def test_an_ultimatum_is_met_by_a_ceasefire(told: Store) -> None:
    """The day of an ultimatum is met when a ceasefire is agreed in time."""
    tell(told, "ultimatum", "issued", noon(2026, 7, 14), actor="US", slots='{"expiry":"2026-09-02"}')
    assert [row["met"] for row in told.rows("from deadlines")] == ["missed"]
    tell(told, "ceasefire_deal", "agreed", noon(2026, 9, 2))
    assert [row["met"] for row in told.rows("from deadlines")] == ["met"]


def test_the_sides_differ_where_both_spoke_and_said_something_else(told: Store) -> None:
    """Offered against refused differs; the same number does not; one side alone says nothing of the other."""
    claim(told, "summit", "rejected", noon(2026, 7, 24), actor="RU")
    claim(told, "summit", "proposed", noon(2026, 7, 23), actor="UA")
    claim(told, "working_group", "offered", noon(2026, 7, 23), actor="RU")
    for side, number in (("RU", 1200), ("UA", 1000)):
        claim(
            told,
            "prisoner_exchange",
            "agreed",
            noon(2026, 7, 23),
            side=side,
            speaker=side,
            value=f'{{"quantity":{number}}}',
        )
    rows = told.rows("select type, russia, ukraine, russian_number, ukrainian_number from sides_differ")
    assert [tuple(row.values()) for row in rows] == [
        ("prisoner_exchange", "agreed", "agreed", "1200", "1000"),
        ("summit", "rejected", "proposed", None, None),
    ]
