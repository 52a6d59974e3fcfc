"""Meetings beside the talks: the two heads alone, a call between officials of both sides, a host with one delegation.

Reads who met whom, whether it happened or is set, and on what day; a mediating state's envoys with one party count
wherever they meet. Never reads sessions of whole delegations, meetings of the two presidents (those are summits), of
one side with other states elsewhere, or meetings wished for or denied.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

import regex

from extractors.binding import event_day, evidence
from extractors.envoy_meetings import Pair, envoy_meetings
from extractors.facts.delegation_head import heads
from extractors.facts.side_meeting_examples import EXAMPLES as EXAMPLES
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause, Mention
from extractors.text import clean
from extractors.triggers import gated

TYPE: Final = "side_meeting"

_MEETING: Final = (
    r"(?:meetings?|talks|conversations?|discussions?|consultations?|t[eê]te-[aà]-t[eê]tes?|one-on-ones?|"
    r"face-to-faces?|calls?|chats?)"
)
_MET: Final = (
    rf"(?:met|meets?|(?<!\b(?:the|a|an|his|their|of|for|this|that) )meeting|spoke|speaks?|spoken|talked|talks?|"
    rf"conferred|confers?|sat down|sits? down|huddled|"
    rf"(?:held|had|hold|holds|have|has|holding|having|hosted|began|started) (?:[\w'-]+ ){{0,5}}?{_MEETING})\b"
)
_NOUN: Final = gated(rf"\b(?:[\w'-]+ ){{0,3}}?{_MEETING} (?:[^,;.]{{1,40}}? )?(?:between|of)\b")
_VERB: Final = gated(rf"\b{_MET}")
_CALL: Final = gated(
    r"\b(?:phone|telephone|by video|video (?:call|link)|phoned|calls?|on the line|WhatsApp)\b", regex.IGNORECASE
)
_ALONE: Final = gated(
    r"\b(?:one[ -](?:on|to)[ -]one|t[eê]te[ -][aà][ -]t[eê]te|face[ -]to[ -]face|alone|privately|in private|"
    r"separate(?:ly)?|bilaterals?|"
    r"behind closed doors|without (?:aides|their teams|interpreters)|on the sidelines|(?:ahead of|before|prior to|"
    r"after|during) the "
    r"(?:\w+ ){0,3}?(?:talks|round|session|negotiations|plenary|meeting|consultations))",
    regex.IGNORECASE,
)
_HEADS: Final = gated(
    r"\b(?:the )?(?:heads|leaders|chiefs) of (?:the |both |their |the two |two )*(?:\w+ and \w+ )?delegations\b|"
    r"\b(?:the )?(?:two |both )?(?:delegation (?:heads|leaders|chiefs)|chief negotiators|lead negotiators|top "
    r"negotiators|head negotiators)\b",
    regex.IGNORECASE,
)
_NOT_SO: Final = gated(
    r"\b(?:could|would|might|may|should|want\w*|wish\w*|hop\w+|ready|willing|propos\w+|offer\w*|call(?:s|ed|ing) for|"
    r"urg\w+|suggest\w*|possib\w+|refus\w+|"
    r"reject\w*|if|whether|unlikely|not clear|unclear|agree to|insist\w*|demand\w*|invit\w+|idea of|no plans|rul\w+ "
    r"out|never|not|n't|without)\b",
    regex.IGNORECASE,
)
_SET: Final = gated(
    r"\b(?:will|set to|due to|scheduled to|is to|are to|expected to|plans? to|planned|going to|to (?:meet|hold|speak|"
    r"talk))\b"
)
_BEFORE: Final = gated(
    r"\b(?:ahead of|before|prior to)\b (?:the |a )?(?:\w+ ){0,4}?(?:talks|negotiations|session|round|plenary|meeting|"
    r"group|delegations)"
)
_AFTER: Final = gated(
    r"\b(?:after|following)\b (?:the |a )?(?:\w+ ){0,4}?(?:talks|negotiations|session|round|plenary|meeting)"
)
_HOSTS: Final = frozenset({"US", "TR", "AE", "SA", "QA", "VA", "BY", "CH", "UN"})
_NAME_WORDS: Final = (
    r"(?:(?:the|his|her|their|its|a|[\p{Lu}][\w'.-]*|\w+ian|presidential|foreign|chief|head|leader|negotiator|aide|"
    r"counterpart|minister|secretary|and|of|delegation)[, ]+)"
)
#: "A and B", "A, the Russian aide, and his counterpart B"
_JOINED: Final = regex.compile(rf"(?:,[^,]{{3,60}},)? and {_NAME_WORDS}{{0,8}}|-|–|, ")
#: Between those who met and the verb: adverbs, an apposition, a date.
_LISTED: Final = regex.compile(rf",? ?(?:and )?{_NAME_WORDS}{{0,8}}")
_LINK: Final = regex.compile(
    r"(?:,[^,.;]{3,80})?,?(?: ?(?:also|both|first|had|have|has|then|later|earlier|already|briefly|will|is|are|were|"
    r"was|set to|due to|expected to|scheduled to|to|"
    r"(?:on )?\w+day|late|again|separately|privately|alone))*(?: (?:the|a|his|her))? ?"
)
_WITH: Final = regex.compile(
    rf" ?(?:(?:separately|privately|alone|briefly|one[ -]on[ -]one|face[ -]to[ -]face|in \w+|on \w+day|again|first|"
    rf"late) )*(?:with |separately with )?{_NAME_WORDS}{{0,8}}"
)
_TITLES: Final = regex.compile(rf" ?{_NAME_WORDS}{{0,8}}")


class Met(NamedTuple):
    """Who met, of which sides; offsets into the clause."""

    persons: tuple[str, ...]
    sides: tuple[str, ...]
    start: int
    end: int


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the meeting beside the talks a clause tells of, if any."""
    plain = clean(clause.text)
    if clause.polarity != "asserted":
        return []
    beside = [_fact(clause, text, plain, Met(*pair[:4]), coming=pair.coming) for pair in _envoys(clause, text, plain)]
    if beside or not (_VERB.search(plain) or _NOUN.search(plain)):
        return beside[:1]
    found = [*_several(clause, text, plain), *_pairs(clause, text, plain), *_heads(clause, text, plain)]
    return [
        _fact(clause, text, plain, met) for met in found if not _NOT_SO.search(plain, max(0, met.start - 50), met.end)
    ][:1]


def _envoys(clause: Clause, text: Annotated, plain: str) -> list[Pair]:
    """Give meetings with the mediating state's envoys; of two presidents only those with a guest of the mediator."""
    found = envoy_meetings(clause, text, plain) if not _CALL.search(plain) else ()
    return [pair for pair in found if not (all(_presides(text, p) for p in pair.persons) and "RU" in pair.sides)]


def _several(clause: Clause, text: Annotated, plain: str) -> Iterator[Met]:
    """Give three or more people of both parties and a host listed after "a meeting between"."""
    homes = {p.id: p.side for p in text.talks.persons}
    for noun in _NOUN.finditer(plain):
        listed: list[Mention] = []
        end = noun.end()
        for m in clause.mentions:
            start = m.start - clause.start
            if m.kind == "person" and start >= end and _LISTED.fullmatch(plain[end:start]):
                listed.append(m)
                end = m.end - clause.start
        sides = tuple(homes.get(m.id, "") for m in listed)
        if len(listed) > 2 and set(text.talks.parties) <= set(sides):
            yield Met(tuple(m.id for m in listed), sides, noun.start(), end)


def _pairs(clause: Clause, text: Annotated, plain: str) -> Iterator[Met]:
    """Give two people of different sides tied by a verb or noun of meeting."""
    people = [m for m in clause.mentions if m.kind == "person"]
    homes = {p.id: p.side for p in text.talks.persons}
    for left, right in pairwise(people):
        sides = (homes.get(left.id, ""), homes.get(right.id, ""))
        if sides[0] == sides[1] or not _beside_the_talks(text, plain, (left.id, right.id), sides):
            continue
        tie = _tie(
            plain,
            left.start - clause.start,
            left.end - clause.start,
            right.start - clause.start,
            right.end - clause.start,
        )
        if tie is not None:
            yield Met((left.id, right.id), sides, *tie)


def _tie(plain: str, start: int, left_end: int, right_start: int, end: int) -> tuple[int, int] | None:
    """Give the words in which two people meet: "A and B met", "A met B", "a meeting between A and B"; None when not."""
    between = plain[left_end:right_start]
    joined = _JOINED.fullmatch(between) is not None
    for verb in _VERB.finditer(plain):
        if joined and end <= verb.start() and _LINK.fullmatch(plain[end : verb.start()]):
            return start, verb.end()
        inside = left_end <= verb.start() and verb.end() <= right_start
        if (
            inside
            and _LINK.fullmatch(plain[left_end : verb.start()])
            and _WITH.fullmatch(plain[verb.end() : right_start])
        ):
            return start, end
    for noun in _NOUN.finditer(plain):
        if joined and noun.end() <= start and _TITLES.fullmatch(plain[noun.end() : start]):
            return noun.start(), end
    return None


def _beside_the_talks(text: Annotated, plain: str, persons: tuple[str, str], sides: tuple[str, str]) -> bool:
    """Tell whether a meeting of two belongs beside these talks: both parties, or a host and one party set apart."""
    parties = set(text.talks.parties)
    if set(sides) == parties:
        return not all(_presides(text, person) for person in persons)
    return (
        bool(parties & set(sides))
        and bool(set(sides) & _HOSTS)
        and _ALONE.search(plain) is not None
        and not _CALL.search(plain)
    )


def _presides(text: Annotated, person: str) -> bool:
    titles = (o.title.lower() for p in text.talks.persons if p.id == person for o in p.offices)
    return any(title == "president" for title in titles)


def _heads(clause: Clause, text: Annotated, plain: str) -> Iterator[Met]:
    """Give the heads of both delegations meeting, by name where the article names one head a side."""
    for match in _HEADS.finditer(plain):
        verb = _VERB.search(plain, match.end())
        noun = next(
            (n for n in _NOUN.finditer(plain) if n.end() <= match.start() and match.start() - n.end() < 20), None
        )
        if any(
            m.kind == "person" and match.end() <= m.start - clause.start < match.end() + 40 for m in clause.mentions
        ):
            continue
        if noun is not None or (
            verb is not None and _LINK.fullmatch(plain[match.end() : verb.start()]) and _ALONE.search(plain)
        ):
            start = noun.start() if noun is not None else match.start()
            yield Met(
                _named_heads(text),
                text.talks.parties,
                start,
                verb.end() if verb is not None and noun is None else match.end(),
            )


def _named_heads(text: Annotated) -> tuple[str, ...]:
    """Give the two heads of delegation an article names, one a party; empty when it does not name exactly them."""
    homes = {p.id: p.side for p in text.talks.persons}
    found = {
        head.who.ident
        for s in text.sentences
        if "delegation" in s.text or "negotiat" in s.text
        for head in heads(s, text)
    }
    by_side = {homes.get(person): person for person in sorted(found)}
    return (
        tuple(by_side[side] for side in text.talks.parties)
        if len(found) == 2 and set(text.talks.parties) == set(by_side)
        else ()
    )


def _fact(clause: Clause, text: Annotated, plain: str, met: Met, *, coming: bool = False) -> Fact:
    both = set(text.talks.parties) <= set(met.sides)
    third = sorted(set(met.sides) - set(text.talks.parties))
    party = [side for side in met.sides if side in text.talks.parties]
    planned = coming or clause.tense == "future" or _SET.search(plain, 0, met.end) is not None
    kind = "call" if _CALL.search(plain) else "trilateral" if both and third else "one_on_one" if both else "bilateral"
    order = (
        "before plenary"
        if _BEFORE.search(plain, met.start)
        else "after plenary"
        if _AFTER.search(plain, met.start)
        else None
    )
    return Fact(
        type=TYPE,
        status="scheduled" if planned else "completed",
        scope=clause.scope,
        actor="BOTH" if both else "+".join([*third, *party]),
        persons=met.persons,
        date=event_day(clause, met.start),
        evidence=evidence(clause, text, met.start, met.end),
        rule=f"side meeting: {kind.replace('_', ' ')}",
        attribution=clause.attribution,
        slots={"kind": kind, "order": order} if order else {"kind": kind},
    )
