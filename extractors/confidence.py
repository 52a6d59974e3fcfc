"""How sure a fact is: how often facts like it were right when their text was read for the first time.

One table of weights on the scale of log-odds, summed and turned into a probability. A weight is a property of the fact
(its type, status, count, scope, voice, and how its session was placed), never of the rule that read it. The weights
were fitted, with a penalty for large ones, to what the rules of the day made of four sets of fresh labelled pieces
before anybody had looked at them; each set in turn was left out and judged by the others (see the README beside this).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import exp
from typing import Final

from extractors.model.talks import Fact

_FIRM: Final = frozenset({"delegation_head", "duration", "mediator", "document_exchange", "working_group"})
_TRANSFERS: Final = frozenset({"prisoner_exchange", "body_repatriation", "civilian_child_return"})
#: What a fact starts from, by type; types of judgement (demands, charges, assessments) are labelled in part only, so
#: nothing shows how often they are invented, and they are never sure.
_OTHER: Final = 1.3
_BASE: Final = {
    **dict.fromkeys(_FIRM, 3.4),
    **dict.fromkeys(_TRANSFERS, 0.9),
    **dict.fromkeys(("ceasefire_position", "ceasefire_deal", "energy_truce"), 0.6),
    "quote": 4.3,
    "round": -0.3,
    "next_round": 1.4,
}
#: Partly labelled: the same for all of them.
_JUDGED: Final = frozenset(
    "demand accusation assessment security_guarantee sanctions_threat territorial_claim next_contact mediation_offer "
    "military_aid military_aid_funding attack_wave time_anchor temporal_order war_start".split()
)

#: A number this small beside "exchanges" more often counts exchanges than people.
_FEW: Final = 10
_COUNTED: Final = 1.7
_COUNTED_FEW: Final = -0.9
#: A transfer that was made or agreed; something called off or put off.
_SETTLED: Final = 0.8
_UNDONE: Final = -1.2
#: A session that is not told as held; one placed by two reasons (day, ordinal, city, season); one nobody placed.
_NOT_HELD: Final = -1.0
_PLACED_TWICE: Final = 2.7
_UNPLACED: Final = -0.6
_SESSION_OF_OLD: Final = -0.9
_HEADLINE: Final = -0.4
_OWN_WORDS: Final = -0.7
#: A quotation of a few words, or nobody's.
_FRAGMENT: Final = -2.8
_NOBODYS: Final = -2.0


def weighed(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts with their confidence."""
    return tuple(replace(fact, confidence=confidence(fact)) for fact in facts)


def confidence(fact: Fact) -> float:
    """Return the share of facts like this one that were right at first sight, to two digits."""
    odds = _BASE.get(fact.type, _OTHER)
    if fact.type == "quote":
        odds += _quoted(fact)
    elif fact.type in ("round", "next_round"):
        odds += _session(fact) + _told(fact)
    elif fact.type not in _FIRM | _JUDGED:
        odds += _counted(fact) + _state(fact) + _told(fact)
    return round(1 / (1 + exp(-odds)), 2)


def _quoted(fact: Fact) -> float:
    said = fact.attribution
    return _FRAGMENT * (said.kind == "fragment") + _NOBODYS * (said.speaker is None)


def _session(fact: Fact) -> float:
    odds = _NOT_HELD * (fact.status != "concluded")
    if fact.type == "next_round":
        return odds
    if any("+" in ref.basis for ref in fact.rounds):
        odds += _PLACED_TWICE
    elif not fact.rounds:
        odds += _UNPLACED
    return odds + _SESSION_OF_OLD * (fact.scope == "background")


def _counted(fact: Fact) -> float:
    if fact.type not in _TRANSFERS or fact.quantity is None:
        return 0.0
    return _COUNTED if fact.quantity.lo >= _FEW else _COUNTED_FEW


def _state(fact: Fact) -> float:
    settled, undone = fact.status in ("completed", "agreed"), fact.status in ("postponed", "cancelled", "expired")
    return _SETTLED * settled + _UNDONE * undone


def _told(fact: Fact) -> float:
    """Weigh the voice: headlines leave words out, and who speaks says what he wants to be so."""
    return _HEADLINE * (fact.scope == "headline") + _OWN_WORDS * (fact.attribution.kind == "direct")
