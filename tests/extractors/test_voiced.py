"""A fact is attributed to the voice whose verb of saying governs its words, and to the outlet where none does."""

from __future__ import annotations

import pytest

from tests.extractors.reading import facts_of


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        (
            "Rustem Umerov, the head of the Ukrainian delegation, said on Friday that Ukraine wants peace.",
            "delegation_head",
            None,
        ),
        (
            "Ukraine and Russia exchanged 300 prisoners each on Thursday, Vladimir Medinsky told reporters in Moscow.",
            "prisoner_exchange",
            "medinsky",
        ),
        (
            "Ukraine and Russia exchanged 300 prisoners each on Thursday, and Vladimir Medinsky said that work "
            "lies ahead.",
            "prisoner_exchange",
            None,
        ),
        (
            "Under the accord 300 prisoners will be freed by each of Russia and Ukraine, wrote Vladimir Medinsky.",
            "prisoner_exchange",
            "medinsky",
        ),
        (
            "While Moscow confirmed that it had received the proposal, President Volodymyr Zelensky said on Monday the "
            "next round of talks between Ukraine and Russia will be held in Istanbul on Wednesday.",
            "round",
            "zelensky",
        ),
        (
            '"The work in Istanbul goes on with Russia," Rustem Umerov, head of the Ukrainian delegation, wrote.',
            "delegation_head",
            None,
        ),
        (
            "Russia and Ukraine swapped 300 prisoners each, the head of the team at the talks with Ukraine Vladimir "
            "Medinsky said.",
            "prisoner_exchange",
            "medinsky",
        ),
        (
            "According to Vladimir Medinsky, Russia and Ukraine exchanged 300 prisoners each on Thursday.",
            "prisoner_exchange",
            "medinsky",
        ),
    ],
)
def test_a_fact_is_said_by_whom_its_words_belong_to(text: str, kind: str, speaker: str | None) -> None:
    """Names, appositions and neighbouring statements are the outlet's; what a verb of saying governs is not."""
    found = [fact for fact in facts_of(text) if fact["type"] == kind]
    assert [fact["attribution"]["speaker"] for fact in found] == [speaker]
    assert all((fact["attribution"]["kind"] == "narrator") == (speaker is None) for fact in found)
