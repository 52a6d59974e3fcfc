"""The trace tells of every sentence what the rules saw, what they read and why they stayed silent."""

from __future__ import annotations

import pytest

from extractors.tracing import SentenceTrace, trace_sentences
from tests.extractors.reading import annotated

TITLE = "Russia and Ukraine end talks"
AGREED = "Umerov said that both sides had agreed to swap 1,000 prisoners each in Istanbul."


def _last(body: str) -> SentenceTrace:
    return trace_sentences(annotated(body, TITLE))[-1]


def test_a_sentence_shows_names_clauses_cues_and_rules() -> None:
    """Names with their ids, a clause with its frame and cues, and a fact with its rule."""
    one = _last(AGREED)
    assert {"Umerov=person umerov", "both sides=joint BOTH", "Istanbul"} <= set(one.names)
    frame = one.clauses[-1]
    assert (frame.subjects, frame.polarity, frame.speaker) == (("BOTH",), "asserted", "umerov")
    assert frame.cues == ("agree “agreed to”",)
    assert [fact.split(" [")[0] for fact in one.facts] == ["prisoner_exchange agreed BOTH 1000"]
    assert one.skipped is None


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("Kyiv and Moscow did not agree to a prisoner exchange.", "polarity blocked"),
        ("If Russia and Ukraine swap prisoners, the president will say so.", "polarity blocked: conditional"),
        (f"{AGREED}\nBoth sides had agreed to swap 1,000 prisoners each, Umerov said.", "said before"),
        ("Israel and Hamas agreed to swap 90 prisoners.", "somebody else's dealings"),
        ("The exchange of prisoners was tiring for Ukraine.", "status unknown"),
    ],
)
def test_a_silence_says_why(body: str, why: str) -> None:
    """A type whose words stand in a sentence and that gave no fact is named with the reason."""
    silent = dict(_last(body).silent)
    assert why in silent["prisoner_exchange"]


def test_an_article_of_one_party_is_told_apart() -> None:
    """Where the article is not about the two parties that is the reason."""
    (one,) = trace_sentences(annotated("Officials agreed to swap 90 prisoners."))
    assert "not about the two parties" in dict(one.silent)["prisoner_exchange"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("It rained all day.", "no event word"),
        ("Read also: Prisoner swap agreed", "page furniture"),
    ],
)
def test_a_sentence_that_is_not_cut_says_why(body: str, why: str) -> None:
    """A sentence without an event and a piece of the page have no clauses."""
    one = _last(body)
    assert (one.skipped, one.clauses) == (why, ())
