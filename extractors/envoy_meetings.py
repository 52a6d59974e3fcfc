"""Meetings of a party's leader or envoy with the mediating state's, beside the talks: held, or set for a day.

"X met the envoys Y and Z", "Y would travel to the capital to meet X", "he will meet Y on Monday", "a late session
between X and the envoys Y and Z". A meeting of both presidents is a summit where the party is not the host's guest.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

import regex

from extractors.actors import MEDIATING
from extractors.model.text import Annotated, Clause, Mention

_TALK: Final = (
    r"(?:meetings?|talks|discussions?|sessions?|conversations?|negotiations|consultations|sit-downs?|encounters?)"
)
_TITLE: Final = (
    r"(?:(?:the|his|her|their|a|both|[\p{Lu}][\w'.-]*|\w+ian|foreign|chief|special|presidential|peace|head|leader|"
    r"negotiators?|aides?|counterpart|minister|secretary|and|of|envoys?|president|team)[, ]+){0,8}"
)
_AUX: Final = (
    r"(?:,[^,.;\"]{3,80},)?(?: (?:will|would|is|are|was|were|has|had|have|then|also|later|set|due|expected|scheduled|"
    r"planning|plans|planned|to|be|been|on|next|this|last|week|month|again|first|both|earlier|privately|separately|"
    r"\w+day))*+"
)
_TRIP: Final = (
    r"(?: (?:travel(?:s|led|ed|ling|ing)?|fl(?:y|ies|ew|own|ying)|go(?:es|ing)?|went|head(?:s|ed|ing)?|"
    r"return(?:s|ed|ing)?|arriv(?:e|es|ed)|visit(?:s|ed)?|c[ao]me)\b[^,.;\"]{0,60}? (?:to|and|for|where s?he))?"
)
_VERB: Final = (
    r" (?:met|meets?|meeting|see|saw|receiv(?:e|es|ed)|host(?:s|ed)?|s[ai]ts? down|huddled|conferred|"
    rf"spent [^,.;\"]{{3,40}}(?:hours?|minutes)|(?:an? )?(?:[\w-]+ ){{0,2}}{_TALK}|"
    rf"(?:hold|holds|held|had|have|having) (?:[\w'-]+ ){{0,5}}?{_TALK})"
    r"(?: (?:again|separately|privately|in (?:the )?[\p{Lu}]\w+|on \w+day|for [\w ]{3,25}))*+(?: with)? "
)
_MEETS: Final = regex.compile(rf"{_AUX}(?P<trip>{_TRIP}){_VERB}{_TITLE}")
#: Behind "X and Y": "will sit down", "met in Florida", "to meet".
_BOTH_MEET: Final = regex.compile(
    rf"{_AUX} (?:met|meet|s[ai]t down|huddled|conferred|(?:hold|held) (?:[\w'-]+ ){{0,5}}?{_TALK})\b"
)
_HE_MEETS: Final = regex.compile(rf"\b(?:[Hh]e|[Ss]he)\b{_AUX}(?P<trip>{_TRIP}){_VERB}{_TITLE}$")
_NOUN: Final = regex.compile(rf"\b{_TALK}(?: [^,.;\"]{{1,40}}?)? between {_TITLE}$")
_AND: Final = regex.compile(rf"(?:,|,? and) {_TITLE}|,? and ")
#: Meetings counted over a time are background.
_COUNTED: Final = regex.compile(r"[^,.;]{0,40}?\b(?:times|repeatedly|regularly|often|occasions)\b")
_CLAUSE: Final = 200  # characters before a clause in which "he" was named
_UNREAL: Final = regex.compile(
    r"\b(?:could|might|may|should|want\w*|wish\w*|hop\w+|ready|willing|propos\w+|offer\w*|urg\w+|suggest\w*|possib\w+|"
    r"refus\w+|reject\w*|if|whether|unless|unlikely|unclear|agree[sd]? to|insist\w*|demand\w*|invit\w+|no plans|"
    r"rul\w+ out|never|not|n't|without|cancel\w*|postpon\w*|call(?:s|ed|ing)? (?:off|for)|plan(?:s|ned)? no)\b",
    regex.IGNORECASE,
)


_COMING: Final = regex.compile(
    r"\b(?:will|would|is to|are to|(?<!\w(?:ed|ew|nt) (?:[\w ]{1,30} )?)to (?:meet|see|sit|hold|have|receive)|"
    r"set to|due to|"
    r"expected|scheduled|plan\w*)\b"
)
_GOES: Final = regex.compile(r"\b(?:travel|fly|go|head|return)s? ")


class Pair(NamedTuple):
    """Who met, of which sides, in which words of the clause; ``coming``: they are yet to meet."""

    persons: tuple[str, ...]
    sides: tuple[str, ...]
    start: int
    end: int
    coming: bool


def envoy_meetings(clause: Clause, text: Annotated, plain: str) -> Iterator[Pair]:
    """Give the meetings a clause tells of between a party's person and persons of the mediating state."""
    people = [m for m in clause.mentions if m.kind == "person"]
    homes = {p.id: p.side for p in text.talks.persons}
    near = {homes.get(m.id, "") for m in clause.sentence.mentions if m.kind == "person"}
    if not people or not near & MEDIATING or not near & set(text.talks.parties):
        return
    groups = _groups(plain, clause, people)
    for left, right in pairwise(groups):
        start, end = left[0].start - clause.start, right[-1].end - clause.start
        match = _MEETS.fullmatch(plain, left[-1].end - clause.start, right[0].start - clause.start)
        if match is not None:
            yield from _pair((*left, *right), homes, text, plain, (start, end), trip=bool(match["trip"]))
    for group in groups:
        first, end = group[0].start - clause.start, group[-1].end - clause.start
        both = _BOTH_MEET.match(plain, end)
        if both is not None and len(group) > 1:
            yield from _pair(tuple(group), homes, text, plain, (first, both.end()), trip=False)
        noun = _NOUN.search(plain, max(0, first - 160), first)
        if noun is not None and len(group) > 1:
            yield from _pair(tuple(group), homes, text, plain, (noun.start(), end), trip=False)
        match = _HE_MEETS.search(plain, max(0, first - 160), first)
        at = match.start() if match is not None else len(plain) - len(plain.lstrip())
        if match is None and group is groups[0]:  # "X, who landed on Thursday, | will hold talks with Y"
            match = _MEETS.fullmatch(f" {plain[at:first]}")
        who = _named_before(clause, at) if match is not None else None
        if match is not None and who is not None:
            yield from _pair((who, *group), homes, text, plain, (at, end), trip=bool(match["trip"]))


def _groups(plain: str, clause: Clause, people: list[Mention]) -> list[list[Mention]]:
    """Join the people named in a row: "the envoys X and Y"."""
    groups: list[list[Mention]] = []
    for one in people:
        if groups and _AND.fullmatch(plain, groups[-1][-1].end - clause.start, one.start - clause.start):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _named_before(clause: Clause, at: int) -> Mention | None:
    place = clause.start + at
    before = [m for m in clause.sentence.mentions if m.kind == "person" and place - _CLAUSE < m.end <= place]
    return before[-1] if before else None


def _pair(
    people: tuple[Mention, ...],
    homes: dict[str, str],
    text: Annotated,
    plain: str,
    span: tuple[int, int],
    *,
    trip: bool,
) -> Iterator[Pair]:
    sides = tuple(homes.get(one.id, "") for one in people)
    parties = set(text.talks.parties)
    third, party = set(sides) - parties, set(sides) & parties
    if len(party) != 1 or not third or not third <= MEDIATING:
        return
    if _UNREAL.search(plain, max(0, span[0] - 60), span[1] + 30) or _COUNTED.match(plain, span[1]):
        return
    coming = _COMING.search(plain, span[0], span[1]) is not None
    coming = coming or (trip and _GOES.search(plain, span[0], span[1]) is not None)
    yield Pair(tuple(dict.fromkeys(one.id for one in people)), sides, *span, coming)
