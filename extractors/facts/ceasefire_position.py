"""Which side holds what on a truce: proposed, offered, called for, demanded, backed, conditioned, accepted, refused.

Reads nouns and verbs of stopping fire, by subject, speaker, possessive or passive agent, third parties too. Never reads
what both sides agreed (that is ``ceasefire_deal``), violations, hopes without a holder, truces of other conflicts.
"""

from __future__ import annotations

from typing import Final

import regex

from extractors.binding import evidence
from extractors.facts.ceasefire_position_examples import EXAMPLES as EXAMPLES
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.truce_acts import Told, told
from extractors.truce_terms import condition, length, terms
from extractors.truce_voices import ours
from extractors.truces import WORDS as TRUCES

TYPE: Final = "ceasefire_position"
#: A truce, or the answer to the one the sentence before proposes.
WORDS: Final = regex.compile(
    rf"{TRUCES.pattern}|\b(?:agreed (?:to|on)|accepted|backed|supported|endorsed|approved|rejected|refused|turned down|"
    r"dismissed|signed up to) (?:the|this|that|it)\b",
    regex.IGNORECASE,
)
#: Statuses of a position; every other one is a deal's.
STATUSES: Final = frozenset(
    {"proposed", "offered", "called_for", "demanded", "supported", "accepted", "conditioned", "promised", "rejected"}
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the positions on a truce that a clause tells, one per holder and status."""
    if not ours(clause, text):
        return []
    return [
        _fact(clause, text, one)
        for one in told(clause, text)
        if one.status in STATUSES and one.actor and (one.status, one.actor) != ("conditioned", "BOTH")
    ]


def _fact(clause: Clause, text: Annotated, one: Told) -> Fact:
    slots = terms(clause, one.truce, text)
    lasts = length(clause, one.truce)
    return Fact(
        type=TYPE,
        status=one.status,
        scope=clause.scope,
        actor=one.actor,
        quantity=lasts[0] if lasts else None,
        unit=lasts[1] if lasts else None,
        condition=condition(clause, one.truce) if one.status == "conditioned" else None,
        evidence=evidence(clause, text, one.start, one.end),
        attribution=clause.attribution,
        slots=slots,
        rule=f"truce: {one.reason}",
    )
