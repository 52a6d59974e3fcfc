"""Sanctions that hang on the talks: held ready should a side refuse, or the "or face" behind what it is told to do."""

from __future__ import annotations

from typing import Final

import regex

from extractors import holders, polarity
from extractors.actors import third
from extractors.model.text import Annotated, Clause
from extractors.subjects import side_of
from extractors.text import clean

#: "if Moscow refuses a truce", "until a ceasefire is reached", "unless Putin comes to the table"
_TALKS: Final = (
    r"(?:agree|deal\b|ceasefire|cease-fire|truce|refus|reject|talks|peace|negotiat|table|compl(?:y|ies)|progress|"
    r"end(?:s|ing)? (?:the |his |its )?(?:war|fighting|invasion)|stop|meet|serious|stall|drag|block|obstruct|answer|"
    r"commit|sign|accept|cooperat|fail)"
)
HANGS: Final = regex.compile(
    rf"\b(?:if|unless|until|should|once|in case|in the event)\b[^;.]{{0,90}}?\b{_TALKS}", regex.IGNORECASE
)
#: What is got ready, meant or thought of; with a condition behind it, a threat.
_READY: Final = regex.compile(
    r"\b(?:would|will|could|should|may|might|shall|'ll|ready|readying|readies|prepar\w+|plan(?:s|ned|ning)?|"
    r"consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|threat\w*|warn\w*|vow\w*|pledg\w*|promis\w*|"
    r"await|loom|face|risk|back(?:s|ed|ing)?|set|intend\w*|wants?|seek\w*)\b",
    regex.IGNORECASE,
)
#: Somebody else asks for it, or it is over.
_ASKED: Final = regex.compile(
    r"\b(?:call(?:s|ed|ing)? (?:for|on)|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|appeal\w*|demand\w*|dismiss\w*|"
    r"shrug\w*|ignor\w*|lift\w*|eas(?:e|es|ed|ing)|remov\w*|remain|relief|(?:held|holds?|holding) (?:back|off)|"
    r"stop\w* short|refrain\w*|declin\w*|avoid\w*|unwilling|reluctan\w+|hop(?:e|es|ed|ing))\b",
    regex.IGNORECASE,
)
_OR_FACE: Final = regex.compile(
    r"\b(?:urg(?:e|es|ed|ing)|g(?:ave|ives?|iving)|t(?:ells?|old)|warn(?:s|ed|ing)?|order(?:s|ed)?|press(?:es|ed)?|"
    r"call(?:s|ed)? on|demand(?:s|ed)?|set|want(?:s|ed)?)\b[^;.]{3,140}?\bor (?:else )?(?:\w+ would |\w+ will )?"
    r"(?:face|risk|be hit|suffer|incur)\b[^;.]{0,25}$",
    regex.IGNORECASE,
)
_BY: Final = regex.compile(r" (?:\w+ )?(?:threatened|floated|planned|promised) by (?:the |US |U\.S\. |President )*")


def hanging(clause: Clause, text: Annotated, means: regex.Match[str]) -> tuple[int, int, str] | None:
    """Give the words that hold sanctions ready, with whose they are; the sentence must say on what they hang."""
    whole, by, parties = clean(clause.sentence.text), clause.start - clause.sentence.start, text.talks.parties
    at = means.start() + by
    if not HANGS.search(whole) or _ASKED.search(whole, 0, at) or polarity.negated(whole, at):
        return None
    around = max(0, at - 70), min(len(whole), at + len(means[0]) + 50)
    ready = _READY.search(whole, *around)
    if ready is None or polarity.negated(whole, ready.start()):
        return None
    first = min(max(0, ready.start() - by), means.start())
    who = holders.subject(clause, text, ready.start()) if ready.start() < at else None
    who = third(who, parties) or third(holders.speaker(clause, text), parties)
    return (first, means.end(), who) if who else None


def or_face(clause: Clause, text: Annotated, plain: str, means: regex.Match[str]) -> tuple[int, int, str] | None:
    """Read "urged Moscow to agree to a truce or face | sanctions" as the threat of who urges."""
    cue = _OR_FACE.search(plain, 0, means.start())
    if cue is None or polarity.negated(plain, cue.start()):
        return None
    at = cue.start() + clause.start - clause.sentence.start
    who = third(holders.subject(clause, text, at), text.talks.parties)
    return (cue.start(), means.end(), who) if who else None


def threatened_by(clause: Clause, text: Annotated, plain: str, means: regex.Match[str]) -> tuple[int, int, str] | None:
    """Read "the sanctions threatened by Washington"."""
    cue = _BY.match(plain, means.end())
    at = cue.end() + clause.start if cue is not None else -1
    named = [m for m in clause.sentence.mentions if m.start <= at < m.end or m.start == at]
    who = third(side_of(named[0], text.talks), text.talks.parties) if named else None
    return (means.start(), cue.end(), who) if cue is not None and who else None
