"""Known sessions told by days, months, places and counts alone: each is read once, and nothing new is ever found."""

from __future__ import annotations

import pytest

from tests.extractors.real_talks import read

TITLE = "Russia-Ukraine talks: the latest"
AUTUMN = "2025-09-05T10:00:00+03:00"
_TOLD = [
    (
        "Delegations sat down in Istanbul in May, June and July.",
        ["istanbul-2025-1", "istanbul-2025-2", "istanbul-2025-3"],
    ),
    ("Envoys spent a whole day in Istanbul on June 2.", ["istanbul-2025-2"]),
    ("There has been no sitting of the delegations since the second one in Istanbul.", ["istanbul-2025-2"]),
    ("The first two encounters were in Istanbul.", ["istanbul-2025-1", "istanbul-2025-2"]),
    ("July's meeting in Istanbul brought a swap.", ["istanbul-2025-3"]),
    (
        "On 28 February 2022 envoys sat in the Gomel region. They met again on March 3 in Belovezhskaya Pushcha.",
        ["belarus-2022-1", "belarus-2022-2"],
    ),
]
_SILENT = [
    "The teams may sit down in Istanbul on September 9.",
    "Delegations never met in Istanbul in August.",
    "Erdogan opened a bridge in Istanbul on June 2.",
    "American and Iranian envoys met in Istanbul on June 2.",
    "Zelensky told ministers in Istanbul on June 2 that Russia must stop.",
    "Four meetings in Istanbul were planned.",
]


@pytest.mark.parametrize(("text", "rounds"), _TOLD)
def test_a_known_session_is_read_by_its_days_and_places(text: str, rounds: list[str]) -> None:
    """The sessions a sentence remembers are facts that have their rounds."""
    found = read(TITLE, text, AUTUMN)
    told = [ref.round_id for fact in found.facts if fact.type == "round" for ref in fact.rounds]
    assert sorted(told) == sorted(rounds)


@pytest.mark.parametrize("text", _SILENT)
def test_what_is_no_known_session_gives_none(text: str) -> None:
    """Plans, denials, other people's meetings and counts that fit nothing are no held sessions."""
    found = read(TITLE, text, AUTUMN)
    assert [f for f in found.facts if f.type == "round" and f.status == "concluded"] == []


@pytest.mark.parametrize("text", [one for one, _ in _TOLD])
def test_what_is_remembered_opens_nothing(text: str) -> None:
    """Every remembered session resolves to a known one."""
    found = read(TITLE, text, AUTUMN)
    assert all(fact.rounds for fact in found.facts if fact.type == "round")
