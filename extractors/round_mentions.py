"""The mentions of sessions in one article gathered by session, each given as one round fact."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from extractors.model.talks import Fact, Span

_HELD: Final = frozenset({"concluded", "ongoing"})
_COMING: Final = frozenset({"announced", "scheduled"})


def one_per_session(facts: list[Fact]) -> list[Fact]:
    """Merge the mentions of each session; strong ones (with number or day) first, weak ones join them."""
    groups: list[list[Fact]] = []
    strong = [fact for fact in facts if _number(fact) or fact.date]
    for fact in strong:
        _place(fact, groups, strong=True)
    for fact in facts:
        if fact not in strong:
            _place(fact, groups, strong=False)
    return [_merged(group) for group in groups]


def _place(fact: Fact, groups: list[list[Fact]], *, strong: bool) -> None:
    for group in groups:
        fits = all(_one_session(fact, other) for other in group) and _in_time(fact, group)
        tied = all(_linked(fact, other) for other in group) if strong else _may_join(fact, group[0])
        if fits and tied:
            group.append(fact)
            return
    groups.append([fact])


def _in_time(fact: Fact, group: list[Fact]) -> bool:
    """Tell whether a mention's day agrees with all others, or falls in the days of a session of several."""
    days = [other.date for other in group if other.date is not None]
    if fact.date is None or any(_covers(day, fact.date) for day in days):
        return True
    return all(_days_agree(fact.date, day) for day in days)


def _covers(span: Span, day: Span) -> bool:
    several = 0 < (span.end - span.start).days <= _LONGEST
    return several and span.start <= day.start and day.end <= span.end


#: Days between the first and the last of one session.
_LONGEST: Final = 4


def _may_join(fact: Fact, first: Fact) -> bool:
    return first.scope != "background" or fact.scope == "background"


def _linked(one: Fact, other: Fact) -> bool:
    """Tell whether something ties two strong mentions: the same number, the same day, or both being the news itself."""
    if (_number(one) and _number(one) == _number(other)) or (one.date and other.date):
        return True
    return "background" not in (one.scope, other.scope)


def _number(fact: Fact) -> int | None:
    number = fact.slots.get("number")
    return number if isinstance(number, int) else None


def _one_session(one: Fact, other: Fact) -> bool:
    """Tell whether two mentions can be of one session: nothing they both say differs."""
    states = {one.status, other.status}
    if one.evidence == other.evidence or not (len(states) == 1 or states <= _HELD or states <= _COMING):
        return False
    if one.status not in _HELD | _COMING and one.actor != other.actor:
        return False
    if _number(one) and _number(other) and _number(one) != _number(other):
        return False
    if one.place and other.place and one.place != other.place:
        return False
    same = set(one.slots.get("participants", ())) == set(other.slots.get("participants", ()))
    return same or not (_number(one) and _number(other))


def _days_agree(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return True
    exact = one.granularity == other.granularity or "day" in (one.granularity, other.granularity)
    return exact and one.start <= other.end and other.start <= one.end


def _merged(group: list[Fact]) -> Fact:
    """Give one fact for a group: the words of its best mention, what the others add, the latest state."""
    best = min(group, key=_rank)
    slots: dict[str, Any] = {}
    for fact in [best, *group]:
        slots = {**fact.slots, **slots}
    who = max((f.slots.get("participants", []) for f in group), key=len)
    if len(who) > len(best.slots.get("participants", ())):
        slots["participants"] = who
        best = replace(best, actor="ALL")
    days = [f.date for f in [best, *group] if f.date]
    several = next((d for d in days if all(_covers(d, o) or d == o for o in days if o.granularity == "day")), None)
    exact = several or next((d for d in days if d.granularity == "day"), days[0] if days else None)
    place = best.place or next((f.place for f in group if f.place), None)
    status = next((s for s in ("concluded", "scheduled") if any(f.status == s for f in group)), best.status)
    return replace(best, slots=slots, date=exact, status=status, place=place)


def _rank(fact: Fact) -> tuple[bool, bool, bool, bool, int]:
    return (
        fact.scope == "headline",
        not _number(fact),
        fact.date is None,
        fact.scope == "background",
        fact.evidence.start,
    )
