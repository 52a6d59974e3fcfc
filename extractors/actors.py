"""The short list of actors facts are told by: the parties, the usual hosts and bodies, OTHER for all the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from extractors.model.talks import Fact

#: Sides with a name of their own in facts; every other state or body is OTHER and named in a slot.
NAMED: Final = frozenset({"RU", "UA", "US", "TR", "AE", "EU", "BY", "CH", "SA", "VA", "UN", "BOTH", "ALL"})
#: States whose envoys go between the parties and sit at the table themselves.
MEDIATING: Final = frozenset({"US"})

#: Who receives the parties sits with them as their host: the session is still the two parties'.
HOSTS: Final = frozenset({"TR", "AE", "SA", "QA", "BY", "VA", "CH", "UN", "ICRC"})


def table_of(third: Iterable[str]) -> str:
    """Give the actor of a session of both parties with others: ALL, or BOTH where the others only receive them."""
    return "ALL" if set(third) - HOSTS else "BOTH"


_BODIES: Final = frozenset({"ICRC", "IAEA", "OSCE", "NATO"})


def in_short(fact: Fact) -> Fact:
    """Give a fact with its actor by the short list; who has no name there is OTHER, and named in a slot."""
    sides = fact.actor.split("+") if fact.actor else []
    unnamed = [side for side in sides if side not in NAMED and side != "OTHER"]
    if not unnamed:
        return fact
    actor = "+".join(dict.fromkeys(side if side in NAMED else "OTHER" for side in sides))
    bodies, states = [s for s in unnamed if s in _BODIES], [s for s in unnamed if s not in _BODIES]
    slots: dict[str, object] = {"organisation": bodies[0]} if bodies else {}
    slots |= {"country": states[0]} if len(states) == 1 else {"countries": states} if states else {}
    return replace(fact, actor=actor, slots=slots | dict(fact.slots))


def actor_of(sides: Iterable[str], parties: tuple[str, str]) -> str | None:
    """Give the actor several sides make together: BOTH parties, ALL with a third, else their names joined by "+"."""
    found = set(sides)
    if "BOTH" in found:
        found = (found - {"BOTH"}) | set(parties)
    if found >= set(parties):
        return "BOTH" if found == set(parties) else "ALL"
    third = sorted(
        {side if side in NAMED else "OTHER" for side in found - set(parties)}, key=lambda s: (s == "OTHER", s)
    )
    names = [*third, *(side for side in parties if side in found)]
    return "+".join(names) or None


def third(side: str | None, parties: tuple[str, str]) -> str | None:
    """Give a side, or sides joined by "+", that is none of the two parties nor both of them together."""
    return None if side is None or set(side.split("+")) & {*parties, "BOTH"} else side
