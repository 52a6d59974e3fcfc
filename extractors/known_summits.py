"""Summits of a party's leader with a third one that the registry knows: "the … summit", told again by their name."""

from __future__ import annotations

from typing import Final

import regex

from extractors.actors import actor_of
from extractors.calendar import is_ours
from extractors.leader_meetings import Meeting
from extractors.leaders import day_of
from extractors.model.rounds import Round
from extractors.model.text import Annotated, Clause
from extractors.status import Judged
from extractors.text import clean
from extractors.triggers import gated

_SUMMIT: Final = gated(r"\bsummits?\b", regex.IGNORECASE)
#: Characters around the word in which the name of its place stands.
_BESIDE: Final = 40
_NAME: Final = " summit"
_ANOTHER: Final = regex.compile(r"\b(?:second|another|next|new|future|follow-up|similar|repeat) (?:[\w'’-]+ ){0,2}$")


def known_summit(clause: Clause, text: Annotated) -> tuple[Meeting, Judged] | None:
    """Give a known summit a clause names by its place, once its day has come."""
    today, plain = day_of(text), clean(clause.text)
    if today is None or clause.polarity in ("question", "denied", "conditional"):
        return None
    for match in _SUMMIT.finditer(plain):
        known = _named(plain, match, text)
        if known is None or known.start_on is None or _ANOTHER.search(plain, 0, match.start()):
            continue
        if today < known.start_on or (known.start_on == today and clause.tense == "future"):
            continue
        who = tuple((known.heads or {}).values())
        actor = actor_of(sorted(known.participants), text.talks.parties)
        return Meeting(match.start(), match.end(), "noun", who, "named"), Judged("concluded", actor, "known by name")
    return None


def _named(plain: str, match: regex.Match[str], text: Annotated) -> Round | None:
    """Give the known summit whose place stands right before the word or behind it ("the summit in …")."""
    before = plain[max(0, match.start() - _BESIDE) : match.start()].lower().rstrip()
    behind = plain[match.end() : match.end() + _BESIDE].lower()
    for known in text.talks.rounds:
        if is_ours(known) or not known.heads:
            continue
        for place in _places(known):
            if before.endswith((place, f"{place} peace")) or behind.startswith((f" in {place}", f" at {place}")):
                return known
    return None


def _places(known: Round) -> list[str]:
    """Give the places a known summit is called after."""
    return [alias.removesuffix(_NAME).lower() for alias in known.aliases if alias.endswith(_NAME)]
