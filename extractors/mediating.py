"""Third sides in a clause: who stands before a verb or behind a preposition, and whose the dealings are."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

import regex

from extractors.actors import actor_of
from extractors.context import sides_in
from extractors.model.text import Annotated, Clause, Mention
from extractors.pieces import verb
from extractors.session_pair import default_pair
from extractors.subjects import person_side, side_of
from extractors.text import clean
from extractors.triggers import gated


class Third(NamedTuple):
    """A person or state that is neither party; offsets into the clause, ``person`` None for a state or body."""

    side: str
    person: str | None
    start: int
    end: int


_AND: Final = regex.compile(
    r"(?:,|,? and|,? along with|,? together with|,? as well as) (?:(?:partly|also|later|in part) )?"
    r"(?:(?:the|president|minister|\p{Lu}[\w'’.-]*+) ){0,5}"
)
#: From an adjective to the person it describes: "Turkish Foreign Minister Hakan Fidan".
_OFFICE: Final = regex.compile(r"(?:'s?)?(?: [\w'’.-]+){0,6} ?")
#: From a preposition to a person: "by Turkish intelligence chief Ibrahim Kalin".
_TITLE: Final = regex.compile(r"(?:[\w'’.-]+ ){0,6}")
_SHARED: Final = regex.compile(r"\bbetween (?:[^,;]{0,60}\band )?(?:the )?$|\b(?:against|about) (?:the )?$")
_JOINT: Final = regex.compile(
    r"\b(?:delegations|two sides|both sides|negotiators|warring|the sides|the parties|both countries|"
    r"two countries)\b",
    regex.IGNORECASE,
)
#: Meetings of allies, and the accords on grain, are no talks of the two parties.
_OTHERS: Final = gated(
    r"\b(?:coalition|allies|nato|g7|g20|"
    r"(?:UN|United Nations)(?:'s)? security council|security council (?:meeting|session|resolution)|"
    r"grain|cereals?|grains|fertili[sz]ers?|hostages|"
    r"nuclear deal)\b",
    regex.IGNORECASE,
)


#: States with which one party alone holds talks at a host's.
_PARTNERS: Final = frozenset({"US", "GB", "FR", "DE", "EU"})


def thirds(clause: Clause, text: Annotated) -> list[Third]:
    """Give the persons and states of a clause that are neither party, a described person once."""
    plain = clean(clause.text)
    named = [m for m in clause.mentions if m.kind in ("person", "side")]
    found: list[Third] = _owning_capitals(clause, plain, text)
    for number, m in enumerate(named):
        side = side_of(m, text.talks)
        if (
            side is None
            or side in (*text.talks.parties, "BOTH")
            or _describes(plain, clause, m, named[number + 1 :], text)
        ):
            continue
        start, end = m.start - clause.start, m.end - clause.start
        if not _SHARED.search(plain[:start]):
            found.append(Third(side, m.id if m.kind == "person" else None, start, end))
    return sorted(found, key=lambda third: third.start)


def _owning_capitals(clause: Clause, plain: str, text: Annotated) -> list[Third]:
    """Give the states whose capital owns or does what follows ("Doha's mediation", "Washington and Doha mediated")."""
    owning = [
        m for m in clause.mentions if m.kind == "place" and _acts(plain, m.start - clause.start, m.end - clause.start)
    ]
    countries = {place.name: place.country for place in text.talks.places} if owning else {}
    return [
        Third(country, None, m.start - clause.start, m.end - clause.start)
        for m in owning
        if (country := countries.get(m.id)) and country not in text.talks.parties
    ]


#: "in Doha", "the city of Doha": a place and no actor.
_AT: Final = regex.compile(r"\b(?:in|at|to|from|near|of|for|on|via|outside|around|through|visited|left)(?: the)? $")
_DOES: Final = regex.compile(
    r"(?:['’]s )|(?:(?:,| and|, and) [\p{Lu}]\w+(?: \p{Lu}\w+)?){0,2}"
    r"(?: \w+ly| also| both| has| have| had| helped| to)* "
    r"(?:mediat|broker|facilitat|arrang|host|act(?:ed|ing|s)? as|help|play)"
)


def _acts(plain: str, left: int, right: int) -> bool:
    """Tell whether a capital stands for its state: as the owner or the doer of what follows."""
    return _DOES.match(plain, right) is not None and (plain[right] in "'’" or _AT.search(plain, 0, left) is None)


def _describes(plain: str, clause: Clause, mention: Mention, following: list[Mention], text: Annotated) -> bool:
    """Tell whether a state only says whose person the next name is."""
    person = next((m for m in following if m.kind == "person"), None)
    if mention.kind != "side" or person is None or side_of(person, text.talks) != mention.id:
        return False
    return _OFFICE.fullmatch(plain, mention.end - clause.start, person.start - clause.start) is not None


def before(clause: Clause, plain: str, text: Annotated, at: int) -> list[Third]:
    """Give the third sides that are the subject of a verb at ``at``: right before it, or what its clause hangs on."""
    found: list[Third] = []
    for third in reversed(thirds(clause, text)):
        if third.end > at:
            continue
        edge = found[-1].start if found else at
        joined = _AND.fullmatch(plain, third.end, edge) if found else None
        if (found and joined) or (not found and edge - third.end < _NEAR and verb(plain, third.end, edge) is None):
            found.append(third)
    if found:
        return found[::-1]
    parties = text.talks.parties
    subjects = [side for side in clause.subjects if side not in (*parties, "BOTH")]
    return [Third(side, _person_of(clause, side, text, at), at, at) for side in subjects]


#: Characters from a subject to its verb.
_NEAR: Final = 90


def _person_of(clause: Clause, side: str, text: Annotated, at: int) -> str | None:
    """Give the person of a side who acts at ``at``: named as the subject, before a relative clause, or speaking."""
    persons = [m for m in clause.sentence.mentions if m.kind == "person" and m.end <= clause.start + at]
    near = [m for m in persons if 0 <= clause.start - m.end <= 3 or m.start >= clause.start]
    if near and side_of(near[-1], text.talks) == side:
        return near[-1].id
    speaker = clause.attribution.speaker
    mine = speaker is not None and person_side(speaker, text.talks) == side
    return speaker if mine and _OWN.match(clean(clause.text)) else None


#: "his country is ready", "he is willing": the speaker himself.
_OWN: Final = regex.compile(
    r"\W*(?:that |and |but )*(?:he|she|we|I|his country|her country|our country|his (?:nation|government))\b"
)


def joined(plain: str, found: list[Third]) -> list[Third]:
    """Give the last of some third sides with those joined to it by a list before ("A and B acted as …")."""
    kept = found[-1:]
    for third in reversed(found[:-1]):
        if not _AND.fullmatch(plain, third.end, kept[0].start):
            break
        kept.insert(0, third)
    return kept


def behind(clause: Clause, plain: str, text: Annotated, at: int) -> list[Third]:
    """Give the third sides that follow a preposition ending at ``at``: "by Turkey and Saudi Arabia"."""
    found: list[Third] = []
    for third in thirds(clause, text):
        if third.start < at:
            continue
        edge = found[-1].end if found else at
        fits = (_AND if found else _TITLE).fullmatch(plain, edge, third.start)
        if fits is None:
            break
        found.append(third)
    return found or _capital(clause, text, at)


def _capital(clause: Clause, text: Annotated, at: int) -> list[Third]:
    """Give the state a capital right behind a preposition stands for ("mediated by Abu Dhabi")."""
    countries = {place.name: place.country for place in text.talks.places}
    found = [m for m in clause.mentions if m.kind == "place" and m.start - clause.start == at]
    country = countries.get(found[0].id) if found else None
    if country is None or country in text.talks.parties:
        return []
    return [Third(country, None, at, found[0].end - clause.start)]


def between_parties(clause: Clause, text: Annotated) -> bool:
    """Tell whether the dealings of a clause are those of the two parties: named, joint, or the article's subject."""
    plain = clean(clause.sentence.text)
    if any(m.kind == "rival" for m in clause.sentence.mentions) or _OTHERS.search(plain):
        return False
    named, parties = sides_in(clause.sentence.mentions, text.talks), set(text.talks.parties)
    both = named >= parties
    if not both and named & parties and len(named - parties) > 1 and _paired(clause, plain, text):
        return False  # "Saudi Arabia hosted talks of American and Ukrainian officials"
    return both or _JOINT.search(plain) is not None or default_pair(text)


def _paired(clause: Clause, plain: str, text: Annotated) -> bool:
    """Tell whether one party and a partner are named as a pair, or talk with each other."""
    sides = sorted((m for m in clause.sentence.mentions if m.kind == "side"), key=lambda m: m.start)
    return any(
        {one.id, other.id} & {*text.talks.parties}
        and {one.id, other.id} & _PARTNERS
        and _PAIR.fullmatch(plain, one.end - clause.sentence.start, other.start - clause.sentence.start)
        for one, other in pairwise(sides)
    )


#: Between two sides that talk with each other.
_PAIR: Final = regex.compile(
    r"(?:[-–]|(?: (?:\w+ ){0,2}(?:officials|negotiators|delegations?|teams?|envoys|presidents?|ministers?))?,? "
    r"(?:and|with) (?:\w+ ){0,3})"
)


def slots_of(found: list[Third], parties: tuple[str, str]) -> tuple[str | None, dict[str, object]]:
    """Give the actor several third sides make and the slots that name them."""
    states = list(dict.fromkeys(third.side for third in found))
    people = list(dict.fromkeys(third.person for third in found if third.person))
    slots: dict[str, object] = {"country": states[0]} if len(states) == 1 else {"countries": states}
    if len(states) == 1 and states[0] in _BODIES:
        slots = {"organisation": states[0]}
    if people:
        slots |= {"person": people[0]} if len(people) == 1 else {"persons": people}
    return actor_of(states, parties), slots


HELPERS: Final = frozenset({"ICRC"})
_BODIES: Final = frozenset({"ICRC", "IAEA", "OSCE", "NATO"})
