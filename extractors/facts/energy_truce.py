"""The terms of a truce on energy sites: since when, how long, until when, made or over.

Reads what ``ceasefire_deal`` reads of kind energy where the words give its time. Never reads a proposal, one side's
consent, or a truce on energy without a day or a length.
"""

from __future__ import annotations

from typing import Final

import regex

from extractors.binding import deadline, evidence
from extractors.facts.ceasefire_deal import STATUSES
from extractors.facts.energy_truce_examples import EXAMPLES as EXAMPLES
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.truce_acts import Told, told
from extractors.truce_terms import length, terms
from extractors.truce_voices import ours

TYPE: Final = "energy_truce"
WORDS: Final = regex.compile(r"\b(?:energy|power|electric|refiner|oil\b|gas\b|heating)", regex.IGNORECASE)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the dated truces on energy sites that a clause tells of."""
    if not ours(clause, text):
        return []
    facts = [_fact(clause, text, one) for one in told(clause, text) if one.status in STATUSES and one.actor]
    return [fact for fact in facts if fact is not None]


def _fact(clause: Clause, text: Annotated, one: Told) -> Fact | None:
    slots = terms(clause, one.truce, text)
    lasts, until = length(clause, one.truce), deadline(clause)
    if slots.pop("kind") != "energy" or not (lasts or until or "start" in slots):
        return None
    return Fact(
        type=TYPE,
        status=one.status,
        scope=clause.scope,
        actor=one.actor,
        quantity=lasts[0] if lasts else None,
        unit=lasts[1] if lasts else None,
        deadline=until,
        evidence=evidence(clause, text, one.start, one.end),
        attribution=clause.attribution,
        slots=slots,
        rule=f"energy truce: {one.reason}",
    )
