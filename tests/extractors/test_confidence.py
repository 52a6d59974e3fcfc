"""Confidence follows what a fact says of itself, never the rule that read it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extractors.confidence import confidence, weighed
from extractors.model import Attribution, Evidence, Fact, Quantity, RoundRef

SURE = 0.9
PLACED = (RoundRef(round_id="istanbul-2025-2", basis="date+place"),)


def fact(kind: str, status: str, **more: Any) -> Fact:
    """Give a fact of a type and status."""
    words = Evidence(where="body", start=0, end=5, text="Words")
    return Fact(type=kind, status=status, scope=more.pop("scope", "main"), evidence=words, rule="any", **more)


@pytest.mark.parametrize(
    "one",
    [
        fact("delegation_head", "stated"),
        fact("prisoner_exchange", "completed", quantity=Quantity(lo=205)),
        fact("body_repatriation", "agreed", quantity=Quantity(lo=6000)),
        fact("round", "concluded", rounds=PLACED),
        fact("quote", "stated", attribution=Attribution(speaker="medinsky", kind="direct")),
    ],
    ids=lambda one: str(one.type),
)
def test_what_is_shown_as_sure(one: Fact) -> None:
    """Firm types, counted transfers that took place, held sessions placed by two reasons, whole quotations."""
    assert confidence(one) >= SURE


@pytest.mark.parametrize(
    "one",
    [
        fact("prisoner_exchange", "completed", quantity=Quantity(lo=3)),
        fact("prisoner_exchange", "completed"),
        fact("prisoner_exchange", "announced"),
        fact("round", "concluded"),
        fact("round", "scheduled", rounds=PLACED),
        fact("round", "concluded", rounds=PLACED, scope="background"),
        fact("round", "concluded", rounds=(RoundRef(round_id="istanbul-2025-2", basis="ordinal"),)),
        fact("ceasefire_position", "rejected"),
        fact("demand", "demanded"),
        fact("quote", "stated", attribution=Attribution(speaker="medinsky", kind="fragment")),
    ],
    ids=lambda one: f"{one.type} {one.status}",
)
def test_what_is_not(one: Fact) -> None:
    """Small counts, none, plans, sessions nobody placed or of before, positions, scraps of quotations."""
    assert confidence(one) < SURE


def test_the_rule_has_no_say() -> None:
    """Two facts that say the same are as sure as each other, and weighing again changes nothing."""
    one = fact("summit", "proposed")
    first, second = weighed((one, replace(one, rule="another", confidence=0.1)))
    assert first.confidence == second.confidence == weighed((first,))[0].confidence
