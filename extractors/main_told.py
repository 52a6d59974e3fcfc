"""The session an article is about, where no clause tells it: its best mention of talks stands for it.

An article's round is known from its class, its day and its company before any sentence says that a session was held
("progress at the talks in …", "the agreements reached in the latest round"). What is read so claims no day of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import regex

from extractors.actors import table_of
from extractors.binding import evidence, local
from extractors.calendar import HELD, is_ours, same_place
from extractors.context import sides_in
from extractors.engine import CLAUSES
from extractors.model import Annotated, Evidence, Fact, Mention, Round, RoundRef, Span
from extractors.model.text import Clause
from extractors.remembered import third_parties
from extractors.text import clean

_NEAR: Final = 30  # characters between talks and their place
_DATED: Final = 60  # and their day
_ENOUGH: Final = 3  # of what a mention can name of the session: the first that names so much stands for it
#: A mediator's sessions with one side are one session; those with several are several talks apart.
_ONE_TO_ONE: Final = 2
#: What an article of a class says of its session, where it says nothing else.
_TOLD: Final = {
    "round_report": "concluded",
    "followup": "concluded",
    "background": "concluded",
    "related": "concluded",
    "round_ongoing": "ongoing",
    "round_announced": "announced",
}
_TALKS: Final = regex.compile(
    r"(?:\b(?!(?:as|of|after|in|at|for|from|on|and|that|by|to|with|before) )[\w'’-]+ ){0,4}"
    r"\b(?:talks|negotiations|consultations|rounds?(?: of [\w-]+(?: [\w-]+)?)?|meetings?|session)\b"
    r"(?! (?:tables?|process|positions?|teams?|groups?|rooms?)\b)"
    r"(?! (?:of|between) (?:the )?(?:two |\w+ian )*(?:presidents|leaders|heads)\b)",
    regex.IGNORECASE,
)
#: "push for direct talks", "agree a meeting", "did not rule out talks": what is wanted is not told as held.
_WISHED: Final = regex.compile(
    r"\b(?:push\w*|call\w*|press\w*|hope\w*|plans?|wish\w*|bid|demand\w*|propos\w+|offer\w*|agree|arrange|"
    r"organi[sz]e|want\w*|"
    r"urg\w+|seek\w*|invit\w+|readiness|ready|willing\w*)(?: (?:for|of|to|on|an?|the|hold|direct|peace|any|new))* "
    r"[\w-]+$",
    regex.IGNORECASE,
)
_STRONG: Final = regex.compile(r"\b(?:talks|negotiations|consultations|rounds?)\b", regex.IGNORECASE)
_OTHER: Final = regex.compile(
    r"\b(?:next|further|another|future|possible|potential|more|phone|previous|earlier|ongoing|current|separate|leaders'?|presidential|"
    r"summit|rounds)\b",
    regex.IGNORECASE,
)


def with_main_told(
    facts: Sequence[Fact], annotated: Annotated, doc_class: str, main: RoundRef | None, rounds: Sequence[Round]
) -> tuple[Fact, ...]:
    """Return the facts with the article's session among them, told by its best mention where nothing else tells it."""
    status = _TOLD.get(doc_class)
    known = next((one for one in rounds if main and one.round_id == main.round_id), None)
    if main is None or known is None or status is None or _is_told(facts, main, status):
        return tuple(facts)
    if not _suits(known, doc_class):
        return tuple(facts)
    plans = [fact.evidence for fact in facts if fact.type in _PLANS]
    named = (one for one in _mentions(annotated, known) if not _inside(one[1], one[2], plans))
    found = max(named, key=lambda one: (min(one[0], _ENOUGH), -one[1].start), default=None)
    if found is None:
        return tuple(facts)
    told = _fact(found[1], found[2], annotated, known, main, status)
    return tuple(sorted((*facts, told), key=lambda fact: (fact.evidence.where != "title", fact.evidence.start)))


#: What is only planned is no session that was held.
_PLANS: Final = ("next_round", "next_contact", "summit", "side_meeting")


def _inside(clause: Clause, match: regex.Match[str], plans: Sequence[Evidence]) -> bool:
    """Tell whether a mention of talks stands in the words of a plan or of a meeting apart."""
    where, start, end = clause.sentence.where, clause.start + match.start(), clause.start + match.end()
    return any(one.where == where and one.start < end and start < one.end for one in plans)


def _suits(known: Round, doc_class: str) -> bool:
    """Tell whether such an article tells such a session: the parties' own, or a mediator's with one side."""
    return doc_class != "related" if is_ours(known) else len(known.participants) == _ONE_TO_ONE


def _is_told(facts: Sequence[Fact], main: RoundRef, status: str) -> bool:
    """Tell whether a fact tells of the session itself; one still to come may be told by any plan."""
    mine = [fact for fact in facts if any(ref.round_id == main.round_id for ref in fact.rounds)]
    if status not in HELD:
        return any(fact.type in ("round", "next_round") for fact in mine)
    return any(fact.type == "round" for fact in mine)


def _mentions(text: Annotated, known: Round) -> Iterator[tuple[int, Clause, regex.Match[str]]]:
    """Give the clauses that name talks which can be the session, with how much of it they name."""
    for clause in text.kept.get(CLAUSES, ()):
        plain = clean(clause.text)
        match = _TALKS.search(plain)
        if clause.sentence.where == "title" or match is None:
            continue
        wished = _OTHER.search(match[0]) or _WISHED.search(plain, 0, match.end())
        if clause.polarity != "asserted" or wished or _another_day(clause, match.end(), known):
            continue
        places = [m for kind in ("place", "side") for m in local(clause, kind) if _there(m, known)]
        who = len(sides_in(clause.mentions, text.talks) & {*known.participants})
        if places or who > 1:
            beside = any(-_NEAR < m.start - match.end() < _NEAR for m in places)
            strong = _STRONG.search(match[0]) is not None
            yield bool(places) + 2 * beside + who + strong + (_day(clause, known) is not None), clause, match


def _there(mention: Mention, known: Round) -> bool:
    return mention.id == known.country or same_place(mention.id, known.city)


def _another_day(clause: Clause, end: int, known: Round) -> bool:
    """Tell whether the words behind talks date them to days that are not the session's."""
    days = [m.span for m in local(clause, "date") if m.span and 0 <= m.start - end < _DATED]
    first, last = known.start_on, known.end_on or known.start_on
    return bool(first and last and any(day.end < first or last < day.start for day in days))


def _day(clause: Clause, known: Round) -> Span | None:
    """Give a day of the session that a clause names."""
    first, last = known.start_on, known.end_on or known.start_on
    for m in local(clause, "date"):
        if m.span and first and last and first <= m.span.start and m.span.end <= last:
            return m.span
    return None


def _fact(clause: Clause, match: regex.Match[str], text: Annotated, known: Round, main: RoundRef, status: str) -> Fact:
    ours = is_ours(known)
    company = text.talks.parties if ours else known.participants
    third = third_parties(clause, text, known) if ours else []
    slots: dict[str, Any] = {"participants": [*company, *third], "country": known.country}
    if ours and known.number is not None:
        slots |= {"number": known.number, "number_basis": "registry"}
    there = next((m.id for m in local(clause, "place") if same_place(m.id, known.city)), None)
    return Fact(
        type="round",
        status=status,
        scope=clause.scope,
        actor=table_of(third) if ours else "+".join(company),
        date=_day(clause, known),
        place=there,
        evidence=evidence(clause, text, *match.span()),
        attribution=clause.attribution,
        slots={name: value for name, value in slots.items() if value is not None},
        rule="round: the article's own",
        rounds=(main,),
    )
