"""What an operator decided about a round stands: for the next articles, and when the archive is read again."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from extractors.errors import ParleyError
from extractors.model import Round
from flows.judging import decision_of, instead, judge, standing, standing_for
from storage.round import OperatorDecision

NOW = datetime(2026, 2, 5, 18, 0, tzinfo=UTC)


def known(name: str, state: str = "announced") -> Round:
    """Make a round."""
    return Round(
        round_id=name, series="geneva-2026", number=1, start_on=date(2026, 2, 4), end_on=None, city="Geneva",
        country="CH", venue=None, participants=("RU", "UA"), state=state, discovered=True,
    )  # fmt: skip


def said(name: str, action: str, value: str | None = None) -> OperatorDecision:
    """Make a decision."""
    return decision_of(name, action, value, "desk", "checked", NOW)


ROUNDS = (known("a"), known("b"), known("c", "concluded"))


@pytest.mark.parametrize(
    ("decision", "states", "told"),
    [
        (said("a", "confirm"), {"a": "confirmed"}, ["confirmed"]),
        (said("a", "reject"), {"a": "unknown"}, ["correction"]),
        (said("a", "merge", "b"), {"a": "unknown", "b": "announced"}, ["correction"]),
        (said("a", "rename", "Geneva talks"), {"a": "announced"}, []),
    ],
)
def test_a_decision_changes_its_rounds_and_tells_what_was_wrong(
    decision: OperatorDecision, states: dict[str, str], told: list[str]
) -> None:
    """States and events follow the decision; who and why stand in the event's reason."""
    changes = judge(ROUNDS, decision).changes
    assert {change.round.round_id: change.round.state for change in changes} == states
    events = [event for change in changes for event in change.events]
    assert [event.state for event in events] == told
    assert all(event.reason == "desk: checked" for event in events)


@pytest.mark.parametrize(
    ("name", "action", "value"),
    [("x", "reject", None), ("c", "confirm", None), ("a", "merge", "a"), ("a", "merge", "x"), ("a", "rename", " ")],
)
def test_a_decision_that_makes_no_sense_is_refused(name: str, action: str, value: str | None) -> None:
    """Unknown rounds, what is over already, a round merged into itself, an empty name."""
    with pytest.raises(ParleyError):
        judge(ROUNDS, said(name, action, value))
    with pytest.raises(ParleyError):
        decision_of("a", "reject", None, "desk", " ", NOW)


def test_later_articles_are_about_what_a_round_stands_for() -> None:
    """A merged round's articles are the other one's, through chains; a rejected one's are about none."""
    judged = standing_for([said("a", "merge", "b"), said("b", "merge", "c"), said("x", "reject")])
    assert instead(["a", "b", "c", "x", None], judged) == ["c", "c", "c", None, None]
    assert [one.round_id for one in standing(ROUNDS, judged)] == ["c"]
