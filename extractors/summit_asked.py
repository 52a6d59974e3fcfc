"""What a sentence says of a leaders' meeting beside its main verb: who asked for it, who sees no need, until when."""

from __future__ import annotations

from typing import Final

import regex

from extractors import polarity
from extractors.agents import speaker_side
from extractors.leader_meetings import Meeting
from extractors.model.text import Annotated, Clause
from extractors.status import Judged
from extractors.subjects import side_of
from extractors.text import clean

_AUX: Final = (
    r"(?:(?:has|have|had|is|was|keeps?|kept|been|also|long|repeatedly|again|earlier|already|first|\w+ly) ){0,4}"
)
#: "… that Kyiv keeps requesting", "… the Ukrainian side had proposed".
_ASKED: Final = regex.compile(
    r"[^,;.]{0,40}?(?:,? (?:that|which)| (?=(?:the )?\p{Lu}))"
    rf" ?(?:the )?(?P<who>\p{{Lu}}[\w'’-]*(?: \p{{L}}[\w'’-]*){{0,2}}?) {_AUX}(?P<did>"
    r"(?P<proposed>propos(?:es|ed|ing)|suggest(?:s|ed|ing)|float(?:s|ed|ing)|put forward)|"
    r"(?:request(?:s|ed|ing)|seek(?:s|ing)|sought|want(?:s|ed)|demand(?:s|ed|ing)|call(?:s|ed|ing) for|"
    r"ask(?:s|ed|ing) for|push(?:es|ed|ing) for|press(?:es|ed|ing) for|insist(?:s|ed|ing) on))(?![\w-]| (?:a|an|the)\b)"
)
_NO_NEED: Final = regex.compile(
    r"\b(?:see(?:s|ing)?|saw|finds?|found)(?: \w+ly)? (?:no|little) (?:\w+ )?(?:need|point|sense|reason|purpose|"
    r"grounds|"
    r"basis|use|value|merit)(?: at \w+)? (?:for|in|to hold|to have)(?: holding| having)?"
    r"(?: (?!and\b|but\b)[\w'’-]+){0,4} $",
    regex.IGNORECASE,
)
#: "There can be no meeting … until", "No summit will take place before".
_NO: Final = regex.compile(r"(?:\b(?:be|is|are|expect)|^\W*) ?no (?:[\w'’-]+ ){0,3}$", regex.IGNORECASE)
_UNTIL: Final = regex.compile(r"[^;.]{0,80}? (?:until|unless|before|without|as long as)\b")
#: What was reached at a summit says nothing of the summit.
_AT: Final = regex.compile(
    r"\b(?:at|during|since|following|after)(?: (?!(?:on|to|for|about|over|an?|of)\b)[\w.'’-]+){0,4} $", regex.IGNORECASE
)
#: "… as Kyiv asks": another's deed begins.
_MEANWHILE: Final = regex.compile(r"\b(?:as|while|after|amid) (?:\p{Lu}[\w'’-]* ){1,3}\p{Ll}\w+")
#: "talks can only take place at the level of leaders": the meeting is what is called for.
_ONLY_TOP: Final = regex.compile(
    r"(?: [\w'’-]+){0,3}? only (?:[\w'’-]+ ){0,5}?(?:at|on|between|by|through) (?:the )?(?:[\w'’-]+ ){0,3}?"
    r"(?:leaders?|presidents?|highest|top|heads)\b"
)


def asked(clause: Clause, text: Annotated, meeting: Meeting) -> tuple[Meeting, Judged] | None:
    """Give who asked for a meeting by the relative clause behind it, with the place of those words."""
    plain = clean(clause.sentence.text)
    shift = clause.start - clause.sentence.start
    found = _ASKED.match(plain, meeting.end + shift)
    if found is None or clause.polarity in ("question", "denied") or meeting.kind == "verb":
        return None
    first, last = found.span("who")
    sides = {
        side_of(m, text.talks) for m in clause.sentence.mentions if first <= m.start - clause.sentence.start < last
    }
    side = next(iter(sides)) if len(sides) == 1 else None
    if side not in text.talks.parties or polarity.negated(plain[first:], found.start("did") - first):
        return None
    stretch = meeting._replace(start=first - shift, end=found.end("did") - shift)
    return stretch, Judged("proposed" if found["proposed"] else "called_for", side, found["did"].lower())


def unwanted(clause: Clause, text: Annotated, meeting: Meeting) -> Judged | None:
    """Judge a meeting nobody needs ("sees no need for") or that is to wait ("there can be no … until")."""
    plain = clean(clause.text)
    left = plain[: meeting.start]
    if clause.polarity in ("question", "denied", "conditional"):
        return None
    if _NO_NEED.search(left) and len(clause.subjects) == 1 and clause.subjects[0] in text.talks.parties:
        return Judged("rejected", clause.subjects[0], "sees no need")
    rest = clean(clause.sentence.text)[clause.start - clause.sentence.start + meeting.end :]
    who = speaker_side(clause, text.talks)
    if _NO.search(left) and _UNTIL.match(rest) and who in text.talks.parties:
        return Judged("conditioned", who, "none until")
    return None


def of_another(plain: str, meeting: Meeting, judged: Judged) -> bool:
    """Tell whether what is agreed is not the meeting: reached at it, or told before another's deed."""
    if judged.status not in ("agreed", "accepted"):
        return False
    if _AT.search(plain, 0, meeting.start):
        return True
    at = plain.lower().find(judged.reason.split(" < ")[0].lower())
    return at >= 0 and _MEANWHILE.search(plain, at, meeting.end) is not None


def only_at_the_top(plain: str, meeting: Meeting, judged: Judged) -> bool:
    """Tell whether what is said to be possible only between leaders is called for, not conditioned."""
    return judged.status == "conditioned" and _ONLY_TOP.match(plain, meeting.end) is not None
