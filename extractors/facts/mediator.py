"""Who mediates, hosts, chairs or brokers the parties' talks, exchanges and returns: persons and states.

Reads active and passive verbs, "US-brokered", "Qatar's mediation", "with Turkey as mediator", thanks for mediation,
the host who opens the meeting. Never reads an offer or a wish to mediate, praise, mediators of other conflicts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from extractors.binding import evidence, local
from extractors.context import CAPTIVITY
from extractors.facts.mediator_examples import EXAMPLES as EXAMPLES
from extractors.forms import form
from extractors.mediating import Third, before, behind, between_parties, joined, slots_of, thirds
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
    r"(?:help|assistance|support|participation|efforts) of|oversaw|conven|\btogether\b",
    regex.IGNORECASE,
)

_MEET: Final = r"(?:talks|negotiations|meetings?|rounds?|sessions?|consultations|discussions|dialogue|plenary)\b"
_DEAL: Final = (
    r"(?:exchanges?|swaps?|deals?|agreements?|truce|cease-?fire|releases?|returns?|repatriation|reunifications?|"
    r"settlement|process|contacts|communication|delegations|sides|parties|children|captives|prisoners)\b"
)
_ADV: Final = r"(?:\w+ly |also |again |already |now |jointly |personally |himself |once |both |all |first )*"
_DO: Final = regex.compile(
    r"\b(?:(?P<mediator>mediat(?:ed|es|ing|e)\b)|(?P<broker>broker(?:ed|s|ing)?\b)|(?P<facilitator>facilitat(?:ed|"
    r"es|ing|e)\b)|"
    r"(?P<host>(?:co-)?host(?:ed|s|ing)?\b|conven(?:ed|es|ing|e)\b)|"
    r"(?P<chair>chair(?:ed|s|ing)?\b|moderat(?:ed|es|ing|e)\b|presid(?:ed|es|ing) over|oversaw|oversees|opened\b)|"
    r"(?P<go_between>(?:brought|brings?|bringing) (?:the |both |all )?(?:\w+ ){0,2}?(?:sides|parties|delegations|"
    r"negotiators|countries|teams) together\b|(?:provid(?:ed|es|ing)|lent|lends?) (?:\w+ ){0,3}?(?:mediation|"
    r"good offices)\b))",
    regex.IGNORECASE,
)
_OBJECT: Final = regex.compile(rf"(?: [\w'’-]+){{0,7}}? (?:{_MEET}|{_DEAL})", regex.IGNORECASE)
_BETWEEN: Final = regex.compile(r" (?:[\w'’-]+ ){0,3}?(?:between|in|the (?:talks|meeting))\b", regex.IGNORECASE)
_PASSIVE: Final = regex.compile(
    rf"\b(?:(?P<mediator>mediated)|(?P<broker>brokered)|(?P<facilitator>facilitated|arranged|organi[sz]ed)|"
    rf"(?P<host>(?:co-)?hosted|convened)|(?P<chair>chaired|moderated|presided over|opened)) {_ADV}by (?:the )?",
    regex.IGNORECASE,
)
_COMPOUND: Final = regex.compile(
    rf"[-–](?:(?P<mediator>mediated)|(?P<broker>brokered|negotiated)|(?P<host>hosted)|(?P<facilitator>facilitated|"
    rf"sponsored))"
    rf"(?: [\w'’-]+){{0,4}}? (?:{_MEET}|{_DEAL})",
    regex.IGNORECASE,
)
_AS: Final = (
    r"as (?:an? |the |one of the )?(?:\w+ )?(?:mediators?|intermediar(?:y|ies)|go-betweens?|hosts?|brokers?|"
    r"facilitators?|chair)\b"
)
_ACTS: Final = regex.compile(
    rf",?(?: which| who)?(?: (?:has|have|had))? ?(?:(?:act(?:ed|s|ing)|serv(?:ed|es|ing)|function(?:ed|s|"
    rf"ing)) )?{_AS}",
    regex.IGNORECASE,
)
_IN_CHAIR: Final = regex.compile(r" in the chair\b", regex.IGNORECASE)
_NOUN: Final = regex.compile(
    r"(?:['’]s?)? (?:(?!offer|propos|possible|potential|future)[\w-]+ ){0,2}?(?:mediation\b|mediators?\b|"
    r"intermediar(?:y|ies)\b|"
    r"good offices)(?! (?:offer|proposal|bid|plan|attempt))",
    regex.IGNORECASE,
)
_OF: Final = regex.compile(
    r"\b(?:mediation|mediation (?:efforts|role|services)|mediators?|intermediar(?:y|ies)|good offices) "
    r"(?:of|by|from|provided by|in the person of) (?:the )?",
    regex.IGNORECASE,
)
_HELP: Final = regex.compile(
    r"\b(?:(?:with|thanks to|through|via) (?:the )?(?:\w+ )?(?:help|assistance|support|participation|efforts|"
    r"involvement) (?:of|from)|help(?:ed)? by) (?:the )?",
    regex.IGNORECASE,
)
_THANKS: Final = regex.compile(
    r"\b(?:thank(?:s|ed|ful|ing)?|grateful|gratitude|praised|credited|paid tribute)(?: to| for)?(?: (?:the|our))? ",
    regex.IGNORECASE,
)
_FOR: Final = regex.compile(
    r"[^;.]{0,80}?\b(?:for|with) (?:(?:its|their|his|her|the) )?(?:[\w-]+ ){0,3}?(?P<what>mediat\w+|host\w+|broker\w+|"
    r"facilitat\w+)",
    regex.IGNORECASE,
)
_RETURNS: Final = regex.compile(r"\bchild(?:ren)?\b|\bcivilians\b|\breunit|\bbodies\b", regex.IGNORECASE)
_OPENS: Final = regex.compile(
    rf"\b(?:at|in|during) (?:the )?(?:start|opening|beginning|outset) of (?:the|this) (?:[\w-]+ ){{0,3}}?{_MEET}|"
    rf"\b(?:his|her|the|in) opening (?:remarks|speech|address|statement|words)|\bopen(?:ed|ing) (?:the|"
    rf"this) (?:[\w-]+ ){{0,3}}?{_MEET}|"
    r"\bwelcom(?:ed|ing) (?:the |both )?(?:two )?(?:delegations|teams|sides|negotiators|parties)|\bsat between\b",
    regex.IGNORECASE,
)
#: What is only offered, wished, possible or denied.
_OPEN: Final = regex.compile(
    r"\b(?:offer\w*|propos\w+|ready|readiness|willing\w*|prepared|could|may|might|would|should|can|want\w*|"
    r"hop(?:e|es|ed|ing)|"
    r"ask(?:s|ed|ing)?|invit\w+|urg\w+|call(?:s|ed)? (?:on|for)|if|whether|potential|possible|reject\w*|refus\w+|"
    r"declin\w+|"
    r"attempt\w*|tr(?:y|ies|ied|ying)|seek\w*|sought|need\w*|search\w*|future|suggest\w*|expect\w*|accept\w*|"
    r"volunteer\w*|"
    r"agree[sd]? to|vow\w*|pledg\w+|rul(?:e|ed|es) out)\b",
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
        if (third.side, third.person) in seen or _open(plain, start, left, right):
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
    return negated(plain, start) or _OPEN.search(said) is not None or _WITHOUT.search(plain[:start]) is not None


_WITHOUT: Final = regex.compile(r"\b(?:without|no|not|never)\b[^,;]{0,30}$", regex.IGNORECASE)


def _ours(clause: Clause, text: Annotated, plain: str) -> bool:
    """Tell whether what is mediated is the two parties': their talks, their captives, their children."""
    captives = CAPTIVITY.search(plain) is not None or _RETURNS.search(plain) is not None
    rival = any(m.kind == "rival" for m in clause.sentence.mentions)
    return between_parties(clause, text) or (captives and not rival)


def _named(clause: Clause, plain: str, text: Annotated) -> Iterator[tuple[Third, str, int, int]]:
    """Give each third side with its function and the words that say so."""
    for match in _PASSIVE.finditer(plain):
        for third in behind(clause, plain, text, match.end()):
            yield third, match.lastgroup or "mediator", match.start(), match.end()
    yield from _doing(clause, plain, text)
    here = thirds(clause, text)
    for number, third in enumerate(here):
        for pattern in (_COMPOUND, _ACTS, _NOUN, _IN_CHAIR):
            match = pattern.match(plain, third.end)
            for one in joined(plain, here[: number + 1]) if match else ():
                yield one, _function(match), one.start, match.end()
    for match in _OF.finditer(plain):
        for third in behind(clause, plain, text, match.end()):
            yield third, "mediator", match.start(), match.end()
    yield from _helping(clause, plain, text)
    yield from _opening(clause, plain, text)


def _function(match: regex.Match[str]) -> str:
    word = regex.search(r"host|broker|facilitator|chair", match[0], regex.IGNORECASE)
    return str(match.lastgroup or (word[0].lower() if word else "mediator"))


def _doing(clause: Clause, plain: str, text: Annotated) -> Iterator[tuple[Third, str, int, int]]:
    """Read "Turkey hosted the talks", "Fidan, who chaired the session"."""
    for match in _DO.finditer(plain):
        shape = form(plain, match.start())
        compound = plain[: match.start()].endswith(("-", "–"))
        if compound or shape.startswith("passive") or _BY.match(plain, match.end()):
            continue
        if shape == "infinitive" and not (_DOES.search(plain[: match.start()]) or _WILL.search(plain[: match.end()])):
            continue
        alone = match["go_between"] or (match[0].lower() == "mediating" and _WITH.match(plain[: match.start()]))
        what = (
            (match if alone else None)
            or _OBJECT.match(plain, match.end())
            or (match["mediator"] and _BETWEEN.match(plain, match.end()))
        )
        if what and (alone or shape != "participle" or _DOING.search(plain[: match.start()])):
            function = "mediator" if match["go_between"] else match.lastgroup or "mediator"
            beside = _BESIDE.match(plain, what.end()) if match["go_between"] else None
            also = behind(clause, plain, text, beside.end()) if beside else []
            if match["host"] and _among_parties(clause, plain, text, match.start()):
                continue
            for third in (*before(clause, plain, text, match.start()), *also):
                yield third, function, match.start(), what.end()


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
_WILL: Final = regex.compile(r"\bwill (?:again )?(?:mediate|chair|moderate|facilitate)\b")
_BY: Final = regex.compile(rf" {_ADV}by\b")
_DOING: Final = regex.compile(
    r"\b(?:is|are|was|were|been|by|has been) (?:\w+ly |also )?$|, (?:which |who )?$|\bwith [^,;]{3,60}$"
)


def _helping(clause: Clause, plain: str, text: Annotated) -> Iterator[tuple[Third, str, int, int]]:
    """Read thanks for mediation, and captives or children freed with somebody's help."""
    for match in _THANKS.finditer(plain):
        what = _FOR.match(plain, match.end())
        function = "host" if what and what["what"].lower().startswith("host") else "mediator"
        for third in behind(clause, plain, text, match.end()) if what else ():
            yield third, function, match.start(), what.end() if what else match.end()
    if CAPTIVITY.search(plain) or _RETURNS.search(plain):
        for match in _HELP.finditer(plain):
            for third in behind(clause, plain, text, match.end()):
                yield third, "mediator", match.start(), match.end()


def _opening(clause: Clause, plain: str, text: Annotated) -> Iterator[tuple[Third, str, int, int]]:
    """Read the host who speaks at the opening: a named person of a third state."""
    match = _OPENS.search(plain)
    people = [third for third in thirds(clause, text) if third.person]
    if match and not people and clause.subjects:
        people = [third for third in before(clause, plain, text, match.start()) if third.person]
    speaker = clause.attribution.speaker
    home = person_side(speaker, text.talks) if speaker else None
    if match and not people and home not in (None, *text.talks.parties) and regex.search(r"\b(?:his|her) ", match[0]):
        people = [Third(home or "", speaker, match.start(), match.end())]
    if match and len(people) == 1 and people[0].start <= match.end() + 2:
        yield people[0], "host", min(people[0].start, match.start()), match.end()


def _thanker(clause: Clause) -> Attribution | None:
    """Give the person who thanks: thanks are words too."""
    thanks = _THANKS.search(clean(clause.text))
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
        slots={**slots, "function": function},
        rule=f"mediator: {function}",
    )
