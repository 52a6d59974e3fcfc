"""The words of children and civilians who go home: who they are, how they pass, what is another thing."""

from __future__ import annotations

from typing import Final

import regex

from extractors.transfer_words import PASSING

CHILD: Final = r"(?:child(?:ren)?|kids|minors|teenagers?|orphans|youngsters|boys|girls|schoolchildren|infants|babies)\b"
_CIVILIAN: Final = (
    r"civilians\b(?! (?:hostages?|prisoners?|detainees?|captives?|infrastructure|targets?|casualties|deaths))"
)
UNITS: Final = regex.compile(
    rf"(?P<child>\b{CHILD})|(?P<civilian>\b(?:{_CIVILIAN}|residents\b|villagers\b|inhabitants\b|citizens\b|"
    rf"nationals\b))",
    regex.I,
)
OTHER: Final = regex.compile(
    r"\b(?:prisoners?|pows?|captives?|soldiers|servicem[ae]n|troops|bodies|names|days|months|years|hours|weeks|"
    r"times|groups|percent|drones|families|mothers|parents|adults)\b",
    regex.IGNORECASE,
)
CHILDREN: Final = regex.compile(rf"\b{CHILD}", regex.IGNORECASE)
SOMEBODY: Final = regex.compile(rf"\b(?:{CHILD}|{_CIVILIAN})", regex.IGNORECASE)
MOVE: Final = regex.compile(
    rf"\b(?:{PASSING}|exchang(?:e|es|ed|ing)(?= (?:[\w,]+ ){{0,4}}?{CHILD})|hand(?:s|ed|ing)? to\b|br(?:ing|ings|"
    rf"inging|ought) (?:\w+ ){{0,8}}?(?:back|home)\b|"
    r"brought\b(?! (?:about|up|forward|in|attention))|back (?:home|in|with)\b|rescu(?:e|es|ed|ing)|"
    rf"(?<=\b(?:due|set|scheduled|expected|will|would|are|were) (?:to )?)(?:go|travel|head)(?= (?:home|back|to)\b))",
    regex.IGNORECASE,
)
NOUN: Final = regex.compile(
    rf"\b(?:return|returns|repatriation|handover|release|homecoming|reunification|"
    rf"transfer) (?:home )?of (?:(?:[^,;.]|(?<=\d),(?=\d)){{0,60}}? )?"
    rf"(?:{CHILD}|{_CIVILIAN})|\b(?:children|child|civilian)(?:'s|s')? (?:returns?|repatriations?)\b",
    regex.IGNORECASE,
)
NOT_RETURNED: Final = regex.compile(
    r"\b(?:lists? of|names of|killed|wounded|injured|died|evacuat\w+(?! (?:to|into) \p{Lu}[^;.]{0,80}\b(?:return|"
    r"reunit|home|back))|school|classes|hospital|polio|"
    rf"exchang\w+(?! (?:[\w,]+ ){{0,4}}?{CHILD})|swap\w*|captivity)\b",
    regex.IGNORECASE,
)
#: Where children belong whose own side is not said: those taken away go back.
HOME_OF: Final = regex.compile(
    rf"(?: [\w-]+){{0,3}}? (?:{CHILD}|{_CIVILIAN})|'s?(?: [\w-]+){{0,3}} (?:{CHILD}|{_CIVILIAN})", regex.IGNORECASE
)
WITH_SOLDIERS: Final = regex.compile(
    r"\b(?:soldiers|servicem[ae]n|defenders|military personnel) and (?:\d+ )?civilians\b", regex.IGNORECASE
)
TAKEN: Final = regex.compile(r"\b(?:deported|abducted|kidnapped|stolen|taken|removed|displaced)\b", regex.IGNORECASE)
TAKEN_TO: Final = regex.compile(
    r"\b(?:deported|abducted|kidnapped|taken|removed|transferred) (?:\w+ )?(?:to|into) (?:the )?$", regex.IGNORECASE
)
#: "eight went to Ukraine and five to Russia": the second way of one sentence.
GAPPED: Final = regex.compile(r" (?:children )?to (?:the )?")
GOES: Final = regex.compile(r"go|travel|head", regex.IGNORECASE)
