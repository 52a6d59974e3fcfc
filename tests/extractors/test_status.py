"""A status has its agents: both sides agree, one side accepts, offers, promises, proposes, demands or refuses."""

from __future__ import annotations

import pytest

from extractors.composing import BLOCKED, compose
from tests.extractors.reading import facts_of

TITLE = "Russia-Ukraine talks: the latest"

TABLE = [
    ("Russia and Ukraine agreed to exchange 1,200 prisoners.", "agreed", "BOTH"),
    ("Both sides have agreed on another exchange of 1,200 prisoners, Medinsky said.", "agreed", "BOTH"),
    ('"We agreed on an exchange of prisoners," Umerov told reporters.', "agreed", "BOTH"),
    ("An exchange of 300 prisoners was agreed in Istanbul.", "agreed", "BOTH"),
    ("A deal on prisoners was reached.", "agreed", "BOTH"),
    ("Ukraine agreed to exchange 1,200 prisoners.", "accepted", "UA"),
    ("Russia accepted a Ukrainian proposal to exchange prisoners.", "accepted", "RU"),
    ("Russia proposed to exchange 1,200 prisoners.", "proposed", "RU"),
    ("An exchange of 300 prisoners was proposed by the Ukrainian delegation.", "proposed", "UA"),
    ("Russia offered to release 1,000 prisoners.", "offered", "RU"),
    ("Kyiv is ready to exchange all prisoners.", "offered", "UA"),
    ("Kyiv called for an exchange of all prisoners.", "called_for", "UA"),
    ("Kyiv demanded the release of all prisoners.", "demanded", "UA"),
    ("Russia promised to release 100 prisoners.", "promised", "RU"),
    ("Russia will release 100 prisoners.", "promised", "RU"),
    ("Medinsky said Russia would release 100 prisoners.", "promised", "RU"),
    ("A hundred prisoners will be exchanged on Friday.", "announced", "BOTH"),
    ("Moscow refused to exchange prisoners.", "rejected", "RU"),
    ("Moscow rejected the Ukrainian proposal to exchange prisoners.", "rejected", "RU"),
    ("Kyiv proposed an exchange of all prisoners, which Moscow rejected.", "proposed", "UA"),
    ("Russia accused Ukraine of postponing the exchange of prisoners.", "postponed", "UA"),
    ("The exchange of prisoners was called off.", "cancelled", None),
    ("Russia and Ukraine exchanged 95 prisoners.", "completed", "BOTH"),
    ("The exchange of prisoners took place on the border.", "completed", "BOTH"),
    ("The talks led to an exchange of prisoners.", "completed", "BOTH"),
    ("An exchange of prisoners has begun.", "partially_completed", "BOTH"),
    ("The first stage of the exchange of prisoners was carried out.", "partially_completed", "BOTH"),
]


@pytest.mark.parametrize(("text", "status", "actor"), TABLE)
def test_a_sentence_has_its_status_and_its_actor(text: str, status: str, actor: str | None) -> None:
    """The status of an exchange follows from the words that govern it, the actor from who is said to act."""
    found = [(f["status"], f["actor"]) for f in facts_of(text, TITLE) if f["type"] == "prisoner_exchange"]
    assert (status, actor) in found


@pytest.mark.parametrize(
    ("cls", "inner", "outer"),
    [
        ("agree", None, "agreed"),
        ("agree", "proposed", "accepted"),
        ("agree", "postponed", "postponed"),
        ("refuse", "proposed", "rejected"),
        ("refuse", "rejected", BLOCKED),
        ("deny", "agreed", "denied"),
        ("deny", "rejected", BLOCKED),
        ("neg", "rejected", BLOCKED),
        ("neg", "agreed", BLOCKED),
        ("neg", "offered", "rejected"),
        ("topic", "agreed", BLOCKED),
        ("threaten", "cancelled", "threatened"),
        ("condition", None, "conditioned"),
        ("promise", "rejected", "rejected"),
    ],
)
def test_one_more_cue_changes_a_status(cls: str, inner: str | None, outer: str) -> None:
    """Cues compose from the inside out, and what cannot be composed is blocked."""
    assert compose(cls, inner) == outer


@pytest.mark.parametrize("cls", ["agree", "refuse", "propose", "offer", "promise", "complete", "deny", "accept"])
def test_nothing_unblocks_a_blocked_event(cls: str) -> None:
    """An event under a negation stays silent whatever stands above it."""
    assert compose(cls, BLOCKED) == BLOCKED
