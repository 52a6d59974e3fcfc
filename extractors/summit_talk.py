"""What is said of a leaders' meeting nobody asks for or refuses: planned or not, prepared, possible, only after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from extractors.actors import MEDIATING
from extractors.agents import speaker_side
from extractors.leader_meetings import Meeting
from extractors.leaders import day_of, leader_of, participants
from extractors.model.text import Annotated, Clause
from extractors.polarity import negated
from extractors.status import Judged
from extractors.subjects import person_side, person_sides
from extractors.text import clean

_FAR: Final = r"(?: [\w'’-]+){0,8}?"
#: "are likely to meet only after a treaty", "is possible only at the last stage"
_ONLY: Final = regex.compile(
    rf"{_FAR} only (?:after|once|if|when|as|to|on condition|at the (?:final|last|end))\b|"
    rf"{_FAR} (?:should|must|can|would)(?: only)? (?:be held|take place|happen|come) (?:only )?(?:in|after|once)\b",
    regex.IGNORECASE,
)
#: "is not planned at this stage", "is potentially being prepared", "was discussed"
_PLANNED: Final = regex.compile(
    r"(?:,? [\w'’-]+){0,10}?,? (?:(?:is|are|was|were|has been|have been|remains?)(?: not|n't)?|not)"
    r"(?: yet| now| currently| also| still| \w+ly)*"
    r"(?: being)?(?: \w+ly)? (?:planned|scheduled for now|prepared|arranged|worked (?:on|out)|discussed|considered|"
    r"on the (?:agenda|table|cards)|under (?:discussion|consideration)|in (?:preparation|the works|the offing))\b",
    regex.IGNORECASE,
)
_NO_PLANS: Final = regex.compile(
    r"\b(?:no (?:current |concrete |immediate )?plans?(?: yet)? (?:for|to hold)|not plan\w*|no talk of|nothing about)"
    r"(?: (?:an?|the|any|such|holding|[\w-]+ly))* ?$",
    regex.IGNORECASE,
)
_NO: Final = regex.compile(r"\bno (?:[\w-]+ ){0,2}$", regex.IGNORECASE)
_PLANNED_NEXT: Final = regex.compile(
    r" (?:is |was |were )?(?:currently |yet )?(?:planned|scheduled|in sight|foreseen)\b"
)
_POSSIBLE: Final = regex.compile(
    r"\b(?:possible|potential|possibility of|prospects? (?:of|for)|enable|pave the way (?:for|to))"
    r"(?: (?:an?|the|such|direct|personal|future|possible|[\p{Lu}][\w'’-]*))* ?$",
    regex.IGNORECASE,
)
#: "must also work towards bringing X and Y together"
_OUGHT: Final = regex.compile(
    r"\b(?:must|should|needs? to|ha(?:s|ve) to|ought to|aims? (?:to|at)|goal (?:is|of)|work\w* (?:towards?|for|"
    r"on|to))\b"
    r"[^,;.]{0,40}$",
    regex.IGNORECASE,
)
#: "ready to meet his Russian counterpart": a third leader's offer to one party's.
_READY: Final = regex.compile(
    r"\b(?:ready|readiness|willing(?:ness)?|open|openness|prepared|eager|offered)(?: \w+)? (?:to|for)(?: a|"
    r" an)?(?: \w+)? "
    r"(?:meet(?:ing)?|sit down|hold (?:\w+ )?talks|summit)(?: again| soon| in person)?(?: with)? (?:his |the )?"
)
#: "X and Y should meet", "he would be ready to meet Y"
_SHOULD: Final = regex.compile(r"\b(?:should|must|ought to|need(?:s|ed)? to|ha(?:s|ve) to)(?: \w+ly| also| again)? $")
_WOULD_BE_READY: Final = regex.compile(
    r"\bwould (?:also |still )?be (?:ready|willing|prepared|happy|open) (?:to|for)(?: an?)?(?: \w+)? $"
)
_PUTS_FORWARD: Final = regex.compile(r"\b(?:propos|suggest|float|idea)\w*", regex.IGNORECASE)
_IS_POSSIBLE: Final = regex.compile(
    rf"{_FAR},? (?:is|was|remains?) (?:still |quite )?(?:possible|not (?:ruled out|excluded))\b"
)
_COUNTERPART: Final = regex.compile(r"(?:[\p{Lu}]\w+ )?(?:counterpart|president|leader)\b", regex.IGNORECASE)
_OF_LEADERS: Final = regex.compile(r"\b(?:meeting|summit|talks)(?: \w+)? (?:between|of)\b", regex.IGNORECASE)
_FIRST: Final = regex.compile(r"\W*(?:before|until|without|prior to)\b", regex.IGNORECASE)
_BLOCKED: Final = frozenset({"question", "denied", "conditional"})


def open_talk(clause: Clause, text: Annotated, found: Sequence[Meeting]) -> tuple[Meeting, Judged] | None:
    """Give a leaders' meeting and how a clause speaks of it, where no verb of proposing or refusing decides."""
    if clause.polarity in _BLOCKED:
        return None
    plain = clean(clause.text)
    for meeting in found:
        judged = _judged(clause, text, plain, meeting)
        if judged is not None:
            return meeting, judged
    return _with_third(clause, text, plain)


def _with_third(clause: Clause, text: Annotated, plain: str) -> tuple[Meeting, Judged] | None:
    """Give a meeting of a mediating state's leader with one party's: planned or not, or offered."""
    today = day_of(text)
    for match in _OF_LEADERS.finditer(plain):
        who, basis = participants(clause, plain, text, match.start(), match.end())
        meeting = Meeting(match.start(), match.end(), "noun", tuple(who), basis)
        sides = (_sides(text, meeting) or "").split("+")
        if len(who) == _PAIR and set(sides) & MEDIATING and set(sides) & set(text.talks.parties):
            judged = _planned(plain, meeting, text)
            if judged is not None:
                return meeting, judged
    ready = _READY.search(plain) if len(clause.subjects) == 1 and clause.polarity == "asserted" else None
    if ready is None or _side(clause.subjects[0], text) not in MEDIATING:
        return None
    party = [
        m for m in clause.mentions if 0 <= m.start - clause.start - ready.end() <= 1 and m.kind in ("side", "person")
    ]
    whom = party[0] if party else None
    named = whom is not None and (whom.kind == "person" or _COUNTERPART.match(plain, ready.end()))
    home = _side(whom.id, text) if whom is not None and named else None
    if home != text.talks.parties[0]:
        return None
    actor = _side(clause.subjects[0], text) or ""
    pair = [leader for side in (actor, home) if (leader := leader_of(side, text.talks, today))]
    return Meeting(ready.start(), ready.end(), "verb", tuple(pair), "named"), Judged("offered", actor, "ready")


_PAIR: Final = 2


def _side(ident: str, text: Annotated) -> str | None:
    return ident if ident.isupper() else person_side(ident, text.talks)


def _planned(plain: str, meeting: Meeting, text: Annotated) -> Judged | None:
    left = plain[: meeting.start]
    none = _NO_PLANS.search(left) or (_NO.search(left) and _PLANNED_NEXT.match(plain, meeting.end))
    if len(meeting.who) > 1 and (none or _PLANNED.match(plain, meeting.end)):
        return Judged("stated", _sides(text, meeting), "planned or not")
    return None


def _judged(clause: Clause, text: Annotated, plain: str, meeting: Meeting) -> Judged | None:
    parties = text.talks.parties
    speaker = speaker_side(clause, text.talks)
    who = speaker if speaker in parties else None
    sentence, shift = clean(clause.sentence.text), clause.start - clause.sentence.start
    if _ONLY.match(sentence, meeting.end + shift) and who is not None:
        return Judged("conditioned", who, "only")
    left = plain[: meeting.start]
    if speaker is not None and plain[meeting.start :][:5].lower() == "bring" and _OUGHT.search(left):
        return Judged("called_for", speaker, "ought")
    planned = _planned(plain, meeting, text) or _wanted(clause, text, plain, meeting)
    if planned is not None:
        return planned
    if who is not None and len(meeting.who) > 1 and _IS_POSSIBLE.match(plain, meeting.end):
        return Judged("stated", who, "possible")
    if who is not None and len(meeting.who) > 1 and _POSSIBLE.search(left) and _FIRST.match(left):
        return Judged("conditioned", who, "before")
    if who is not None and len(meeting.who) > 1 and _POSSIBLE.search(left):
        return Judged("stated", who, "possible")
    return None


def ruled_out(clause: Clause, text: Annotated, meeting: Meeting) -> Judged | None:
    """Judge a meeting whose very possibility one party denies."""
    plain = clean(clause.text)
    alone = len(clause.subjects) == 1 and clause.subjects[0] in text.talks.parties and clause.polarity != "question"
    found = _RULED_OUT.search(plain[: meeting.start]) if alone and len(meeting.who) > 1 else None
    if found is None or negated(plain, found.start()):
        return None
    return Judged(
        "denied" if found["word"].lower().startswith("den") else "rejected", clause.subjects[0], found["word"]
    )


_RULED_OUT: Final = regex.compile(
    r"\b(?P<word>den(?:y|ies|ied)|rul(?:es|ed) out|reject(?:s|ed)|exclud(?:es|ed)|dismiss(?:es|ed)|played down) "
    r"(?:\w+ )?(?:possibilit(?:y|ies)|prospects?|idea|likelihood|chances?|speculation|reports?|talk|suggestions?) "
    r"(?:of|about|for|that) (?:[\w'’-]+ ){0,4}$",
    regex.IGNORECASE,
)


def _wanted(clause: Clause, text: Annotated, plain: str, meeting: Meeting) -> Judged | None:
    """Judge what leaders should do in the eyes of a party, and what one of them would be ready for."""
    if clause.polarity == "negated" or len(meeting.who) < _PAIR:
        return None
    left, parties = plain[: meeting.start], text.talks.parties
    if _WOULD_BE_READY.search(left) and len(clause.subjects) == 1 and _side(clause.subjects[0], text) in parties:
        return Judged("offered", _side(clause.subjects[0], text), "would be ready")
    before = clean(clause.sentence.text)[: clause.start - clause.sentence.start + meeting.start]
    speaker = speaker_side(clause, text.talks)
    if speaker is None or speaker == "BOTH" or not _SHOULD.search(left):
        return None
    return Judged("proposed" if _PUTS_FORWARD.search(before) else "called_for", speaker, "should")


def _sides(text: Annotated, meeting: Meeting) -> str | None:
    """Give the sides of those who would meet, the two parties together as one."""
    homes = person_sides(text.talks)
    sides = list(dict.fromkeys(homes[one] for one in meeting.who if one in homes))
    if set(sides) >= set(text.talks.parties):
        return "BOTH"
    return "+".join(sorted(sides, key=lambda side: side in text.talks.parties)) or None
