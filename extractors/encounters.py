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
    BY_DOING,
    CALL,
    COMING,
    COUNTED,
    GOES,
    HIS,
    MEETS,
    NAMED,
    NOUN_BETWEEN,
    NOUN_WITH,
    OWN_MEETING,
    PAST,
    TAKEN_BACK,
    TALK,
    TELLS,
    TITLE,
    TOLD_IN,
    TRIP,
    TRIP_MEETS,
    UNREAL,
    WHEN,
)
from extractors.model.text import Annotated, Clause, Mention
from extractors.text import clean

_MEETS: Final = regex.compile(
    rf"{AUX}(?:(?P<trip>{TRIP}){TRIP_MEETS}|{MEETS})(?:[\p{{Lu}}.]+ officials[^,;.]{{0,30}}, including )?{TITLE}"
)
_BOTH: Final = regex.compile(rf"{AUX}{BOTH_MEET}")
_HE: Final = regex.compile(rf"\b(?:[Hh]e|[Ss]he)\b{AUX}(?:(?P<trip>{TRIP}){TRIP_MEETS}|{MEETS}){TITLE}$")
_HE_AND: Final = regex.compile(rf"\b(?:[Hh]e|[Ss]he) and {TITLE}$")
_I: Final = regex.compile(rf"(?:\b(?:I|[Ww]e)\b|^\W*(?:[Tt]oday )?(?=[SMH](?:poke|et|ad|eld)\b)){AUX}{MEETS}{TITLE}$")
_MINE: Final = regex.compile(rf"\b(?:[Mm]y|[Oo]ur) (?:[\w'-]+ ){{0,4}}?{TALK}{WHEN} with {TITLE}$")
_SAYS: Final = regex.compile(
    r"\b(?:said|says|added|announced|confirmed|wrote|stated|noted|reporters|recalled)(?: on \w+day)?(?: that)? $"
)
_AFTER: Final = regex.compile(
    r"\b(?:[Aa]fter|[Ff]ollowing|[Dd]uring|[Ii]n|[Aa]t|since) (?:a |an |the )?(?:[\w-]+ ){0,3}$"
)
_SPOKE: Final = regex.compile(r"\b(?:spoke|spoken|speaks?|discuss\w*)\b")
_MET: Final = regex.compile(
    r"\b(?:met|meets?|meeting|sat|visit\w*|receiv\w+|host\w+|in person|alone|privately|separately|briefly|"
    r"one[- ]on[- ]one|face[- ]to[- ]face|in (?:the )?\p{Lu}\w+)\b"
)
_AND: Final = regex.compile(rf"(?:,|,? and|,? along with|,? as well as) {TITLE}|,? and ")
_OWNER: Final = regex.compile(rf"'s? {TITLE}")
#: "the president's envoy", "his aide": whose man somebody is.
_HIS_MAN: Final = regex.compile(
    r"'s? (?:[\w-]+ ){0,4}?(?:envoys?|aides?|advis[eo]rs?|negotiators?|representatives?|spokes\w+|son-in-law|"
    r"minister|chief of staff|secretary|counterparts?|emissary|emissaries|negotiating|deputy|ally|predecessor|office|"
    r"administration|government|team|delegation|party)\b"
)
_TOLD: Final = regex.compile(rf"{AUX}{TELLS}{TITLE}")
_SUBJECT: Final = regex.compile(rf"[^;:\"“”]{{0,60}}?, {TITLE}")
_CALLED: Final = regex.compile(r"\bcall(?:s|ed)\b")
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
    past: bool = False  # in words that leave no doubt that it happened


class _Tied(NamedTuple):
    people: tuple[Mention, ...]
    start: int
    end: int
    tie: int
    trip: bool = False
    guests: tuple[Mention, ...] = ()  # whom "he" or "I" met; who speaks may be meant
    own: bool = False  # "I": nobody but who speaks
    verb: bool = False  # told by a verb
    led: bool = False  # told as the time of something else that happened


def encounters(clause: Clause, text: Annotated) -> Iterator[Encounter]:
    """Give the meetings and calls a clause tells of, each with the persons who met."""
    found = tied(clause, text)
    if not found:
        return
    plain, homes = clean(clause.sentence.text), homes_of(text)
    left, right = clause.start - clause.sentence.start, clause.end - clause.sentence.start
    for each in found:
        persons = _persons(clause, each, homes)
        sides = tuple(homes.get(one, "") for one in persons)
        if not left <= each.tie < right or len(set(sides)) < 2 or "" in sides or len(persons) < 2:
            continue
        if _unreal(plain, each) or COUNTED.match(plain, each.end):
            continue
        words = plain[each.start : each.end]
        coming = COMING.search(words) is not None or (each.trip and GOES.search(words) is not None)
        coming = (coming or each.trip) if each.led else coming
        call = CALL.pattern.search(plain, each.start, min(len(plain), each.end + 12)) is not None
        call = call or (each.verb and _SPOKE.search(words) is not None and _MET.search(words) is None)
        yield Encounter(persons, sides, each.start, each.end, each.tie, coming, call, _past(each, words))


def _persons(clause: Clause, each: _Tied, homes: dict[str, str]) -> tuple[str, ...]:
    """Give who met; where "he" or "I" did, who speaks with those he met."""
    speaker = clause.attribution.speaker
    spoken = clause.attribution.kind in (("direct", "mixed") if each.own else ("indirect",))
    if each.guests and speaker is not None and speaker in homes and spoken:
        return tuple(dict.fromkeys([speaker, *(one.id for one in each.guests)]))
    return tuple(dict.fromkeys(one.id for one in each.people)) if not each.own else ()


def _unreal(plain: str, each: _Tied) -> bool:
    """Tell whether a meeting is wished for, possible, off or denied; little takes a plain past tense back."""
    left, words = max(0, each.start - 60), plain[each.start : each.end]
    if _past(each, words):
        return TAKEN_BACK.pattern.search(plain, left, each.end) is not None
    return UNREAL.pattern.search(plain, left, each.end + 30) is not None


def _past(each: _Tied, words: str) -> bool:
    return each.led or (each.verb and PAST.search(words) is not None and COMING.search(words) is None)


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
        if match is not None and not (_CALLED.search(match[0]) and NAMED.match(plain, right[-1].end)):
            yield _Tied((*left, *right), left[0].start, right[-1].end, left[-1].end, bool(match["trip"]), verb=True)
        told = _TOLD.fullmatch(plain, left[-1].end, right[0].start) and TOLD_IN.match(plain, right[-1].end)
        if told:
            yield _Tied((*left, *right), left[0].start, told.end(), left[-1].end, verb=True)
        own = OWN_MEETING.fullmatch(plain, left[-1].end, right[0].start)
        if own is not None and not AHEAD.search(plain, max(0, left[0].start - 50), left[0].start):
            yield _Tied((left[-1], *right), left[-1].start, right[-1].end, left[-1].start)
    for group in groups:
        first, end = group[0].start, group[-1].end
        yield from _of_subject(plain, groups, group)
        yield from _among(plain, group, first, end)
        yield from _led(plain, groups, group)
        yield from _pronouns(plain, groups, group)


def _pronouns(plain: str, groups: list[list[Mention]], group: list[Mention]) -> Iterator[_Tied]:
    """Give whom "he" or "I" met; he is who says so where nobody is named before, or right behind the saying."""
    first, end = group[0].start, group[-1].end
    match = _HE.search(plain, max(0, first - _LEFT), first)
    if match is not None:
        who = _named_before(groups, match.start())
        guests = tuple(group) if not who or _SAYS.search(plain, 0, match.start()) else ()
        yield _Tied((*who, *group), match.start(), end, match.start(), bool(match["trip"]), guests, verb=True)
    both = _HE_AND.search(plain, max(0, first - _LEFT), first)
    row = _BOTH.match(plain, end) if both is not None else None
    if both is not None and row is not None:
        who = groups[0][:1] if groups[0] is not group else []
        yield _Tied((*who, *group), both.start(), row.end(), end, guests=tuple(group), verb=True)
    mine = _I.search(plain, max(0, first - _LEFT), first) or _MINE.search(plain, max(0, first - _LEFT), first)
    if mine is not None:
        yield _Tied(tuple(group), mine.start(), end, mine.start(), guests=tuple(group), own=True, verb=True)


def _of_subject(plain: str, groups: list[list[Mention]], group: list[Mention]) -> Iterator[_Tied]:
    """Give the meetings of the sentence's first persons told behind their verb: "a day after his call with Y"."""
    first, end, who = group[0].start, group[-1].end, groups[0]
    for pattern in (BY_DOING, HIS) if who is not group else ():
        match = pattern.search(plain, max(0, first - _LEFT), first)
        if match is not None and not AHEAD.search(plain, max(0, match.start() - 50), match.start()):
            their = match[0].startswith("their")
            coming = match[0].startswith("before")
            yield _Tied((*(who if their else who[:1]), *group), match.start(), end, match.start(), coming, led=True)


def _among(plain: str, group: Sequence[Mention], first: int, end: int) -> Iterator[_Tied]:
    """Give the meetings of people named in a row: "X and Y met", "talks between X and Y", "X and Y … after meeting"."""
    if len(group) < 2:
        return
    both = _BOTH.match(plain, end)
    if both is not None:
        yield _Tied(tuple(group), first, both.end(), end, verb=True)
    noun = NOUN_BETWEEN.search(plain, max(0, first - _LEFT), first)
    if noun is not None and not AHEAD.search(plain, max(0, noun.start() - 50), noun.start()):
        led = _AFTER.search(plain, 0, noun.start()) is not None
        yield _Tied(tuple(group), noun.start(), end, noun.start(), led=led)
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
        yield _Tied((*whose, *group), noun.start(), end, noun.start(), led=True)
        return
    who = _named_before(groups, noun.start())
    if who and "," not in plain[who[0].end : noun.start()]:
        yield _Tied((*who, *group), noun.start(), end, noun.start(), led=True)


def _groups(clause: Clause, plain: str, homes: dict[str, str]) -> list[list[Mention]]:
    """Join the people named in a row ("the envoys X and Y"); whose envoy somebody is does not count."""
    base = clause.sentence.start
    people = [
        Mention(kind=m.kind, id=m.id, start=m.start - base, end=m.end - base, text=m.text, form=m.form)
        for m in clause.sentence.mentions
        if m.kind == "person" and m.id in homes
    ]
    people = [m for m in people if not _HIS_MAN.match(plain, m.end)]
    people = [
        m
        for m, following in zip(people, [*people[1:], None], strict=False)
        if following is None
        or homes.get(m.id) != homes.get(following.id)
        or not _OWNER.fullmatch(plain, m.end, following.start)
    ]
    groups: list[list[Mention]] = []
    for one in people:
        if groups and _AND.fullmatch(plain, groups[-1][-1].end, one.start) and not _guest(plain, groups[-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _guest(plain: str, group: Sequence[Mention], following: Mention) -> bool:
    """Tell whether a comma ends "After talks with X", and no row of names goes on."""
    first = group[0].start
    comma = plain[group[-1].end : following.start].startswith(",")
    return comma and NOUN_WITH.pattern.search(plain, max(0, first - _LEFT), first) is not None


def _named_before(groups: list[list[Mention]], at: int) -> list[Mention]:
    """Give the one named last before a place of the sentence."""
    return [g[-1] for g in groups if at - _HE_BEFORE < g[-1].end <= at][-1:]
