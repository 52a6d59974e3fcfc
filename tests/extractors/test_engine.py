"""The engine reads every registered type, proves its evidence, says nothing twice and nothing in two orders."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from extractors import engine
from extractors.engine import read_facts, trace
from extractors.model import Clause, Evidence, Fact
from tests.extractors.reading import annotated, facts_of

TITLE = "Russia, Ukraine end third round of talks with prisoner deal"
BODY = (
    "The delegations of Moscow and Kyiv concluded their third round of talks in Istanbul on Wednesday.\n"
    "Umerov said that both sides had agreed to swap 1,000 prisoners each, "
    "and Russia had offered to return 3,000 bodies.\n"
    "The exchange will take place soon. The sides agreed to exchange 1,000 prisoners each, officials said again."
)


def test_every_fact_re_reads_from_its_article() -> None:
    """The evidence of every fact is the text at its offsets."""
    text = annotated(BODY, TITLE)
    for fact in read_facts(text):
        source = text.article.title if fact.evidence.where == "title" else text.article.body
        assert source[fact.evidence.start : fact.evidence.end] == fact.evidence.text


def test_a_fact_that_does_not_re_read_is_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    """Evidence that is not in the article stops the reading."""

    def read(clause: Clause, text: object) -> list[Fact]:
        wrong = Evidence(where="body", start=0, end=4, text="Nope")
        return [Fact(type="round", status="concluded", scope="main", evidence=wrong, rule="wrong")]

    monkeypatch.setattr(engine, "REGISTER", (SimpleNamespace(TYPE="round", read=read),))
    with pytest.raises(AssertionError, match="does not re-read"):
        read_facts(annotated(BODY, TITLE))


def test_a_repeated_fact_is_given_once() -> None:
    """The same count of the same exchange told twice in the body is one fact."""
    counted = [f for f in facts_of(BODY) if f["type"] == "prisoner_exchange" and f["slots"].get("quantity") == 1000]
    assert len(counted) == 1


def test_the_same_text_gives_the_same_facts_in_the_same_order() -> None:
    """Reading twice gives equal facts, in the order of their evidence."""
    first, second = read_facts(annotated(BODY, TITLE)), read_facts(annotated(BODY, TITLE))
    assert first == second
    places = [(f.evidence.where != "title", f.evidence.start) for f in first]
    assert places == sorted(places)


def test_an_article_that_names_one_party_gives_nothing() -> None:
    """Without both parties named, no fact of talks is ours."""
    assert facts_of("The delegations agreed to exchange 300 prisoners in Muscat.") == []


def test_mentions_of_one_session_become_one_round() -> None:
    """Number, day and place of a session are gathered from all its mentions."""
    body = "Kyiv and Moscow met for a third round of talks.\nThe talks in Istanbul ended on Wednesday, they said."
    rounds = [f for f in facts_of(body) if f["type"] == "round"]
    assert [(f["slots"].get("number"), f["slots"].get("city"), f["slots"].get("date")) for f in rounds] == [
        (3, "Istanbul", "2025-07-23")
    ]


@pytest.mark.parametrize(
    ("old", "new", "kind", "wanted"),
    [
        ("third round of talks in", "fourth round of talks in", "round", ("number", 4)),
        ("on Wednesday", "on Tuesday", "round", ("date", "2025-07-22")),
        ("1,000 prisoners", "950 prisoners", "prisoner_exchange", ("quantity", 950)),
        ("3,000 bodies", "2,500 bodies", "body_repatriation", ("quantity", 2500)),
    ],
)
def test_a_changed_word_changes_its_fact_only(old: str, new: str, kind: str, wanted: tuple[str, object]) -> None:
    """Another number, day or count in the text changes exactly the facts that rest on it."""
    before, after = facts_of(BODY), facts_of(BODY.replace(old, new))
    assert all(f["slots"].get(wanted[0]) != wanted[1] for f in before if f["type"] == kind)
    assert any(f["slots"].get(wanted[0]) == wanted[1] for f in after if f["type"] == kind)
    others = [[(f["type"], f["status"], f["actor"]) for f in facts] for facts in (before, after)]
    assert others[0] == others[1]


def test_a_negated_agreement_goes_and_nothing_else() -> None:
    """A negation removes the agreement and leaves the offer."""
    facts = facts_of(BODY.replace("had agreed", "had not agreed").split("\n")[1])
    assert [(f["type"], f["status"], f["actor"]) for f in facts] == [("body_repatriation", "offered", "RU")]


def test_swapped_sides_swap_the_proposer() -> None:
    """The offer is the other side's when the names are swapped."""
    facts = facts_of("Umerov spoke. Ukraine had offered to return 3,000 bodies, and Russia agreed.")
    assert [f["actor"] for f in facts if f["type"] == "body_repatriation" and f["status"] == "offered"] == ["UA"]


def test_trace_says_why_a_clause_is_silent() -> None:
    """A clause that names an event and gave no fact is listed with its reason."""
    found = trace(
        annotated("Russia and Ukraine did not agree to a prisoner exchange.\nRead also: Prisoner swap agreed")
    )
    reasons = {silence.reason.split(":")[0] for silence in found}
    assert reasons == {"polarity blocked", "page furniture"}


def test_nothing_is_said_of_an_empty_article() -> None:
    """An article without text has no facts and no silences."""
    assert (read_facts(annotated("")), trace(annotated(""))) == ((), ())


def test_evidence_survives_marks_outside_the_common_plane() -> None:
    """Offsets count code points, also after emoji and soft hyphens."""
    body = "🔥🔥 Is\u00adtanbul: Russia and Ukraine exchanged 205 prisoners each on Friday."
    text = annotated(body)
    facts = [f for f in read_facts(text) if f.type == "prisoner_exchange"]
    assert [body[f.evidence.start : f.evidence.end] for f in facts] == [f.evidence.text for f in facts] != []
    assert replace(facts[0]) == facts[0]
