"""Sessions that are only possible, undecided, or hang on something: "may take place", "once the agreements are met"."""

from __future__ import annotations

from typing import Final

import regex

from extractors.agents import speaker_side
from extractors.model.text import Annotated, Clause
from extractors.polarity import scopes
from extractors.sessions import Session
from extractors.status import Judged
from extractors.text import clean

#: "does not rule out a meeting", "may take place next week": possible, no more.
NOT_RULED_OUT: Final = regex.compile(
    r"(?:\bnot|n't) (?:rul\w+ out|exclud\w+)(?: (?:that|the possibility of|holding|an?|the|any|another|further|new|"
    r"[\w-]+al))*(?: [\w'’-]+)? $"
)
_MAY: Final = regex.compile(
    r"[^,;.]{0,60}? (?:could|may|might)(?: also| well| possibly| then| now| already| even| soon)* "
    r"(?:take place|be held|happen|be scheduled|be organi[sz]ed|begin|start|meet)\b"
)
#: "would take place once …", "a decision on the next round will be made once …"
_ONCE: Final = regex.compile(
    r"[^;.]{0,60}? (?:will|would|can|could|to)(?: only)? (?:take place|be held|happen|be made|"
    r"be taken|be scheduled|come)(?: only)?,? (?:once|if|only (?:after|when|if|once)|as soon as|provided)\b"
)
_DECISION: Final = regex.compile(r"\b(?:decisions?|talk|question) (?:on|about|of|regarding) (?:[\w-]+ ){0,3}$")


def open_or_tied(clause: Clause, plain: str, text: Annotated, session: Session) -> Judged | None:
    """Judge a session that is only possible, or that hangs on something."""
    rest = clean(clause.sentence.text)[clause.start - clause.sentence.start + session.end :]
    if session.kind == "verb" or clause.polarity in ("denied", "conditional", "question"):
        return None
    if _ONCE.match(rest):
        return Judged("conditioned", speaker_side(clause, text.talks) or "BOTH", "tied to something")
    if _DECISION.search(plain, 0, session.start):
        return Judged("unclear", "BOTH", "undecided")
    if NOT_RULED_OUT.search(plain, 0, session.start) or (clause.polarity != "negated" and _MAY.match(rest)):
        return Judged("stated", "BOTH", "possible")
    return None


#: Still to be settled between the sides: no session yet, and none denied.
_TO_SETTLE: Final = regex.compile(
    r"\b(?:(?:to|will|would|can|still) (?:agree(?: on)?|decide|determine|settle|coordinate|work out)|discuss(?:ed|"
    r"ing|es)?|"
    r"talk(?:ed|ing)? about|negotiat(?:ed|ing))\b(?: (?!no\b|not\b)[\w'’-]+){0,6} $",
    regex.IGNORECASE,
)
#: "The date of the next round will be announced later": the session stands, its day is open.
_DATE_OF: Final = regex.compile(
    r"\b(?:(?:date|dates|venue|time|timing|place|details|agenda)(?: and \w+)? (?:of|for)|where|when) (?:[\w'-]+ "
    r"){0,3}$",
    regex.IGNORECASE,
)


def settling(clause: Clause, before: str) -> bool:
    """Tell whether a session is still to be agreed on: named, neither fixed nor denied nor only hoped for."""
    if _DATE_OF.search(before):
        return True
    if scopes(before) or clause.polarity in ("conditional", "negated") or _WISHED.search(before):
        return False
    return _TO_SETTLE.search(before) is not None


_WISHED: Final = regex.compile(r"\bhop\w+|\bunlikely\b|\bif\b|\brefus\w+|\breject\w+", regex.IGNORECASE)
