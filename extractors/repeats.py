"""One article says one thing several times: repeats inside it become one fact with what each of them adds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from extractors.gold import gold_slots
from extractors.model.talks import Fact, Span
from extractors.round_mentions import one_per_session

_DONE: Final = frozenset({"completed", "partially_completed"})
_COMING: Final = frozenset({"announced", "scheduled"})
_TRANSFERS: Final = frozenset({"prisoner_exchange", "body_repatriation"})
#: These are acts, not states of an event: each mention stands for itself.
_ACTS: Final = frozenset({"rejected", "denied", "postponed", "cancelled"})
#: Headline and lead repeat each other by custom; both are kept as two evidences of one fact.
_LEAD_CHARACTERS: Final = 400
#: A count this near belongs to the same sentence ("held an exchange, with each side handing back 240").
_BESIDE: Final = 140


def without_repeats(facts: Iterable[Fact]) -> list[Fact]:
    """Give the facts of an article without repeats, in the order they came.

    Equal facts are given once. Mentions of one session become one round fact. A transfer told again with the same count
    is told once, and one without a count yields to one with it, except in headline and lead.
    """
    kept: list[Fact] = []
    seen: set[tuple[object, ...]] = set()
    for fact in facts:
        slots = repr(sorted(gold_slots(fact).items()))
        key = (fact.type, fact.status, fact.actor, fact.scope, fact.attribution.speaker, slots)
        if fact.type == "quote" or key not in seen:
            seen.add(key)
            kept.append(fact)
    rounds = one_per_session([fact for fact in kept if fact.type == "round"])
    transfers = _transfers([fact for fact in kept if fact.type in _TRANSFERS])
    others = [fact for fact in kept if fact.type != "round" and fact.type not in _TRANSFERS]
    told = [*rounds, *transfers, *(fact for fact in others if not _told_as_round(fact, rounds))]
    return [fact for fact in told if not any(_same_words(fact, other) for other in told)]


#: What a demand is about that is a fact of its own type beside it, and contacts that are a meeting of the leaders.
_OWN_TYPE: Final = {"humanitarian_corridors": "humanitarian_corridor", "prisoner_release": "prisoner_exchange"}


def _same_words(fact: Fact, other: Fact) -> bool:
    """Tell whether a demand or contact says, of the same act in the same words, what a fact of a closer type says."""
    closer = _OWN_TYPE.get(str(fact.slots.get("topic"))) if fact.type == "demand" else None
    closer = "summit" if fact.type == "next_contact" and fact.slots.get("kind") != "contacts" else closer
    return other.type == closer and other.actor == fact.actor and fact.evidence.meets(other.evidence)


def _told_as_round(fact: Fact, rounds: list[Fact]) -> bool:
    """Tell whether a next session with a day is the coming round of that day which the headline tells."""
    if fact.type != "next_round" or fact.status not in _COMING or fact.date is None:
        return False
    news = [one for one in rounds if one.evidence.where == "title" and one.status in (*_COMING, "postponed")]
    return any(one.date is not None and _same_day(fact.date, one.date) for one in news)


def _transfers(facts: list[Fact]) -> list[Fact]:
    """Merge transfers into the fact that says the same and more; what the merged one adds is kept."""
    result = list(facts)
    for fact in facts:
        stronger = next((other for other in result if other is not fact and _yields(fact, other)), None)
        if stronger is not None and fact in result:
            result.remove(fact)
            result[result.index(stronger)] = _enriched(stronger, fact)
            facts = [_enriched(stronger, fact) if f is stronger else f for f in facts]
    return result


def _enriched(fact: Fact, by: Fact) -> Fact:
    """Add to a fact the day, categories and direction another mention of it gives."""
    groups = list(dict.fromkeys([*fact.slots.get("categories", ()), *by.slots.get("categories", ())]))
    slots = {**by.slots, **fact.slots, **({"categories": groups} if groups else {})}
    date = fact.date or (by.date if fact.quantity is None or by.quantity is not None else None)
    return replace(fact, slots=slots, date=date)


def _yields(fact: Fact, other: Fact) -> bool:
    """Tell whether a transfer says nothing that another one does not say."""
    if fact.type != other.type or fact.status in _ACTS or not _same_event(fact, other):
        return False
    where, there = fact.evidence, other.evidence
    inside = where.where == there.where and there.start <= where.start and where.end <= there.end
    earlier = where.where == there.where and (there.start, there.end) < (where.start, where.end)
    if fact.quantity is not None:
        same = other.quantity is not None and other.quantity.lo == fact.quantity.lo and fact.unit == other.unit
        return same and earlier and fact.evidence.where != "title"
    if other.quantity is not None:
        first = where.where == "title" or (_opens(fact) and where.start < there.start - _BESIDE)
        near = abs(there.start - where.start) < _BESIDE and fact.date is None
        return inside or (not first and (near or fact.scope != "background"))
    return (inside or earlier) and fact.scope in (other.scope, "main", "context")


def _same_event(one: Fact, other: Fact) -> bool:
    states = one.status == other.status or {one.status, other.status} <= _DONE
    ways = {one.slots.get("direction"), other.slots.get("direction")} - {None}
    return states and _same_day(one.date, other.date) and len(ways) < 2


def _opens(fact: Fact) -> bool:
    return fact.evidence.where == "title" or fact.evidence.start < _LEAD_CHARACTERS


def _same_day(one: Span | None, other: Span | None) -> bool:
    return one is None or other is None or (one.start <= other.end and other.start <= one.end)
