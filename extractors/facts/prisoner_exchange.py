"""Prisoners exchanged, freed or to be exchanged: how many, by whom, each or in all, and whether it is so.

Reads exchanges, swaps, releases and home-comings of captives and, with them, of civilians. Never reads as counts: ages,
months in captivity, ordinals of swaps, lists, killed, wounded, surrendered or merely captured people, bodies, children,
hostages of other wars; never turns a denied, wished, discussed or conditional exchange into one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import regex

from extractors.binding import Counted, counted, deadline, event_day, evidence, halves
from extractors.categories import categories
from extractors.context import captives_in_context, foreign
from extractors.facts.example import Example
from extractors.facts.prisoner_exchange_examples import EXAMPLES as EXAMPLES
from extractors.forms import form
from extractors.model.talks import Fact, Quantity
from extractors.model.text import Annotated, Clause
from extractors.status import Judged, judge
from extractors.text import clean

TYPE: Final = "prisoner_exchange"

_CAPTIVE: Final = r"prisoners?(?:[ -]of[ -]war)?\b|pows?\b|captives?\b|detainees?\b|captured (?:\w+ ){0,2}?(?:soldiers|servicem[ae]n|troops|fighters|personnel|defenders|people|men)"
_SOLDIER: Final = r"soldiers?\b|servicem[ae]n\b|servicewom[ae]n\b|servicemembers?\b|service (?:members?|personnel)\b|troops\b|fighters\b|defenders?\b|marines?\b|guards(?:men|man)\b|warriors\b|officers\b|military personnel\b|military\b(?= (?:and|from|were|came))|combatants\b"
UNITS: Final = regex.compile(
    rf"(?P<prisoner_of_war>\b(?:{_CAPTIVE}|{_SOLDIER}))|(?P<civilian>\b(?:civilians?(?: \w+)?|non-combatants))\b|(?P<person>\b(?:people|persons|ukrainians|russians|men|women|compatriots|citizens|nationals)\b)",
    regex.IGNORECASE,
)
_CERTAIN: Final = regex.compile(rf"\b(?:{_CAPTIVE}|from captivity|in captivity|held captive)", regex.IGNORECASE)
_OTHER: Final = regex.compile(
    r"\b(?:bod(?:y|ies)|remains|corpses|fallen|dead|children|names|lists?|percent|per cent|drones|missiles|hostages|killed|wounded in|injured|towns|villages|days|months|years|hours|"
    r"minutes|times|weeks|regions|countries|generators|partners|families|relatives|dollars|hryvnias?|cases|vehicles|buses)\b",
    regex.IGNORECASE,
)
_NOT_THIS: Final = r"(?! (?:of|in) (?:(?:\w+ ){0,2}?)(?:views|fire|words|lists?|letters|opinions|information|ideas|documents|memorand\w+|drafts?|bodies|remains|the bodies|the remains|the dead|data|gifts|remarks|blows|strikes|territor\w+|land|energy|gas|goods|currenc\w+)\b)(?! (?:talks|negotiations|discussions|lists?)\b)(?! (?:with (?:reporters|journalists|the)|rates?|for|program\w*|students?|markets?|officers?)\b)"
_NOUN: Final = regex.compile(
    rf"(?P<sure>\b(?:prisoners?(?:[ -]of[ -]war)?'?s?|pows?'?|captives?'?|detainees?'?)[ -](?:exchanges?|swaps?|release)\b|\b(?:exchanges?|swaps?|release|liberation|freeing|return|handover|transfer|repatriation) of (?:[^,;.]{{0,60}}? )?(?:{_CAPTIVE})|"
    rf"\b(?:exchanges?|swaps?|release) of (?:[^,;.]{{0,40}}? )?(?:{_SOLDIER}|civilians|people|captured)|\ball[- ]for[- ]all\b(?: \w+){{0,2}}? ?(?:exchange|swap|format|formula|principle|basis)?)"
    rf"|(?P<bare>(?<!\b(?:in|delegation|educational|academic|people-to-people|trade|stock|foreign|currency|heated|data|student|an angry|land|territory|territorial|crypto|cultural|debt|for|grain) )\b(?:exchanges?|swaps?)\b{_NOT_THIS})",
    regex.IGNORECASE,
)
_DEAL_ON: Final = regex.compile(
    rf"\b(?:deal|agreement|accord|pact|arrangement|understanding)s? (?:on|over|about|regarding|concerning|covering) (?:\w+ ){{0,3}}?(?P<what>{_CAPTIVE})",
    regex.IGNORECASE,
)
_SWAP: Final = regex.compile(
    r"\b(?:exchang(?:ed|ing)|swapp(?:ed|ing)|(?:exchanges?|swaps?)(?! (?:of|between|with|agreement|deal|list|formula|took|takes?|will|was|is|has|had|on)\b)(?!,))\b"
    r"(?! (?:(?:\w+ ){0,2}?)(?:views|fire|words|lists?|letters|opinions|information|ideas|documents|memorand\w+|drafts?|bodies|remains|bod\w+|data|remarks|blows|strikes|territor\w+|land|accusations|texts|proposals|papers|messages|contacts|greetings)\b)",
    regex.IGNORECASE,
)
_FREE: Final = regex.compile(
    r"\b(?:releas(?:e|es|ed|ing)|fre(?:e|es|ed|eing)|liberat(?:e|es|ed|ing))\b(?! (?:a|the|its|this|his) (?:statement|video|footage|report|photo\w*|list|document|text|memorandum))",
    regex.IGNORECASE,
)
_MOVE: Final = regex.compile(
    r"\b(?:hand(?:s|ed|ing)? over|hand(?:s|ed|ing)? back|hand(?:s|ed)\b|return(?:s|ed|ing)?|(?:br(?:ing|ings|inging|ought))(?: \w+)? (?:back |home|back)|brought|g(?:et|ets|ot|etting) back|receiv(?:e|es|ed|ing)|t(?:ake|ook|aken|aking) back|"
    r"repatriat(?:e|es|ed|ing)|g(?:ive|ave|iven|iving) (?:back|up)|c(?:ome|omes|ame|oming) (?:back )?home|(?:is|are) (?:back |now )?home|sent home|send home|back home|welcom(?:e|es|ed) home|secur(?:e|ed|ing) the release of)\b",
    regex.IGNORECASE,
)
_NUMBER_ONLY: Final = regex.compile(r"\b(?:N|\d[\d,.]*)(?:[- ]for[- ]|/)(?:\d[\d,.]*)", regex.IGNORECASE)
_IN: Final = regex.compile(
    r"\b(?:in|during|after|following|through|under|via|as part of|by|from|thanks to|since) (?:one of )?(?:the|an?|this|that|another|its|their|what)?(?: [\w,'’-]+){0,6}? ?$",
    regex.IGNORECASE,
)
_IS_ONE: Final = regex.compile(
    r"\b(?:was|were|is|marks?|marked|became|been) (?:also |only |already |now )?(?:the |a |their |its )?(?:\w+ )?(?:\d+(?:st|nd|rd|th)|first|second|third|\w+th|largest|biggest|latest|last|most recent|another)\b[\w ,'-]{0,40}$",
    regex.IGNORECASE,
)
_SUPERLATIVE: Final = regex.compile(r"\b(?:largest|biggest|latest|first|\w+th) (?:\w+ ){0,2}$", regex.IGNORECASE)
_AFTER: Final = regex.compile(r"^\W*(?:after|following|during|in)\b", regex.IGNORECASE)
_NEXT: Final = regex.compile(r"\b(?:next|upcoming|planned|forthcoming|coming)\b[\w -]{0,20}$", regex.IGNORECASE)
_SAME: Final = regex.compile(
    r"\b(?:the |an )?(?:same|equal|identical|similar) (?:number|amount)\b|\bas many\b|\bin return\b|\blike number\b",
    regex.IGNORECASE,
)
_SUBSET: Final = regex.compile(
    r"\b(?:including|among (?:them|those|whom)|of (?:whom|them|which)|most of|(?:\d+|some|half) of (?:the|them)|of the (?:\d+|freed|released)|among the)\b[^,;]*$",
    regex.IGNORECASE,
)
_DRAFT: Final = regex.compile(r"\b(?:draft|reads the|the plan|the text|the document|memorandum)\b", regex.IGNORECASE)
_PART: Final = regex.compile(
    r"\b(?:first|second|third|fourth|next|final|last|initial|another|new) (?:stage|phase|part|day|leg|batch|tranche|group|wave)\b|\bday (?:one|two|three)\b",
    regex.IGNORECASE,
)
_ONE_WAY: Final = regex.compile(
    r"\b(?:hand(?:s|ed)? over|releas|freed|brought|came|come|home|return|got back|receiv|took back|transferr|repatriat)\w*",
    regex.IGNORECASE,
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the exchange facts of a clause; one per counted group, one uncounted where no number is given."""
    if foreign(clause, text):
        return []
    plain = clean(clause.text)
    found: list[Fact] = []
    for start, end, kind in _triggers(clause, text, plain):
        judged = _judged(clause, text, plain, start, end, kind)
        if judged.status is None or (judged.status == "promised" and _DRAFT.search(clean(clause.sentence.text))):
            continue
        found += _facts(clause, text, plain, start, end, judged)
        if any(fact.quantity for fact in found) or kind == "verb":
            break
    return found


def _triggers(clause: Clause, text: Annotated, plain: str) -> Iterator[tuple[int, int, str]]:
    """Give the words that tell of an exchange, verbs before nouns: what was done says more than its name."""
    captives = captives_in_context(text, clause)
    for match in _SWAP.finditer(plain):
        verbal = (
            form(plain, match.start()) != "present" or clause.scope == "headline" or UNITS.search(plain, match.end())
        )
        if (
            captives
            and verbal
            and _has_object(plain, match)
            and not regex.search(
                r"\b(?:the|an?|this|prisoners?|next|of|latest|new|for|pow) $", plain[: match.start()], regex.IGNORECASE
            )
        ):
            yield match.start(), match.end(), "verb"
    certain = _CERTAIN.search(plain) is not None
    people = UNITS.search(plain)
    if people and not regex.search(r"\bchild", plain):
        for pattern, allowed in (
            (_FREE, certain or people.lastgroup != "person" or captives),
            (_MOVE, certain or captives),
        ):
            for match in pattern.finditer(plain):
                if allowed and not _bodies(plain):
                    yield match.start(), match.end(), "verb"
    for match in _NOUN.finditer(plain):
        if match["sure"] or captives:
            yield match.start(), match.end(), "noun"
    for match in _DEAL_ON.finditer(plain):
        yield match.start("what"), match.end("what"), "noun"


_BODIES: Final = regex.compile(r"\b(?:bod(?:y|ies)|remains|corpses|fallen|dead|deceased)\b", regex.IGNORECASE)


def _bodies(plain: str) -> bool:
    return _BODIES.search(plain) is not None and not _CERTAIN.search(plain)


def _has_object(plain: str, match: regex.Match[str]) -> bool:
    """Tell whether people, a number or "those" stand by the verb, before it in a passive."""
    around = plain[max(0, match.start() - 120) : match.end() + 100]
    return bool(
        UNITS.search(around)
        or regex.search(r"\b(?:those|them|all|who) (?:\w+ )?$", plain[: match.start()])
        or _NUMBER_ONLY.search(around)
        or regex.search(r"\d", plain[match.end() : match.end() + 30])
    )


def _judged(clause: Clause, text: Annotated, plain: str, start: int, end: int, kind: str) -> Judged:
    judged = judge(clause, start, end, kind, text.talks)
    if judged.status in ("completed", "announced") and kind == "noun" and judged.status == "completed":
        return Judged("completed", "BOTH", judged.reason)
    if (
        judged.status == "announced"
        and kind == "noun"
        and judged.reason.startswith("announc")
        and _SUPERLATIVE.search(plain[:start])
    ):
        return Judged("completed", "BOTH", judged.reason)
    if judged.status is None and kind == "noun" and judged.reason.startswith("status unknown: no cue"):
        return _by_place(clause, plain, start, judged)
    return judged


def _by_place(clause: Clause, plain: str, start: int, judged: Judged) -> Judged:
    """An exchange nobody governs: "it was the 65th swap", "in Saturday's exchange" are done, "the next swap" is not."""
    left = plain[:start]
    if clause.polarity != "asserted" or clause.tense == "future":
        return judged
    if _NEXT.search(left):
        return Judged("announced", "BOTH", "next") if _NUMBER_ONLY.search(plain) else judged
    if _IS_ONE.search(left):
        return Judged("completed", "BOTH", "was one")
    if (
        _IN.search(left)
        and (clause.tense in ("past", "perfect", "pluperfect") or _AFTER.match(plain))
        and CAME.search(clean(clause.sentence.text))
    ):
        return Judged("completed", "BOTH", "in an exchange")
    return judged


CAME: Final = regex.compile(
    r"\b(?:came|returned|freed|released|brought|were|was|took|received|home|freedom|back)\b", regex.IGNORECASE
)


def _facts(clause: Clause, text: Annotated, plain: str, start: int, end: int, judged: Judged) -> list[Fact]:
    numbers = [
        c
        for c in halves(counted(clause, plain, UNITS, _OTHER))
        if not _SUBSET.search(plain[max(0, c.start - 40) : c.start])
    ]
    numbers = [
        c for c in numbers if c.unit is not None or c.quantity.side_basis == "each" or not any(n.unit for n in numbers)
    ]
    numbers = [c for c in numbers if not _BODY_COUNT.search(plain[max(0, c.start - 30) : c.end + 12])]
    if not numbers:
        return [_fact(clause, text, plain, start, end, judged, None)]
    return [_fact(clause, text, plain, start, end, judged, c) for c in numbers]


_BODY_COUNT: Final = regex.compile(
    r"\b(?:bodies|remains|corpses) of (?:[\w ]{0,20})?\d|\d[\w, ]* (?:bodies|remains|corpses|fallen|dead)\b",
    regex.IGNORECASE,
)


def _fact(
    clause: Clause, text: Annotated, plain: str, start: int, end: int, judged: Judged, count: Counted | None
) -> Fact:
    left, right = min([start] + ([count.start] if count else [])), max([end] + ([count.end] if count else []))
    status = judged.status or "unclear"
    if status == "completed" and _PART.search(plain[max(0, start - 60) : end + 10]):
        status = "partially_completed"
    quantity = _basis(count.quantity, clause, plain, status) if count else None
    unit = (count.unit if count else None) or _unit(plain, start)
    slots: dict[str, Any] = {}
    groups = categories(plain)
    if groups:
        slots["categories"] = list(groups)
    return Fact(
        type=TYPE,
        status=status,
        scope=clause.scope,
        actor=_actor(judged.actor, status, quantity, text),
        quantity=quantity,
        unit=unit,
        date=event_day(clause, text, start),
        deadline=deadline(clause),
        evidence=evidence(clause, text, left, right),
        attribution=clause.attribution,
        slots=slots,
        rule=f"exchange: {judged.reason}",
        confidence=0.9 if quantity else 0.8,
    )


def _actor(actor: str | None, status: str, quantity: Quantity | None, text: Annotated) -> str | None:
    """An exchange takes two: what was done or announced without an agent is both sides'."""
    if status in ("completed", "partially_completed", "agreed", "announced") and actor not in ("ALL",):
        return "BOTH"
    if status == "promised" and actor is None:
        return "BOTH"
    return actor


def _unit(plain: str, start: int) -> str:
    near = [m for m in UNITS.finditer(plain) if m.lastgroup != "person"]
    return "civilian" if near and all(m.lastgroup == "civilian" for m in near) else "prisoner_of_war"


def _basis(quantity: Quantity, clause: Clause, plain: str, status: str) -> Quantity:
    """Settle whose count it is: "the same number" makes it each side's, a giver or receiver alone makes it one way."""
    basis = quantity.side_basis
    if basis == "unspecified" and _SAME.search(clean(clause.sentence.text)):
        basis = "each"
    single = len(clause.subjects) == 1 and clause.subjects[0] in ("RU", "UA")
    if (
        basis == "unspecified"
        and _ONE_WAY.search(plain)
        and not regex.search(r"\b(?:exchang|swap)\w*", plain[:200])
        and (single or not clause.subjects)
    ):
        basis = "one_way"
    if basis == "unspecified" and single and status == "completed" and _ONE_WAY.search(plain):
        basis = "one_way"
    return Quantity(lo=quantity.lo, hi=quantity.hi, qualifier=quantity.qualifier, side_basis=basis)
