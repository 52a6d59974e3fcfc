"""A coming session told once: as the round an article is about, or as the next one after the session it reports.

A preview's session is its round; what else it says of a next one is that same session. In a report the session still to
come is the next round, and no second fact tells of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from extractors.calendar import PLANNED
from extractors.model import Fact

_PREVIEWS: Final = frozenset({"round_announced", "round_postponed"})
_REPORTS: Final = frozenset({"round_report", "round_ongoing", "followup"})
#: What a preview says of its own session in other words; who only supports or calls for it says something more.
_PLAN: Final = frozenset({"announced", "scheduled", "proposed", "unclear"})
_NOT_YET: Final = PLANNED | {"conditioned"}


def told_once(facts: Sequence[Fact], doc_class: str) -> tuple[Fact, ...]:
    """Return the facts without a second telling of a session that is still to come."""
    if doc_class in _PREVIEWS:
        coming = [fact for fact in facts if fact.type == "round" and fact.status in _NOT_YET | {"postponed"}]
        return tuple(fact for fact in facts if not (coming and _is_plan(fact)))
    if doc_class in _REPORTS:
        following = [fact for fact in facts if fact.type == "next_round"]
        return tuple(fact for fact in facts if not any(_same_plan(fact, other) for other in following))
    return tuple(facts)


def told_in_one(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts with every plan of a session told in one way, where the same words were read as two or three.

    A session with its day, or with its number and place, is a round; another one is the next; only where neither is
    read is it a contact.
    """
    plans = [fact for fact in facts if fact.type in _KINDS and fact.status in _OPEN]
    dropped = [
        fact for fact in plans if any(_yields(fact, other) for other in plans if fact.evidence.meets(other.evidence))
    ]
    return tuple(fact for fact in facts if not any(fact is one for one in dropped))


_KINDS: Final = ("next_contact", "next_round", "round")
_OPEN: Final = _NOT_YET | {
    "agreed",
    "accepted",
    "offered",
    "called_for",
    "demanded",
    "postponed",
    "cancelled",
    "rejected",
}


def _yields(fact: Fact, other: Fact) -> bool:
    """Tell whether a plan is told better by another one in the same words."""
    if fact.type == other.type:
        return False
    if fact.type == "next_contact" or other.type == "next_contact":
        return fact.type == "next_contact"
    session = fact if fact.type == "round" else other
    return (fact.type == "next_round") == _is_fixed(session)


def _is_fixed(session: Fact) -> bool:
    """Tell whether a coming session has its day, or is moved or called off."""
    day = session.date is not None and session.date.granularity in ("day", "range")
    return session.status in ("postponed", "cancelled") or (
        day and (session.place is not None or session.status == "scheduled")
    )


def _is_plan(fact: Fact) -> bool:
    return fact.type == "next_round" and fact.status in _PLAN and fact.scope != "background"


def _same_plan(fact: Fact, other: Fact) -> bool:
    """Tell whether a round still to come is the next round told in the same words or resolved to the same session."""
    if fact.type != "round" or fact.status not in _NOT_YET:
        return False
    ids = {ref.round_id for ref in fact.rounds} & {ref.round_id for ref in other.rounds}
    return fact.evidence.meets(other.evidence) or bool(ids)
