"""Heads of delegations told in few words: "… and Kyiv's under X", "led for Russia by X", "his counterpart X"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

import regex

from extractors.head_words import BEING, HEADED
from extractors.sources import Source
from extractors.triggers import Gated, gated

#: Words that make the rest of a sentence about delegations.
_TEAM: Final = gated(r"\b(?:delegations?|(?:negotiating )?teams?|negotiators?|group|side)\b")
_DELEGATION: Final = regex.compile(r"\bdelegation\b")
_SIDE: Final = r"(?P<side>[\p{Lu}]\w+)"
#: "Kyiv's under X", "Russia's was led by X": the team is not named again.
_OWNED: Final = gated(
    rf"(?:\b(?:and|while|whereas)|[,;]) (?:the )?{_SIDE}(?:'s|s')?(?: (?:team|side|one|delegation|group))?"
    r" (?:(?:is|was|were|again|will be|being) )*(?:led by|headed by|under) "
)
#: "… was led by X, Kyiv's by Y": the verb is not repeated either.
_BY: Final = gated(
    rf"(?:\b(?:and|while|whereas)|[,;]) (?:the |its |their |his )?{_SIDE}(?:'s|s')?"
    r"(?: (?:team|side|delegation|counterpart))?(?: led| headed)? by "
)
_LED_BY: Final = regex.compile(r"\b(?:led|headed|chaired)\b[^.;]{0,30} by\b")
#: "leads for Russia", behind the name
_LEADS_FOR: Final = gated(
    rf"\b(?:leads|led|heads|headed|will lead) (?:the talks )?(?:for|on behalf of) (?:the )?{_SIDE}\b(?! by)"
)
#: "was led for Russia by X", "to be headed on behalf of Ukraine by X"
_ON_BEHALF: Final = gated(
    rf"\b(?:led|headed|represented)(?: at [^,.;:]{{3,40}})? (?:for|on behalf of|on) (?:the )?{_SIDE}(?: side)? by |"
    rf"\b(?:[Ff]or|[Oo]n) (?:the )?{_SIDE}(?: side)?,? (?:the )?(?:talks|delegation|team|negotiations|meeting)"
    rf"{BEING} {HEADED}{BEING} by "
)
#: "… on the Ukrainian side by X and on the Russian side by Y"
_AND_FOR: Final = gated(rf"\b(?:and|while|,) (?:for|on) (?:the )?{_SIDE}(?: side)?,? by ")
#: "it would still be headed by X", "… consists of 15 people and is headed by X": the delegation stands before.
_HEADED: Final = gated(rf"\b(?:[Ii]t|which|and|that)(?= (?:\w+ ){{1,6}}?by ){BEING} {HEADED}{BEING} by ")
#: "chief negotiator for Ukraine and X for Russia"
_FOR_BOTH: Final = gated(r"\b(?:negotiator|delegate|delegation head)s? for (?:the )?[\p{Lu}]\w+(?:,)? (?:and|while) ")
_FOR: Final = regex.compile(rf"(?: was| is)? for {_SIDE}\b")
#: "his Ukrainian counterpart X", behind a head of the other side
_PEER: Final = gated(rf"\b(?:[Hh]is|[Hh]er|[Tt]heir) {_SIDE} (?:counterpart|opposite number),? ")
#: "headed the one from Moscow"
_THE_ONE: Final = gated(rf"\b(?:led|leads|headed|heads|will lead|will head) (?:the one|that) (?:from|of|for) {_SIDE}\b")
#: "is to lead it", the delegation named in the sentence before
_IT: Final = gated(r"\b(?:is to|will|was to|is set to|led|leads|headed|heads)(?: again)? ?(?:lead|head)? it\b")
#: "X headed the Russian delegation and Y the Ukrainian": verb and team are left out
_AND_THE: Final = gated(
    r"\b(?:led|leads|headed|heads) (?:the )?[\p{Lu}]\w+(?:'s)? (?:delegation|team|side)[^.;]{0,40}?"
    r"(?:,? (?:and|while)|,) "
)
_THE_OTHER: Final = regex.compile(rf" (?:the )?{_SIDE}(?:'s)?(?: (?:one|team|side|delegation))?(?=[.,;]|$)")
#: "led by …: X on one side of the table, Y on the other"
_ON_ONE_SIDE: Final = regex.compile(r" on (?:the )?(?:one|the other|other)(?: side)?\b")
_RELATIVE: Final = regex.compile(r"(?:, [^;:\"“”]{3,120},)? $")

_TITLE: Final = 40  # characters of an office before a name
Right = Callable[[int], Sequence[Source]]


class Head(NamedTuple):
    """A person and the phrase that makes him head; offsets into the sentence."""

    who: Source
    start: int
    end: int
    team: str


def in_few_words(plain: str, who: Sequence[Source], right: Right, *, before: str, peers: bool) -> Iterator[Head]:
    """Give the heads a sentence names without naming their team.

    ``right``: whom the words behind an offset name. ``before``: the sentence before. ``peers``: this sentence or the
    one before names a head, whose counterpart is one too.
    """
    for pattern in (_OWNED, _ON_BEHALF, _PEER):
        for match in pattern.finditer(plain):
            if peers if pattern is _PEER else pattern is _ON_BEHALF or _TEAM.search(plain, 0, match.start()):
                yield from (Head(p, match.start(), match.end(), match["side"]) for p in right(match.end()))
    for match in _BY.finditer(plain):
        if _LED_BY.search(plain, 0, match.start()):
            yield from (Head(p, match.start(), match.end(), match["side"]) for p in right(match.end()))
    for match in _FOR_BOTH.finditer(plain):
        for person in right(match.end())[:1]:
            side = _FOR.match(plain, person.end)
            if side is not None:
                yield Head(person, person.start, side.end(), side["side"])
    yield from _behind(plain, right, before)
    yield from _left_out(plain, who)
    yield from _leading(plain, who, _THE_ONE, told=_THE_ONE.may(plain) and _TEAM.search(plain) is not None)
    yield from _leading(plain, who, _LEADS_FOR, told=_LEADS_FOR.may(plain) and _TEAM.search(plain) is not None)
    yield from _leading(plain, who, _IT, told="delegation" in before and _DELEGATION.search(before) is not None)


def _behind(plain: str, right: Right, before: str) -> Iterator[Head]:
    """Give the heads named behind "by": of one side of the table after the other, or of the delegation told before."""
    for match in _AND_FOR.finditer(plain):
        if _LED_BY_SIDE.search(plain, 0, match.start()):
            yield from (Head(p, match.start(), match.end(), match["side"]) for p in right(match.end()))
    for match in _HEADED.finditer(plain):
        if (told := _told(plain[: match.start()])) or (_IT_FIRST.match(plain[: match.start() + 3]) and _told(before)):
            team = told or ""
            yield from (Head(p, match.start(), match.end(), team) for p in right(match.end()))


def _told(before: str) -> str | None:
    """Give the words of the delegation last named near the end of some words; None where another body is nearer."""
    teams = list(_OF_NEGOTIATORS.finditer(before))
    if not teams or len(before) - teams[-1].end() > _FAR or _BODY.search(before, teams[-1].end()):
        return None
    return str(teams[-1][0])


_FAR: Final = 130
_IT_FIRST: Final = regex.compile(r"(?:It|The (?:group|team|delegation)|They)\b|.{0,60}\b(?:it|that it)\b", regex.DOTALL)
_OF_NEGOTIATORS: Final = regex.compile(
    r"(?:\b[\p{Lu}][\w.]+(?:'s|')? (?:and [\p{Lu}]\w+ )?)?\b(?:negotiating )?(?:delegation|team|negotiators)\b"
)
_BODY: Final = regex.compile(r"\b(?:group|commission|committee|council|ministry|office|party|company|fund)\b")
_LED_BY_SIDE: Final = regex.compile(r"\b(?:led|headed|represented)\b[^.;]{0,40} (?:for|on) [^.;]{0,30} by\b")


def _left_out(plain: str, who: Sequence[Source]) -> Iterator[Head]:
    """Give the heads whose verb or team is not said again: "… and Y the Ukrainian", "X on one side, Y on the other"."""
    for match in _AND_THE.finditer(plain):
        for person in who:
            other = _THE_OTHER.match(plain, person.end)
            if other is not None and 0 <= person.start - match.end() <= _TITLE:
                yield Head(person, person.start, other.end(), other["side"])
    if _LED_BY.search(plain) and _TEAM.search(plain):
        for person in who:
            side = _ON_ONE_SIDE.match(plain, person.end)
            if side is not None:
                yield Head(person, person.start, side.end(), "")


def _leading(plain: str, who: Sequence[Source], pattern: Gated, *, told: bool) -> Iterator[Head]:
    """Give who stands before a verb of leading whose object only points back at a delegation."""
    for match in pattern.finditer(plain) if told else ():
        left = [p for p in who if p.end <= match.start() and _RELATIVE.fullmatch(plain, p.end, match.start())]
        side = match.groupdict().get("side")
        yield from (Head(person, match.start(), match.end(), side or "") for person in left[-1:])
