"""Which found fact is the labelled one: strictly, leniently, and where values are written differently."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.score.match import GROUPS, lenient, strict
from tests.extractors.score.labels import fact, swap


def test_the_same_fact_matches_both_ways() -> None:
    """A fact matches itself strictly and leniently."""
    assert strict(swap(), swap())
    assert lenient(swap(), swap())


@pytest.mark.parametrize("found", ["accepted", "agreed"])
def test_statuses_of_one_group_match_leniently(found: str) -> None:
    """A status of the same group passes leniently, and strictly only when it is the status itself."""
    assert lenient(swap("agreed"), swap(found))
    assert strict(swap("agreed"), swap(found)) == (found == "agreed")


@pytest.mark.parametrize("found", ["proposed", "announced", "completed", "rejected", "conditioned", "stated"])
def test_a_status_of_another_group_matches_in_no_way(found: str) -> None:
    """An agreement is no proposal, promise, completion, refusal or condition."""
    assert not lenient(swap("agreed"), swap(found))
    assert not strict(swap("agreed"), swap(found))


@pytest.mark.parametrize("status", ["conditioned", "threatened", "issued", "expired", "stated", "unclear"])
def test_statuses_outside_the_groups_stand_alone(status: str) -> None:
    """A status outside the five groups matches only itself."""
    assert lenient(swap(status), swap(status))
    assert not any(lenient(swap(status), swap(other)) for group in GROUPS for other in group)


def test_an_alternative_status_is_equal() -> None:
    """A status the labels accept as an alternative passes strictly."""
    assert strict(swap("agreed", status_alt=["announced"]), swap("announced"))


def test_strict_needs_round_and_number() -> None:
    """Another round or another number fails strictly; leniently the round does not decide on an exchange."""
    gold = swap(round="istanbul-2025-1")
    assert strict(gold, swap(round="istanbul-2025-1"))
    assert not strict(gold, swap(round="istanbul-2025-2"))
    assert not strict(gold, swap("agreed", 206, round="istanbul-2025-1"))
    assert lenient(gold, swap(round="istanbul-2025-2"))
    assert strict({**gold, "round_alt": [None]}, swap())


def test_strict_needs_the_actor() -> None:
    """One side's promise is not both sides' agreement; leniently the actor does not decide."""
    alone = {**swap(), "actor": "RU"}
    assert not strict(swap(), alone)
    assert lenient(swap(), alone)
    assert strict({**swap(), "actor_alt": ["RU"]}, alone)


@pytest.mark.parametrize(
    ("quantity", "basis", "right"),
    [
        (410, "total", True),
        (205, "each", True),
        (410, "each", False),
        (205, "total", False),
        (410, "unspecified", False),
        (None, "each", False),
        ({"lo": 200, "hi": 210}, "each", False),
    ],
)
def test_a_total_is_twice_its_half_where_both_say_so(quantity: Any, basis: str, right: bool) -> None:
    """410 in all agree with 205 from each side only when the side bases say total and each."""
    assert strict(swap(), swap("agreed", quantity, basis)) == right


def test_an_interval_matches_the_same_interval() -> None:
    """Bounds are compared, low and high."""
    between = {"lo": 200, "hi": 300}
    assert strict(swap("agreed", between), swap("agreed", {"hi": 300, "lo": 200}))
    assert not strict(swap("agreed", between), swap("agreed", {"lo": 200, "hi": 250}))


def test_free_text_never_decides() -> None:
    """Role, purpose, condition and place words may differ; qualifier too."""
    gold = swap(whose="soldiers", condition="after the summit", qualifier="exact")
    assert strict(gold, swap(whose="men", condition=None, qualifier="approx"))


def test_the_key_slot_is_the_types_own() -> None:
    """Persons decide on heads, mediators and side meetings, kinds on ceasefires, topics on demands."""
    head = fact("delegation_head", "stated", "UA", person="umerov")
    assert strict(head, fact("delegation_head", "stated", "UA", person="Rustem Umerov", role="minister"))
    assert not lenient(head, fact("delegation_head", "stated", "UA", person="medinsky"))
    truce = fact("ceasefire_position", "demanded", "UA", kind="full_unconditional")
    assert not lenient(truce, fact("ceasefire_position", "demanded", "UA", kind="limited_local"))
    pair = fact("side_meeting", "completed", persons=["umerov", "medinsky"])
    assert strict(pair, fact("side_meeting", "completed", persons=["medinsky", "umerov"]))
    assert not lenient(pair, fact("side_meeting", "completed", persons=["medinsky"]))


def test_a_session_is_known_by_its_round_and_strictly_by_its_number() -> None:
    """Leniently the round decides, strictly the ordinal too; a registry's number claims nothing."""
    third = fact("round", "concluded", round="istanbul-2025-3", number=3)
    assert lenient(third, fact("round", "concluded", round="istanbul-2025-3"))
    assert not strict(third, fact("round", "concluded", round="istanbul-2025-3"))
    assert not lenient(third, fact("round", "concluded", round="istanbul-2025-2", number=3))
    unsaid = fact("round", "concluded", round="istanbul-2025-3", number=None)
    assert strict(unsaid, fact("round", "concluded", round="istanbul-2025-3", number=3, number_basis="registry"))
    assert not strict(unsaid, fact("round", "concluded", round="istanbul-2025-3", number=3))


def test_quotations_are_known_by_their_span() -> None:
    """A third of the span suffices leniently, four fifths strictly."""
    whole = fact("quote", "stated", None, words="Nobody left the table angry,")
    most, half = (
        fact("quote", "stated", None, words=words) for words in ("Nobody left the table angr", "Nobody left the")
    )
    assert strict(whole, most)
    assert lenient(whole, half)
    assert not strict(whole, half)
    assert not lenient(whole, fact("quote", "stated", None, words="Nobody"))
