"""Patterns of what must not be read, and the probes that forbid them."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.score.probes import judge
from extractors.score.traps import hits, is_hit
from tests.extractors.score.labels import fact, swap


def _trap(kind: str = "prisoner_exchange", /, **wrong: Any) -> dict[str, Any]:
    return {"id": "n01", "type": kind, "wrong": wrong}


@pytest.mark.parametrize(
    ("wrong", "hit"),
    [
        ({"status": "agreed"}, True),
        ({"status": "completed"}, False),
        ({"status": "completed|agreed"}, True),
        ({"status": "agreed", "quantity": 300}, False),
        ({"quantity": "100|205"}, True),
        ({"quantity": 205.0, "per_side": "each"}, True),
        ({"direction": "RU->UA"}, False),
        ({}, True),
    ],
)
def test_a_partial_pattern_matches_every_field_given(wrong: dict[str, Any], hit: bool) -> None:
    """Fields are looked up in the fact, then in its slots; bars separate alternatives; nothing matches all."""
    assert is_hit(_trap(**wrong), swap()) == hit


def test_another_type_is_never_hit() -> None:
    """An empty pattern is hit by facts of its own type only."""
    assert not is_hit(_trap("body_repatriation"), swap())


def test_a_bound_of_an_interval_is_hit() -> None:
    """A quantity between two numbers walks into a trap at either."""
    assert is_hit(_trap(quantity=300), swap("agreed", {"lo": 200, "hi": 300}))


@pytest.mark.parametrize(("date", "hit"), [("2025-06", True), ("2025", True), ("2025-06-02", True), ("2025-0", False)])
def test_a_date_is_hit_by_its_month_and_year(date: str, hit: bool) -> None:
    """A month stands for each of its days."""
    assert is_hit(_trap("round", date=date), fact("round", "concluded", date="2025-06-02")) == hit


@pytest.mark.parametrize(
    ("participants", "hit"), [(["RU", "UA"], True), (["RU", "UA", "US"], True), (["US", "RU"], False), (None, False)]
)
def test_both_parties_stand_for_a_session_between_them(participants: Any, hit: bool) -> None:
    """``RU+UA`` means that both are among the participants."""
    assert is_hit(_trap("round", participants="RU+UA"), fact("round", "concluded", participants=participants)) == hit


def test_one_name_of_several_is_enough() -> None:
    """A pattern with alternatives is hit by a meeting with any of them."""
    meeting = fact("summit", "agreed", participants=["putin", "zelensky"])
    assert is_hit(_trap("summit", participants="putin"), meeting)
    assert not is_hit(_trap("summit", participants="trump|erdogan"), meeting)


def test_speaker_and_new_rounds_are_looked_up_where_they_stand() -> None:
    """The speaker is the attribution's, ``new`` the reading's."""
    said = fact("quote", "stated", None, attribution={"speaker": "umerov"})
    assert is_hit(_trap("quote", speaker="umerov"), said)
    session = fact("round", "concluded", round="oslo-2026-1")
    assert hits([_trap("round", new=True)], [session], new=["oslo-2026-1"])
    assert not hits([_trap("round", new=True)], [session])


def _probe(**changes: Any) -> dict[str, Any]:
    probe = {"id": "p1", "group": "polarity", "expect": [swap()], "forbid": [_trap(status="completed")]}
    return {**probe, **changes}


def test_a_probe_is_right_when_all_is_found_and_nothing_forbidden() -> None:
    """Further facts of other kinds are not counted."""
    assert judge(_probe(), {"facts": [swap(), fact("round", "concluded")]}).right


def test_a_probe_fails_on_what_is_missing() -> None:
    """An expected fact with another status or number is missing."""
    assert judge(_probe(), {"facts": [swap("proposed")]}).missing == (swap(),)
    assert not judge(_probe(), {"facts": [swap("agreed", 204)]}).right


def test_a_probe_fails_on_what_it_forbids() -> None:
    """A forbidden fact fails the probe, and is an inversion in the polarity group alone."""
    answer = {"facts": [swap(), swap("completed")]}
    assert (judge(_probe(), answer).right, judge(_probe(), answer).inversions) == (False, 1)
    assert judge(_probe(group="roles"), answer).inversions == 0


def test_each_expected_fact_needs_one_of_its_own() -> None:
    """One fact does not serve two expectations."""
    assert len(judge(_probe(expect=[swap(), swap()]), {"facts": [swap()]}).missing) == 1


def test_slots_that_are_null_or_free_text_are_not_checked() -> None:
    """A null actor, a null slot and words such as a role ask for nothing."""
    expected = {**swap("agreed", None, "each", role="chief", direction=None), "actor": None}
    assert judge(_probe(expect=[expected]), {"facts": [swap("agreed", None)]}).right


def test_a_series_is_read_from_the_round() -> None:
    """A fact that names its round has that round's series."""
    expected = fact("round", "concluded", series="istanbul-2025", date="2025-06")
    found = fact("round", "concluded", round="istanbul-2025-2", date="2025-06-02")
    answer = {"facts": [found], "rounds": [{"id": "istanbul-2025-2", "series": "istanbul-2025", "new": False}]}
    assert judge(_probe(expect=[expected]), answer).right
