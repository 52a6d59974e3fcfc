"""Which claims cannot all be true: other counts, days, people or authors; agreed and denied; given the other way.

Nothing is decided here: a conflict keeps every value with who says it. Values that only say less (a bound, an about, a
day of a session of two) are no conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any, Final

from extractors.amounts import Interval, measured
from extractors.identity import digest
from extractors.model import Claim, Quantity
from extractors.unions import united

#: Types of which one key has one count, one day, one person.
_COUNTED: Final = frozenset(
    {"duration", "prisoner_exchange", "body_repatriation", "civilian_child_return", "working_group"}
)
_DATED: Final = frozenset({"round", "next_round"})
_ONE_PERSON: Final = frozenset({"delegation_head"})
#: Types of which one plan, known by its count, place or day, has one author.
_AUTHORED: Final = _COUNTED | {"summit", "next_round", "ceasefire_position"}
#: Types of which any number hold at once.
NEVER: Final = frozenset({"quote"})
_SO: Final = frozenset({"agreed", "accepted", "completed", "partially_completed", "concluded"})
_NOT_SO: Final = frozenset({"denied"})
_PUT_FORWARD: Final = frozenset({"proposed", "offered"})
_TO_COME: Final = frozenset({"announced", "scheduled", "postponed", "promised", "agreed"})
#: Begins the last part of the key of what is about no round: only claims of one month are compared.
MONTH: Final = "month="
_CLOSE: Final = 0.98  # two counts so near are of one thing even where nothing else says so
_NEXT_DAY: Final = 1  # a session of two days is told with either

Together = Collection[tuple[str, str]]


def contested(claims: Sequence[Claim], together: Together = frozenset()) -> tuple[Claim, ...]:
    """Return the claims, those that cannot all be true marked with the one matter they are about.

    Pass all claims of a round and type, of no round those of a month; marks they had are forgotten. ``together``: the
    pairs of claims (ids in order) of which one voice in one article says both: then it means two things, a first and a
    second stage.
    """
    groups: dict[tuple[str | None, str, str], list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        groups[claim.round_id, claim.type, _month(claim)].append(index)
    made = [replace(claim, matter=None) if claim.matter else claim for claim in claims]
    for (_, kind, _), members in groups.items():
        if kind in NEVER:
            continue
        for group in _clashing([claims[index] for index in members], together):
            about = sorted(claims[members[index]].merge_key for index in group)[0]
            first = claims[members[group[0]]]
            matter = digest("conflict", first.round_id or "", first.type, about)
            for index in group:
                made[members[index]] = replace(claims[members[index]], matter=matter)
    return tuple(made)


def _month(claim: Claim) -> str:
    return "" if claim.round_id else claim.merge_key.rpartition(MONTH)[2]


def conflicts(claims: Iterable[Claim]) -> tuple[tuple[Claim, ...], ...]:
    """Return the groups of claims that cannot all be true, in the order given."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.matter is not None:
            groups[claim.matter].append(claim)
    return tuple(tuple(group) for group in groups.values())


def clash(one: Claim, other: Claim) -> bool:
    """Tell whether two claims about one round and of one type, nowhere told together, cannot both be true."""
    if _of_no_session(one, other):
        return False
    if _without_status(one) == _without_status(other) and _denied(one, other):
        return not _other_counts(one, other)
    if one.status in _PUT_FORWARD and other.status in _PUT_FORWARD and _other_author(one, other):
        return True
    if one.merge_key != other.merge_key:
        return _other_way(one, other)
    if one.type in _COUNTED:
        return _other_counts(one, other)
    if one.type in _DATED:
        return _same_stage(one, other) and _days_apart(one.value, other.value) > _NEXT_DAY
    return one.type in _ONE_PERSON and one.value.get("person") != other.value.get("person")


def _of_no_session(one: Claim, other: Claim) -> bool:
    """Tell whether nothing says that two claims are of one thing: no round, no day, and counts that are not close."""
    if one.round_id is not None or (one.type in _COUNTED and "day=2" in one.merge_key):
        return False
    counts = [claim.value.get("quantity") for claim in (one, other)]
    plain = [float(count) for count in counts if isinstance(count, int | float)]
    return one.type not in _COUNTED or len(plain) < len(counts) or min(plain) < _CLOSE * max(plain)


def _clashing(claims: Sequence[Claim], together: Together) -> list[tuple[int, ...]]:
    """Return the groups of claims that clash, compared only where they are of one key or one count put forward."""
    keys: list[set[str]] = [{f"claim {index}"} for index in range(len(claims))]
    buckets: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        buckets[_without_status(claim)].append(index)
        buckets[_without_direction(claim)].append(index)
        if claim.status in _PUT_FORWARD and _plan(claim):
            buckets[f"put forward {_plan(claim)}"].append(index)
    mutual = [count for claim in claims if _gives_both_ways(claim) for count in _count(claim.value)]
    for members in buckets.values():
        for one, other in combinations(members, 2):
            first, second = sorted((claims[one].claim_id, claims[other].claim_id))
            if (first, second) in together:
                continue
            both = mutual if _other_way(claims[one], claims[other]) else []
            if clash(claims[one], claims[other]) and not _met(both, _count(claims[one].value)):
                keys[other].add(f"claim {one}")
    return [group for group in united(keys) if len(group) > 1]


def _without_status(claim: Claim) -> str:
    return "|".join(part for part in claim.merge_key.split("|") if not part.startswith("status="))


def _without_direction(claim: Claim) -> str:
    return "|".join(part for part in claim.merge_key.split("|") if not part.startswith("direction="))


def _denied(one: Claim, other: Claim) -> bool:
    return (one.status in _SO and other.status in _NOT_SO) or (one.status in _NOT_SO and other.status in _SO)


def _other_author(one: Claim, other: Claim) -> bool:
    """Tell whether one plan, known by its count, place or day, is said to be two sides'."""
    actors = {one.actor, other.actor}
    same = one.type in _AUTHORED and _plan(one) is not None and _plan(one) == _plan(other)
    return same and len(actors) > 1 and not actors & {None, "BOTH", "ALL"}


def _plan(claim: Claim) -> str | None:
    """Return what tells one plan from another, None where the words do not."""
    names = ("quantity", "unit", "city", "date")
    told = [claim.value.get(name) for name in names]
    return None if told[0] is told[2] is told[3] is None else repr(told)


def _other_way(one: Claim, other: Claim) -> bool:
    """Tell whether one count is said to have gone either way: who gave it is contested."""
    ways = [str(claim.value.get("direction") or "") for claim in (one, other)]
    turned = "->".join(reversed(ways[1].split("->")))
    apart = ways[0] == turned != ways[1] and _without_direction(one) == _without_direction(other)
    count = one.value.get("quantity")
    return apart and isinstance(count, int | float) and count == other.value.get("quantity")


def _gives_both_ways(claim: Claim) -> bool:
    return claim.value.get("per_side") == "each" or not claim.value.get("direction")


def _met(some: Iterable[Interval], others: Sequence[Interval]) -> bool:
    return any(one.meet(other) for one in some for other in others)


def _other_counts(one: Claim, other: Claim) -> bool:
    directions = {claim.value.get("direction") for claim in (one, other)} - {None}
    counts = [_count(claim.value) for claim in (one, other)]
    if len(directions) > 1 or not all(counts) or _scale(one) != _scale(other):
        return False
    return not _met(counts[0], counts[1])


def _scale(claim: Claim) -> bool:
    return claim.type == "duration" and claim.value.get("unit") == "day"


def _same_stage(one: Claim, other: Claim) -> bool:
    """Tell whether both tell of a session to come or both of one that was held: a moved one is no conflict."""
    return (one.status in _TO_COME) == (other.status in _TO_COME)


def _days_apart(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    days = [date.fromisoformat(str(value["date"])) for value in (one, other) if value.get("date")]
    return abs((days[0] - days[-1]).days) if len(days) > 1 else 0


def _count(value: Mapping[str, Any]) -> tuple[Interval, ...]:
    said = value.get("quantity")
    if said is None:
        return ()
    lo, hi = (said["lo"], said["hi"]) if isinstance(said, Mapping) else (said, None)
    whole = Quantity(
        lo=lo, hi=hi, qualifier=value.get("qualifier", "exact"), side_basis=value.get("per_side", "unspecified")
    )
    return measured(whole, value.get("unit"))
