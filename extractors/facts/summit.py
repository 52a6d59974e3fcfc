"""A meeting of both parties' leaders: who proposes, refuses or conditions it, by when, with whom.

Reads its many names (summit, leaders' meeting, talks at the highest level, a tête-à-tête of the presidents, "meet" and
the other leader). Never reads summits of alliances, meetings of one leader with third ones, telephone calls, rounds of
delegations.
"""

from __future__ import annotations

from typing import Any, Final

import regex

from extractors.binding import deadline, event_day, evidence, local
from extractors.echo import echo
from extractors.facts.summit_examples import EXAMPLES as EXAMPLES
from extractors.leader_meetings import MEETING, Meeting, meetings
from extractors.leaders import named
from extractors.model.talks import Fact, Span
from extractors.model.text import Annotated, Clause
from extractors.polarity import scopes
from extractors.status import Judged, judge
from extractors.text import clean

TYPE: Final = "summit"
WORDS: Final = regex.compile(
    r"summit|\bme(?:et|t)|talks?\b|negotiat|\bsit\b|sit-down|t[eê]te|face-to-face|get-together|encounter|dialogue|"
    r"conversation|"
    r"presidents|leaders|heads of state|rendezvous",
    regex.IGNORECASE,
)

#: Statuses that only a meeting of both leaders by name or office can have.
_STRONG: Final = frozenset({"completed", "partially_completed", "agreed"})
_HELD: Final = frozenset({"completed", "partially_completed"})
_TOOK_PLACE: Final = regex.compile(
    r"\b(?:took|taken|take|held|hold|hosted|ended|concluded|began|begun|started|wrapped|no cue)\b"
)
_NAMED_BEFORE: Final = regex.compile(
    rf"\b(?:summit|leaders'? meeting|(?:{MEETING}) (?:\w+ ){{0,3}}?(?:of|between|with|at) (?:the )?(?:\w+ ){{0,2}}?"
    r"(?:presidents|leaders|highest))",
    regex.IGNORECASE,
)
#: What is worked for is wanted; whether it comes about is open.
_WORKS_FOR: Final = regex.compile(
    r"\b(?:work(?:s|ed|ing)?|efforts?|(?:do|does|did|doing) everything(?: possible)?|striv\w+)\b[^,;.]{0,24}? to "
    r"(?:organi[sz]e|arrange|prepare|hold|secure|set up|bring about) (?:\w+ ){0,2}$"
)
_PREPARED: Final = regex.compile(r"\bpreparations? for (?:\w+ ){0,2}$")
_MAY_BEGIN: Final = regex.compile(r"[^,;.]{0,60}? (?:can|could|may|should|must) (?:already |now )?(?:begin|start)\b")
_CONDITION: Final = regex.compile(
    r"\b(?:without (?:first )?|until |unless |only (?:after|if|when|once) |before |after |once |if |"
    r"provided (?:that )?)"
    r"(?P<what>[^,;.]{8,120})",
    regex.IGNORECASE,
)
_BY: Final = regex.compile(r"\b(?:by|before|until|within) (?:the )?$", regex.IGNORECASE)
_BY_ITSELF: Final = regex.compile(r"by|before|until|within", regex.IGNORECASE)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give what a clause says of a leaders' meeting, one fact per clause."""
    plain = clean(clause.text)
    for meeting in meetings(clause, text):
        judged = _sought(clause, plain, meeting) or judge(clause, meeting.start, meeting.end, meeting.kind, text.talks)
        if judged.status is None or (judged.status in _STRONG and len(meeting.who) < 2):
            continue
        if judged.status in _HELD and not _TOOK_PLACE.search(judged.reason):
            continue
        if judged.status in ("promised", "announced") and judged.actor is None:
            continue
        return [_fact(clause, text, plain, meeting, judged)]
    return _answer(clause, text, plain)


def _sought(clause: Clause, plain: str, meeting: Meeting) -> Judged | None:
    """Read "is working to organise a meeting" and "preparations for it can begin" as the wish of whoever acts."""
    if clause.polarity != "asserted" or scopes(plain) or len(clause.subjects) != 1 or len(meeting.who) < 2:
        return None
    works = _WORKS_FOR.search(plain[: meeting.start])
    behind = clause.start - clause.sentence.start + meeting.end
    begins = _PREPARED.search(plain[: meeting.start]) and _MAY_BEGIN.match(clean(clause.sentence.text), behind)
    if works or begins:
        return Judged("called_for", clause.subjects[0], "works for it")
    return None


def _answer(clause: Clause, text: Annotated, plain: str) -> list[Fact]:
    """Read a clause that answers a leaders' meeting named before it in the sentence ("…, which Moscow rejected")."""
    before = clean(clause.sentence.text)[: clause.start - clause.sentence.start]
    leaders = named([m for m in clause.sentence.mentions if m.end <= clause.start], text.talks, None)
    if not _NAMED_BEFORE.search(before) and not (leaders and regex.search(rf"\b(?:{MEETING})\b", before)):
        return []
    judged = echo(clause, text.talks)
    if judged is None:
        return []
    stretch = len(plain) - len(plain.lstrip(" ,")), len(plain.rstrip(" ,.;"))
    meeting = Meeting(*stretch, "noun", (), None)
    until = _earlier_deadline(clause) if judged.status == "proposed" else None
    return [_fact(clause, text, plain, meeting, judged, until)]


def _earlier_deadline(clause: Clause) -> Span | None:
    """Give the deadline named before the clause in its sentence ("by autumn, as Kyiv has proposed")."""
    plain = clean(clause.sentence.text)
    for m in clause.sentence.mentions:
        at = m.start - clause.sentence.start
        if m.kind == "date" and m.end <= clause.start and (_BY.search(plain[:at]) or _BY_ITSELF.match(m.text)):
            return m.span
    return None


def _fact(
    clause: Clause, text: Annotated, plain: str, meeting: Meeting, judged: Judged, until: Span | None = None
) -> Fact:
    status = {"promised": "announced", "partially_completed": "ongoing"}.get(judged.status or "", judged.status)
    slots: dict[str, Any] = {}
    if meeting.who:
        slots = {"participants": list(meeting.who), "participants_basis": meeting.basis or "named"}
    by = until or deadline(clause)
    day = event_day(clause, meeting.start)
    return Fact(
        type=TYPE,
        status=status or "unclear",
        scope=clause.scope,
        actor=judged.actor,
        deadline=by,
        date=day if by is None else None,
        condition=_condition(clause) if status in ("rejected", "conditioned") else None,
        place=next((m.id for m in local(clause, "place") if m.start > meeting.end), None),
        evidence=evidence(clause, text, *_words(plain, meeting, judged)),
        attribution=clause.attribution,
        slots=slots,
        rule=f"summit: {judged.reason}",
        confidence=0.9 if meeting.who else 0.75,
    )


def _condition(clause: Clause) -> str | None:
    """Give what a meeting is made to wait for, as printed."""
    found = _CONDITION.search(clean(clause.sentence.text), clause.start - clause.sentence.start)
    return found["what"].strip() if found else None


def _words(plain: str, meeting: Meeting, judged: Judged) -> tuple[int, int]:
    """Give the stretch from the status word to the meeting, at most as long as a short clause."""
    first = judged.reason.removeprefix("echo: ").split(" < ")[0]
    at = plain.lower().find(first, max(0, meeting.start - 90), meeting.start)
    return (at, meeting.end) if 0 <= at < meeting.start else (meeting.start, meeting.end)
