"""Whose talks a clause tells of: the two parties', with or without others, or a mediator's with one of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

import regex

from extractors.actors import HOSTS, MEDIATING
from extractors.model.lexicon import Talks
from extractors.model.text import Annotated, Clause, Mention
from extractors.session_pair import apart_from_brokers, pair_votes, third_of
from extractors.subjects import person_side, side_of
from extractors.text import clean

_BETWEEN: Final = regex.compile(r"\b(?:(?P<two>between)|with) ")
_HOSTS: Final = HOSTS | {"EU", ""}
_ALL: Final = frozenset({"BOTH", "ALL"})
#: "the US-Ukraine talks": between two sides that talk with each other.
_HYPHEN: Final = regex.compile(r"[-–]")
_OF_TALKS: Final = regex.compile(
    r" (?:[\w-]+ ){0,2}(?:talks|negotiations|meetings?|session|consultations|discussions)\b"
)


def whose(clause: Clause, text: Annotated) -> str | None:
    """Give who talks in a clause: BOTH or ALL, a mediating state with a party ("US+RU"), None for anybody else.

    It is who acts in it, else whom the talks are said to be between, else who is named in it or last before it.
    """
    parties = set(text.talks.parties)
    acting = {person_side(subject, text.talks) or subject for subject in clause.subjects}
    here = _sides(apart_from_brokers(clause), text.talks)
    both = bool(acting & _ALL) or parties <= acting
    for found in (acting - _ALL, _named_pair(clause, text.talks)):
        if found - parties - _HOSTS and not both:
            pair = found if found & parties else found | here  # "US and Russian teams … in Ukraine"
            return _with_mediator(pair - _ALL, parties)
    if third_of(clause, text) & MEDIATING:
        return "ALL"
    if parties <= here or both or _joint(clause.sentence.mentions):
        return "BOTH"
    return _last_named(clause, text, here)


def _last_named(clause: Clause, text: Annotated, here: set[str]) -> str | None:
    """Give whose talks they are by the sentence that last names anybody."""
    parties = set(text.talks.parties)
    mine, others = pair_votes(text)
    before = (s for s in reversed(text.sentences) if s.index < clause.sentence.index)
    for named, joint in ((here, False), *((_sides(s.mentions, text.talks), _joint(s.mentions)) for s in before)):
        third = named - parties - _HOSTS
        if joint or parties <= named:
            return "BOTH"
        if third:
            return _with_mediator(named, parties) if others > mine else None
        if len(named & parties) == 1:
            return "BOTH"
    return "BOTH"


def _joint(mentions: tuple[Mention, ...]) -> bool:
    return any(m.kind == "joint" for m in mentions)


def _sides(mentions: Iterable[Mention], talks: Talks) -> set[str]:
    return {side_of(m, talks) or "" for m in mentions if m.kind in ("side", "person")}


def _with_mediator(found: set[str], parties: set[str]) -> str | None:
    """Give a mediating state and the one party it talks with."""
    third, ours = found - parties - _HOSTS, found & parties
    return f"{min(third)}+{min(ours)}" if len(ours) == 1 and len(third) == 1 and third <= MEDIATING else None


def _named_pair(clause: Clause, talks: Talks) -> set[str]:
    """Give the sides of the two that talks are said to be between, or of the one they are with."""
    parties = set(talks.parties)
    plain = clean(clause.text)
    match = _BETWEEN.search(plain)
    if match is None:
        sides = [m for m in clause.mentions if m.kind == "side"]
        return {
            name.id
            for one, two in pairwise(sides)
            if _HYPHEN.fullmatch(plain, one.end - clause.start, two.start - clause.start)
            and _OF_TALKS.match(plain, two.end - clause.start)
            for name in (one, two)
            if not parties <= {one.id, two.id}
        }
    after = [
        m for m in clause.mentions if m.kind in ("side", "person", "joint") and m.start - clause.start >= match.end()
    ]
    listed = [side_of(m, talks) or "" for m in after[: 4 if match["two"] else 1]]
    if "BOTH" in listed or parties <= set(listed):
        return set()
    return set(listed[:2])
