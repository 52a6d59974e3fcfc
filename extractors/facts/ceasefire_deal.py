"""A truce as a fact: agreed by both, declared by one, in force, expired, broken off.

Reads agreements that name both sides, declarations with their author, what a truce does. Never reads one side's consent
(that is ``ceasefire_position``), talk of a deal, deals that failed, truces of other conflicts.
"""

from __future__ import annotations

from typing import Final

import regex

from extractors.binding import event_day, evidence
from extractors.facts.ceasefire_deal_examples import EXAMPLES as EXAMPLES
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.text import clean
from extractors.truce_acts import Told, told
from extractors.truce_terms import length, terms
from extractors.truce_voices import ours
from extractors.truces import WORDS as WORDS

TYPE: Final = "ceasefire_deal"
STATUSES: Final = frozenset({"agreed", "announced", "ongoing", "expired", "cancelled", "postponed", "stated"})


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the truces a clause tells of as made, declared, running or over."""
    if not ours(clause, text):
        return []
    return [
        _fact(clause, text, one)
        for one in told(clause, text)
        if (one.actor or _by_nobody(clause, one))
        and (one.status in STATUSES or (one.status, one.actor) == ("conditioned", "BOTH"))
    ]


#: "A truce was announced on 25 March": by whom is left out.
_DECLARED: Final = regex.compile(
    r"[^,;.]{0,60}? (?:was|were|has been|had been) (?:\w+ly )?(?:announced|declared|proclaimed)\b"
)


def _by_nobody(clause: Clause, one: Told) -> bool:
    plain = clean(clause.text)
    return one.status == "announced" and clause.tense != "future" and bool(_DECLARED.match(plain, one.truce.end))


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
        date=None if "start" in slots else event_day(clause, one.truce.start),
        evidence=evidence(clause, text, one.start, one.end),
        attribution=clause.attribution,
        slots=slots,
        rule=f"truce: {one.reason}",
    )
