"""The words of bodies handed over: the dead, what counts them, how they pass from one side to the other."""

from __future__ import annotations

from typing import Final

import regex

from extractors.model.text import Clause
from extractors.text import clean
from extractors.transfer_words import PASSING

IN_RETURN: Final = regex.compile(r"\bin (?:exchange|return) for\b")
#: "… and received 27 in return"
RETURNED: Final = regex.compile(r" ?(?:bod(?:y|ies) |remains )?in (?:exchange|return)\b(?! for)")
#: What may stand between "return of" and the bodies; the comma of "1,200" is no end.
_UP_TO: Final = r"(?:[^,;.]|(?<=\d)[,.](?=\d))"
#: Soldiers told to be dead by what follows them; captives are read beside it and must not be they.
DEAD_SOLDIERS: Final = (
    r"(?:soldiers|servicem[ae]n|troops|fighters|defenders) (?:who (?:had |have |were |was )?(?:been )?)?"
    r"(?:killed|died|fell)\b"
)
_BODY: Final = (
    r"sets of remains\b|coffins\b|"
    r"bod(?:y|ies)\b(?! (?:of work|armou?r))|remains\b(?= of| were| to| from| and|,|\.)|corpses\b|"
    r"mortal remains|"
    r"fallen (?:\w+ ){0,2}?(?:soldiers|defenders|servicem[ae]n|heroes|warriors|troops|fighters|marines)|"
    r"dead (?:\w+ ){0,2}?(?:soldiers|servicem[ae]n|troops|fighters|defenders|bodies|Ukrainians|Russians)|war dead|"
    r"(?<=\d |thousand |hundred )(?:(?:ukrainian|russian) )?dead\b(?! (?:and|or|in|after|,))|"
    rf"{DEAD_SOLDIERS}|deceased (?:\w+ )?(?:soldiers|servicem[ae]n|defenders)|the (?:dead|fallen)\b"
)
BODIES: Final = regex.compile(rf"\b(?:{_BODY})", regex.IGNORECASE)
UNITS: Final = regex.compile(
    rf"(?P<body>\b(?:{_BODY}|soldiers\b|servicem[ae]n\b|troops\b|fighters\b|defenders\b|marines\b|military personnel|"
    rf"service members|personnel\b|people\b|warriors\b|heroes\b|dead\b|fallen\b))",
    regex.IGNORECASE,
)
OTHER: Final = regex.compile(
    r"\b(?:prisoners?|pows?|captives?|civilians? (?:killed|were killed)|children|names|percent|drones|missiles|"
    r"injured|wounded|hostages|towns|days|months|years|hours|weeks|times|trucks|vehicles|stages|batches|groups|"
    r"working)\b",
    regex.IGNORECASE,
)
MOVE: Final = regex.compile(
    rf"\b(?:{PASSING}|hand(?:s|ed|ing)\b|hand(?= (?:each|one another|the other|it|them|"
    r"(?-i:\p{Lu})\w+ (?:\w+ ){0,2}?\d))|brought\b|t(?:ake|akes|ook|aken|aking)\b|g(?:ive|ives|ave|iven|iving)\b|"
    r"deliver(?:s|ed|ing)?|exchang(?:e|es|ed|ing)|swap(?:s|ped|ping)?\b|got(?= (?:the )?(?:\d|bod|remains))|"
    r"accept(?:s|ed|ing)?\b|collect(?:s|ed|ing)?\b|retriev(?:e|es|ed|ing)|s(?:end|ends|ent|ending)\b|"
    r"(?:came|come|crossed) over\b|carried (?=\d|home))",
    regex.IGNORECASE,
)
NOUN: Final = regex.compile(
    rf"\b(?:return|handover|hand-over|transfer|repatriation|exchange|swap|delivery|handing over|acceptance|receipt|"
    rf"reception|collection|release) of (?:{_UP_TO}{{0,60}}? )?(?:{_BODY})|"
    rf"\b(?:body|bodies) (?:exchange|swap|handover|repatriation|transfer)s?\b|\brepatriations?\b",
    regex.IGNORECASE,
)
DEAL_ON: Final = regex.compile(
    rf"\b(?:deal|agreement|accord|pact|arrangement|understanding)s? (?:on|over|about|regarding|"
    rf"concerning) (?:\w+ ){{0,4}}?(?P<what>{_BODY})",
    regex.IGNORECASE,
)
#: "had offered Kyiv 3,000 more bodies"
OFFERED: Final = regex.compile(
    rf"\b(?:offer(?:s|ed|ing)?|promis(?:es|ed))(?: \w+){{0,2}}? (?P<what>(?:another |some |up to )?\d[\d,]* "
    rf"(?:\w+ ){{0,2}}?(?:{_BODY}))",
    regex.IGNORECASE,
)
OF: Final = regex.compile(
    r"\b(?:bod(?:y|ies)|remains|corpses)(?: of)?(?: (?:the|some|about|fallen|dead|\w+ian|another|nearly|almost|"
    r"more than|at least|over|around))* ?$",
    regex.IGNORECASE,
)
EACH_OTHER: Final = regex.compile(r"\b(?:each other|one another)\b")
#: "69 of its soldiers", "41 bodies of its own"
OF_ITS: Final = regex.compile(r" of (?:its|their|his|our) (?:own\b|\w+)", regex.IGNORECASE)
OF_THEM: Final = regex.compile(r" of (?:them|whom|these|those)\b", regex.IGNORECASE)
GIVES: Final = regex.compile(r", (?:giving|handing|returning|sending|receiving|getting)\b")
FOUND: Final = regex.compile(
    r"\b(?:rubble|recovered from|found in|pulled from|morgue|mass grave|discovered|buried)\b", regex.IGNORECASE
)
THEM: Final = regex.compile(r"\b(?:more|another|others|them|as many|\d)", regex.IGNORECASE)
BOTH_WAYS: Final = regex.compile(
    r"\b(?:receiv|took back|got back)\w*.{0,80}\b(?:hand|return|transfer|gave)\w*|\b(?:hand|return|transfer|"
    r"gave)\w*.{0,80}\b(?:receiv|took back|got back)\w*",
    regex.IGNORECASE,
)
#: "…, receiving 27 in return": told beside the deed of one; "received 27 and handed over 1,212" are two of both.
WHILE_GETTING: Final = regex.compile(r"\b(?:receiv|gett|tak|hand|return|giv|transferr)ing\b", regex.IGNORECASE)
#: "700 soldiers | who had died at the front": the relative clause says that the clause before it tells of the dead.
_THEY_DIED: Final = regex.compile(r"\s*who (?:had |have |were |was )?(?:been )?(?:killed|died|fell|fallen)\b")
_SOLDIERS: Final = regex.compile(r"\b(?:soldiers|servicem[ae]n|troops|fighters|defenders|marines)\W*$")


def died(clause: Clause) -> bool:
    """Tell whether the soldiers a clause ends with are said to be dead by what follows it."""
    follows = clean(clause.sentence.text)[clause.end - clause.sentence.start :]
    return _THEY_DIED.match(follows) is not None and _SOLDIERS.search(clean(clause.text)) is not None
