"""What a second reading says otherwise is paired fact by fact."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Fact, Quantity
from flows.differences import Tally, compare, tally
from tests.storage.sample import BODY, fact

SWAP = fact()
MEETING = fact(BODY, "Kyiv proposed that the presidents meet", type="summit", status="proposed", actor="UA")


def kinds(before: list[Fact], after: list[Fact]) -> list[tuple[str, str]]:
    """Return kind and type of every change."""
    return [(one.kind, one.type) for one in compare("a", before, after)]


def test_the_same_facts_are_no_change() -> None:
    """Order, rule, confidence and a place that moved make no difference."""
    moved = replace(SWAP, rule="another", confidence=0.1, evidence=replace(SWAP.evidence, start=9, end=48))
    assert kinds([SWAP, MEETING], [MEETING, moved]) == []


def test_what_came_and_went_is_told_by_type() -> None:
    """A fact without its like among the others was added or removed."""
    assert kinds([SWAP], [MEETING]) == [("removed", "prisoner_exchange"), ("added", "summit")]


def test_a_fact_told_otherwise_is_one_change_with_both_sides() -> None:
    """Another count of the same words is a change, not a fact gone and one come."""
    other = replace(SWAP, quantity=Quantity(lo=1300))
    (change,) = compare("a", [SWAP], [other])
    assert (change.kind, change.before, change.after) == ("changed", SWAP, other)


def test_the_likest_are_paired_first() -> None:
    """Of two facts of a type each finds the one that shares its words."""
    first = fact(BODY, "agreed to exchange about 1,200 prisoners")
    second = fact(BODY, "The two delegations", quantity=None)
    told = compare("a", [first, second], [replace(second, actor="RU"), replace(first, status="proposed")])
    assert {(one.before and one.before.evidence.text, one.after and one.after.evidence.text) for one in told} == {
        (text, text) for text in (first.evidence.text, second.evidence.text)
    }


def test_a_fact_said_twice_counts_twice() -> None:
    """Of two alike one may go."""
    assert kinds([SWAP, SWAP], [SWAP]) == [("removed", "prisoner_exchange")]


def test_facts_are_counted_by_type() -> None:
    """The tally names every type that was there or came."""
    changes = compare("a", [SWAP], [replace(SWAP, status="proposed"), MEETING])
    assert tally({"prisoner_exchange": 4, "quote": 2}, changes) == {
        "prisoner_exchange": Tally(before=4, changed=1),
        "quote": Tally(before=2),
        "summit": Tally(added=1),
    }
