"""A meeting of both parties' leaders: who proposes, refuses or conditions it, by when, with whom.

Reads its many names (summit, leaders' meeting, talks at the highest level, a tête-à-tête of the presidents, "meet" and
the other leader). Never reads summits of alliances, meetings of one leader with third ones, telephone calls, rounds of
delegations.
"""

from __future__ import annotations

from typing import Final

import regex

from extractors.agents import speaker_side
from extractors.binding import deadline, evidence, local
from extractors.echo import echo
from extractors.facts.summit_examples import EXAMPLES as EXAMPLES
from extractors.holders import named as standing
from extractors.known_summits import known_summit
from extractors.leader_bids import bids
from extractors.leader_meetings import MEETING, Meeting, meetings
from extractors.leader_moves import moves
from extractors.leaders import named
from extractors.model.talks import Fact, Span
from extractors.model.text import Annotated, Clause
from extractors.status import Judged, judge
from extractors.subjects import side_of
from extractors.summit_asked import asked, of_another, only_at_the_top, unwanted
from extractors.summit_plain import only_a_law, plainly
from extractors.summit_slots import company, day_meant, where, with_company
from extractors.summit_talk import open_talk, ruled_out
from extractors.text import clean
from extractors.third_summits import third_summit
from extractors.top_meetings import at_the_top, note_told
from extractors.triggers import gated

TYPE: Final = "summit"
WORDS: Final = regex.compile(
    r"summit|\bme(?:et|t)|talks?\b|negotiat|\bsit\b|sit-down|t[eê]te|face-to-face|get-together|encounter|dialogue|"
    r"conversation|presidents|leaders|heads? of state|rendezvous|one-on-one|table\b|gather|together|"
    r"in person|invit|receive|next time|personally|waiting for|welcome|\bhost|"
    r"\b(?:come|travel|fly|go) to\b|\bskip|\bsnub",
    regex.IGNORECASE,
)

#: Statuses that only a meeting of both leaders by name or office can have.
_STRONG: Final = frozenset({"completed", "partially_completed", "agreed"})
_SAID: Final = frozenset({"promised", "announced"})
_HELD: Final = frozenset({"completed", "partially_completed"})
_TOOK_PLACE: Final = regex.compile(
    r"\b(?:took|taken|take|held|hold|hosted|ended|concluded|began|begun|started|wrapped|no cue)\b"
)
_NAMED_BEFORE: Final = gated(
    rf"\b(?:summit|leaders'? meeting|(?:{MEETING}) (?:\w+ ){{0,3}}?(?:of|between|with|at) (?:the )?(?:\w+ ){{0,2}}?"
    r"(?:presidents|leaders|highest))",
    regex.IGNORECASE,
)
#: What is worked for is wanted; whether it comes about is open.
_CONDITION: Final = regex.compile(
    r"\b(?:without (?:first )?|until |unless |only (?:after|if|when|once) |before |after |once |if |"
    r"provided (?:that )?)"
    r"(?P<what>[^,;.]{8,120})",
    regex.IGNORECASE,
)
_BY: Final = regex.compile(r"\b(?:by|before|until|within) (?:the )?$", regex.IGNORECASE)
_BY_ITSELF: Final = regex.compile(r"by|before|until|within", regex.IGNORECASE)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give what a clause says of a leaders' meeting, and who asked for it where that is said behind it."""
    plain = clean(clause.text)
    found = list(meetings(clause, text))
    facts = _main(clause, text, plain, found)
    for meeting in found:
        behind = asked(clause, text, meeting)
        if behind is not None and all(f.actor != behind[1].actor for f in facts):
            facts = [*facts, _fact(clause, text, plain, *behind)]
            break
    if facts:
        note_told(clause, text)
    return facts or [_fact(clause, text, plain, *top) for top in at_the_top(clause, text)]


def _main(clause: Clause, text: Annotated, plain: str, found: list[Meeting]) -> list[Fact]:
    for meeting in found:
        judged = (
            plainly(clause, text, meeting)
            or unwanted(clause, text, meeting)
            or ruled_out(clause, text, meeting)
            or _hung(clause, plain, meeting, judge(clause, meeting.start, meeting.end, meeting.kind, text.talks))
        )
        if of_another(plain, meeting, judged) or (judged.status in _SAID and only_a_law(plain, meeting)):
            continue
        if (
            judged.status in _SAID
            and judged.reason.startswith("will")
            and judged.actor is None
            and len(meeting.who) > 1
        ):
            judged = Judged(judged.status, speaker_side(clause, text.talks), judged.reason)
        if only_at_the_top(plain, meeting, judged):
            judged = Judged("called_for", judged.actor, "only")
        if judged.status is None or (judged.status in _STRONG and len(meeting.who) < 2):
            continue
        if judged.status in _HELD and not _TOOK_PLACE.search(judged.reason):
            continue
        if judged.status in _SAID and judged.actor is None:
            continue
        return [_fact(clause, text, plain, meeting, judged)]
    for meeting, judged in (*moves(clause, text), *bids(clause, text)):
        return [_fact(clause, text, plain, meeting, judged)]
    other = known_summit(clause, text) or third_summit(clause, text) or open_talk(clause, text, found)
    return [_fact(clause, text, plain, *other)] if other is not None else _answer(clause, text, plain)


def _hung(clause: Clause, plain: str, meeting: Meeting, judged: Judged) -> Judged:
    """Read "would meet him only after …" as a condition."""
    would = judged.status is None and judged.reason in _WOULD and len(clause.subjects) == 1
    actor = clause.subjects[0] if would else judged.actor
    rest = clean(clause.sentence.text)[clause.start - clause.sentence.start + meeting.end :]
    open_to = judged.status is None and _NOT_OUT.search(plain, 0, meeting.start) and _WHEN.match(rest)
    actor = clause.subjects[0] if open_to and len(clause.subjects) == 1 else actor
    hangs = ((would or judged.status in _HANGING) and _ONLY.match(rest)) or open_to
    hangs = hangs and actor not in (None, "BOTH")
    return Judged("conditioned", actor, "only") if hangs else judged


_WOULD: Final = frozenset({f"polarity blocked: {word}" for word in ("would", "could", "can", "might")})
#: "does not rule out a meeting after …": possible under a condition.
_NOT_OUT: Final = regex.compile(
    r"\b(?:does|do|did|has|have|would)(?: not|n't) (?:rul\w+ out|exclud\w+|refus\w+|reject\w+)\b"
)
_WHEN: Final = regex.compile(
    r"[^;.]{0,60}?\b(?:after|once|if|when|provided|but (?:first|only|must)|on condition|as long as)\b"
)
_HANGING: Final = frozenset({"promised", "announced", "offered", "accepted", "proposed"})
_ONLY: Final = regex.compile(
    r"[^;.]{0,60}?\b(?:only (?:if|when|after|once|as|to|in the (?:final|last)|at the (?:end|final))|"
    r"not (?:before|until)|provided|on (?:the |one )?condition|if and when|as long as)\b",
    regex.IGNORECASE,
)


#: A paper endorsed by those who prepare the meeting is not the meeting.
_BY_LESSER: Final = regex.compile(
    r"\bby (?:the |both )?(?:\w+ )?(?:ministers|delegations|negotiators|experts|parliaments?)\b"
)


#: "… on the potential peace deal": what is named so is no consent to the meeting.
_A_DEAL: Final = regex.compile(r"\b(?:deals?|agreements?|accords?|treaty|pact)\b", regex.IGNORECASE)


def _answer(clause: Clause, text: Annotated, plain: str) -> list[Fact]:
    """Read a clause that answers a leaders' meeting named before it in the sentence ("…, which Moscow rejected")."""
    before = clean(clause.sentence.text)[: clause.start - clause.sentence.start]
    leaders = named([m for m in clause.sentence.mentions if m.end <= clause.start], text.talks, None)
    if not _NAMED_BEFORE.search(before) and not (leaders and regex.search(rf"\b(?:{MEETING})\b", before)):
        return []
    judged = echo(clause, text.talks)
    if judged is None or _BY_LESSER.search(plain) or (judged.status == "agreed" and _A_DEAL.search(judged.reason)):
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
    status = "conditioned" if status == "offered" and _hangs(clause, meeting) else status
    clause = with_company(clause, meeting.end)
    plain = clean(clause.text)
    actor = _actor(clause, text, meeting, judged)
    who = company(clause, plain, text, meeting, actor)
    by = until or deadline(clause)
    city, country = where(clause, plain, text, meeting.start)
    actor, others = standing(actor) if actor not in (None, "BOTH", "ALL") else (actor, {})
    return Fact(
        type=TYPE,
        status=status or "unclear",
        scope=clause.scope,
        actor=actor,
        deadline=by,
        date=day_meant(clause, text, meeting.start, status) if by is None else None,
        condition=_condition(clause) if status in ("rejected", "conditioned") else None,
        place=city,
        evidence=evidence(clause, text, *_words(plain, meeting, judged)),
        attribution=clause.attribution,
        slots={
            **({"participants": who, "participants_basis": meeting.basis or "named"} if who else {}),
            **({"country": country} if country else {}),
            **others,
        },
        rule=f"summit: {judged.reason}",
    )


def _hangs(clause: Clause, meeting: Meeting) -> bool:
    """Tell whether an offer is made to hang on something ("is ready to meet him if …")."""
    rest = clean(clause.sentence.text)[clause.start - clause.sentence.start + meeting.end :]
    return _IF.match(rest) is not None


#: Behind the meeting and whom it is with; "if needed" sets no condition.
_IF: Final = regex.compile(
    r"[^,;.]{0,60}?,? (?:but )?(?:only )?(?:if|provided(?: that)?|on condition that|as soon as|as long as)\b"
    r"(?! (?:necessary|needed|need be|required|possible|asked|invited|he (?:is|was|were) (?:ready|willing)|"
    r"(?:he|the \w+) (?:wants|wished|wishes|likes))\b)",
    regex.IGNORECASE,
)


def _actor(clause: Clause, text: Annotated, meeting: Meeting, judged: Judged) -> str | None:
    """Give who acts; what one leader is ready for in a headline without a verb is not done by both."""
    alone = judged.actor == "BOTH" and judged.status in ("offered", "proposed", "rejected", "called_for", "conditioned")
    first = [m for m in local(clause, "person") if m.end <= meeting.start]
    if alone and len(first) == 1:
        return side_of(first[0], text.talks) or judged.actor
    return judged.actor


def _condition(clause: Clause) -> str | None:
    """Give what a meeting is made to wait for, as printed."""
    found = _CONDITION.search(clean(clause.sentence.text), clause.start - clause.sentence.start)
    return found["what"].strip() if found else None


def _words(plain: str, meeting: Meeting, judged: Judged) -> tuple[int, int]:
    """Give the stretch from the status word to the meeting, at most as long as a short clause."""
    first = judged.reason.removeprefix("echo: ").split(" < ")[0]
    at = plain.lower().find(first, max(0, meeting.start - 90), meeting.start)
    return (at, meeting.end) if 0 <= at < meeting.start else (meeting.start, meeting.end)
