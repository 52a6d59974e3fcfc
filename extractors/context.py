"""Whether a clause is about the two parties at all: the article names both, and nobody else's deal is told."""

from __future__ import annotations

from typing import Final

import regex

from extractors.model.lexicon import Talks
from extractors.model.text import Annotated, Clause, Mention
from extractors.subjects import hyphened, named, side_of
from extractors.triggers import gated

CAPTIVITY: Final = gated(
    r"\b(?:prisoners?|pows?|captives?|captivity|captured|detainees?)\b|\b(?:exchang|swap)\w*\b.{0,120}\b(?:soldiers?|"
    r"servicem[ae]n|defenders?|fighters?|troops|marines?|sailors?|civilians?|people|those|ukrainians|"
    r"russians)\b"
    r"|\b(?:men|women|personnel|(?:the (?:\w+ly )?(?:wounded|sick|young|youngest|injured|ill)))\b(?: \w+){0,4}? "
    r"(?:exchanged|swapped)\b"
    r"|\b(?:hand(?:s|ed|ing)? (?:back|over)|g(?:ave|ive|iving|ot|et) back|freed|released) (?:\w+ ){0,2}?\d[\d,]* "
    r"(?:\w+ ){0,2}?(?:soldiers|servicem[ae]n|troops|sailors|marines|fighters|border guards)\b"
    r"|\breturn\w*\b.{0,60}\b(?:servicem[ae]n|servicepeople|military personnel|soldiers)\b.{0,60}\bterritory\b"
    r"|\b(?:servicem[ae]n|servicepeople|military personnel|soldiers)\b.{0,60}\breturned from .{0,40}\bterritory\b"
    r"|\b(?:servicem[ae]n|servicepeople|soldiers) (?:had been|have been|were) (?:released|freed|handed over)\b"
    r"|\b(?:soldiers?|servicem[ae]n|defenders?|fighters?|troops|marines?|sailors?|border guards|civilians?|people|"
    r"those|ukrainians|russians)\b.{0,120}\b(?:exchang|swap)\w*",
    regex.IGNORECASE,
)
#: "The swap was called off", "a third stage of the exchange": no other exchange is carried out, staged or put off.
_EVENT: Final = gated(
    r"(?<!\b(?:land|territor\w+|debt|asset|currency|stock) )\b(?:swaps?|exchanges?)\b(?! (?:of|with|rates?|"
    r"for)\b)[^,;.]{0,60}\b(?:took place|take place|postponed|carried out|completed|called off|"
    r"cancelled|canceled|under ?way|brokered|mediated|delayed|held|agreed|began|begun|disrupted|resumed)\b|"
    r"\b(?:stage|phase|round|day|part|wave)s? of the (?:exchange|swap)\b|\d[\d,.]*(?:-for-|"
    r"/)\d[\d,.]* (?:\w+ )?(?:swap|exchange)|"
    r"\b(?:exchange|swap) of [\"“]?(?P<m>\d[\d,.]*)(?: for |-for-)(?P=m)\b|"
    r"\b(?:swapp|exchang)\w* (?P<n>\d[\d,.]*) for (?P=n)\b",
    regex.IGNORECASE,
)
#: Mediators and observers may stand in a sentence about the two parties without being one.
_MEDIATORS: Final = frozenset({"TR", "AE", "SA", "QA", "VA", "UN", "ICRC", "CH", "BY", "EU", "NATO", "OSCE", "IAEA"})


#: Under which an article keeps whether it is of both parties.
_OF_BOTH: Final = ("of both",)


def sides_in(mentions: tuple[Mention, ...], talks: Talks) -> set[str]:
    """Give the sides mentions stand for; a joint expression stands for both parties."""
    found = {side for m in mentions if (side := side_of(m, talks)) is not None}
    return (found - {"BOTH"}) | set(talks.parties) if "BOTH" in found else found


def of_both(text: Annotated) -> bool:
    """Tell whether an article names both parties, or is a flash that names one and nobody else's dealings."""
    if _OF_BOTH not in text.kept:
        text.kept[_OF_BOTH] = _of_both(text)
    return bool(text.kept[_OF_BOTH])


def _of_both(text: Annotated) -> bool:
    found: set[str] = set()
    for sentence in text.sentences:
        for mention in sentence.mentions:
            if mention.kind == "joint":  # "the two sides" names nobody, "Moscow and Kyiv" does
                found |= {side for _, side in named(mention.text, text.talks)}
            elif mention.kind in ("side", "person"):
                found.add(side_of(mention, text.talks) or "")
                found |= {p.side for p in hyphened(sentence.text, mention.end - sentence.start, text.talks)}
        if found.issuperset(text.talks.parties):
            return True
    return len(text.sentences) <= _FLASH and _told_of_one(text) and not _elsewhere(text, found)


#: Sentences of a flash, which often names one party alone ("Ukraine brings home 200 prisoners").
_FLASH: Final = 4


def _told_of_one(text: Annotated) -> bool:
    """Tell whether a party is named below the title."""
    told = [m for sentence in text.sentences if sentence.where == "body" for m in sentence.mentions]
    return any(side_of(m, text.talks) in text.talks.parties for m in told if m.kind in ("side", "person"))


def _elsewhere(text: Annotated, named: set[str]) -> bool:
    """Tell whether a flash is of another conflict's sides, or of captives of a third state."""
    third = named - {*text.talks.parties, "BOTH", ""} - _MEDIATORS
    return any(
        any(m.kind == "rival" for m in sentence.mentions) or (third and CAPTIVITY.search(sentence.text))
        for sentence in text.sentences
    )


def foreign(clause: Clause, text: Annotated) -> bool:
    """Tell whether a clause tells of somebody else's dealings: a rival conflict, or one party with a third state."""
    here = sides_in(clause.mentions, text.talks)
    if here.issuperset(text.talks.parties):
        return False
    if any(m.kind == "rival" for m in clause.sentence.mentions) or (
        here - {*text.talks.parties, *_MEDIATORS} and not of_both(text)
    ):
        return True
    acting = set(clause.subjects)
    third = {side for side in acting if side not in (*text.talks.parties, "BOTH") and side not in _MEDIATORS}
    return bool(third and acting & set(text.talks.parties))


def captives_in_context(text: Annotated, clause: Clause) -> bool:
    """Tell whether the sentence, the title or the sentence before speaks of captives or an exchange."""
    if (
        CAPTIVITY.search(clause.sentence.text)
        or _EVENT.search(clause.sentence.text)
        or CAPTIVITY.search(text.article.title)
    ):
        return True
    index = clause.sentence.index
    return any(CAPTIVITY.search(s.text) for s in text.sentences[max(0, index - 2) : index + 2])
