"""Who mediates, hosts, chairs or brokers the parties' talks, exchanges and returns: persons and states.

Reads active and passive verbs, "US-brokered", "Qatar's mediation", "with Turkey as mediator", thanks for mediation,
the host who opens the meeting. Never reads an offer or a wish to mediate, praise, mediators of other conflicts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from extractors.binding import evidence, local
from extractors.context import CAPTIVITY, captives_in_context
from extractors.facts.mediator_examples import EXAMPLES as EXAMPLES
from extractors.forms import form
from extractors.mediating import HELPERS, Third, before, behind, between_parties, joined, slots_of, thirds
from extractors.mediating_words import (
    ACTS,
    ADV,
    BETWEEN,
    COMPOUND,
    DO,
    FOR,
    FREED,
    HELP,
    IN_CHAIR,
    ITS_HELP,
    NOUN,
    OBJECT,
    OF,
    OPEN,
    OPENS,
    PASSIVE,
    RETURNS,
    THANKS,
    WITH_ITS,
)
from extractors.model.talks import Attribution, Fact
from extractors.model.text import Annotated, Clause
from extractors.own_words import of_person
from extractors.polarity import DENY, negated, scopes
from extractors.subjects import person_side
from extractors.text import clean

TYPE: Final = "mediator"
WORDS: Final = regex.compile(
    r"mediat|broker|intermediar|go-between|facilitat|\bhost|\bchair|moderat|presid(?:ed|es|ing) over|good offices|"
    r"\bopen(?:ed|ing)\b|\b(?:start|beginning|outset) of|welcomed|sat between|"
    r"(?:help|assistance|support|participation|efforts) of|oversaw|conven|\btogether\b|"
    r"auspices|\bgreet|\baddress|speech|remarks|\b(?:help|assist|role\b|thank|grateful|gratitude)",
    regex.IGNORECASE,
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the mediators, hosts and chairs a clause names, each once."""
    plain = clean(clause.text)
    if DENY.search(plain) or not WORDS.search(plain) or not _said(clause, plain) or not _ours(clause, text, plain):
        return []
    seen: set[tuple[str, str | None]] = set()
    facts = []
    for third, function, start, end in _named(clause, plain, text):
        left, right = min(start, third.start), max(end, third.end)
        presumed = COMPOUND.match(plain, third.end) is not None and third.start == start  # "may halt US-brokered talks"
        if presumed and _NO.search(plain[:start]):
            continue
        if (third.side, third.person) in seen or (not presumed and _open(plain, start, left, right)):
            continue
        seen.add((third.side, third.person))
        facts.append(_fact(clause, text, third, function, (left, right)))
    return facts


def _said(clause: Clause, plain: str) -> bool:
    """Tell whether a clause asserts something; a negation of its own stands where it stands ("without a deal")."""
    return clause.polarity == "asserted" or (clause.polarity == "negated" and bool(scopes(plain)))


def _open(plain: str, start: int, left: int, right: int) -> bool:
    """Tell whether a mediation is denied, offered, wished for or only possible."""
    said = plain[max(0, left - 40) : right]
    return negated(plain, start) or OPEN.search(said) is not None or _WITHOUT.search(plain[:start]) is not None


_NO: Final = regex.compile(r"\bno $", regex.IGNORECASE)
_WITHOUT: Final = regex.compile(r"\b(?:without|no|not|never)\b[^,;]{0,30}$", regex.IGNORECASE)


def _ours(clause: Clause, text: Annotated, plain: str) -> bool:
    """Tell whether what is mediated is the two parties': their talks, their captives, their children."""
    captives = _of_people(plain)
    rival = any(m.kind == "rival" for m in clause.sentence.mentions)
    nearby = _MEDIATION.search(plain) is not None and captives_in_context(text, clause)
    return between_parties(clause, text) or ((captives or nearby) and not rival)


#: "I am grateful for their mediation", "it was brokered by": of the exchange the sentence beside it tells of.
_MEDIATION: Final = regex.compile(r"\b(?:mediat(?:ion|ed|ing)|brokered)\b", regex.IGNORECASE)


def _of_people(plain: str) -> bool:
    """Tell whether words are of captives or children."""
    return CAPTIVITY.search(plain) is not None or RETURNS.search(plain) is not None


def _named(clause: Clause, plain: str, text: Annotated) -> Iterator[tuple[Third, str, int, int]]:
    """Give each third side with its function and the words that say so."""
    for match in PASSIVE.finditer(plain):
        for third in behind(clause, plain, text, match.end()):
            yield third, match.lastgroup or "mediator", match.start(), match.end()
    yield from _doing(clause, plain, text)
    here = thirds(clause, text)
    for number, third in enumerate(here):
        for pattern in (COMPOUND, ACTS, NOUN, IN_CHAIR, ITS_HELP):
            match = pattern.match(plain, third.end)
            if pattern is ITS_HELP and not (WITH_ITS.search(plain[: third.start]) and _transfer(clause)):
                continue
            for one in joined(plain, here[: number + 1]) if match else ():
                yield one, _function(match), one.start, match.end()
    for match in OF.finditer(plain):
        for third in behind(clause, plain, text, match.end()):
            yield third, "mediator", match.start(), match.end()
    yield from _helping(clause, plain, text)
    yield from _opening(clause, plain, text)


def _function(match: regex.Match[str]) -> str:
    word = regex.search(r"host|broker|facilitator|chair", match[0], regex.IGNORECASE)
    return str(match.lastgroup or (word[0].lower() if word else "mediator"))


def _doing(clause: Clause, plain: str, text: Annotated) -> Iterator[tuple[Third, str, int, int]]:
    """Read "Turkey hosted the talks", "Fidan, who chaired the session"."""
    for match in DO.finditer(plain):
        shape = form(plain, match.start())
        compound = plain[: match.start()].endswith(("-", "–"))
        if compound or shape.startswith("passive") or _BY.match(plain, match.end()):
            continue
        if match["helper"] and not _transfer(clause):
            continue
        if shape == "infinitive" and not (_DOES.search(plain[: match.start()]) or _WILL.search(plain[: match.end()])):
            continue
        alone = match["go_between"] or (match[0].lower() == "mediating" and _WITH.match(plain[: match.start()]))
        what = (
            (match if alone else None)
            or OBJECT.match(plain, match.end())
            or (match["mediator"] and BETWEEN.match(plain, match.end()))
        )
        if what and (alone or shape != "participle" or _DOING.search(plain[: match.start()])):
            function = "mediator" if match["go_between"] or match["helper"] else match.lastgroup or "mediator"
            beside = _BESIDE.match(plain, what.end()) if match["go_between"] else None
            also = behind(clause, plain, text, beside.end()) if beside else []
            if match["host"] and _among_parties(clause, plain, text, match.start()):
                continue
            for third in (*before(clause, plain, text, match.start()), *also):
                if match["host"] and _CITY.search(plain, third.end, max(third.end, match.start())):
                    continue
                yield third, function, match.start(), what.end()


#: "the port city of Odesa hosted": a place, and nobody who brings others together.
_CITY: Final = regex.compile(r"\b(?:city|capital|town|resort|palace)\b")


def _among_parties(clause: Clause, plain: str, text: Annotated, at: int) -> bool:
    """Tell whether a party stands in the list that is the subject: who convenes with them is no host of theirs."""
    near = [m for m in local(clause, "side") if m.end <= at and at - m.end < _LISTED]
    ours = [m for m in near if m.id in text.talks.parties]
    return any(_LIST.fullmatch(plain, a.end, b.start) for a in near for b in ours if a.end <= b.start) or any(
        _LIST.fullmatch(plain, b.end, a.start) for b in ours for a in near if b.end <= a.start
    )


_LISTED: Final = 60
_LIST: Final = regex.compile(r",?(?: and| as well as| along with)?(?: the)? ")
_WITH: Final = regex.compile(r"\W*with\b", regex.IGNORECASE)
#: "brought them together with Kushner": a second one at it.
_BESIDE: Final = regex.compile(r",? (?:along |together )?with ")
#: An infinitive that states a fact, and a participle that does.
_DOES: Final = regex.compile(r"\b(?:help(?:s|ed)?(?: to)?|continue[sd]? to|managed to|and) $")
_WILL: Final = regex.compile(r"\bwill (?:again )?(?:mediate|chair|moderate|facilitate|act as|serve as)\b")
_BY: Final = regex.compile(rf" {ADV}by\b")
_DOING: Final = regex.compile(
    r"\b(?:is|are|was|were|been|by|has been) (?:\w+ly |also )?$|, (?:which |who )?$|\bwith [^,;]{3,60}$"
)


def _helping(clause: Clause, plain: str, text: Annotated) -> Iterator[tuple[Third, str, int, int]]:
    """Read thanks for mediation, and captives or children freed with somebody's help."""
    for match in THANKS.finditer(plain):
        what = FOR.match(plain, match.end())
        function = "host" if what and what["what"].lower().startswith("host") else "mediator"
        meant = what and (what["what"][:4].lower() in _BY_NAME or _transfer(clause))
        by_name = what is not None and what["what"][:4].lower() in _BY_NAME
        for third in behind(clause, plain, text, match.end()) if meant else ():
            if third.side in HELPERS and not by_name:
                continue  # who is thanked for help with a handover mediates nothing
            yield third, function, match.start(), what.end() if what else match.end()
    if _transfer(clause):
        for match in HELP.finditer(plain):
            for third in behind(clause, plain, text, match.end()):
                yield third, "mediator", match.start(), match.end()


_BY_NAME: Final = ("medi", "host", "brok", "faci")


def _transfer(clause: Clause) -> bool:
    """Tell whether a sentence is of captives or children who come home, or of talks."""
    plain = clean(clause.sentence.text)
    return _of_people(plain) or FREED.search(plain) is not None


def _opening(clause: Clause, plain: str, text: Annotated) -> Iterator[tuple[Third, str, int, int]]:
    """Read the host who speaks at the opening: a named person of a third state."""
    match = OPENS.search(plain)
    by = behind(clause, plain, text, match.end()) if match and match[0].rstrip().endswith((" by", " from")) else []
    yield from ((third, "host", match.start(), match.end()) for third in by[:1] if match and third.person)
    people = [third for third in thirds(clause, text) if third.person]
    if match and not people and clause.subjects:
        people = [third for third in before(clause, plain, text, match.start()) if third.person]
    speaker = clause.attribution.speaker
    home = person_side(speaker, text.talks) if speaker else None
    if match and not people and home not in (None, *text.talks.parties) and regex.search(r"\b(?:his|her) ", match[0]):
        people = [Third(home or "", speaker, match.start(), match.end())]
    if match and len(people) == 1 and people[0].start <= match.end() + 2:
        yield people[0], "host", min(people[0].start, match.start()), match.end()


def _told(clause: Clause, function: str) -> str:
    """Give what somebody does in words: whose mediation it is, of which dealings."""
    if function in ("host", "chair"):
        return function
    plain = clean(clause.sentence.text)
    if regex.search(r"\bchild(?:ren)?\b", plain, regex.IGNORECASE):
        return "mediation of child returns"
    if FREED.search(plain) and not regex.search(r"\b(?:talks|negotiations)\b", clean(clause.text)):
        return "mediation of the exchange"
    return "mediation" if function == "mediator" else function


def _thanker(clause: Clause) -> Attribution | None:
    """Give the person who thanks: thanks are words too."""
    thanks = THANKS.search(clean(clause.text))
    return of_person(clause, thanks.start()) if thanks else None


def _fact(clause: Clause, text: Annotated, third: Third, function: str, stretch: tuple[int, int]) -> Fact:
    actor, slots = slots_of([third], text.talks.parties)
    return Fact(
        type=TYPE,
        status="stated",
        scope=clause.scope,
        actor=actor,
        evidence=evidence(clause, text, *stretch),
        attribution=_thanker(clause) or clause.attribution,
        slots={**slots, "function": _told(clause, function)},
        rule=f"mediator: {function}",
    )
