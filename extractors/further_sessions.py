"""Further sessions in plain frames: no date for them yet, put off, proposed through a "that", agreed upon.

Reads "no date has been set for the next round", "the next round has been postponed", "proposed to the other side that
a new meeting be held", "agreed that they would meet again". Never reads those of others, nor reports called untrue.
"""

from __future__ import annotations

from typing import Final

import regex

from extractors import holders
from extractors.context import sides_in
from extractors.model.text import Annotated, Clause
from extractors.session_pair import pair_votes
from extractors.sessions import Session
from extractors.status import Judged
from extractors.talk_stances import HOSTS
from extractors.text import clean
from extractors.triggers import gated

_NEXT: Final = (
    r"(?:(?:the|an?|any|its|their) )?(?:possible )?"
    r"(?P<next>(?:next|new|another|further|follow-up|second|third|fourth|fifth|sixth) "
    r"(?:(?!sanctions\b)[\w'’-]+ ){0,3}?"
    r"(?:rounds?(?: of (?:(?!sanctions\b)[\w'’-]+ ){0,3}?(?:talks|negotiations|consultations|meetings))?|"
    r"meetings?|sessions?|talks|negotiations)\b)(?! (?:teams?|table|process))"
)
_ON: Final = r"(?:on|for|about|of|regarding|as to) "
#: "no date has been set for the next round", "no clarity on the dates of a new round"
_NO_DATE: Final = gated(
    r"\bno (?:(?:exact|specific|concrete|firm|new|precise|final|full) )?(?:clarity|dates?|decision|timeframe|"
    r"timetable|information)(?: yet| so far| (?:has|have|had) (?:yet |so far )?been| and place)*"
    rf"(?: (?:set|fixed|agreed|announced|named|determined|scheduled|made|reached|there))?(?: yet| so far)? {_ON}"
    rf"(?:(?:the )?(?:exact )?(?:dates?|timing|time|venue|place) (?:of|for) )?{_NEXT}|"
    rf"\b(?:dates?|timing|time|venue|place)(?: and (?:date|time|venue|place))? (?:of|for) {_NEXT}"
    r"(?: with [^,;.]{2,30})? (?:has|have|had|is|are|was|were)(?: not|n't)(?: yet| so far)?(?: been)?(?: yet)? "
    r"(?:set|fixed|agreed|announced|named|determined|decided|known|clear)\b",
    regex.IGNORECASE,
)
_PUT_OFF: Final = gated(
    rf"{_NEXT}(?: (?:between|of|with|in|on) [^,;.]{{2,50}}?)? (?:has|have|had|was|were|is|are)(?: been)? "
    r"(?:postponed|delayed|put off|pushed back|deferred|put on hold)\b",
    regex.IGNORECASE,
)
#: "the next meeting would be held soon", "another round will follow in the coming weeks"
_SOON: Final = gated(
    rf"{_NEXT}(?: (?:between|of|with|on) [^,;.]{{2,50}}?)? (?:will|would|is to|are to|is due to|is expected to|are "
    r"expected to) (?:then |soon |also )?(?:take place|be held|follow|happen|begin|start|resume)\b[^,;.]{0,40}?"
    r"\b(?:soon|shortly|in the (?:near|coming|next|foreseeable)|next (?:week|month)|within)\b",
    regex.IGNORECASE,
)
#: "proposed to the Russian side that the next meeting take place", "that" or a clause of its own
_PROPOSED: Final = gated(
    r"\b(?P<cue>propos(?:es|ed)|suggest(?:s|ed)|offer(?:s|ed))(?: (?:to )?(?:the )?[\w'’-]+(?: side| delegation)?)?"
    rf"(?: that| holding| to hold)? {_NEXT}",
    regex.IGNORECASE,
)
#: "agreed at the end of the talks that they would meet again"
_AGREED: Final = gated(
    r"\bagreed\b[^,;.]{0,60}?(?: that they (?:would|will)| to) (?P<next>(?:meet|talk|negotiate) again|"
    r"hold (?:another|a further|a new|a second|a third) (?:round|meeting|session))\b",
    regex.IGNORECASE,
)
_OTHER: Final = regex.compile(
    r"\b(?:Gaza|Hamas|Israel\w*|Iran\w*|IMF|trade|tariffs?|accession|nuclear|loan|bondholders|creditors|union|gas|"
    r"grain|minerals?|Taliban|Pakistan\w*|Armenia\w*|Azerbaijan\w*|leaders|presidents|summit|elections?|sanctions)\b"
)
_UNTRUE: Final = regex.compile(
    r"\breports?\b[^;]{0,90}\b(?:not true|untrue|false|fake|incorrect|wrong)\b|\b(?:not true|untrue|false) that\b",
    regex.IGNORECASE,
)
_UNSURE: Final = regex.compile(r"\b(?:if|unless|whether|hop\w+|den(?:y|ies|ied)|refus\w+|allegedly|not|never)\b|n't\b")


def further(clause: Clause, text: Annotated) -> tuple[Session, Judged] | None:
    """Give a further session of the two parties that a plain frame tells, and what it says of it."""
    plain = clean(clause.text)
    if clause.polarity in ("question", "denied", "conditional"):
        return None
    match = _NO_DATE.search(plain)
    if match is not None:
        told = Judged("unclear", "BOTH", "no date yet")
        return (_session(match, text), told) if _ours(clause, text, match.end()) else None
    return _moved(clause, plain, text) if clause.polarity != "negated" else None


def _moved(clause: Clause, plain: str, text: Annotated) -> tuple[Session, Judged] | None:
    """Give a further session put off, agreed upon or proposed."""
    for frame, status in ((_PUT_OFF, "postponed"), (_AGREED, "agreed"), (_SOON, "announced")):
        match = frame.search(plain)
        if match is not None and not _UNSURE.search(plain, 0, match.end()) and _ours(clause, text, match.end()):
            return _session(match, text), Judged(status, "BOTH", f"further: {status}")
    match = _PROPOSED.search(plain)
    if match is None or _UNSURE.search(plain, 0, match.end()) or not _ours(clause, text, match.end()):
        return None
    who = holders.subject(clause, text, clause.start - clause.sentence.start + match.start())
    return (_session(match, text), Judged("proposed", who, match["cue"].lower())) if who in text.talks.parties else None


def untrue(clause: Clause) -> bool:
    """Tell whether a sentence calls what is reported untrue."""
    return _UNTRUE.search(clean(clause.sentence.text)) is not None


def _session(match: regex.Match[str], text: Annotated) -> Session:
    return Session(match.start("next"), match.end("next"), "round", frozenset(text.talks.parties))


def _ours(clause: Clause, text: Annotated, end: int) -> bool:
    """Tell whether further talks can only be the two parties', by what stands up to ``end`` and who is named."""
    mentions, parties = clause.mentions, set(text.talks.parties)
    before = [m for m in mentions if m.start - clause.start < end]
    if any(m.kind == "rival" for m in before) or _OTHER.search(clean(clause.text), 0, end):
        return False
    named = sides_in(mentions, text.talks)
    mine, others = pair_votes(text)
    return not sides_in(tuple(before), text.talks) - parties - HOSTS and (named >= parties or mine > others)
