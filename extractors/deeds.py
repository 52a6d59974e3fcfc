"""What the facts of two reports say of each other: one statement, a deed and its agreement, or two different things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from extractors.accords import DEEDS
from extractors.amounts import Interval, measured, per_side
from extractors.compared import Told, later
from extractors.model import Fact, Quantity, Reading, Span

#: Types whose number says which one is meant.
_COUNTED: Final = frozenset({*DEEDS, "duration"})
_DONE: Final = frozenset({"completed", "partially_completed"})
_SETTLED: Final = frozenset({"agreed", "accepted"})
_PLANNED: Final = frozenset({"proposed", "offered", "promised", "announced", "scheduled"})
_TO_COME: Final = frozenset({"promised", "announced", "scheduled"})
_DUE_DAYS: Final = 60  # a deed this long after an agreement needs words that tie them
#: Two sides' counts of one handover differ by a few; more is another one.
_SLIP: Final = 0.005
_DAY: Final = 1440  # minutes
#: What a headline's topic says was done, where no fact of it was read.
_TOPIC_OF: Final[Mapping[str, str]] = {
    "prisoner_exchange": "#prisoner",
    "body_repatriation": "#bodies",
    "humanitarian_corridor": "#corridor",
}


def same_statement(a: Reading, b: Reading) -> str | None:
    """Say which counted statement both reports make; None when they share none."""
    for one, other in _twins(a, b):
        if _same_status(one, other) and _same_count(one, other) and not _other_days(one, other):
            return f"both tell of the same {one.type.replace('_', ' ')}"
    return None


def carried_out(a: Told, b: Told) -> str | None:
    """Say which agreement or plan of the first report the second tells as carried out; None when none."""
    after = later(a, b)
    if not 0 <= after <= _DUE_DAYS:
        return None
    for plan, deed in _twins(a.reading, b.reading):
        if deed.type in DEEDS and plan.status in _SETTLED | _PLANNED and _carries(plan, deed, after):
            return f"{deed.type.replace('_', ' ')} {plan.status} before, now {deed.status.replace('_', ' ')}"
    return _carried_by_words(a, b)


def contradicts(a: Reading, b: Reading) -> str | None:
    """Say why two reports that speak of one kind of deed mean two: other days or counts; None when they may agree."""
    pairs = [(one, other) for one, other in _twins(a, b) if one.status == other.status and one.type in DEEDS]
    apart = [pair for pair in pairs if _other_days(*pair) or _other_counts(*pair)]
    if pairs and len(apart) == len(pairs):
        return f"two {apart[0][0].type.replace('_', ' ')}s: other days or other counts"
    return None


def _carries(plan: Fact, deed: Fact, after: int) -> bool:
    done = deed.status in _DONE and (_part_of(deed.quantity, plan.quantity) or "agreed_in" in deed.slots)
    daily = deed.type == "humanitarian_corridor" and plan.status in _SETTLED and after > 0
    return done or (daily and (deed.status in _DONE | _PLANNED or (deed.status in _SETTLED and after > 1)))


def _carried_by_words(a: Told, b: Told) -> str | None:
    """Say that a headline speaks of carrying out what the other settled, where no fact of the deed was read."""
    settled = {fact.type for fact in a.reading.facts if fact.status in _SETTLED and fact.scope in ("headline", "main")}
    for kind in sorted(settled & _TOPIC_OF.keys()):
        topic = _TOPIC_OF[kind] in b.head.topics
        counted = {term for term in a.head.weights if term[0].isdigit()} & set(b.head.weights)
        if (b.carries_out and (topic or counted)) or (kind == "humanitarian_corridor" and topic and later(a, b) > 1):
            return f"{kind.replace('_', ' ')} agreed before, its carrying out told now"
    return None


def _twins(a: Reading, b: Reading) -> Iterator[tuple[Fact, Fact]]:
    for one in a.facts:
        for other in b.facts:
            if one.type == other.type and one.type in _COUNTED and "background" not in (one.scope, other.scope):
                yield one, other


def _same_status(one: Fact, other: Fact) -> bool:
    return one.status == other.status or {one.status, other.status} <= _TO_COME


def _same_count(one: Fact, other: Fact) -> bool:
    if one.quantity is None or other.quantity is None:
        return False
    if one.type == "duration":
        return _length(one).meet(_length(other)) is not None
    near = abs(one.quantity.lo - other.quantity.lo) <= _SLIP * max(one.quantity.lo, other.quantity.lo)
    return near or any(x.meet(y) for x in per_side(one.quantity) for y in per_side(other.quantity))


def _length(fact: Fact) -> Interval:
    """Return a length in minutes; without a number any."""
    if fact.quantity is None:
        return Interval(lo=0, hi=float("inf"))
    times = _DAY if fact.unit == "day" else 1
    whole = measured(replace(fact.quantity, side_basis="each"), fact.unit)[0]
    return Interval(lo=whole.lo * times, hi=whole.hi * times)


def _other_counts(one: Fact, other: Fact) -> bool:
    return one.quantity is not None and other.quantity is not None and not _same_count(one, other)


def _part_of(done: Quantity | None, settled: Quantity | None) -> bool:
    if done is None or settled is None:
        return settled is None and done is None
    return min(x.lo for x in per_side(done)) <= max(x.hi for x in per_side(settled))


def _other_days(one: Fact, other: Fact) -> bool:
    return bool(one.date and other.date and not _overlap(one.date, other.date))


def _overlap(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end
