"""Two runs are compared fact by fact: what was gained, what was lost, what is told otherwise."""

from __future__ import annotations

from typing import Any

from extractors.score.outcomes import Change, compare, outcomes
from extractors.score.report import score
from tests.extractors.score.labels import fact, swap
from tests.extractors.score.test_report import CORPUS, EMPTY, PERFECT, QUOTE, TYPES


def _outcomes(answer: dict[str, Any]) -> dict[str, tuple[int, str]]:
    return outcomes(score(CORPUS, lambda name: answer, registered=TYPES))


def _with(*facts: dict[str, Any]) -> dict[str, tuple[int, str]]:
    return _outcomes({**PERFECT, "facts": list(facts)})


def test_the_same_run_is_no_difference() -> None:
    """Nothing came out otherwise."""
    assert compare(_outcomes(PERFECT), _outcomes(PERFECT)) == []


def test_a_lost_fact_is_named_with_its_words() -> None:
    """Facts, class, main round, probe and title are lost when nothing is read, and gained the other way round."""
    lost, gained = compare(_outcomes(PERFECT), _outcomes(EMPTY)), compare(_outcomes(EMPTY), _outcomes(PERFECT))
    assert {one.kind for one in lost} == {"lost"}
    assert [one.name.split()[0] for one in lost] == ["class", "fact", "fact", "main", "probe", "title"]
    assert "agreed to exchange 205 prisoners" in lost[1].name
    assert [(one.name, one.kind) for one in gained] == [(one.name, "gained") for one in lost]


def test_a_weaker_match_is_a_loss() -> None:
    """A fact found only leniently was exact before."""
    (probe, weaker) = compare(_with(swap(), QUOTE), _with(swap("accepted"), QUOTE))[::-1]
    assert (weaker.kind, "accepted" in weaker.after) == ("lost", True)
    assert (probe.kind, probe.name) == ("lost", "probe p1")


def test_an_invented_fact_and_a_trap_are_losses() -> None:
    """What must not be there is lost ground when it comes and won back when it goes."""
    clean, dirty = _with(swap(), QUOTE), _with(swap(), QUOTE, fact("summit", "agreed"))
    assert [(one.kind, one.name.split()[0], one.before) for one in compare(clean, dirty)] == [
        ("lost", "invented", "not there"),
        ("lost", "trap", "not there"),
    ]
    assert [(one.kind, one.after) for one in compare(dirty, clean)] == [("gained", "gone"), ("gained", "gone")]


def test_other_words_of_evidence_are_no_difference() -> None:
    """A fact told by other words is the same; one told with another slot is told otherwise."""
    assert compare(_with(swap(), QUOTE), _with(swap(words="exchange 205 prisoners"), QUOTE)) == []
    assert [one.kind for one in compare(_with(swap(), QUOTE), _with(swap(date="2025-07-23"), QUOTE))] == ["changed"]
    assert Change(kind="lost", name="a", before="b", after="c") != Change(kind="lost", name="a", before="b", after="d")
