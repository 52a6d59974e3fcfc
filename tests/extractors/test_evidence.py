"""The words a fact is trusted by are enough to read, lie inside one clause and re-read exactly."""

from __future__ import annotations

import pytest

from extractors.engine import read_facts
from tests.extractors.reading import annotated


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        (
            "On Wednesday evening the delegations of Ukraine and Russia met in Istanbul at the invitation of the hosts "
            "and with the mediators in the room.",
            "round",
            ("delegations", "Ukraine and Russia met in Istanbul"),
        ),
        (
            "Russia and Ukraine, whose soldiers had waited for months behind the wire of distant camps, swapped 250 "
            "prisoners each on Thursday morning after long talks.",
            "prisoner_exchange",
            ("swapped", "250", "prisoners each"),
        ),
    ],
)
def test_a_bare_trigger_is_widened(text: str, kind: str, wanted: tuple[str, ...]) -> None:
    """The evidence of a fact read from one or two words holds them and what stands near them, at most twelve words."""
    facts = _facts(text, kind)
    assert facts
    for told in facts:
        assert all(words in told for words in wanted), told
        assert 4 <= len(told.split()) <= 12


def test_evidence_stays_inside_its_quotation() -> None:
    """Evidence read inside quotation marks does not run over them."""
    text = (
        'The negotiators of Russia and Ukraine left without a word. "We exchanged prisoners," said the head of the '
        "Ukrainian delegation in Istanbul."
    )
    assert all('"' not in told for told in _facts(text, "prisoner_exchange"))


def test_evidence_stays_inside_its_sentence() -> None:
    """Evidence of a short sentence does not borrow words of its neighbours."""
    text = "Ukraine and Russia sent their delegations to Istanbul. They met. Nobody spoke to the press on Wednesday."
    assert all("." not in told.rstrip(".") for told in _facts(text, "round"))


def _facts(text: str, kind: str) -> list[str]:
    found = [fact for fact in read_facts(annotated(text)) if fact.type == kind]
    assert all(text[f.evidence.start : f.evidence.end] == f.evidence.text for f in found)
    return [fact.evidence.text for fact in found]
