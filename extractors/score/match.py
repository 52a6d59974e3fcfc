"""Whether a found fact is the gold fact: strictly, and leniently by its key slot and the group of its status."""

from __future__ import annotations

from typing import Final

from extractors.score.values import (
    Gold,
    overlap,
    plain,
    rounds_of,
    same,
    same_person,
    same_persons,
    same_quantity,
    slot,
)

#: Statuses that are one in a lenient match; every other status stands alone (corpus README, "How to score").
GROUPS: Final = (
    frozenset({"proposed", "offered", "called_for", "demanded", "supported"}),
    frozenset({"announced", "scheduled", "promised"}),
    frozenset({"agreed", "accepted"}),
    frozenset({"completed", "partially_completed", "concluded", "ongoing"}),
    frozenset({"rejected", "denied", "cancelled", "postponed"}),
)
#: The slot that says which fact of its type it is (corpus README, "Which slots decide a match").
KEY_SLOT: Final = {
    "ceasefire_deal": "kind",
    "ceasefire_position": "kind",
    "delegation_head": "person",
    "demand": "topic",
    "mediator": "person",
    "quote": "span",
    "round": "round",
    "side_meeting": "persons",
}
#: Overlap of spans at which two quotations are one, leniently and strictly.
SPAN_LENIENT, SPAN_STRICT = 0.3, 0.8


def lenient(gold: Gold, found: Gold) -> bool:
    """Tell whether type, key slot and status group agree."""
    return same_key(gold, found) and compatible(gold, found)


def strict(gold: Gold, found: Gold) -> bool:
    """Tell whether all key slots, the status, the actor and the round (or an alternative of them) agree."""
    return (
        all_keys(gold, found)
        and _status(found) in statuses(gold)
        and any(same(actor, found.get("actor")) for actor in (gold.get("actor"), *(gold.get("actor_alt") or ())))
        and same_round(gold, found)
    )


def statuses(gold: Gold) -> frozenset[str]:
    """Return the statuses a gold fact accepts as equal."""
    return frozenset({_status(gold), *(gold.get("status_alt") or ())})


def compatible(gold: Gold, found: Gold) -> bool:
    """Tell whether the found status is in the group of a status the gold fact accepts."""
    status = _status(found)
    return any(one == status or any({one, status} <= group for group in GROUPS) for one in statuses(gold))


def same_key(gold: Gold, found: Gold, *, span: float = SPAN_LENIENT) -> bool:
    """Tell whether type and key slot agree; a type without one has its number as key."""
    if gold.get("type") != found.get("type"):
        return False
    match KEY_SLOT.get(str(gold.get("type"))):
        case "span":
            return overlap(gold, found) >= span
        case "round":
            return same_round(gold, found) and _sessions_meet(gold, found)
        case "persons":
            return same_persons(slot(gold, "persons"), slot(found, "persons"))
        case "person":
            return _same_holder(gold, found)
        case None:
            return same_quantity(gold, found)
        case name:
            return same(slot(gold, name), slot(found, name))


def all_keys(gold: Gold, found: Gold) -> bool:
    """Tell whether every key slot agrees: the key, the number of a session, and the quantity where one is counted."""
    numbers = gold.get("type") != "round" or _same_number(gold, found)
    return same_key(gold, found, span=SPAN_STRICT) and numbers and same_quantity(gold, found)


def same_round(gold: Gold, found: Gold) -> bool:
    """Tell whether both are about the same rounds; ``round_alt`` lists further right ids (null: none)."""
    also = [rounds_of({"round": one}) for one in gold.get("round_alt") or ()]
    return rounds_of(found) in (rounds_of(gold), *also)


def _same_number(gold: Gold, found: Gold) -> bool:
    """Tell whether the ordinals agree; a number marked as the registry's claims nothing where the labels have none."""
    unsaid = slot(gold, "number") is None and slot(found, "number_basis") == "registry"
    return unsaid or same(slot(gold, "number"), slot(found, "number"))


def _status(fact: Gold) -> str:
    return str(fact.get("status"))


def _same_holder(gold: Gold, found: Gold) -> bool:
    """Tell whether the person agrees; a mediator that is a state or a body is known by its country or name."""
    if plain(slot(gold, "person")) is None and plain(slot(found, "person")) is None:
        names = ("country", "organisation")
        return all(same(slot(gold, name), slot(found, name)) for name in names if plain(slot(gold, name)) is not None)
    return same_person(slot(gold, "person"), slot(found, "person"))


def _sessions_meet(gold: Gold, found: Gold) -> bool:
    """Tell whether two sessions without a round can be one: same participants where both name them."""
    mine, yours = plain(slot(gold, "participants")), plain(slot(found, "participants"))
    return mine is None or yours is None or bool(mine == yours) or bool(rounds_of(gold))
