"""How long a meeting beside the talks was: whose it is, and lengths told behind it ("met X in Y for three hours")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from extractors.binding import local
from extractors.delegation_meetings import Between, between_teams
from extractors.encounters import Encounter, encounters
from extractors.meeting_topics import of_the_war
from extractors.model.text import Annotated, Clause, Mention
from extractors.text import clean

_FOR: Final = regex.compile(r"[^,.;:]{0,45}? (?:for|lasting|that (?:ran|lasted|went on)(?: for)?) $")
_UNITS: Final = ("minute", "hour")


def meeting_beside(clause: Clause, text: Annotated) -> Encounter | Between | None:
    """Give the meeting of one party with a third side a clause tells of; calls and what is yet to come left out."""
    if not local(clause, "duration"):
        return None
    found: list[Encounter | Between] = [*encounters(clause, text), *between_teams(clause, text)]
    for met in found:
        ours = set(met.sides) & set(text.talks.parties)
        if (
            len(ours) == 1
            and not (met.call or getattr(met, "coming", False))
            and of_the_war(clause, text, frozenset(met.sides))
        ):
            return met
    return None


def whose_meeting(met: Encounter | Between, text: Annotated) -> str:
    """Give the sides of a meeting as an actor: the third ones first."""
    party = sorted(set(met.sides) & set(text.talks.parties))
    return "+".join([*sorted(set(met.sides) - set(party)), *party])


def lengths_behind(clause: Clause, met: Encounter | Between) -> Iterator[Mention]:
    """Give the lengths told right behind a meeting; offsets of mentions and of the length are into the clause."""
    plain, shift = clean(clause.text), clause.start - clause.sentence.start
    for mention in local(clause, "duration"):
        start = max(0, met.end - shift)
        counted = mention.id in _UNITS and mention.quantity is not None and start < mention.start
        if counted and _FOR.fullmatch(plain, start, mention.start):
            yield mention
