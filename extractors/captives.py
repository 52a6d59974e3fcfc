"""Captives in a clause: the nouns that count them, and the words that tell of their exchange, release or return."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from extractors.body_words import DEAD_SOLDIERS, died
from extractors.context import captives_in_context
from extractors.forms import form
from extractors.model.text import Annotated, Clause
from extractors.numbers import NUMERAL, QUALIFIER
from extractors.text import clean
from extractors.transfer_words import CROSSING
from extractors.triggers import gated

CAPTIVE: Final = (
    r"prisoners?(?:[ -]of[ -]war)?\b|pows?\b|captives?\b|detainees?\b|"
    r"captured (?:\w+ ){0,2}?(?:soldiers|servicem[ae]n|troops|fighters|personnel|defenders|people|men|marines|sailors|"
    r"ukrainians|russians)"
)
_SOLDIER: Final = (
    r"members of (?:the |its |their )?(?:\w+ ){0,2}?(?:military|army|armed forces|forces|navy|national guard)\b|"
    r"soldiers?\b|servicem[ae]n\b|servicewom[ae]n\b|servicemembers?\b|servicepeople\b|service (?:members?|"
    r"personnel)\b|troops\b|fighters\b|"
    r"defenders?\b|marines?\b|sailors\b|seamen\b|commanders\b|pilots\b|(?:military )?medics\b|occupiers\b|invaders\b|"
    r"mercenaries\b|crew ?members\b|paratroopers\b|border guards\b|"
    r"(?:guards|service)(?:men|man|people)\b|warriors\b|military (?:men|members)\b|"
    r"conscripts?\b|privates\b|sergeants\b|recruits\b|officers\b|military personnel\b|"
    r"military\b(?= (?:and|from|were|came))|combatants\b"
)
#: The nouns that are counted; the group that matches names the unit.
UNITS: Final = gated(
    rf"(?P<prisoner_of_war>\b(?:{CAPTIVE}|{_SOLDIER})(?!['’] (?:bodies|remains)\b|"
    rf" (?:who (?:had |have |were )?(?:been )?)?(?:killed|died|fell)\b))|"
    r"(?P<civilian>\b(?:civilians?(?: \w+)?|non-combatants))\b|"
    r"(?P<person>\b(?:people|persons|residents|ukrainians|russians|men|women|individuals|compatriots|citizens|"
    r"nationals|foreigners|"
    r"britons|americans)\b)",
    regex.IGNORECASE,
)
#: Nouns whose counts are no captives.
OTHER: Final = regex.compile(
    r"\b(?:bod(?:y|ies)|remains|corpses|fallen|dead|children|names|lists?|percent|per cent|drones|missiles|hostages|"
    r"killed|"
    r"wounded in|injured\b(?! (?:and \w+ )?(?:\p{Lu}\w+ )?(?:soldiers|servicem|prisoners|pows|troops|fighters|"
    r"captives|defenders|"
    r"people|personnel))|towns|villages|days|months|years|hours|minutes|times|weeks|regions|countries|generators|"
    r"partners|"
    r"families|relatives|dollars|hryvnias?|cases|vehicles|buses)\b",
    regex.IGNORECASE,
)
CERTAIN: Final = gated(rf"\b(?:{CAPTIVE}|from captivity|in captivity|held captive)", regex.IGNORECASE)
#: Things that are exchanged and are no people.
_THINGS: Final = (
    r"views|fire|words|lists?|letters|opinions|information|ideas|documents|memorand\w+|drafts?|bodies|remains|dead|"
    r"data|gifts|"
    r"remarks|blows|strikes|territor\w+|land|energy|gas|goods|currenc\w+|accusations|texts|proposals|papers|messages|"
    r"contacts|greetings"
)
_NOT_THIS: Final = (
    rf"(?! (?:of|in) (?:(?:\w+ ){{0,2}}?)(?:{_THINGS})\b)(?! (?:talks|negotiations|discussions|lists?)\b)"
    r"(?! (?:with (?:reporters|journalists|the)|rates?|for|program\w*|students?|markets?|officers?)\b)"
)
#: What may stand between "exchange of" and its people; the comma of "1,200" is no end.
_UP_TO: Final = r"(?:[^,;.]|(?<=\d)[,.](?=\d))"
_SURE: Final = (
    r"\b(?:prisoners?(?:[ -]of[ -]war)?'?s?|pows?'?|captives?'?|detainees?'?)[ -](?:exchanges?|swaps?|"
    r"release)\b(?! (?:talks|negotiations|lists?)\b)|"
    rf"\b(?:exchanges?|swaps?|release|liberation|freeing|return|handover|transfer|"
    rf"repatriation) of (?:{_UP_TO}{{0,60}}? )?(?:{CAPTIVE})|"
    rf"\b(?:exchanges?|swaps?|release) of (?!(?:the |all )?(?:bod|remains|dead|fallen|corpse|lists?|names))"
    rf"(?:{_UP_TO}{{0,40}}? )?(?:{_SOLDIER}|civilians|people|captured|ukrainians|russians|foreigners)|"
    r"\b(?:prisoners?(?:[ -]of[ -]war)?|pows?|captives?)(?=[ -](?:deal|agreement|pact|accord)s?\b)|"
    rf"\b(?:return|coming) home of (?:{_UP_TO}{{0,40}}? )?(?:{CAPTIVE}|{_SOLDIER})|"
    r"\ball[- ]for[- ]all\b(?: \w+){0,2}? ?(?:exchange|swap|format|formula|principle|basis)?"
)
_BACK: Final = (
    rf"\b(?:return|liberation|homecoming|handover|transfer|repatriation)(?: home)? of "
    rf"(?:{_UP_TO}{{0,40}}? )?(?:{_SOLDIER}|civilians|people|persons|ukrainians|russians|men and women)"
)
_NOT_AFTER: Final = (
    r"(?<!\b(?:in|delegation|educational|academic|people-to-people|trade|stock|foreign|currency|heated|data|student|"
    r"an angry|"
    r"land|territory|territorial|crypto|cultural|debt|for|grain) )"
)
_NOUN: Final = gated(
    rf"(?P<sure>{_SURE})|(?P<back>{_BACK})|(?P<bare>{_NOT_AFTER}\b(?:exchanges?|swaps?)\b{_NOT_THIS})", regex.IGNORECASE
)
_DEAL_ON: Final = gated(
    r"\b(?:deal|agreement|accord|pact|arrangement|understanding)s? (?:on|over|about|regarding|concerning|covering) "
    rf"(?:\w+ ){{0,3}}?(?P<what>{CAPTIVE})",
    regex.IGNORECASE,
)
_SWAP: Final = gated(
    r"\b(?:exchang(?:ed|ing)|swapp(?:ed|ing)|trad(?:ed|ing)|trade(?= (?:them|those|these) for\b| (?:(?:all|its|"
    r"their|the|some|another|as many "
    rf"as|{QUALIFIER}) ){{0,2}}(?:captured|wounded|prisoners|pows|captives|detainees|soldiers|{NUMERAL}))|"
    r"(?:exchanges?|swaps?)(?! (?:of|between|with|agreement|deal|list|formula|took|takes?|will|was|is|has|had|"
    r"on)\b)(?!,))\b"
    rf"(?! (?:(?:\w+ ){{0,2}}?)(?:{_THINGS})\b)",
    regex.IGNORECASE,
)
_FREE: Final = regex.compile(
    r"\b(?:releas(?:e|es|ed|ing)|fre(?:e|es|ed|eing)|liberat(?:e|es|ed|ing)|rescu(?:e|es|ed|ing)(?= (?:\w+ "
    r"){0,2}?\d))\b"
    r"(?! of\b)"
    r"(?! (?:[\w'’]+ )?(?:hands|up|space|way|resources|funds)\b)"
    r"(?! (?:[\w'’-]+ ){0,3}?(?:villages?|towns?|cit(?:y|ies)|settlements?|hamlets?|territor(?:y|ies)|lands?|areas?)\b)"
    r"(?! (?:a|the|its|this|his) (?:statement|video|footage|report|photo\w*|list|document|text|memorandum))",
    regex.IGNORECASE,
)
#: Transfers of captives to hospitals and prisons are none; releases and moves are read with care of their own.
_MOVE: Final = gated(
    rf"\b(?:{CROSSING}|hand(?:s|ed)\b|br(?:ing|ings|inging|ought)(?: \w+)? (?:back |home|back)|brought|"
    r"(?:g[eo]ts?|gave|gives?|hands?|handed|t(?:akes?|ook)|br(?:ings?|ought))"
    r"(?= (?:[\w,-]+ ){0,2}\d[\d,]* (?:[\w-]+ ){1,4}(?:back|home|over|out of)\b)|"
    r"(?:hand(?:s|ed|ing)?|g(?:ive|ives|ave|iven|iving)|return(?:s|ed|ing)?|s(?:end|ends|ent|ending))(?: back| over)? "
    rf"(?:(?-i:\p{{Lu}}\w+)|each other|one another|the other(?: side)?|it|them)(?: back| over)?(?= (?:(?:[a-z]\w*|"
    rf"{QUALIFIER}) )"
    rf"{{0,2}}{NUMERAL})|(?<=\b(?:captives|prisoners|pows|detainees|war|soldiers)(?: (?:have|had|already|now|all|"
    rf"also))*+ )"
    r"cross(?:ed|ing) (?:the |back over the |into the )?(?:border|line)|"
    r"(?:is|are) (?:back |now )?home|back home|"
    r"transferr(?:ed|ing)(?! (?:\w+ ){0,6}?(?:hospitals?|clinics?|colon\w+|prisons?|jails?|cent(?:re|er)s?|facilit\w+|"
    r"institutions?|detention|rehabilitation|treatment|plane|aircraft|transport|train)\b)|"
    r"secur(?:e|ed|ing) the release of)\b(?! of\b)",
    regex.IGNORECASE,
)
NUMBER_ONLY: Final = regex.compile(r"\b(?:N|\d[\d,.]*)(?:[- ]for[- ]|/)(?:\d[\d,.]*)", regex.IGNORECASE)
#: After these a word of exchange is a noun, or a participle that describes.
_NOMINAL: Final = regex.compile(
    r"(?:\b(?:the|an?|this|that|these|any|no|such|of|for|on|his|her|its|their|our|next|latest|new|"
    r"first|another|further|"
    r"major|newly|recently|in)|'s?) $",
    regex.IGNORECASE,
)
_COMPOUND: Final = regex.compile(r"\b(?:prisoners?|pow) $", regex.IGNORECASE)
_DONE: Final = regex.compile(r"\w+ed\b", regex.IGNORECASE)
_BODIES: Final = gated(
    rf"\b(?:bod(?:y|ies)|remains|corpses|fallen|dead|deceased)\b|\b{DEAD_SOLDIERS}",
    regex.IGNORECASE,
)
#: Counts of captives that need no noun where captives are spoken of: "146 from each side".
_PER_SIDE: Final = regex.compile(
    r"\d[\d,]* (?:more |(?:prisoners |people )?(?:were |being )?\w+ed )?(?:from|on|by|to) "
    r"(?:each|either) (?:side|country|party)\b",
    regex.IGNORECASE,
)
#: "the wounded and the young will be exchanged"
_GROUPS: Final = regex.compile(
    r"\bthe (?:\w+ly )?(?:wounded|sick|ill|young|youngest|injured|under-25s|most severe cases)\b", regex.IGNORECASE
)
_THOSE: Final = regex.compile(r"\b(?:those|them|all|who) (?:\w+ )?$")

_CHILD: Final = regex.compile(r"\bchild")
_ING: Final = regex.compile(r"\w+ing\b")
_DIGIT: Final = regex.compile(r"\d")


def triggers(clause: Clause, text: Annotated, plain: str) -> Iterator[tuple[int, int, str]]:
    """Give the words that tell of an exchange: start, end, verb | noun; verbs first, they say more."""
    if died(clause):
        return
    captives = captives_in_context(text, clause)
    bodies = _of_bodies(clause, text)
    if captives:
        yield from ((m.start(), m.end(), "verb") for m in _SWAP.finditer(plain) if _exchanges(clause, plain, m))
    certain = CERTAIN.search(plain) is not None
    people = UNITS.search(plain) or (_PER_SIDE.search(plain) if captives else None)
    dead = not certain and _BODIES.search(plain) is not None
    if people and not _CHILD.search(plain):
        freed = _FREE if certain or captives or people.lastgroup != "person" else None
        moved = _MOVE if certain or (captives and not dead) else None
        for pattern in filter(None, (freed, moved)):
            yield from (
                (m.start(), m.end(), "verb")
                for m in pattern.finditer(plain)
                if not _names(plain, m.start())
                and not _PAPER.match(plain, m.end())
                and _people_by(plain, m)
                and not (dead and _bodies_near(plain, m))
                and not _BODIES_NEXT.match(plain, m.end())
                and not _FALLEN_BEFORE.search(plain[: m.start()])
            )
    for match in _NOUN.finditer(plain):
        if match["sure"] or (
            captives and not bodies and not _bodies_go(plain, match) and (certain or not _BODIES.search(plain))
        ):
            yield match.start(), match.end(), "noun"
    yield from ((m.start("what"), m.end("what"), "noun") for m in _DEAL_ON.finditer(plain))
    if captives and (latest := _LATEST.match(plain)):
        yield latest.start("what"), latest.end("what"), "noun"


#: "The most recent, in December, involved 189 captives": an exchange whose noun stands in the sentence before.
_LATEST: Final = regex.compile(
    r"\W*(?P<what>the (?:most recent|latest|last|previous|largest|biggest|first|second)(?: one| such one)?)"
    r"(?=,? (?:[^;.]{3,50}, )?(?:involved|saw|included|covered|comprised)\b)",
    regex.IGNORECASE,
)
#: "the bodies of 909 fallen defenders were repatriated": no captives, whatever else the sentence names.
_FALLEN_BEFORE: Final = regex.compile(
    r"\b(?:bodies|remains|fallen|dead)\b(?: [\w,]+){0,5} (?:were|was|been|being) (?:\w+ )?$", regex.IGNORECASE
)
#: "has returned the bodies", "repatriated 1,200 soldiers' bodies": nobody's freedom, whatever else the sentence tells.
_BODIES_NEXT: Final = regex.compile(
    r"(?: (?!(?:and|prisoners?|captives?|pows)\b)[\w'’,-]+){0,5}? (?:bodies|remains|corpses)\b", regex.IGNORECASE
)
#: Lists of prisoners are handed over before the prisoners are.
_PAPER: Final = regex.compile(
    r"[^,;.]{0,40}?\b(?:lists?|names|letters|memorand\w+|documents?|parcels|claims?|proposals?|drafts?|data|"
    r"information)\b",
    regex.IGNORECASE,
)


def _of_bodies(clause: Clause, text: Annotated) -> bool:
    """Tell whether a bare exchange is one of bodies: the headline is of those and the sentence names no captives."""
    title = clean(text.article.title)
    if not _BODIES.search(title) or CERTAIN.search(title):
        return False
    return CERTAIN.search(clean(clause.sentence.text)) is None


def _bodies_near(plain: str, match: regex.Match[str]) -> bool:
    """Tell whether bodies stand beside a verb of release, where it is of them that it tells."""
    return _BODIES.search(plain, max(0, match.start() - _OBJECT), match.end() + _OBJECT) is not None


def _people_by(plain: str, match: regex.Match[str]) -> bool:
    """Tell whether people stand by a verb of release, after it or as its subject ("video released" has none)."""
    after = plain[match.end() : match.end() + _BY_VERB]
    before = plain[max(0, match.start() - _BY_VERB) : match.start()]
    if _RECORD.search(before):
        return False
    return bool(
        UNITS.search(_OBJECT_END.split(after)[0])
        or UNITS.search(before)
        or regex.search(r"\d|same number", after)
        or _HOW_MANY.search(before)
    )


_OBJECT: Final = 40  # characters behind a word of exchange within which its object stands
#: Characters around a verb within which its people stand.
_BY_VERB: Final = 90
_HOW_MANY: Final = regex.compile(r"\d (?:(?:were|was|being) )?$")
_RECORD: Final = regex.compile(
    r"\b(?:videos?|footage|photos?|images?|statements?|figures|reports?|clips?|interviews?) (?:\w+ )?$",
    regex.IGNORECASE,
)
_OBJECT_END: Final = regex.compile(r"\b(?:showed|shows|showing|which|that|who)\b")


def _bodies_go(plain: str, match: regex.Match[str]) -> bool:
    """Tell whether a word of exchange has bodies as its object: "exchange 6,000 bodies each"."""
    return _BODIES.search(plain, match.end(), match.end() + _OBJECT) is not None and CERTAIN.search(plain) is None


def _names(plain: str, start: int) -> bool:
    """Tell whether the word at ``start`` is used as a noun or adjective; an -ing form is not ("for releasing")."""
    if _ING.match(plain[start : start + 20]):
        return False
    left = max(0, start - 14)
    compound = _COMPOUND.search(plain, left, start) is not None and not _DONE.match(plain, start)
    return compound or _NOMINAL.search(plain, left, start) is not None


def _exchanges(clause: Clause, plain: str, match: regex.Match[str]) -> bool:
    """Tell whether a word of exchange is a verb with people, a number or "those" as its object."""
    if _names(plain, match.start()):
        return False
    shape = form(plain, match.start())
    if shape == "present" and clause.scope != "headline" and not UNITS.search(plain, match.end()):
        return False
    if _bodies_go(plain, match):
        return False
    around = plain[max(0, match.start() - 120) : match.end() + 100]
    return bool(
        UNITS.search(around)
        or _THOSE.search(plain[: match.start()])
        or _GROUPS.search(around)
        or NUMBER_ONLY.search(around)
        or _DIGIT.search(plain[match.end() : match.end() + 30])
    )
