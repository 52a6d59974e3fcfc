"""Meetings of a party's people with a third state's where one side has no name: "US and X officials met".

Reads two teams joined by "and" with a verb of meeting, a team that met a team or a person, and talks between both.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

import regex

from extractors.encounters import homes_of
from extractors.meeting_words import AHEAD, ANY, AUX, BOTH_MEET, CALL, MEETS, TALK, TRIP, TRIP_MEETS, UNREAL
from extractors.model.text import Annotated, Clause, Mention
from extractors.text import clean

_WHO: Final = (
    r"(?:delegations?|negotiators?|officials|teams?|diplomats|envoys?|representatives|negotiating teams?|sides?|"
    r"counterparts|experts|advisers|foreign ministers|ministers|emissaries|leadership)"
)
_OF: Final = r"(?: (?!(?:and|met|with|to)\b)[\w'’-]+){0,3}? "
#: Behind "US and Ukrainian": the team, and that they met.
_TEAMS: Final = regex.compile(rf"{_OF}{_WHO}\b")
_BOTH: Final = regex.compile(
    rf"{AUX}(?:{BOTH_MEET}| (?:work(?:ed|ing)|gathered|convened)\b| (?:hold|begin|start|continue|resume)s? "
    rf"(?:[\w'-]+ ){{0,5}}?{TALK}\b| (?:[\w-]+ ){{0,3}}?in {TALK}\b)"
)
_FROM: Final = regex.compile(rf"\b{_WHO} (?:from|of|representing) (?:the )?$", regex.IGNORECASE)
_AND: Final = regex.compile(r",? and (?:the )?(?:senior |top |high-level )?")
#: From one who meets to the side he meets.
_MEETS: Final = regex.compile(
    rf"{AUX}(?:{TRIP}{TRIP_MEETS}| been (?:meeting|speaking|talking|negotiating)(?: with)? |{MEETS})"
    r"(?:the |an? |a group of |top |senior |high-ranking |his |her |its |other |representatives of |officials from )*"
)
#: A name that is a team itself: "the Americans", "the US delegation".
_TEAM: Final = regex.compile(rf"(?:.* {_WHO}|\p{{Lu}}\w+ns)", regex.IGNORECASE)
_REPRESENT: Final = regex.compile(r"(?:representatives of|officials from) (?:the )?$")
_NOUN: Final = regex.compile(rf"\b{TALK}(?: [^,.;\"]{{1,40}}?)? between (?:the )?(?:senior |top )?$", regex.IGNORECASE)


class Between(NamedTuple):
    """A meeting of sides; offsets into the sentence, and the persons named for them."""

    persons: tuple[str, ...]
    sides: tuple[str, ...]
    start: int
    end: int
    call: bool = False


def between_teams(clause: Clause, text: Annotated) -> Iterator[Between]:
    """Give the meetings of one party's people with a third state's, where at least one side is not named."""
    plain, base = clean(clause.sentence.text), clause.sentence.start
    sides = [m for m in clause.sentence.mentions if m.kind == "side" and m.id not in ("BOTH", "")]
    if not sides or not ANY.may(plain):
        return
    for found in (*_in_a_row(plain, base, sides), *_one_another(plain, base, clause, text)):
        if len(set(found.sides) & set(text.talks.parties)) != 1 or len(set(found.sides)) < 2:
            continue
        words = plain[max(0, found.start - 60) : found.end + 60]
        if UNREAL.search(words) is None and not AHEAD.search(plain, max(0, found.start - 50), found.start):
            yield found._replace(call=CALL.search(plain[found.start : found.end + 12]) is not None)


def _in_a_row(plain: str, base: int, sides: list[Mention]) -> Iterator[Between]:
    """Read "US and Ukrainian officials met", "delegations from A and B held talks", "talks between A and B"."""
    for one, other in pairwise(sides):
        left, right = one.end - base, other.start - base
        if one.id == other.id or not _AND.fullmatch(plain, left, right):
            continue
        start, end = one.start - base, other.end - base
        noun = _NOUN.search(plain, max(0, start - 80), start)
        if noun is not None:
            yield Between((), (one.id, other.id), noun.start(), end)
        led = _FROM.search(plain, max(0, start - 40), start)
        team = _TEAMS.match(plain, end)
        after = end if led or _TEAM.fullmatch(other.text) else team.end() if team else None
        verb = _BOTH.match(plain, after) if after is not None else None
        if verb is not None:
            yield Between((), (one.id, other.id), led.start() if led else start, verb.end())


def _one_another(plain: str, base: int, clause: Clause, text: Annotated) -> Iterator[Between]:
    """Read "a US delegation met Ukrainian officials", "X has been meeting Russian officials"."""
    homes = homes_of(text)
    who = [m for m in clause.sentence.mentions if m.kind == "side" or (m.kind == "person" and m.id in homes)]
    who.sort(key=lambda m: m.start)
    for one, other in pairwise(who):
        if one.kind == other.kind == "person":
            continue
        left, right = one.end - base, other.start - base
        if one.kind == "side":
            team = None if _TEAM.fullmatch(one.text) else _TEAMS.match(plain, left)
            whole = team is None and _TEAM.fullmatch(one.text) is not None
            left = left if whole else team.end() if team and team.end() <= right else right
        meets = _MEETS.fullmatch(plain, left, right) if left < right else None
        end = other.end - base
        if meets is not None and other.kind == "side":
            guests = _TEAMS.match(plain, end)
            whole = _TEAM.fullmatch(other.text) is not None or _REPRESENT.search(meets[0]) is not None
            meets, end = (meets, guests.end() if guests and not whole else end) if guests or whole else (None, end)
        if meets is not None:
            persons = tuple(m.id for m in (one, other) if m.kind == "person")
            yield Between(persons, (_home(one, homes), _home(other, homes)), one.start - base, end)


def _home(m: Mention, homes: dict[str, str]) -> str:
    return homes[m.id] if m.kind == "person" else m.id
