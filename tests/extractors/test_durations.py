"""Lengths of time with their unit, and ordinals with what they count."""

from __future__ import annotations

import pytest

from extractors.durations import durations, ordinals


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It lasted for less than 40 minutes.", "40 minute less_than"),
        ("It lasted just under an hour.", "1 hour less_than"),
        ("It lasted just over an hour.", "1 hour more_than"),
        ("It lasted two and a half hours.", "2.5 hour exact"),
        ("It lasted an hour and a half.", "1.5 hour exact"),
        ("It lasted an hour and 20 minutes.", "80 minute exact"),
        ("It lasted one hour and 15 minutes.", "75 minute exact"),
        ("It lasted half an hour.", "30 minute exact"),
        ("It was a two-hour meeting.", "2 hour exact"),
        ("It was an hour-long session.", "1 hour exact"),
        ("It was a 40-minute plenary.", "40 minute exact"),
        ("It took 24 to 48 hours.", "24-48 hour between"),
        ("It went on for some 90 minutes.", "90 minute approx"),
        ("It went on for more than five hours.", "5 hour more_than"),
        ("It went on for three days.", "3 day exact"),
        ("It took nearly two weeks.", "2 week approx"),
    ],
)
def test_a_length_has_value_and_unit(text: str, wanted: str) -> None:
    """A length of time keeps value, unit and qualifier; hours with minutes are minutes."""
    (mention,) = durations(text)
    assert mention.quantity is not None
    q = mention.quantity
    assert f"{q.lo:g}{'' if q.hi is None else f'-{q.hi:g}'} {mention.id} {q.qualifier}" == wanted
    assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("text", ["A 22-year-old marine came home.", "They met on Monday.", "He left yesterday."])
def test_ages_and_days_are_no_lengths(text: str) -> None:
    """An age or a day of the week is no length of time."""
    assert durations(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the third round of talks", [("3", "round")]),
        ("the 3rd round", [("3", "round")]),
        ("Round 3", [("3", "round")]),
        ("Round three", [("3", "round")]),
        ("Round II", [("2", "round")]),
        ("the first and second rounds", [("1", "round"), ("2", "round")]),
        ("the second day of the third round", [("2", "day"), ("3", "round")]),
        ("only the third such meeting", [("3", "such meeting")]),
        ("the fourth year of the war", [("4", "year")]),
        ("the 65th prisoner exchange", [("65", "exchange")]),
        ("the second session of direct talks", [("2", "session")]),
        ("a third world war", [("3", "world war")]),
        ("the third", [("3", None)]),
        ("round after round", []),
        ("round 14:43", []),
    ],
)
def test_an_ordinal_keeps_what_it_counts(text: str, wanted: list[tuple[str, str | None]]) -> None:
    """An ordinal carries its number and the noun it counts, so a day is never taken for a round."""
    assert [(m.id, m.form) for m in ordinals(text)] == wanted
