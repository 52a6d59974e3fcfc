"""What is carried out belongs to the session whose agreements the words name, and to none where they leave it open."""

from __future__ import annotations

import pytest

from extractors.model import Reading
from tests.extractors.real_talks import read

SWAP = "Russia and Ukraine exchange 300 prisoners each"
DONE = "Russia and Ukraine exchanged 300 prisoners of war each on Friday, both sides said."
JULY = "2025-08-29T15:00:00+00:00"
JUNE = "2025-06-20T15:00:00+00:00"


def rounds(reading: Reading) -> set[str]:
    """Collect the sessions the exchanges of an article are about."""
    return {ref.round_id for fact in reading.facts if fact.type == "prisoner_exchange" for ref in fact.rounds}


@pytest.mark.parametrize(
    ("title", "body", "published", "wanted"),
    [
        (SWAP, f"{DONE} It was settled at the talks in Istanbul in July.", JULY, "istanbul-2025-3"),
        (SWAP, f"{DONE} The swap follows agreements reached in Istanbul on 23 July.", JULY, "istanbul-2025-3"),
        (f"{SWAP} under Istanbul accords", DONE, JUNE, "istanbul-2025-2"),
        ("Russia and Ukraine complete Istanbul exchange", DONE, JUNE, "istanbul-2025-2"),
        (SWAP, f"{DONE} This was the second stage of the Istanbul swap.", JUNE, "istanbul-2025-2"),
        (SWAP, f"{DONE} Negotiators in Istanbul had agreed on it.", JUNE, "istanbul-2025-2"),
        (SWAP, f"{DONE} It carries out a deal struck in Istanbul on May 16.", JUNE, "istanbul-2025-1"),
        (SWAP, f"{DONE} The agreement was reached at the meeting in Turkey.", JUNE, "istanbul-2025-2"),
        (SWAP, f"{DONE} The swap followed discussions held this month in Istanbul.", JUNE, "istanbul-2025-2"),
        (SWAP, f"{DONE} The accord was the one result of the negotiations held on June 2.", JUNE, "istanbul-2025-2"),
    ],
)
def test_a_deed_belongs_to_the_session_its_words_name(title: str, body: str, published: str, wanted: str) -> None:
    """Wherever an article names the agreement, the exchange and the article are of its round."""
    reading = read(title, body, published)
    assert rounds(reading) == {wanted}
    assert reading.coverage.main_round == wanted


@pytest.mark.parametrize(
    ("body", "published"),
    [
        (f"{DONE} It was agreed in Istanbul.", "2025-11-14T15:00:00+00:00"),
        (f"{DONE} No agreement was reached in Istanbul.", JUNE),
        (f"{DONE} It was agreed in Istanbul in July.", JUNE),
        (f"{DONE} The deal was struck in Ankara.", JUNE),
        (f"{DONE} It rests on deals made in Istanbul on May 16 and June 2.", JUNE),
        (f"{DONE} They last conducted a swap in May, under a deal reached in Istanbul on May 16.", JUNE),
        (DONE, JUNE),
    ],
)
def test_open_words_leave_a_deed_without_a_round(body: str, published: str) -> None:
    """Several sessions in one place, a denied agreement, a later session, another place or no words give no round."""
    assert rounds(read(SWAP, body, published)) == set()


def test_a_remembered_exchange_keeps_its_own_agreement() -> None:
    """What was agreed for an earlier exchange is not what the new one carries out."""
    body = f"{DONE} The previous one, in the spring, drew on an agreement made in Istanbul on May 16."
    assert rounds(read(SWAP, body, JULY)) == set()
