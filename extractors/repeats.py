"""One article says one thing several times: repeats inside it become one fact with what each of them adds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from extractors.gold import gold_slots
from extractors.model.talks import Fact, Span

_HELD: Final = frozenset({"concluded", "ongoing"})
_COMING: Final = frozenset({"announced", "scheduled"})
_DONE: Final = frozenset({"completed", "partially_completed"})
_COUNTED: Final = frozenset({"prisoner_exchange", "body_repatriation"})
#: Headline and lead repeat each other by custom; both are kept as two evidences of one fact.
_LEAD_CHARACTERS: Final = 400


def without_repeats(facts: Iterable[Fact]) -> list[Fact]:
    """Give the facts of an article without repeats, in the order they came.

    Equal facts are given once. Mentions of one session become one round fact, with the number, day and place any of
    them names. An uncounted exchange yields to a counted one of the same status, except in headline and lead.
    """
    kept: list[Fact] = []
    seen: set[tuple[object, ...]] = set()
    for fact in facts:
        key = (
            fact.type,
            fact.status,
            fact.actor,
            fact.scope,
            fact.attribution.speaker,
            repr(sorted(gold_slots(fact).items())),
        )
        if fact.type == "quote" or key not in seen:
            seen.add(key)
            kept.append(fact)
    rounds = _rounds([fact for fact in kept if fact.type == "round"])
    others = [fact for fact in kept if fact.type != "round"]
    return [*rounds, *(fact for n, fact in enumerate(others) if not _yields(fact, others, n))]


def _yields(fact: Fact, others: list[Fact], number: int) -> bool:
    """Tell whether an uncounted transfer says nothing that another one does not say."""
    if (
        fact.type not in _COUNTED
        or fact.quantity is not None
        or fact.status in ("rejected", "denied", "postponed", "cancelled")
    ):
        return False
    for place, other in enumerate(others):
        if (
            other is fact
            or other.type != fact.type
            or not _same_state(fact.status, other.status)
            or not _same_day(fact.date, other.date)
        ):
            continue
        if (
            fact.slots.get("direction")
            and other.slots.get("direction")
            and fact.slots["direction"] != other.slots["direction"]
        ):
            continue
        inside = (
            other.evidence.where == fact.evidence.where
            and other.evidence.start <= fact.evidence.start
            and fact.evidence.end <= other.evidence.end
        )
        earlier = place < number and other.evidence.where == fact.evidence.where
        if (
            inside
            or (earlier or not _opens(fact) and other.quantity is not None)
            and fact.scope in (other.scope, "main", "context")
        ):
            return True
    return False


def _opens(fact: Fact) -> bool:
    return fact.evidence.where == "title" or fact.evidence.start < _LEAD_CHARACTERS


def _same_state(one: str, other: str) -> bool:
    return one == other or {one, other} <= _DONE


def _same_day(one: Span | None, other: Span | None) -> bool:
    return one is None or other is None or (one.start <= other.end and other.start <= one.end)


def _rounds(facts: list[Fact]) -> list[Fact]:
    """Merge the mentions of each session, strong ones (with number or day) first finding their like."""
    groups: list[list[Fact]] = []
    strong = [fact for fact in facts if _number(fact) or fact.date]
    for fact in strong:
        home = next((g for g in groups if all(_one_session(fact, other) and _linked(fact, other) for other in g)), None)
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    for fact in facts:
        if fact in strong:
            continue
        home = next(
            (g for g in groups if all(_one_session(fact, other) for other in g) and _may_join(fact, g[0])), None
        )
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    return [_merged(group) for group in groups]


def _linked(one: Fact, other: Fact) -> bool:
    """Tell whether something ties two strong mentions: the same number, the same day, or both being the news itself."""
    if _number(one) and _number(one) == _number(other):
        return True
    if one.date and other.date:
        return True
    return "background" not in (one.scope, other.scope)


def _may_join(fact: Fact, first: Fact) -> bool:
    return first.scope != "background" or fact.scope == "background"


def _number(fact: Fact) -> int | None:
    number = fact.slots.get("number")
    return number if isinstance(number, int) else None


def _one_session(one: Fact, other: Fact) -> bool:
    """Tell whether two mentions can be of one session: nothing they both say differs."""
    states = {one.status, other.status}
    if not (len(states) == 1 or states <= _HELD or states <= _COMING):
        return False
    if one.status not in _HELD | _COMING and one.actor != other.actor:
        return False
    if _number(one) and _number(other) and _number(one) != _number(other):
        return False
    if one.evidence == other.evidence:
        return False
    if (
        not _same_day(one.date, other.date)
        or one.date
        and other.date
        and one.date.granularity != other.date.granularity
        and "day" not in (one.date.granularity, other.date.granularity)
    ):
        return False
    if one.place and other.place and one.place != other.place:
        return False
    return set(one.slots.get("participants", ())) == set(other.slots.get("participants", ())) or not (
        _number(one) and _number(other)
    )


def _merged(group: list[Fact]) -> Fact:
    """Give one fact for a group: the words of its best mention, what the others add, the latest state."""
    best = min(
        group,
        key=lambda f: (
            f.scope == "headline",
            not _number(f),
            f.date is None,
            f.scope == "background",
            f.evidence.start,
        ),
    )
    slots: dict[str, Any] = {}
    for fact in [best, *group]:
        slots = {**{name: value for name, value in fact.slots.items() if name not in slots}, **slots}
    days = [f.date for f in [best, *group] if f.date]
    exact = next((d for d in days if d.granularity == "day"), days[0] if days else None)
    status = (
        "concluded"
        if any(f.status == "concluded" for f in group)
        else "scheduled"
        if any(f.status == "scheduled" for f in group)
        else best.status
    )
    place = best.place or next((f.place for f in group if f.place), None)
    return replace(
        best, slots=slots, date=exact, status=status if best.status in _HELD | _COMING else best.status, place=place
    )
