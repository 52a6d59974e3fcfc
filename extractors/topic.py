"""Who talks with whom: every mention of talks in an article with the company that sits at the table.

The format guard of the extraction study (part 6.2): the participants of the talks noun decide whether talks are the
two parties', somebody else's, or say nothing of it; headlines that only share words with ours are told apart here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import regex

from extractors.model import Mention, Sentence
from extractors.triggers import gated

LONGEST: Final = 2000  # characters of a sentence that are read; the longest real ones stay under 1,500
OURS: Final = "ours"  # both parties sit there, with or without a mediator
FOREIGN: Final = "foreign"  # others, or a mediator with one of them
HALF: Final = "half"  # one party is named, the other is not
BARE: Final = "bare"  # nobody is named, or only a host

_SIDE: Final = r"«[A-Za-z]+»"
_ORDINAL: Final = (
    r"(?:first|second|third|fourth|fifth|sixth|\d{1,2}(?:st|nd|rd|th)|next|new|latest|last|previous|another)"
)
_NO_TALKS: Final = (
    r"(?! of (?:\w+ ){0,2}(?:sanctions|voting|strikes|attacks|funding|aid|cuts|elections?|tariffs|shelling))"
)
_NOUN: Final = (
    r"(?:(?:talks|negotiations?(?: process)?|negotiating (?:table|process|teams?|groups?)|dialogue|consultations|"
    rf"delegations?|negotiators?|teams?|{_ORDINAL} (?:\w+ ){{0,2}}rounds?{_NO_TALKS}|"
    r"rounds? of (?:\w+ ){0,3}?(?:talks|negotiations|meetings)|trilateral(?: meeting)?|"
    r"(?:three-way|three-sided|next|new|another|planned) (?:[\w-]+ ){0,2}(?:meeting|session|sitting|encounter)|"
    r"(?-i:\p{Lu}\p{Ll}+) (?:meeting|round)|session|sitting)\b)"
)
_FILL: Final = r"(?:(?!(?:as|before|after|while|ahead|amid|when|until) )[\w'-]+ ){0,4}?"
_JOIN: Final = r"(?:'s)?(?:, and |, | and | & |-| - | – |–|/| )(?:the )?"
_NAMES: Final = rf"{_SIDE}(?:{_JOIN}{_SIDE}){{0,3}}"
_PAIR: Final = rf"(?:«BOTH»|{_SIDE}(?:,? and |, )(?:the )?{_SIDE}(?:(?:,| and|, and) (?:the )?{_SIDE})?)"
_BEFORE: Final = gated(
    rf"({_NAMES})(?:'s|-«\w+»)? {_FILL}{_NOUN}|({_PAIR}) (?:(?!with |as )[^.;:«» ]+ ){{0,12}}?(?:{_NOUN}|meeting\b)",
    regex.IGNORECASE,
)
_BETWEEN: Final = gated(
    rf"{_NOUN} {_FILL}(?:between|among|of|by|from|involving) {_FILL}"
    rf"(«BOTH»|{_SIDE}(?:[^«»]{{0,40}}? and |, |-){_FILL}{_SIDE}(?:(?:,| and|, and) {_FILL}{_SIDE})?)",
    regex.IGNORECASE,
)
_WITH: Final = gated(
    rf"\b(?:{_NOUN}|negotiat(?:e|es|ed|ing)|talk(?:s|ed|ing)?(?: directly)?|meet(?:s|ing)?|met|swap(?:ped)?|"
    rf"exchanged?(?: of \w+){{0,2}}) {_FILL}(?:with|to|for) {_FILL}({_SIDE})",
    regex.IGNORECASE,
)
_MET: Final = gated(
    rf"({_NAMES}) {_FILL}(?:meet|met|sat down|sit down|gather(?:ed)?|come together|talked|"
    rf"(?:agreed? (?:to|on)|held|hold) "
    rf"(?:\w+ )?talks)\b",
    regex.IGNORECASE,
)
#: Any word for talks; a sentence without one holds no mention of them except by verb.
TALKS: Final = gated(rf"\b{_NOUN}", regex.IGNORECASE)
_SIDES: Final = regex.compile(_SIDE)
#: Whose table has three sides: all those the sentence names sit there.
_OF_THREE: Final = regex.compile(r"\b(?:trilateral|three-way|three-sided|tripartite)\b", regex.IGNORECASE)
_PARTED: Final = regex.compile(r"[\s/–-]+")
_AT: Final = regex.compile(r"\b(?:in|near|at|outside|as)\s+(?:the\s+)?$", regex.IGNORECASE)
_OTHERS: Final = regex.compile(
    r" (?:[wW]ith (?:the |his |her |its |their )?(?:[A-Z]|(?:leaders|officials|allies|partners|counterparts|local)\b)|"
    r"(?:[\w'-]+ ){0,4}?(?:between|among) )"
)
_SPOT: Final = regex.compile(r" (?:border|capital|city|resort|territory|region|soil)\b", regex.IGNORECASE)
_BROKERED: Final = regex.compile(
    r"[-‑–](?:brokered|mediated|led|backed|sponsored|hosted|run|facilitated)", regex.IGNORECASE
)
_ON: Final = regex.compile(r" (?:talks |meeting )?(?:on|over|about) (?:the )?«([A-Z]+)»")
#: Talks of the two parties that are no peace talks.
_OTHER_MATTER: Final = regex.compile(
    r" (?:[\w«»'-]+ ){0,4}?(?:on|over|about) (?:[\w«»'-]+ ){0,3}?"
    r"(?:grain|gas transit|oil|tariffs|nuclear (?:plants?|safety))\b"
)
_OTHER_KIND: Final = regex.compile(r"\b(?:grain|gas|oil|tariff|nuclear) (?:deal )?(?:talks|negotiat)", regex.IGNORECASE)
#: "in Russia, Ukraine peace talks" names who talks, not where.
_PAIR_TALKS: Final = regex.compile(r"(?:, | and |–|-)\p{Lu}\w+ (?:\w+ ){0,2}?(?:talks|negotiations)\b")
_TO: Final = regex.compile(r"\b(?:to|for|via)\s+$", regex.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One mention of talks in a tagged sentence: where, with whom, and whose they are."""

    start: int
    end: int
    company: frozenset[str]
    whose: str  # ours | foreign | half | bare


def tagged(sentence: Sentence, sides: Mapping[str, str], parties: Iterable[str]) -> str:
    """Return the sentence with sides and pairs by name written as «SIDE», persons and "the two sides" as «side».

    ``sides``: person id → side. A country that only says where something is ("in Belarus") stays as it is. A text
    without full stops is read as far as a sentence can be.
    """
    text, place = [], 0
    for mention in sentence.mentions:
        if mention.end - sentence.start > LONGEST:
            break
        start, end = mention.start - sentence.start, mention.end - sentence.start
        side = _side(mention, sides)
        if side is None or start < place or _is_place(mention, sentence, side, parties) or _brokers(mention, sentence):
            continue
        low = mention.kind == "person" or (mention.kind == "joint" and not names_both(mention))
        text += [sentence.text[place:start], f"«{side.lower() if low else side}»"]
        place = end
    return "".join((*text, sentence.text[place:LONGEST])).replace("’", "'").replace("‘", "'")


def talks_in(text: str, parties: Iterable[str], *, rival: bool = False) -> tuple[Talk, ...]:
    """Find the mentions of talks in a tagged sentence, in the order of their words.

    ``rival``: the sentence names another conflict, whose talks they are unless both parties are named.
    """
    ours = frozenset(parties)
    found: list[Talk] = []
    for pattern in (_BETWEEN, _BEFORE, _WITH, _MET):
        for match in pattern.finditer(text):
            company = _company(next(names for names in match.groups() if names), ours)
            if len(company) > 1 and _OF_THREE.search(match[0]) and ours <= (everybody := _company(text, ours)):
                company = everybody
            if pattern is _WITH and not ours <= company:
                after = text[match.end() :] if TALKS.match(match[0]) else ""  # a verb has its subject before it
                company |= _subject(text[: match.start()], after, company, ours)
            found.append(_talk(text, match, company, ours, foreign=pattern is _WITH and not company & ours))
    named = [(talk.start, talk.end) for talk in found]
    plain = (match for match in TALKS.finditer(text) if not any(a <= match.start() < b for a, b in named))
    found.extend(
        _talk(text, match, frozenset(), ours, foreign=rival and not _on_party(text, match.end(), ours))
        for match in plain
    )
    return tuple(sorted(_without_halves(found), key=lambda talk: (talk.start, talk.end)))


def talks_of(sentence: Sentence, sides: Mapping[str, str], parties: Iterable[str]) -> tuple[str, tuple[Talk, ...]]:
    """Return a sentence tagged, and the mentions of talks in it; ``sides``: person id → side."""
    text = tagged(sentence, sides, parties)
    rival = any(mention.kind == "rival" for mention in sentence.mentions)
    return text, talks_in(text, parties, rival=rival)


def _on_party(text: str, end: int, ours: frozenset[str]) -> bool:
    """Tell whether talks are on a party, "talks on Ukraine", whatever else a sentence names."""
    about = _ON.match(text, end)
    return about is not None and about[1] in ours


def _without_halves(found: list[Talk]) -> list[Talk]:
    """Drop what names one side only where the same words name the whole company."""
    whole = [talk for talk in found if talk.whose in (OURS, FOREIGN)]
    return [
        talk
        for talk in found
        if talk in whole or not any(talk.start < other.end and other.start < talk.end for other in whole)
    ]


def sides_in(text: str, parties: Iterable[str]) -> tuple[str, ...]:
    """Return the sides a tagged text names, in order; a pair by name as both parties, "the two sides" as nobody."""
    both = {"«BOTH»": tuple(parties), "«both»": ()}
    return tuple(side for name in _SIDES.findall(text) for side in both.get(name, (name.strip("«»").upper(),)))


def names_both(mention: Mention) -> bool:
    """Tell whether a joint mention names the two parties, and does not only say "the two sides"."""
    words: list[str] = _PARTED.split(mention.text)
    return sum(word[:1].isupper() for word in words) > 1


def _side(mention: Mention, sides: Mapping[str, str]) -> str | None:
    if mention.kind == "joint":
        return "BOTH"
    return {"person": sides.get(mention.id), "side": mention.id}.get(mention.kind)


def _is_place(mention: Mention, sentence: Sentence, side: str, parties: Iterable[str]) -> bool:
    """Tell whether a country or capital only says where: "in Moscow", "to Minsk" of a third country, "its border"."""
    if mention.kind != "side":
        return False
    before = sentence.text[: mention.start - sentence.start]
    if mention.form == "adjective":
        return side not in parties and bool(_SPOT.match(sentence.text, mention.end - sentence.start))
    at = mention.start - len(", ")
    if before.endswith(", ") and any(one.kind == "place" and one.end == at for one in sentence.mentions):
        return True  # "in Antalya, Turkey"
    if side in parties and _PAIR_TALKS.match(sentence.text, mention.end - sentence.start):
        return False
    return bool(_AT.search(before)) or (side not in parties and bool(_TO.search(before)))


def _brokers(mention: Mention, sentence: Sentence) -> bool:
    """Tell whether a side only brings the talks about ("US-brokered talks")."""
    return bool(_BROKERED.match(sentence.text, mention.end - sentence.start))


def _company(text: str, ours: frozenset[str]) -> frozenset[str]:
    return frozenset(sides_in(text, ours))


def _subject(before: str, after: str, other: frozenset[str], ours: frozenset[str]) -> frozenset[str]:
    """Return who talks *with* the other: the nearest side named before, else the other party named after."""
    named = [sides for name in _SIDES.findall(before) if (sides := _company(name, ours) - other)]
    rest = ours - other
    if named:
        return named[-1]
    return rest if len(rest) < len(ours) and rest <= _company(after, ours) else frozenset()


def _talk(text: str, match: regex.Match[str], company: frozenset[str], ours: frozenset[str], *, foreign: bool) -> Talk:
    if _OTHER_MATTER.match(text, match.end()) or _OTHER_KIND.search(text, match.start(), match.end()):
        whose = FOREIGN
    elif ours <= company:
        whose = OURS
    elif foreign or len(company) > 1 or _OTHERS.match(text, match.end()):
        whose = FOREIGN
    else:
        whose = HALF if company & ours else BARE
    return Talk(start=match.start(), end=match.end(), company=company, whose=whose)
