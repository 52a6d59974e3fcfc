"""What leaders do about a meeting beside naming it: stay away, have one arranged, see the war's end in one, invite."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from extractors import polarity
from extractors.agents import speaker_side
from extractors.binding import local
from extractors.leader_meetings import Meeting, heads, meetings
from extractors.leaders import day_of, named
from extractors.model.text import Annotated, Clause
from extractors.status import Judged
from extractors.subjects import person_side, side_of
from extractors.text import clean
from extractors.triggers import gated

#: Work on a meeting that is not there yet; whose work it is, is its proposal.
_ARRANGING: Final = gated(
    r"\b(?:work(?:s|ed|ing)?|tr(?:y|ies|ied|ying)|seek(?:s|ing)?|sought|striv(?:e|es|ing)|aim(?:s|ed|ing)?|"
    r"push(?:es|ed|ing)?|efforts?|everything|bid|hop(?:e|es|ed|ing)|keen|eager|determined|mov(?:e|es|ed|ing)|"
    r"(?:is|was|are|were)(?: now)?(?= (?:arrang|organi[sz]ing|preparing|setting up|brokering))|intend(?:s|ed)?|"
    r"want(?:s|ed)?|plan(?:s|ned|ning)?|begun|began|start(?:s|ed)?)"
    r"(?: (?!not\b)[\w/]+){0,3}? (?:to |on |the |at |for )*(?:(?:organi[sz]|arrang|prepar|facilitat|conven)(?:e|ing)|"
    r"set(?:ting)? up|broker(?:ing)?|bring(?:ing)? about|ensur(?:e|ing)|secur(?:e|ing)|host(?:ing)?|hold(?:ing)?|"
    r"preparations for|(?:the )?arrangements for|agree(?:ing)? on|stag(?:e|ing))"
    r" (?:an? |the |such |our |this )?(?:[\w-]+ ){0,4}$",
    regex.IGNORECASE,
)
_BEGUN: Final = regex.compile(r"\b(?:begun|began|start(?:s|ed))\b[^;.]{0,20}\barrang", regex.IGNORECASE)
#: A war ended, an issue settled "through talks between the presidents": a call for them.
_WAY_OUT: Final = gated(
    r"\b(?:end(?:s|ed|ing)?|finish(?:ed|ing)?|stop(?:ped|ping)?|resolv(?:e|ed|ing)|solv(?:e|ed|ing)|settl(?:e|ed|ing)|"
    r"decid(?:e|ed)|solution|way out|peace|discuss(?:ed)?|achiev(?:e|ed)|agreed)\b[^;.]{0,60}?\b(?:with|through|via|"
    r"by|in|at|during|within|without)(?: (?!not\b)[\w-]+){0,4} $",
    regex.IGNORECASE,
)
_OUGHT: Final = regex.compile(
    r"\b(?:can(?:not)?|could|must|should|need(?:s|ed)? to|ha(?:s|ve) to|only|possible|impossible|is)\b",
    regex.IGNORECASE,
)
_HOPES: Final = regex.compile(
    r"\b(?:hop(?:e|es|ed|ing)|believ(?:e|es|ed)|expect(?:s|ed)?|confident|optimistic|think(?:s)?|convinced|"
    r"would like)\b(?! (?:it|that it) (?:will not|won't))",
    regex.IGNORECASE,
)
_AHEAD: Final = regex.compile(r"\b(?:will|would|can|could|'ll)(?: (?!not\b|never\b)\w+){0,2} $")
#: A leader who stays away from talks he was asked to come to.
_ATTEND: Final = (
    r"(?:attend(?:ing)?|participat(?:e|ing)|tak(?:e|ing) part|show(?:ing)? up|turn(?:ing)? up|appear(?:ing)?|com(?:e|"
    r"ing)|go(?:ing)?|travel(?:ling|ing)?|fly(?:ing)?|meet(?:ing)?|negotiat(?:e|ing)|join(?:ing)?)"
)
_AWAY: Final = gated(
    rf"\b(?:(?:declin|refus)(?:e|es|ed|ing) to|rul(?:es|ed) out|decid(?:es|ed) (?:not to|against)|chose not to|"
    rf"oppos(?:es|ed)|avoid(?:s|ed)?|(?:is|was) unwilling to|(?:opt|opted) not to) {_ATTEND}(?: (?:the|in|at|to|for|"
    r"[\w-]+)){0,6}? (?:in person|personally|himself|face to face|face-to-face)\b|"
    r"\b(?:skip(?:s|ped)?|snub(?:s|bed)?|shun(?:s|ned)?|boycott(?:s|ed)?) (?:the )?(?:[\w-]+ ){0,4}?(?:talks|meeting|"
    r"negotiations|summit)\b",
    regex.IGNORECASE,
)
#: Words of a host: "next time in X", "come to X", "I will be waiting for him in X".
_INVITES: Final = gated(
    r"\bnext time,? (?:it(?:'s| is| will be) )?in (?P<there>[\w' -]{3,30})|"
    r"\b(?:is|was|are|would be|always|remains) (?:always )?welcome in [\p{L}]{3,20}\b|"
    r"\b(?:wait(?:ing)? for|expect(?:ing)?|see) [\p{L} ]{2,30}? (?:in|here|there|on|at)\b|"
    r"\b(?:could|can|may|should|is welcome to|would be welcome to|let [\p{L} ]{2,20}?|to|and) (?:come|fly|travel)"
    r" to [\p{L}]{3,20}\b(?: (?:for|if|and|to)\b|[\s.,\"”'’]*$)",
    regex.IGNORECASE,
)
_DARES: Final = gated(
    r"\b(?:challeng(?:e|es|ed|ing)|dar(?:es|ed)|invit(?:e|es|ed|ing)|urg(?:e|es|ed|ing)|call(?:s|ed|ing) on|"
    r"ask(?:s|ed)) (?:[\p{L}']+ ){1,4}?to (?:meet|come|fly|travel|sit down|talk|negotiate|visit)\b",
    regex.IGNORECASE,
)


def moves(clause: Clause, text: Annotated) -> Iterator[tuple[Meeting, Judged]]:
    """Give what a clause does about a meeting of the leaders, with its status and actor."""
    plain = clean(clause.text)
    if clause.polarity in ("question", "conditional", "denied"):
        return
    for meeting in meetings(clause, text):
        judged = _toward(clause, plain, text, meeting)
        if judged is not None:
            yield meeting, judged
    for reader in (_stays_away, _dares, _host):
        found = reader(clause, plain, text)
        if found is not None:
            yield found


def _toward(clause: Clause, plain: str, text: Annotated, meeting: Meeting) -> Judged | None:
    """Judge a meeting somebody works on, hopes for, or calls the way to peace."""
    left = plain[: meeting.start]
    if _unmet(clause, left, len(meeting.who)):
        who = speaker_side(clause, text.talks)
        return Judged("conditioned", who, "conditions for") if who is not None else None
    if polarity.negated(plain, meeting.start) or clause.polarity == "negated" or len(meeting.who) < 2:
        return None
    if meeting.kind == "verb":
        return _hoped(clause, text, left)
    work = _ARRANGING.search(left)
    who = _who(clause, text)
    if work is not None and who is not None and clause.polarity == "asserted":
        return Judged("announced" if _BEGUN.search(left) else "called_for", who, work[0].strip().lower())
    if work is None and speaker_side(clause, text.talks) in text.talks.parties and _prepared(clause, left):
        return Judged("called_for", speaker_side(clause, text.talks), "preparations for")
    way = _WAY_OUT.search(left)
    speaker = speaker_side(clause, text.talks)
    asserted = clause.polarity == "asserted" and meeting.basis is not None
    if way is not None and asserted and speaker is not None and _OUGHT.search(left):
        return Judged("called_for", speaker, way[0].strip().lower()[:30])
    return None


def _unmet(clause: Clause, left: str, leaders: int) -> bool:
    """Tell whether the conditions for a meeting are said not to be there yet."""
    rest = clean(clause.sentence.text)[clause.start - clause.sentence.start + len(left) :]
    return leaders > 1 and _CONDITIONS.search(left) is not None and _NOT_THERE.match(rest) is not None


_CONDITIONS: Final = regex.compile(
    r"\b(?:pre-?)?conditions? (?:for|to (?:hold|organi[sz]e)) (?:[\w-]+ ){0,4}$", regex.IGNORECASE
)
_NOT_THERE: Final = regex.compile(
    r"[^;.]{0,70}? (?:(?:not|never)\b|\w+n't\b|far from|yet to be)[^;.]{0,25}?"
    r"\b(?:met|in place|created|there|ripe|fulfilled|exist)\b"
)


def _prepared(clause: Clause, left: str) -> bool:
    """Tell whether preparations of a meeting are said to be due ("can begin", "must start")."""
    rest = clean(clause.sentence.text)[clause.start - clause.sentence.start + len(left) :]
    return _PREPARED.search(left) is not None and _DUE.match(rest) is not None


_PREPARED: Final = regex.compile(
    r"\bprepar(?:ations?|ing|e) (?:for|of)? ?(?:an? |the )?(?:[\w-]+ ){0,2}$", regex.IGNORECASE
)
_DUE: Final = regex.compile(
    r"[^;.]{0,80}?\b(?:can|could|should|must|needs? to|ha(?:s|ve) to|time to) (?:\w+ly )?(?:already |now )?"
    r"(?:begin|start|be)\b",
    regex.IGNORECASE,
)


def _hoped(clause: Clause, text: Annotated, left: str) -> Judged | None:
    """Judge "I hope that the leaders will gather" of a third side as its call."""
    before = clean(clause.sentence.text)[: clause.start - clause.sentence.start] + left
    who = speaker_side(clause, text.talks)
    if who is None or not (_HOPES.search(before[-90:]) and _AHEAD.search(left)) or polarity.scopes(before[-90:]):
        return None
    return Judged("called_for", who, "hoped for")


def _who(clause: Clause, text: Annotated) -> str | None:
    if len(clause.subjects) == 1:
        return clause.subjects[0]
    return speaker_side(clause, text.talks)


def _stays_away(clause: Clause, plain: str, text: Annotated) -> tuple[Meeting, Judged] | None:
    """Read "Putin declined to take part in person": one party's head, where the other's is named."""
    away = _AWAY.search(plain)
    if away is None or clause.polarity != "asserted" or polarity.negated(plain, away.start()):
        return None
    ours = heads(text)
    acting = [m for m in local(clause, "person") if m.end <= away.start() and m.id in ours]
    around = [
        m for s in text.sentences[max(0, clause.sentence.index - 1) : clause.sentence.index + 1] for m in s.mentions
    ]
    there = {m.id for m in around if m.kind == "person"}
    if not acting or ours[acting[-1].id] not in clause.subjects or not set(ours) <= there:
        return None
    return _both(away, text), Judged("rejected", ours[acting[-1].id], away[0].lower()[:30])


def _both(words: regex.Match[str], text: Annotated) -> Meeting:
    return Meeting(words.start(), words.end(), "noun", tuple(h for h in heads(text) if h is not None), "named")


def _dares(clause: Clause, plain: str, text: Annotated) -> tuple[Meeting, Judged] | None:
    """Read "challenged Putin to meet him": one head asks the other."""
    asked = _DARES.search(plain)
    if asked is None or clause.polarity != "asserted" or polarity.negated(plain, asked.start()):
        return None
    ours = heads(text)
    whom = [m.id for m in local(clause, "person") if asked.start() < m.start < asked.end() and m.id in ours]
    beside = [m for kind in ("person", "side") for m in local(clause, kind) if 0 <= asked.start() - m.end <= 1]
    side = side_of(beside[-1], text.talks) if beside else _who(clause, text)
    if len(whom) != 1 or side not in text.talks.parties or side == ours[whom[0]]:
        return None
    invited = asked[0].lower().startswith("invit")
    return _both(asked, text), Judged("offered" if invited else "called_for", side, asked[0].lower().split(" ")[0])


def _host(clause: Clause, plain: str, text: Annotated) -> tuple[Meeting, Judged] | None:
    """Read a leader's words that bid another one to a place ("Next time in …", "he can come to …")."""
    words = _INVITES.search(plain)
    speaker = clause.attribution.speaker
    if words is None or speaker is None or polarity.negated(plain, words.start()):
        return None
    ours = heads(text)
    home = person_side(speaker, text.talks)
    placed = any(m.start >= words.start() for kind in ("place", "side") for m in local(clause, kind))
    host = next((head for head, side in ours.items() if side == home), None)
    if host is None or not placed or clause.polarity != "asserted":
        return None
    speaker = speaker if words["there"] is not None else host
    others = [w for w in named(clause.sentence.mentions, text.talks, day_of(text)) if w != speaker]
    guests = [w for w in others if w in ours] or ([] if words["there"] is None else others)
    if not guests:
        return None
    status = "proposed" if words["there"] is not None else "offered"
    return Meeting(words.start(), words.end(), "noun", (speaker, guests[0]), "named"), Judged(
        status, home, words[0].lower()
    )
