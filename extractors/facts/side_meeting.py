"""Meetings and calls beside the talks: the two heads alone, officials of both sides, a mediator or host with one.

Reads who met whom, whether it happened or is set, and on what day; a mediating state's envoys with one party count
wherever they meet. Never reads sessions of whole delegations, meetings of the two presidents (those are summits), of
one side with other states elsewhere, or meetings wished for or denied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import regex

from extractors.actors import MEDIATING
from extractors.binding import event_day
from extractors.context import sides_in
from extractors.delegation_meetings import between_teams
from extractors.encounters import Encounter, encounters, homes_of, tied
from extractors.facts.delegation_head import heads
from extractors.facts.side_meeting_examples import EXAMPLES as EXAMPLES
from extractors.meeting_topics import of_the_war
from extractors.meeting_words import AUX, COMING, MEETS, TALK, UNREAL
from extractors.model.talks import Evidence, Fact
from extractors.model.text import Annotated, Clause
from extractors.names import names, side_named
from extractors.session_pair import default_pair
from extractors.text import clean
from extractors.triggers import gated

TYPE: Final = "side_meeting"

_ALONE: Final = gated(
    r"\b(?:one[ -](?:on|to)[ -]one|t[eê]te[ -][aà][ -]t[eê]te|face[ -]to[ -]face|alone|privately|in private|"
    r"separate(?:ly)?|bilaterals?|"
    r"behind closed doors|closed-door|confidential|private|unannounced|"
    r"without (?:aides|their teams|interpreters)|on the sidelines|(?:ahead of|"
    r"before|prior to|"
    r"after|following|during) the "
    r"(?:\w+ ){0,3}?(?:talks|round|session|negotiations|plenary|meeting|consultations))",
    regex.IGNORECASE,
)
_HEADS: Final = gated(
    r"\b(?:the )?(?:heads|leaders|chiefs) of (?:the |both |their |the two |two )*(?:\w+ and \w+ )?delegations\b|"
    r"\b(?:the )?(?:two |both )?(?:delegation (?:heads|leaders|chiefs)|chief negotiators|lead negotiators|top "
    r"negotiators|head negotiators)\b",
    regex.IGNORECASE,
)
_BEFORE: Final = gated(
    r"\b(?:ahead of|before|prior to)\b (?:the |a )?(?:\w+ ){0,4}?(?:talks|negotiations|session|round|plenary|meeting|"
    r"group|delegations)"
)
_AFTER: Final = gated(
    r"\b(?:after|following)\b (?:the |a )?(?:\w+ ){0,4}?(?:talks|negotiations|session|round|plenary|meeting)"
)
_HOSTS: Final = frozenset({"US", "TR", "AE", "SA", "QA", "VA", "BY", "CH", "UN"})
_LINK: Final = regex.compile(
    r"(?:,[^,.;]{3,80})?,?(?: ?(?:also|both|first|had|have|has|then|later|earlier|already|briefly|will|is|are|were|"
    r"was|set to|due to|expected to|scheduled to|to|"
    r"(?:on )?\w+day|late|again|separately|privately|alone))*(?: (?:the|a|his|her))? ?"
)
_VERB: Final = gated(
    rf"\b(?:met|meets?|meeting|sat down|s[ai]ts? down|huddled|conferred|"
    rf"(?:h[eo]ld|had|convened) (?:[\w'-]+ ){{0,5}}?{TALK})\b"
)
_NOUN: Final = gated(rf"\b(?:[\w'-]+ ){{0,3}}?{TALK} (?:[^,;.]{{1,40}}? )?(?:between|of)\b")
#: "Medinsky held a closed-door meeting with the Ukrainian side": one person, and a delegation without a name.
_WITH_SIDE: Final = regex.compile(
    rf"{AUX}{MEETS}(?P<side>(?:the |his |her )?[\p{{Lu}}]\w+(?:'s)? "
    r"(?:side|delegation|team|negotiators|representatives|counterparts|colleagues))\b"
)


class Met(NamedTuple):
    """Who met, of which sides; offsets into the sentence."""

    persons: tuple[str, ...]
    sides: tuple[str, ...]
    start: int
    end: int
    coming: bool = False
    call: bool = False
    past: bool = False


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the meeting beside the talks a clause tells of, if any."""
    none = ("no meeting", clause.sentence.index, clause.sentence.where)
    if clause.polarity != "asserted" or none in text.kept:
        return []
    if not tied(clause, text) and not _unnamed(clause, text):
        text.kept[none] = True
        return []
    plain = clause.sentence.text
    found = (one for m in encounters(clause, text) for one in _one_by_one(m, text.talks.parties))
    facts = _several(m for m in found if _beside_the_talks(clause, text, clean(plain), m))
    if not facts:
        left, right = clause.start - clause.sentence.start, clause.end - clause.sentence.start
        facts = [m for m in _unnamed(clause, text) if left <= m.start < right][:1]
    return [_fact(clause, text, clean(plain), m) for m in facts]


def _one_by_one(met: Encounter, parties: tuple[str, str]) -> Iterator[Encounter]:
    """Take a call to people of both parties apart: "will call X and Y" are two calls."""
    hosts = [(p, s) for p, s in zip(met.persons, met.sides, strict=True) if s not in parties]
    if len(hosts) != 1 or not met.call or met.sides[0] in parties or not set(parties) <= set(met.sides):
        yield met
        return
    for party in parties:
        pairs = [*hosts, *((p, s) for p, s in zip(met.persons, met.sides, strict=True) if s == party)]
        yield met._replace(persons=tuple(p for p, _ in pairs), sides=tuple(s for _, s in pairs))


def _several(found: Iterable[Encounter]) -> list[Met]:
    """Give the meetings of different people a clause tells of, each once."""
    facts: list[Met] = []
    for met in found:
        if not any(set(met.persons) <= set(m.persons) or set(m.persons) <= set(met.persons) for m in facts):
            facts.append(Met(met.persons, met.sides, met.start, met.end, met.coming, met.call, met.past))
    return facts


def _unnamed(clause: Clause, text: Annotated) -> list[Met]:
    """Give the meetings of a sentence in which one who met is not named, worked out once for all its clauses."""
    key = (TYPE, clause.sentence.index, clause.sentence.where)
    if key not in text.kept:
        plain = clean(clause.sentence.text)
        found = [*_with_side(clause, text, plain), *_heads(clause, text, plain)]
        found += [
            Met(m.persons, m.sides, m.start, m.end, call=m.call)
            for m in between_teams(clause, text)
            if of_the_war(clause, text, frozenset(m.sides))
        ]
        text.kept[key] = [m for m in found if not UNREAL.search(plain[max(0, m.start - 50) : m.end])]
    kept: list[Met] = text.kept[key]
    return kept


def _beside_the_talks(clause: Clause, text: Annotated, plain: str, met: Encounter) -> bool:
    """Tell whether a meeting belongs beside these talks: both parties, a mediator and a party, a host set apart."""
    parties, sides = set(text.talks.parties), set(met.sides)
    at_the_top = all(_presides(text, person) for person in met.persons)
    if parties <= sides:
        words = plain[met.start : met.end]
        return not (at_the_top or (sides - parties and " between " not in words and " separate" not in words))
    if not parties & sides:  # two who mediate, on the parties' war
        both = sides_in(clause.sentence.mentions, text.talks) >= parties
        return (bool(sides & MEDIATING) and sides <= _HOSTS and both) or (
            bool(sides & (MEDIATING | frozenset({"TR"}))) and of_the_war(clause, text, frozenset(sides))
        )
    third = sides - parties
    if not third <= MEDIATING and of_the_war(clause, text, frozenset(sides)):
        return True
    if third <= MEDIATING:
        return _mediated(text) if met.call else not (at_the_top and "RU" in sides)
    told = _ALONE.search(plain) is not None and not _LED_IN.match(plain, met.start)
    received = default_pair(text) and not any(_presides(text, person) for person in met.persons)
    return third <= _HOSTS and not met.call and (told or received)


def _mediated(text: Annotated) -> bool:
    """Tell whether an article is of the parties' talks, or names an envoy of the mediating state."""
    if default_pair(text):
        return True
    key = (TYPE, "envoys")
    if key not in text.kept:
        envoys = {
            p.id
            for p in text.talks.persons
            if p.side in MEDIATING and any("envoy" in o.title.lower() for o in p.offices)
        }
        text.kept[key] = any(m.kind == "person" and m.id in envoys for s in text.sentences for m in s.mentions)
    return bool(text.kept[key])


_LED_IN: Final = regex.compile(r"(?:after|following|during|in|at)\b", regex.IGNORECASE)


def _presides(text: Annotated, person: str) -> bool:
    titles = (o.title.lower() for p in text.talks.persons if p.id == person for o in p.offices)
    return any(title == "president" for title in titles)


def _with_side(clause: Clause, text: Annotated, plain: str) -> Iterator[Met]:
    """Give a person of one party who met the other party's delegation, apart from the session of all."""
    homes, base = homes_of(text), clause.sentence.start
    for m in clause.sentence.mentions if _ALONE.search(plain) else ():
        match = _WITH_SIDE.match(plain, m.end - base) if m.kind == "person" else None
        side = side_named(match["side"], names(text.talks)) if match is not None else None
        if match is not None and homes.get(m.id) in _HOSTS and side in text.talks.parties and not _presides(text, m.id):
            yield Met((m.id, *_head_of(side, text)), (homes[m.id], side), m.start - base, match.end())
        if match is not None and {side, homes.get(m.id)} == set(text.talks.parties) and not _presides(text, m.id):
            yield Met((m.id,), text.talks.parties, m.start - base, match.end())


def _heads(clause: Clause, text: Annotated, plain: str) -> Iterator[Met]:
    """Give the heads of both delegations meeting, by name where the article names one head a side."""
    for match in _HEADS.finditer(plain):
        verb = _VERB.search(plain, match.end())
        noun = next(
            (n for n in _NOUN.finditer(plain) if n.end() <= match.start() and match.start() - n.end() < 20), None
        )
        if any(
            m.kind == "person" and match.end() <= m.start - clause.sentence.start < match.end() + 40
            for m in clause.sentence.mentions
        ):
            continue
        if noun is not None or (
            verb is not None and _LINK.fullmatch(plain, match.end(), verb.start()) and _ALONE.search(plain)
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
    homes = homes_of(text)
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


def _head_of(side: str, text: Annotated) -> tuple[str, ...]:
    """Give the head of a party's delegation where an article names one."""
    homes = homes_of(text)
    found = {
        head.who.ident for s in text.sentences if "egat" in s.text or "egotiat" in s.text for head in heads(s, text)
    }
    ours = sorted(person for person in found if homes.get(person) == side)
    return tuple(ours[:1])


def _fact(clause: Clause, text: Annotated, plain: str, met: Met) -> Fact:
    both = set(text.talks.parties) <= set(met.sides)
    third = sorted(set(met.sides) - set(text.talks.parties))
    party = sorted({side for side in met.sides if side in text.talks.parties})
    coming = clause.tense == "future" or COMING.search(plain[met.start : met.end]) is not None
    planned = met.coming or (coming and not met.past)
    kind = "call" if met.call else "trilateral" if both and third else "one_on_one" if both else "bilateral"
    kind = "bilateral" if both and len(met.persons) == 1 else kind
    order = (
        "before plenary"
        if _BEFORE.search(plain, met.start)
        else "after plenary"
        if _AFTER.search(plain, met.start)
        else None
    )
    base, where = clause.sentence.start, clause.sentence.where
    source = text.article.title if where == "title" else text.article.body
    start, end = base + met.start, base + met.end
    return Fact(
        type=TYPE,
        status="scheduled" if planned else "completed",
        scope=clause.scope,
        actor="BOTH" if both else "+".join([*third, *party]),
        persons=met.persons,
        date=event_day(clause, max(0, start - clause.start)),
        evidence=Evidence(where=where, start=start, end=end, text=source[start:end]),
        rule=f"side meeting: {kind.replace('_', ' ')}",
        attribution=clause.attribution,
        slots={"kind": kind, "order": order} if order else {"kind": kind},
    )
