"""The words of contacts between sessions: kept up, going on, offered, about to be broken off, a meeting once more."""

from __future__ import annotations

from typing import Final

import regex

from extractors.triggers import gated

_WHAT: Final = (
    r"(?:(?P<contacts>contacts?\b(?! (?:line|group|with the media))|in touch|communication\b)|"
    r"(?P<consultations>consultations?\b)|(?P<dialogue>dialogue\b)|"
    r"(?P<negotiations>negotiat(?:ions?|ing process|ion process)\b(?! (?:teams?|groups?|table|positions?)))|"
    r"(?P<talks>(?:peace )?talks\b(?! (?:about|of) (?:a|the) (?:new|fourth|third|second))|discussions\b|work\b))"
)
_KEEP_UP: Final = (
    r"(?:continu(?:e|es|ed|ing)|maintain(?:s|ed|ing)?|ke(?:ep|eps|pt|eping)|resum(?:e|es|ed|ing)|stay(?:s|ed|ing)?|"
    r"remain(?:s|ed|ing)?|go(?:es|ing)? on with|carry(?:ing)? on|proceed(?:s|ed|ing)? with|press(?:ing)? (?:on|"
    r"ahead) with)"
)
_ADJ: Final = r"(?:(?!no\b|not\b|the (?:next|third|fourth))[\w'’-]+ ){0,5}?"
#: "continue contacts", "stay in touch", "keep negotiating".
GOING_ON: Final = gated(
    rf"\b(?P<verb>{_KEEP_UP}) (?:to )?(?:{_ADJ}{_WHAT}|(?P<talking>talking|negotiating|to talk|talk|"
    rf"negotiate)\b)|\b(?P<verb>speak|talk|negotiate)(?: with each other| to each other)? (?P<talking>again)\b",
    regex.IGNORECASE,
)
#: "consultations will be continued", "the talks continue daily".
GO_ON: Final = gated(
    rf"\b{_WHAT}(?: (?:with|between|of|on|at|over|through|by|via|in) [^,;.]{{2,70}}?)?"
    r" (?P<verb>(?:(?:will|would|shall|should|are to|is to|are|is|were|was|have|has|be|being|been|to|set|due|"
    r"expected|also|still|now|"
    r"constantly|currently|\w+ly) ){0,4}(?P<word>continu(?:e|es|ed|ing)|resum(?:e|es|ed)|go(?:es|ing)? on|ongoing|"
    r"under ?way|"
    r"maintained|kept up|remain open|"
    r"(?P<adjourned>(?:adjourned|suspended|paused|interrupted|broken off)(?= until| till))))\b",
    regex.IGNORECASE,
)
DAILY: Final = regex.compile(
    r"\b(?:daily|every day|day and night|constant(?:ly)?|regular(?:ly)?|online|by video|video ?conferenc\w*|video "
    r"?link|"
    r"at (?:the )?(?:working|expert|technical)[ -]level|remotely|by (?:tele)?phone|almost daily|around the clock|"
    r"via)\b",
    regex.IGNORECASE,
)
TALK: Final = (
    r"(?:(?P<talks>talks\b|conversations?\b|talk\b(?! (?:of|about)))|"
    r"(?P<negotiations>negotiat(?:e|ions?|ing)\b(?: process)?)|(?P<dialogue>dialogue\b)|"
    r"(?P<contacts>contacts?\b)|(?P<consultations>consultations\b)|(?P<talking>(?:meet|speak) again\b))"
)
#: "ready for talks", "wants to negotiate", "offered Moscow talks".
OPEN_TO: Final = gated(
    rf"\b(?:ready|prepared|willing|open|readiness|willingness|offer(?:s|ed|ing)?|propos(?:e|es|ed|ing)|want(?:s|ed)?|"
    rf"call(?:s|ed|ing)? (?:\w+ ){{0,2}}?(?:for|on)|urg(?:e|es|ed|ing)|seek(?:s|ing)?|sought|insist(?:s|ed)? on|"
    rf"demand(?:s|ed)?|"
    rf"invit(?:es|ed|ing))\b(?: (?!no\b|not\b|if\b|after\b|until\b|and\b(?! (?:begin|start|open|enter|resume))|"
    rf"but\b|that\b|host|mediat)[\w'’,-]+){{0,6}}? {TALK}",
    regex.IGNORECASE,
)
BREAK: Final = regex.compile(
    rf"\bthreat(?:en(?:s|ed|ing)?|s?) (?:to |that it (?:would|could|may) )?(?:suspend|quit|leave|abandon|break "
    rf"off|walk (?:out of|away from)|withdraw "
    rf"from|pull out of|halt|stop|freeze|boycott|end|exit|cancel)\w* (?:[\w'’-]+ ){{0,4}}?{TALK}",
    regex.IGNORECASE,
)
MEET_AGAIN: Final = gated(
    r"\b(?:meet|meeting|talk|speak|gather|convene)\b(?: [\w'’-]+){0,4}? again\b|\b(?:hold|have|continue) "
    r"(?:further|more|additional|new) "
    r"(?:talks|negotiations|consultations|meetings|discussions)\b|"
    r"\bcontinue (?:the |their |these )?(?:talks|negotiations|consultations|meetings|discussions)\b",
    regex.IGNORECASE,
)
#: "the talks are on pause", "contacts have been suspended".
PAUSED: Final = gated(
    rf"\b{_WHAT}(?: (?:with|between|of|on|in|to) [^,;.]{{2,60}}?)? (?P<verb>(?:is|are|was|were|"
    r"(?:has|have|had)(?: \w+ly)? been)"
    r"(?: put| placed| now| currently| still| \w+ly)? (?:on ['\"“]?(?:a )?(?:hold|pause|ice)|paused|suspended|frozen|"
    r"halted|stopped|interrupted|broken off|in a pause))\b",
    regex.IGNORECASE,
)
#: "will withdraw from the talks if …".
LEAVES: Final = gated(
    rf"\b(?:will|would|shall|'ll) (?:withdraw from|pull out of|walk (?:out of|away from)|quit|leave|abandon|break off|"
    rf"suspend|end|halt) (?:(?:the|all|any|its|their) )?(?:\w+ )?{TALK}",
    regex.IGNORECASE,
)
#: "any form of talks" are talks.
ANY_FORM: Final = regex.compile(
    r"\b(?:any|every|all|some) (?:\w+ )?(?:formats?|forms?|kinds?|sorts?) of $", regex.IGNORECASE
)
FUTURE: Final = gated(
    r"\b(?:will|would|shall|'ll|expect(?:s|ed)? to|due to|set to|scheduled to|plan(?:s|ned)? to|are to|is to|"
    r"agreed to)\b"
)
#: "The teams remain in contact": so it is, without a word of how often.
STANDING: Final = regex.compile(
    r"(?:remain|stay|keep)s? (?:\w+ ){0,2}?in (?:\w+ )?(?:contact|"
    r"touch)",
    regex.IGNORECASE,
)
#: "count on a second round", "expects another meeting", "a further meeting would follow".
EXPECTED: Final = regex.compile(
    r"\b(?:counts?|counted|counting) on (?:an? |the )?(?:[\w-]+ ){0,2}$|"
    r"\b(?:is|are|was|were) preparing (?:for|to hold) (?:an? |the )?(?:[\w-]+ ){0,2}$|"
    r"\b(?:expects?|expected|anticipates?|anticipated|look(?:s|ed|ing) forward to) (?:an? |the )?(?:[\w-]+ ){0,2}$"
)
FOLLOWS: Final = regex.compile(
    r"(?: (?:between|of|with|in) [^,;.]{2,40}?)? (?:will|would|is to|was to|is due to|is expected to) "
    r"(?:then |soon )?follow\b"
)
