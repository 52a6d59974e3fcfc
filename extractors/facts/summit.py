"""A meeting of the leaders of the two parties: who proposes, refuses or conditions it, by when, with whom.

Reads its many names (summit, leaders' meeting, talks at the highest level, a tête-à-tête of the presidents, "meet Putin").
Never reads summits of alliances, meetings of one leader with third ones, telephone calls, rounds of delegations.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import regex

from extractors.binding import deadline, event_day, evidence, local
from extractors.echo import echo
from extractors.facts.example import Example
from extractors.facts.summit_examples import EXAMPLES as EXAMPLES
from extractors.leaders import day_of, leader_of, participants
from extractors.model.talks import Fact, Span
from extractors.model.text import Annotated, Clause
from extractors.status import Judged, judge
from extractors.text import clean

TYPE: Final = "summit"

_MEETING: Final = r"summits?|meetings?|talks|negotiations|sit-downs?|encounters?|t[eê]te[ -][àa][ -]t[eê]te|face-to-face|get-togethers?|rendezvous|dialogue|conversation"
NOUN: Final = regex.compile(rf"\b(?:{_MEETING})\b", regex.IGNORECASE)
_TOP_BEFORE: Final = regex.compile(
    r"\b(?:leaders'?|presidential|presidents'|top-level|highest-level|leader-level|leaders-level|heads-of-state|presidential-level)(?: (?:level|peace|bilateral|trilateral))? $",
    regex.IGNORECASE,
)
_TOP_AFTER: Final = regex.compile(
    r"(?: (?:\w+ ){0,2}?)(?:at|on) (?:the|a) (?:highest|leaders'?|leadership|presidential|top|level of (?:the )?(?:leaders|presidents|heads))(?:[ -]level)?\b|"
    r"(?: (?:\w+ ){0,3}?)(?:of|between|with|among|by|for|involving)(?: (?:the|our|both|two|warring|their|respective))* (?:presidents|leaders|heads of (?:state|the two))\b",
    regex.IGNORECASE,
)
_BRING: Final = regex.compile(
    r"\bbring(?:s|ing)?(?: together)? the (?:\w+ )?(?:presidents|leaders|heads of state)\b(?: (?:of|together))?|\bbring (?:\w+ )?(?:and|to) .{0,20}?(?:to the table|together)",
    regex.IGNORECASE,
)
_MEET: Final = regex.compile(
    r"\b(?:meet|meets|meeting|met|sit down|talk|negotiate)(?: (?:directly|personally|in person|face-to-face|face to face|one-on-one))?(?: (?:with|to))?\b",
    regex.IGNORECASE,
)
_OTHERS: Final = regex.compile(
    r"\b(?:nato|eu|european|european union|g-?7|g-?8|g-?20|brics|sco|asean|apec|opec|cis|csto|coalition|alliance|council|donors?|recovery|climate|arctic|global|swiss|alaska|anchorage|normandy|weimar|platform|african|"
    r"africa|asia|eastern|western|economic|tech|security|nuclear|business|gulf|arab|us-russia|russia-us|u\.s\.-russia|american-russian|russian-american|us-ukraine|eu-ukraine|ukraine-eu|eu-china|trump-putin|putin-trump|"
    r"trump-zelensk\w+|zelensk\w+-trump|trump-xi|xi-putin|putin-xi|last|previous|emergency|informal|virtual|online|video)(?:'s)?(?: (?:leaders'?|annual|informal|emergency|peace|union))? $",
    regex.IGNORECASE,
)
_CALL: Final = regex.compile(
    r"\b(?:phone|telephone|call|calls|video ?conference|videolink|by video)\b", regex.IGNORECASE
)
_CONDITION: Final = regex.compile(
    r"\b(?:without (?:first )?|until |unless |only (?:after|if|when|once) |before |after |once |if |provided (?:that )?)(?P<what>[^,;.]{8,120})",
    regex.IGNORECASE,
)
_GENERIC: Final = regex.compile(r"summits?$", regex.IGNORECASE)


_HEAD_OF_STATE: Final = regex.compile(r"\b(?:head of state|president|leader)\b", regex.IGNORECASE)


class Meeting(NamedTuple):
    """A mention of a leaders' meeting in a clause; ``basis`` of who: named | office | None."""

    start: int
    end: int
    kind: str
    who: tuple[str, ...]
    basis: str | None


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give what a clause says of a leaders' meeting, one fact per clause."""
    plain = clean(clause.text)
    for meeting in meetings(clause, text):
        judged = judge(clause, meeting.start, meeting.end, meeting.kind, text.talks)
        if judged.status is None or (
            judged.status in ("completed", "partially_completed", "agreed") and len(meeting.who) < 2
        ):
            continue
        return [_fact(clause, text, plain, meeting, judged)]
    return _answer(clause, text, plain)


def meetings(clause: Clause, text: Annotated) -> Iterator[Meeting]:
    """Give the mentions of a leaders' meeting of the two parties in a clause; the round rule leaves these alone."""
    plain = clean(clause.text)
    for match in _BRING.finditer(plain):
        who, basis = participants(clause, plain, text, match.start(), match.end())
        if _ours(who, text):
            yield Meeting(match.start(), match.end(), "noun", tuple(who), basis)
    for match in NOUN.finditer(plain):
        if _OTHERS.search(plain, max(0, match.start() - 40), match.start()) or (
            _CALL.search(plain) and not _GENERIC.match(match[0])
        ):
            continue
        who, basis = participants(clause, plain, text, match.start(), match.end())
        top = _TOP_BEFORE.search(plain, max(0, match.start() - 40), match.start()) or _TOP_AFTER.match(
            plain, match.end()
        )
        if _ours(who, text) or _with_other(clause, text, who) and basis:
            yield Meeting(match.start(), match.end(), "noun", tuple(_completed(clause, text, who)), basis)
        elif (top or _GENERIC.match(match[0])) and not who and not _elsewhere(clause, text):
            yield Meeting(match.start(), match.end(), "noun", (), None)
    for match in _MEET.finditer(plain):
        who = [m.id for m in local(clause, "person") if 0 <= m.start - match.end() <= 40]
        if _with_other(clause, text, who) and not _CALL.search(plain):
            yield Meeting(match.start(), match.end(), "verb", tuple(_completed(clause, text, who)), "named")


def _ours(who: list[str], text: Annotated) -> bool:
    """Tell whether both parties' leaders take part."""
    return {leader_of(side, text.talks, day_of(text)) for side in text.talks.parties} <= set(who)


def _with_other(clause: Clause, text: Annotated, who: list[str]) -> bool:
    """Tell whether one party's leader is to meet the other's, who acts or speaks in the clause."""
    heads = {leader_of(side, text.talks, day_of(text)): side for side in text.talks.parties}
    theirs = [heads[w] for w in who if w in heads]
    if len(theirs) != 1:
        return False
    subject_heads = {m.id for m in local(clause, "person")} | {clause.attribution.speaker}
    other = next(head for head, side in heads.items() if side != theirs[0])
    if not subject_heads & {other} and heads[other] in clause.subjects and _HEAD_OF_STATE.search(clean(clause.text)):
        subject_heads.add(other)
    return other in subject_heads and not any(w not in heads for w in who[:1])


def _completed(clause: Clause, text: Annotated, who: list[str]) -> list[str]:
    heads = [head for side in text.talks.parties if (head := leader_of(side, text.talks, day_of(text)))]
    return list(dict.fromkeys([*heads, *who])) if _with_other(clause, text, who) or _ours(who, text) else who


def _elsewhere(clause: Clause, text: Annotated) -> bool:
    """Tell whether a bare "summit" means somebody else's: other leaders are named, ours are not both."""
    named = {m.id for m in clause.sentence.mentions if m.kind == "person"}
    heads = {leader_of(side, text.talks, day_of(text)) for side in text.talks.parties}
    others = {p.id for p in text.talks.persons if p.side not in text.talks.parties}
    places = regex.search(
        r"\b(?:in|at) (?:The Hague|Alaska|Anchorage|Brussels|Paris|London|Copenhagen|Washington|Kananaskis|Vilnius|Beijing|Davos|Johannesburg|Kazan|Tianjin)\b",
        clause.sentence.text,
    )
    return (
        bool(places)
        or bool(named & others and not heads <= named and not clause.subjects)
        or regex.search(r"\bTrump[- –]Putin|Putin[- –]Trump", clean(text.article.title)) is not None
    )


def _answer(clause: Clause, text: Annotated, plain: str) -> list[Fact]:
    """Read a clause that answers a summit named before it in the sentence."""
    judged = echo(clause, text.talks)
    if judged is None:
        return []
    before = clean(clause.sentence.text)[: clause.start - clause.sentence.start]
    if not regex.search(
        rf"\b(?:summit|leaders'? meeting|(?:{_MEETING}) (?:\w+ ){{0,3}}?(?:of|between|with|at) (?:the )?(?:\w+ ){{0,2}}?(?:presidents|leaders|putin|zelensk\w+|highest))",
        before,
        regex.IGNORECASE,
    ):
        return []
    end = len(plain.rstrip(" ,.;"))
    start = len(plain) - len(plain.lstrip(" ,"))
    meeting = Meeting(start, end, "noun", (), None)
    return [
        _fact(clause, text, plain, meeting, judged, _earlier_deadline(clause) if judged.status == "proposed" else None)
    ]


def _earlier_deadline(clause: Clause) -> Span | None:
    """Give the deadline named before the clause in its sentence ("by the end of August, as Ukraine has proposed")."""
    plain = clean(clause.sentence.text)
    for m in clause.sentence.mentions:
        at = m.start - clause.sentence.start
        if (
            m.kind == "date"
            and m.end <= clause.start
            and (
                regex.search(r"\b(?:by|before|until|within) (?:the )?$", plain[:at])
                or regex.match(r"by|before|until|within", m.text)
            )
        ):
            return m.span
    return None


def _fact(
    clause: Clause, text: Annotated, plain: str, meeting: Meeting, judged: Judged, until: Span | None = None
) -> Fact:
    status = {"promised": "announced", "partially_completed": "ongoing"}.get(
        judged.status or "", judged.status or "unclear"
    )
    slots: dict[str, Any] = {}
    if meeting.who:
        slots |= {"participants": list(meeting.who), "participants_basis": meeting.basis or "named"}
    condition = (
        _CONDITION.search(clean(clause.sentence.text), clause.start - clause.sentence.start)
        if status in ("rejected", "conditioned")
        else None
    )
    by = until or deadline(clause)
    day = event_day(clause, text, meeting.start)
    return Fact(
        type=TYPE,
        status=status,
        scope=clause.scope,
        actor=judged.actor,
        deadline=by,
        date=day if by is None or day != by else None,
        condition=condition["what"].strip() if condition else None,
        place=next((m.id for m in local(clause, "place") if m.start > meeting.end), None),
        evidence=evidence(clause, text, *_words(plain, meeting, judged)),
        attribution=clause.attribution,
        slots=slots,
        rule=f"summit: {judged.reason}",
        confidence=0.9 if meeting.who else 0.75,
    )


def _words(plain: str, meeting: Meeting, judged: Judged) -> tuple[int, int]:
    """Give the stretch from the status word to the meeting, at most as long as a short clause."""
    first = judged.reason.removeprefix("echo: ").split(" < ")[0]
    at = plain.lower().find(first, max(0, meeting.start - 90), meeting.start)
    return (at, meeting.end) if 0 <= at < meeting.start else (meeting.start, meeting.end)


__all__ = ["EXAMPLES", "TYPE", "Example", "meetings", "read"]
