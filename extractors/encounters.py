"""Who met or spoke with whom: persons of different sides tied by a verb or noun of meeting, in every common shape.

"X met the envoys Y and Z", "X and Y spoke by phone", "Y will travel to the capital to meet X", "he will meet Y on
Monday", "a late session between X and Y", "after talks with Y, X said", "X and Y told reporters after meeting at …".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import regex

from extractors.meeting_words import (
    AFTER_MEETING,
    AHEAD,
    ANY,
    AUX,
    BOTH_MEET,
    CALL,
    COMING,
    COUNTED,
    GOES,
    MEETS,
    NOUN_BETWEEN,
    NOUN_WITH,
    OWN_MEETING,
    TITLE,
    TRIP,
    TRIP_MEETS,
    UNREAL,
)
from extractors.model.text import Annotated, Clause, Mention
from extractors.text import clean

_MEETS: Final = regex.compile(
    rf"{AUX}(?:(?P<trip>{TRIP}){TRIP_MEETS}|{MEETS})(?:[\p{{Lu}}.]+ officials[^,;.]{{0,30}}, including )?{TITLE}"
)
_BOTH: Final = regex.compile(rf"{AUX}{BOTH_MEET}")
_HE: Final = regex.compile(rf"\b(?:[Hh]e|[Ss]he)\b{AUX}(?:(?P<trip>{TRIP}){TRIP_MEETS}|{MEETS}){TITLE}$")
_AND: Final = regex.compile(rf"(?:,|,? and|,? along with|,? as well as) {TITLE}|,? and ")
_OWNER: Final = regex.compile(rf"'s? {TITLE}")
_SUBJECT: Final = regex.compile(rf"[^;:\"“”]{{0,60}}?, {TITLE}")
_HE_BEFORE: Final = 200  # characters in which "he" was named
_LEFT: Final = 160
#: Characters from two subjects to "after meeting".
_SAID: Final = 130


class Encounter(NamedTuple):
    """Who met, of which sides, in which words of the sentence; ``tie``: where it says so; ``coming``: yet to meet."""

    persons: tuple[str, ...]
    sides: tuple[str, ...]
    start: int
    end: int
    tie: int
    coming: bool
    call: bool


class _Tied(NamedTuple):
    people: tuple[Mention, ...]
    start: int
    end: int
    tie: int
    trip: bool = False
    he: bool = False  # who speaks met them: nobody is named before


def encounters(clause: Clause, text: Annotated) -> Iterator[Encounter]:
    """Give the meetings and calls a clause tells of, each with the persons who met."""
    found = tied(clause, text)
    if not found:
        return
    plain, homes = clean(clause.sentence.text), homes_of(text)
    left, right = clause.start - clause.sentence.start, clause.end - clause.sentence.start
    for each in found:
        speaker = clause.attribution.speaker if clause.attribution.kind == "indirect" else None
        persons = tuple(dict.fromkeys([*((speaker,) if each.he and speaker else ()), *(one.id for one in each.people)]))
        sides = tuple(homes.get(one, "") for one in persons)
        if not left <= each.tie < right or len(set(sides)) < 2 or "" in sides or len(persons) < 2:
            continue
        if UNREAL.pattern.search(plain, max(0, each.start - 60), each.end + 30) or COUNTED.match(plain, each.end):
            continue
        words = plain[each.start : each.end]
        coming = COMING.search(words) is not None or (each.trip and GOES.search(words) is not None)
        call = CALL.pattern.search(plain, each.start, min(len(plain), each.end + 12)) is not None
        yield Encounter(persons, sides, each.start, each.end, each.tie, coming, call)


def homes_of(text: Annotated) -> dict[str, str]:
    """Give the side of every person of the lexicon, bodies left out."""
    if ("homes",) not in text.kept:
        text.kept["homes",] = {p.id: p.side for p in text.talks.persons if p.pronoun != "it"}
    found: dict[str, str] = text.kept["homes",]
    return found


def tied(clause: Clause, text: Annotated) -> list[_Tied]:
    """Give what ties the people of a sentence, worked out once for all its clauses."""
    key = ("encounters", clause.sentence.index, clause.sentence.where)
    if key not in text.kept:
        named = ANY.may(clean(clause.sentence.text)) and any(m.kind == "person" for m in clause.sentence.mentions)
        text.kept[key] = list(_tied(clause, clean(clause.sentence.text), homes_of(text))) if named else []
    found: list[_Tied] = text.kept[key]
    return found


def _tied(clause: Clause, plain: str, homes: dict[str, str]) -> Iterator[_Tied]:
    groups = _groups(clause, plain, homes)
    for left, right in pairwise(groups):
        match = _MEETS.fullmatch(plain, left[-1].end, right[0].start)
        if match is not None:
            yield _Tied((*left, *right), left[0].start, right[-1].end, left[-1].end, bool(match["trip"]))
        own = OWN_MEETING.fullmatch(plain, left[-1].end, right[0].start)
        if own is not None and not AHEAD.search(plain, max(0, left[0].start - 50), left[0].start):
            yield _Tied((left[-1], *right), left[-1].start, right[-1].end, left[-1].start)
    for group in groups:
        first, end = group[0].start, group[-1].end
        yield from _among(plain, group, first, end)
        yield from _led(plain, groups, group)
        match = _HE.search(plain, max(0, first - _LEFT), first)
        if match is not None:
            who = _named_before(groups, match.start())
            yield _Tied((*who, *group), match.start(), end, match.start(), bool(match["trip"]), not who)


def _among(plain: str, group: Sequence[Mention], first: int, end: int) -> Iterator[_Tied]:
    """Give the meetings of people named in a row: "X and Y met", "talks between X and Y", "X and Y … after meeting"."""
    if len(group) < 2:
        return
    both = _BOTH.match(plain, end)
    if both is not None:
        yield _Tied(tuple(group), first, both.end(), end)
    noun = NOUN_BETWEEN.search(plain, max(0, first - _LEFT), first)
    if noun is not None and not AHEAD.search(plain, max(0, noun.start() - 50), noun.start()):
        yield _Tied(tuple(group), noun.start(), end, noun.start())
    after = AFTER_MEETING.pattern.search(plain, end, min(len(plain), end + _SAID)) if AFTER_MEETING.may(plain) else None
    if after is not None and both is None:
        yield _Tied(tuple(group), after.start(), after.end(), after.start())


def _led(plain: str, groups: list[list[Mention]], group: list[Mention]) -> Iterator[_Tied]:
    """Give who met behind a noun: its guest, and the subject before it or right behind ("After talks with Y, X")."""
    first, end = group[0].start, group[-1].end
    noun = NOUN_WITH.pattern.search(plain, max(0, first - _LEFT), first) if NOUN_WITH.may(plain) else None
    if noun is None:
        return
    behind = next((g for g in groups if g[0].start > end), None)
    if behind is not None and _SUBJECT.fullmatch(plain, end, behind[0].start):
        whose = behind if " their " in noun[0] else behind[:1]
        yield _Tied((*whose, *group), noun.start(), end, noun.start())
        return
    who = _named_before(groups, noun.start())
    if who and "," not in plain[who[0].end : noun.start()]:
        yield _Tied((*who, *group), noun.start(), end, noun.start())


def _groups(clause: Clause, plain: str, homes: dict[str, str]) -> list[list[Mention]]:
    """Join the people named in a row ("the envoys X and Y"); whose envoy somebody is does not count."""
    base = clause.sentence.start
    people = [
        Mention(kind=m.kind, id=m.id, start=m.start - base, end=m.end - base, text=m.text, form=m.form)
        for m in clause.sentence.mentions
        if m.kind == "person" and m.id in homes
    ]
    people = [
        m
        for m, following in zip(people, [*people[1:], None], strict=False)
        if following is None
        or homes.get(m.id) != homes.get(following.id)
        or not _OWNER.fullmatch(plain, m.end, following.start)
    ]
    groups: list[list[Mention]] = []
    for one in people:
        if groups and _AND.fullmatch(plain, groups[-1][-1].end, one.start):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _named_before(groups: list[list[Mention]], at: int) -> list[Mention]:
    """Give the one named last before a place of the sentence."""
    return [g[-1] for g in groups if at - _HE_BEFORE < g[-1].end <= at][-1:]
