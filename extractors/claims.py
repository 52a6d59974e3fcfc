"""Fuses the facts of many articles into claims: the same said of the same, with who stands behind it.

Merge keys are those of the extraction study (part 5.2). Facts are one claim where round, type and key agree and their
values can all be true; other values of the same key stay as claims of their own, so a conflict is two claims that
share a matter (``conflicts``). Where no round bounds what is said, its month does: an exchange of May and one of
August are two, and what a cycle fuses anew does not grow with the years. Support is counted in voices: an agency
however many outlets carry it, a text however often reprinted, a speaker however many quote him.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from extractors.amounts import Interval, measured
from extractors.conflicts import MONTH
from extractors.identity import digest, words_of
from extractors.model import Claim, Fact, Talks
from extractors.siding import speaks_for
from extractors.unions import united


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What facts of one round, type and key say alike, however many they are, and all that counts of who tells it."""

    place: int  # what the maker of sayings calls it by
    round_id: str | None
    merge_key: str
    fact: Fact  # one of them; the others have its ``saying``
    first_id: str  # the smallest of their ids
    first_seen_at: datetime
    newest: tuple[datetime, str]  # when the last one was told, and its id
    outlets: frozenset[str]
    texts: frozenset[tuple[str, str]]  # copy groups with who wrote them


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A claim, its supporters left out, with the sayings it is made of: whoever tells these supports it."""

    claim: Claim
    sayings: tuple[Saying, ...]


#: By type: what claims must share to be comparable (names of fact attributes or slots).
MERGE_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "round": (),
    "delegation_head": ("actor",),
    "mediator": ("actor", "person"),
    "duration": ("applies_to", "day"),
    "side_meeting": ("kind", "persons", "day"),
    "prisoner_exchange": ("status", "day"),
    "body_repatriation": ("direction", "status", "day"),
    "civilian_child_return": ("direction", "status", "day"),
    "ceasefire_position": ("actor", "kind"),
    "ceasefire_deal": ("kind",),
    "summit": ("actor", "status"),
    "working_group": ("actor", "status"),
    "next_round": ("number",),
    "next_contact": ("kind",),
    "document_exchange": ("kind", "actor"),
    "demand": ("actor", "topic"),
    "ultimatum": ("actor", "target"),
    "quote": ("speaker",),
}
#: Values other than counts in which claims of one key may differ, by type.
_VALUES: Final[Mapping[str, tuple[str, ...]]] = {
    "round": ("day",),
    "delegation_head": ("person",),
    "next_round": ("day", "city"),
    "ceasefire_position": ("status",),
    "ceasefire_deal": ("status",),
    "quote": ("words",),
}
_SHOWN: Final = ("unit", "direction", "kind", "person", "number", "city", "topic", "applies_to", "series")
_DAY_TYPES: Final = frozenset({"completed", "partially_completed"})


def fuse(sayings: Iterable[Saying], talks: Talks) -> tuple[Made, ...]:
    """Return the claims the sayings make, best supported first within a key; pass all sayings of a round, type and key.

    Facts may come each as a saying of its own or those that say alike as one: the claims are the same. Which of them
    cannot all be true is told by ``contested``, for all claims of a round and type.
    """
    groups: dict[tuple[str, str, str], list[Saying]] = defaultdict(list)
    for one in sorted(sayings, key=lambda one: one.first_id):
        groups[one.round_id or "", one.fact.type, one.merge_key].append(one)
    made = [_made(key, members, talks) for key, group in groups.items() for members in _clusters(group)]
    return tuple(sorted(made, key=lambda made: _order(made.claim)))


def _order(claim: Claim) -> tuple[str, str, str, int]:
    return claim.round_id or "", claim.type, claim.merge_key, -claim.origins


def saying(fact: Fact) -> str:
    """Name all that a fact says of what makes claims: equal for facts that differ in nothing claims are made of."""
    told = [_shown(fact), [_value(fact, name) for name in _VALUES.get(fact.type, ())]]
    who = (fact.status, fact.actor or "", fact.attribution.speaker or "", repr(fact.confidence))
    return digest("saying", *who, json.dumps(told, sort_keys=True, default=str))


def merge_key(fact: Fact, told_at: datetime | None) -> str:
    """Return what claims of the fact's type must share to be comparable, as readable text.

    About no round it ends in the month: of the day the thing was done, where that is known, else of ``told_at``.
    """
    names = MERGE_KEYS.get(fact.type, ("actor", "target", "status"))
    parts = [f"{name}={_value(fact, name)}" for name in names]
    if not fact.rounds:
        day = _value(fact, "day")
        told = f"{told_at:%Y-%m}" if told_at else "undated"
        parts.append(f"{MONTH}{told if day == 'deal' else day[:7]}")
    return "|".join(parts)


def _value(fact: Fact, name: str) -> str:
    """Return one part of a key as text; a day counts only where it is exact and the thing was done on it."""
    if name == "day":
        exact = fact.date if fact.date and fact.date.granularity == "day" and fact.date.basis != "registry" else None
        dated = fact.type in ("round", "next_round", "side_meeting") or fact.status in _DAY_TYPES
        return exact.start.isoformat() if exact and dated else "deal"
    if name == "persons":
        return ",".join(sorted(fact.persons))
    if name == "person":
        return str(fact.slots.get("person") or ",".join(fact.persons))
    if name == "speaker":
        return fact.attribution.speaker or "unknown"
    if name == "words":
        return words_of(fact.evidence.text)
    own = getattr(fact, name, None) if name in ("actor", "status", "target") else fact.slots.get(name)
    return str(own) if own is not None else ""


def _clusters(group: Sequence[Saying]) -> list[list[Saying]]:
    """Split the facts of one key by value: counts that can all be true together, equal values otherwise."""
    counted = [told for told in group if told.fact.quantity is not None]
    plain = [told for told in group if told.fact.quantity is None]
    clusters = _by_count(counted)
    if len(clusters) == 1 and not _VALUES.get(group[0].fact.type):
        return [[*clusters[0], *plain]]  # without a number the same is said less exactly
    by_value: dict[tuple[str, ...], list[Saying]] = defaultdict(list)
    for told in plain:
        by_value[tuple(_value(told.fact, name) for name in _VALUES.get(told.fact.type, ()))].append(told)
    return [*clusters, *by_value.values()]


def _by_count(counted: Sequence[Saying]) -> list[list[Saying]]:
    """Group counts whose intervals meet, exact ones first, so that a vague count joins the exact one it allows."""
    found: list[tuple[Interval, list[Saying]]] = []
    for told in sorted(counted, key=_exact_first):
        for index, (bounds, members) in enumerate(found):
            met = next((meet for own in _readings(told) if (meet := bounds.meet(own))), None)
            if met is not None:
                found[index] = (met, members)
                members.append(told)
                break
        else:
            found.append((_readings(told)[0], [told]))
    return [members for _, members in found]


def _exact_first(told: Saying) -> tuple[float, int, str]:
    readings = _readings(told)
    return min(reading.width for reading in readings), len(readings), told.first_id


def _readings(told: Saying) -> tuple[Interval, ...]:
    return measured(told.fact.quantity, told.fact.unit) if told.fact.quantity else ()


def _made(key: tuple[str, str, str], members: Sequence[Saying], talks: Talks) -> Made:
    round_id, kind, merged = key
    newest = max(members, key=lambda told: told.newest)
    best = min(members, key=lambda told: (told.fact.quantity is None, -told.fact.confidence, told.first_id)).fact
    if best.quantity is not None:
        best = min((told for told in members if told.fact.quantity), key=_exact_first).fact
    value = _shown(best)
    # Where claims of one key differ by status alone, it is part of what a claim is.
    stance = (f"status={best.status}",) if "status" in _VALUES.get(kind, ()) else ()
    claim = Claim(
        claim_id=digest(
            "claim", round_id, kind, merged, *stance, *(f"{n}={said}" for n, said in sorted(value.items()))
        ),
        round_id=round_id or None,
        type=kind,
        merge_key=merged,
        status=newest.fact.status,
        actor=best.actor,
        value=value,
        supports=(),
        origins=_voices(members),
        outlets=len(frozenset().union(*(told.outlets for told in members))),
        both_sides=_whose(members, talks),
        first_seen_at=min(told.first_seen_at for told in members),
        last_seen_at=newest.newest[0],
    )
    return Made(claim=claim, sayings=tuple(members))


def _voices(members: Sequence[Saying]) -> int:
    """Count independent voices: never more than origins (copies and one agency are one), nor than sources quoted."""
    texts = sorted({text for told in members for text in told.texts})
    origins = united([(f"copy {copy}", f"origin {origin}") for copy, origin in texts])
    sources = {
        source
        for told in members
        for source in (
            [told.fact.attribution.speaker]
            if told.fact.attribution.speaker
            else [f"told by {origin}" for _, origin in told.texts]
        )
    }
    return min(len(origins), len(sources))


def side_of(told: Saying, talks: Talks) -> str | None:
    """Return for which side whoever is quoted speaks."""
    speaker = told.fact.attribution.speaker
    return speaks_for(speaker, talks) if speaker else None


def _whose(members: Iterable[Saying], talks: Talks) -> str:
    """Tell whose people say it: both parties', one's, or others'."""
    sides = {side_of(told, talks) for told in members}
    said = [party for party in talks.parties if party in sides]
    return "both" if len(said) == len(talks.parties) else said[0] if said else "third"


def _shown(fact: Fact) -> dict[str, Any]:
    """Return the slots that make the value up, under their gold names."""
    slots = {name: fact.slots[name] for name in _SHOWN if fact.slots.get(name) is not None}
    if fact.unit:
        slots["unit"] = fact.unit
    if fact.type in ("round", "next_round") and _value(fact, "day") != "deal":
        slots["date"] = _value(fact, "day")
    if fact.type == "quote":
        slots["words"] = fact.evidence.text
    if (count := fact.quantity) is not None:
        slots["quantity"] = count.lo if count.hi is None else {"lo": count.lo, "hi": count.hi}
        slots |= {"qualifier": count.qualifier, "per_side": count.side_basis}
    return slots
