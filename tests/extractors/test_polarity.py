"""What is denied, negated, doubted, asked or conditional never comes out as a fact."""

from __future__ import annotations

import pytest

from extractors import polarity
from tests.extractors.reading import facts_of

TITLE = "Russia-Ukraine talks: the latest"
AFFIRMED = {"agreed", "accepted", "completed", "partially_completed", "promised", "announced", "proposed", "offered"}

SILENT = [
    "Umerov said a swap of 300 prisoners had been agreed, but Moscow denied it.",
    "Ukraine said Russia had handed over 500 bodies, which Moscow denied.",
    "Trump said Putin and Zelensky had agreed to meet, a claim the Kremlin dismissed.",
    "Kyiv said 300 prisoners had been exchanged. Moscow denied the claim.",
    "The Kremlin declined to confirm an exchange of 300 prisoners.",
    "The delegations did not agree to exchange prisoners.",
    "The sides have not exchanged prisoners since July.",
    "No prisoners were exchanged on Friday.",
    "Neither country released any prisoners.",
    "Nobody expects that 1,000 prisoners were exchanged.",
    "The parties failed to agree on an exchange of prisoners.",
    "They were unable to complete the exchange of 500 prisoners.",
    "The two sides have yet to agree to swap prisoners.",
    "The round ended without an agreement to exchange prisoners.",
    "There was no sign of an agreement to swap prisoners.",
    "There was no deal to return 3,000 bodies.",
    "There is little hope of an exchange of prisoners.",
    "The talks hardly led to an exchange of prisoners.",
    "Ukraine did not reject the proposal to exchange prisoners.",
    "Kyiv did not rule out an exchange of prisoners.",
    "Moscow never refused to exchange prisoners.",
    "Russia denied that it had refused to return the bodies.",
    "Kyiv denied refusing to take part in the exchange of prisoners.",
    "Reports that 300 prisoners were exchanged are untrue, Lubinets said.",
    "Claims of a swap of 300 prisoners were false, the ombudsman said.",
    "A channel reported a swap of 300 prisoners. The headquarters said the report was fake.",
    "If Moscow agrees, 1,000 prisoners will be exchanged.",
    "Unless Kyiv signs, no bodies will be returned.",
    "Should the lists match, 500 prisoners would be freed.",
    "An exchange of 1,000 prisoners could take place in August.",
    "The parties might exchange 200 prisoners.",
    "An exchange could have been agreed in June, and 100 prisoners would have been freed.",
    "Have the sides agreed to swap 2,000 prisoners?",
    "Will Russia return 6,000 bodies?",
    "The ombudsman hopes that all prisoners will be exchanged.",
    "It is unclear whether the sides agreed to exchange prisoners.",
    "He could not confirm that 100 prisoners had been exchanged.",
    "Neither side confirmed that bodies had been handed over.",
    "It is not true that Russia returned 1,000 bodies.",
    "Lists of prisoners for a possible exchange are still being discussed.",
    "The sides agreed not to exchange prisoners before winter.",
    "The sides agreed only to discuss an exchange of prisoners.",
    "Instead of exchanging prisoners, the sides traded accusations.",
    "A summit of the presidents is not impossible, Peskov said.",
    "Kyiv is not ready to agree to an exchange of prisoners.",
    "It is not planned to exchange prisoners this week.",
    "The exchange of 1,000 prisoners has not begun.",
    "The bodies of 1,000 soldiers were never handed over.",
    "Neither the exchange of prisoners nor the return of bodies took place.",
    "I believe there is a deal to swap all prisoners, a soldier's mother said.",
]

AFFIRMING = [
    ("The sides agreed to exchange 300 prisoners, and Moscow did not deny it.", "agreed"),
    ("Russia and Ukraine agreed not only to exchange 1,200 prisoners but also to return bodies.", "agreed"),
    ("The sides agreed without preconditions to exchange 1,200 prisoners.", "agreed"),
    ("Ukraine, not Russia, proposed to exchange prisoners.", "proposed"),
    ("There was no ceasefire, but the sides agreed to exchange 1,200 prisoners.", "agreed"),
    ("While no truce was signed, the two countries exchanged 300 prisoners each.", "completed"),
    ("The rounds brought nothing but exchanges of prisoners.", "completed"),
    ("No fewer than 500 prisoners were exchanged.", "completed"),
    ("The talks made no progress on peace, and 246 prisoners were exchanged.", "completed"),
    ("Moscow refused to exchange prisoners.", "rejected"),
    ("Kyiv rejected an offer to exchange 100 prisoners.", "rejected"),
    ("Russia ruled out an exchange of prisoners.", "rejected"),
    ("Kyiv is not ready to release all prisoners.", "rejected"),
    ("Kyiv denied that it had agreed to hand over 500 prisoners.", "denied"),
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_not_so_gives_no_affirmed_fact(text: str) -> None:
    """No exchange, return of bodies or summit is affirmed where the sentence negates, denies, doubts or asks."""
    kinds = {"prisoner_exchange", "body_repatriation", "summit"}
    assert [f for f in facts_of(text, TITLE) if f["type"] in kinds and f["status"] in AFFIRMED] == []


@pytest.mark.parametrize(("text", "status"), AFFIRMING)
def test_what_only_looks_negated_keeps_its_status(text: str, status: str) -> None:
    """A word of negation outside its scope changes nothing, and a refusal is a fact of its own."""
    found = {f["status"] for f in facts_of(text, TITLE) if f["type"] == "prisoner_exchange"}
    assert found == {status}


@pytest.mark.parametrize(
    ("matrix", "state"),
    [
        ("Kyiv denied that", "denied"),
        ("Kyiv did not deny that", "negated"),
        ("Neither side confirmed that", "negated"),
        ("Nobody said that", "negated"),
        ("The minister said that", "asserted"),
        ("The minister hopes that", "hypothetical"),
        ("It is unclear whether", "conditional"),
        ("Not only Kyiv said that", "asserted"),
    ],
)
def test_a_governing_clause_hands_down_its_polarity(matrix: str, state: str) -> None:
    """Denial, negation, hope and doubt pass from the governing clause to what it governs."""
    assert polarity.handed_down(matrix) == state


def test_a_negated_noun_phrase_ends_at_the_comma() -> None:
    """A determiner "no" reaches to the comma, "not" to the end of the clause."""
    assert not polarity.negated("No truce, a swap was agreed", 12)
    assert polarity.negated("They did not, on Friday, agree", 26)


def test_a_hundred_kilobytes_without_punctuation_are_read_at_once() -> None:
    """A text without any punctuation is cut and judged without trouble."""
    assert facts_of("prisoners exchange talks no not " * 3200, TITLE) is not None


@pytest.mark.parametrize(
    "title",
    [
        "Ukraine Says It Will Meet Russia If Moscow Agrees to a Ceasefire",
        "Kremlin: Talks to Resume If Kyiv Accepts Truce",
        "Russia Will Free 300 Prisoners Unless Ukraine Rejects Swap",
    ],
)
def test_a_headline_in_capitals_sets_conditions_too(title: str) -> None:
    """A capital letter makes no agreement, offer or refusal of what a headline makes a condition; it is asked for."""
    found = facts_of("Russia and Ukraine fought on through the night.", title)
    assert not {(f["type"], f["status"]) for f in found if f["type"] != "round" and f["status"] != "demanded"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Russia is open to negotiations, Peskov said.", True),
        ("Kyiv asked for a pause in strikes on energy during the talks in Abu Dhabi.", True),
        ("Israel agreed to a ceasefire with Hamas, Putin said.", False),
        ("Russia called for a ceasefire in Gaza and the release of hostages.", False),
        ("Russia released an American teacher in a prisoner swap with Washington.", False),
        ("Lavrov said Russia would not negotiate with the United States on nuclear arms.", False),
    ],
)
def test_a_flash_may_name_one_party_but_not_another_conflict(text: str, told: bool) -> None:
    """A few sentences that name one party are read, unless they are of another conflict or a third state's captives."""
    assert any(fact["type"] != "quote" for fact in facts_of(text, title="")) is told
