"""Rounds, their history, their events and the decisions of operators."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extractors.errors import StoreError
from extractors.rounds import RoundChange
from storage.alert import alerts_to_compose
from storage.reading import observations_undecided
from storage.round import (
    OperatorDecision,
    known_rounds,
    operator_decisions,
    record_operator_decision,
    record_round_changes,
    round_events,
    rounds_as_of,
    sync_registry,
)
from storage.store import Store
from tests.storage.path import alert, event, known_round
from tests.storage.sample import NOW, later


def test_the_registry_is_known_and_its_changes_are_history(store: Store) -> None:
    """A corrected registry round replaces what was known, and what was known before can be asked."""
    sync_registry(store, [known_round()], NOW)
    sync_registry(store, [known_round()], later(hours=1))
    assert store.one("select count(*) as n from round") == {"n": 1}
    moved = known_round(venue="Dolmabahce")
    sync_registry(store, [moved], later(hours=2))
    assert known_rounds(store) == (moved,)
    assert rounds_as_of(store, later(hours=1)) == (known_round(),)
    assert rounds_as_of(store, later(hours=-1)) == ()


def test_a_round_that_events_moved_on_is_not_set_back_by_the_registry(store: Store) -> None:
    """The registry file does not undo what the news told."""
    planned = known_round(state="announced")
    sync_registry(store, [planned], NOW)
    held = replace(planned, state="held")
    change = RoundChange(round=held, events=(event(held, "held", is_new=False),), is_new=False)
    record_round_changes(store, [change], [], [], later(hours=1))
    sync_registry(store, [planned], later(hours=2))
    assert known_rounds(store) == (held,)


def test_round_event_and_alert_are_written_together_and_once(store: Store) -> None:
    """A decision written twice leaves one round, one event and one alert."""
    found = known_round(discovered=True)
    told = event(found)
    for _ in range(2):
        record_round_changes(store, [RoundChange(round=found, events=(told,), is_new=True)], [alert(told)], [], NOW)
    assert known_rounds(store) == (found,)
    assert round_events(store, found.round_id) == [told]
    assert alerts_to_compose(store) == [alert(told)]


def test_a_decision_that_fails_leaves_nothing(store: Store) -> None:
    """When the alert cannot be written, neither round nor event is there."""
    found = known_round()
    bad = replace(alert(event(found)), channel=None)  # type: ignore[arg-type]
    with pytest.raises(StoreError):
        record_round_changes(store, [RoundChange(round=found, events=(event(found),), is_new=True)], [bad], [], NOW)
    assert known_rounds(store) == ()
    assert round_events(store, found.round_id) == []


def test_two_changes_in_one_run_are_one_row_of_history(store: Store) -> None:
    """Within one instant the last word counts."""
    sync_registry(store, [known_round()], NOW)
    sync_registry(store, [known_round(city="Ankara")], NOW)
    assert [found.city for found in known_rounds(store)] == ["Ankara"]
    assert store.one("select count(*) as n from round") == {"n": 1}


def test_what_an_operator_decided_is_kept_with_who_and_why(store: Store) -> None:
    """A decision changes the round, stays on record and is not undone by the registry."""
    sync_registry(store, [known_round()], NOW)
    rejected = known_round(kind="bilateral_or_other", basis="operator")
    decision = OperatorDecision(
        round_id=rejected.round_id,
        action="reject",
        value=None,
        decided_by="desk",
        why="only one side came",
        decided_at=later(hours=1),
    )
    for _ in range(2):
        record_operator_decision(store, decision, [rejected])
    sync_registry(store, [known_round()], later(hours=2))
    assert known_rounds(store) == (rejected,)
    assert operator_decisions(store) == [decision]


def test_observations_decided_with_are_done_even_if_nothing_changed(cycled: Store) -> None:
    """Observations that opened no round are not decided with for ever."""
    cycled.run("update observation set decided_at = null")
    waiting = observations_undecided(cycled)
    assert len(waiting) == 2
    record_round_changes(cycled, [], [], waiting, later(hours=1))
    assert observations_undecided(cycled) == []


def test_rounds_come_by_date(store: Store) -> None:
    """Known rounds are given in the order of their days."""
    rounds = [known_round(n, start_on=date(2025, month, 2)) for n, month in ((3, 7), (1, 5), (2, 6))]
    sync_registry(store, rounds, NOW)
    assert [found.number for found in known_rounds(store)] == [1, 2, 3]
