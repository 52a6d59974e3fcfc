"""A session of talks between the two parties: held, under way, coming, proposed, moved, called off.

Number, days, place, participants, as the clause says them. Never reads: a planned, hoped-for or denied round as held;
a day, stage or session as a round number; talks of one party with others, of leaders, by telephone; other conflicts'
talks.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import regex

from extractors.actors import table_of
from extractors.agreed_there import agreed_there
from extractors.binding import evidence, local
from extractors.brokered import company, known
from extractors.context import sides_in
from extractors.facts.round_examples import EXAMPLES as EXAMPLES
from extractors.leader_meetings import meetings
from extractors.leaders import day_of
from extractors.model.talks import Fact, Span
from extractors.model.text import Annotated, Clause
from extractors.participles import participles
from extractors.session_days import THAT_OF, days, moved, moved_from, settle
from extractors.session_pair import default_pair, numbers, ours, third_of
from extractors.session_state import KEEP, state
from extractors.session_telling import ABOUT_TALKS, PROPOSALS, tells
from extractors.sessions import Session, sessions
from extractors.status import Judged, judge
from extractors.text import clean
from extractors.triggers import gated
from extractors.venue import session_format, venue

TYPE: Final = "round"
WORDS: Final = regex.compile(
    r"rounds?\b|talks\b|negotiat|consultation|session|\bme(?:et|t)|sat down|sit(?:ting)? down|gather|conven|venue|"
    r"plenary|discussions|"
    r"continued|resumed|came together|confer|still|already|now|\bhost|welcome|delegation|envoys|teams\b|held\b|"
    r"take place|took place|taken place|agreements?\b|agreed\b|reached\b",
    regex.IGNORECASE,
)

_SEEN: Final = frozenset({"concluded", "ongoing"})
#: Who may propose, host or put off a session beside the parties.
_HOSTS: Final = ("US", "TR", "AE", "SA", "QA", "BY", "CH", "VA", "UN", "EU")
#: A session this many days old is looked back on.
_OLD_DAYS: Final = 8
_RELATIVE: Final = regex.compile(
    r"[^\w,;.]{0,2},? ?(?:which|that) (?:has |have |had |is |are |was |were |will |also |recently |being |be )*"
    r"(?:held|took|take|taking|concluded|ended|began|started|scheduled|planned|place|due|opened|continu\w+)\b[^,;.]*"
)
_SESSION_LAST: Final = gated(
    r"\b(?:talks|negotiations|rounds?|meetings?|sessions?|consultations)\b(?: (?:of|between|with|"
    r"on) [^,;.]{3,90}| between [^;.]{3,90})?[ ,]*$",
    regex.IGNORECASE,
)
_HELD_ON: Final = regex.compile(r",? ?(?:held |which was held )?(?:on |in |of )?")
_NAMES_PLACE: Final = regex.compile(r"\b(?:proposed|suggested|offered|named|rejected|refused) $")


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the sessions a clause tells of; two days in one phrase ("in June and May") are two sessions."""
    return [fact for part in participles(clause) for fact in _read(part, text)]


def _read(clause: Clause, text: Annotated) -> list[Fact]:
    clause = _with_relative(clause)
    plain = clean(clause.text)
    taken = [(m.start, m.end) for m in meetings(clause, text)]
    told: list[Fact] = []
    for session in sessions(clause, plain, text):
        if told and session.kind != "round":
            break
        if any(start < session.end and session.start < end for start, end in taken):
            continue
        if not ours(session, clause, text):
            told += _brokered(clause, text, plain, session)
            continue
        judged = state(clause, plain, text, session)
        told += _facts(clause, text, plain, session, judged) if judged.status in KEEP else []
    told += _that_of(clause, text, plain, told[:1])
    return told or _venue_only(clause, text, plain) or _agreed_there(clause, text, plain)


def _that_of(clause: Clause, text: Annotated, plain: str, told: list[Fact]) -> list[Fact]:
    """Read "after that of 16 May" beside a session as another one, held on a day that has passed."""
    today = day_of(text)
    days = [m for m in local(clause, "date") if THAT_OF.search(plain[: m.start])]
    if not told or today is None or clause.polarity != "asserted":
        return []
    past = [m for m in days if m.span is not None and m.span.granularity == "day" and m.span.end < today]
    slots = {
        name: value for name, value in (told[0].slots if told else {}).items() if name not in ("number", "old_date")
    }
    return [
        replace(
            told[0],
            status="concluded",
            actor="BOTH",
            date=m.span,
            slots=slots,
            scope=_scope(clause, text, m.span),
            evidence=evidence(clause, text, m.start, m.end),
            rule="round: that of a day",
        )
        for m in past[:1]
    ]


def _brokered(clause: Clause, text: Annotated, plain: str, session: Session) -> list[Fact]:
    """Read a mediator's known session with one party as a round of that company."""
    sides = company(session, clause, text)
    if not sides or clause.scope == "background" or clause.polarity != "asserted":
        return []
    judged = state(clause, plain, text, session)
    dates, where = days(clause, plain, session), venue(clause, plain, text, session.start)
    if judged.status not in _SEEN or not (dates or any(where)) or known(sides, dates, where, text) is None:
        return []
    fact = _fact(clause, text, plain, session, judged, None, dates[0] if dates else None, where)
    who = [*sorted(sides - set(text.talks.parties)), *sorted(sides & set(text.talks.parties))]
    return [replace(fact, actor="+".join(who), slots={**fact.slots, "participants": who})]


def _agreed_there(clause: Clause, text: Annotated, plain: str) -> list[Fact]:
    """Read "under the agreements of <place>, <day>" as the known session held there then."""
    found = agreed_there(clause, text)
    if found is None:
        return []
    first, last = sorted(found, key=lambda m: m.start)
    session = Session(first.start, last.end, "verb", frozenset(text.talks.parties))
    judged = Judged("concluded", "BOTH", "known by place and day")
    return [_fact(clause, text, plain, session, judged, None, found[1].span, venue(clause, plain, text, first.start))]


def _with_relative(clause: Clause) -> Clause:
    """Join "…, which took place on 29 March in Istanbul" to the clause whose session it tells of."""
    sentence = clause.sentence
    match = _RELATIVE.match(clean(sentence.text)[clause.end - sentence.start :])
    if match is None or not _SESSION_LAST.search(clause.text):
        dated = _day_behind(clause)
        if dated is None:
            return clause
        end = dated
    else:
        end = clause.end + match.end()
    inside = tuple(m for m in sentence.mentions if clause.start <= m.start and m.end <= end)
    return replace(
        clause, end=end, text=sentence.text[clause.start - sentence.start : end - sentence.start], mentions=inside
    )


def _day_behind(clause: Clause) -> int | None:
    """Give where the day ends that a session named last has in apposition ("At the second round, on 2 June, …")."""
    if not _SESSION_LAST.search(clause.text):
        return None
    behind = clean(clause.sentence.text)[clause.end - clause.sentence.start :]
    days_there = (m for m in clause.sentence.mentions if m.kind == "date" and m.start >= clause.end)
    first = next(days_there, None)
    if first is None or not _HELD_ON.fullmatch(behind[: first.start - clause.end]):
        return None
    return first.end if behind[first.end - clause.end :][:1] in (",", ".", "") else None


def _facts(clause: Clause, text: Annotated, plain: str, session: Session, judged: Judged) -> list[Fact]:
    counts, dates = numbers(clause, plain, session), days(clause, plain, session)
    where = venue(clause, plain, text, session.start)
    several = plain[session.start : session.end].lower().startswith("rounds")
    placed = bool(where[0] or (where[1] and not several))
    if not tells(clause, plain, session, judged, text, said=(bool(counts), bool(dates), placed)):
        return []
    if len(dates) > 1:
        each: list[int | None] = [*counts] if len(counts) == len(dates) else [None] * len(dates)
        return [_fact(clause, text, plain, session, judged, n, day, where) for n, day in zip(each, dates, strict=True)]
    day = dates[0] if dates else None
    if len(counts) > 1:
        return [_fact(clause, text, plain, session, judged, number, None, where) for number in counts]
    return [_fact(clause, text, plain, session, judged, counts[0] if counts else None, day, where)]


def _fact(
    clause: Clause,
    text: Annotated,
    plain: str,
    session: Session,
    judged: Judged,
    number: int | None,
    day: Span | None,
    where: tuple[str | None, str | None],
) -> Fact:
    status, day = settle(judged.status or "unclear", day, text, plain)
    if status in ("announced", "scheduled") and moved_from(clause, plain) is not None:
        status = "postponed"
    third = sorted((session.sides | third_of(clause, text)) - set(text.talks.parties))
    slots: dict[str, Any] = {"number": number, "country": where[1], "participants": [*text.talks.parties, *third]}
    slots["format"] = session_format(plain)
    seated = "ALL" if slots["format"] == "trilateral" and not third else table_of(third)
    if status == "postponed":
        old, new = moved(clause, text, plain)
        slots["old_date"] = old.start.isoformat() if old else None
        day = new or (day if day != old else None)
    acts = status in PROPOSALS or (status in ("cancelled", "postponed") and judged.actor in clause.subjects)
    return Fact(
        type=TYPE,
        status=status,
        scope=_scope(clause, text, day),
        actor=judged.actor if acts and judged.actor in (*text.talks.parties, *_HOSTS) else seated,
        date=day,
        place=where[0],
        evidence=evidence(clause, text, *_words(plain, session)),
        attribution=clause.attribution,
        slots={name: value for name, value in slots.items() if value is not None},
        rule=f"round: {judged.reason}",
    )


def _scope(clause: Clause, text: Annotated, day: Span | None) -> str:
    today = day_of(text)
    old = day is not None and today is not None and (today - day.end).days > _OLD_DAYS
    return "background" if old and clause.scope != "headline" else clause.scope


_WORDS_BEFORE: Final = regex.compile(r"(?:\b[\w'’\"“”-]+ ){0,4}$")


def _words(plain: str, session: Session) -> tuple[int, int]:
    """Give the words of a session: a few before the noun when they count or state it."""
    before = _WORDS_BEFORE.search(plain[: session.start])
    return (before.start() if before and session.kind != "verb" else session.start), session.end


def _venue_only(clause: Clause, text: Annotated, plain: str) -> list[Fact]:
    """Read a proposal of a place alone, where the sentence is about a session ("the latter proposed Geneva")."""
    both = sides_in(clause.sentence.mentions, text.talks) >= set(text.talks.parties)
    if not ABOUT_TALKS.search(clean(clause.sentence.text)) or not (both or default_pair(text)):
        return []
    for m in local(clause, "place"):
        if not _NAMES_PLACE.search(plain[: m.start]):
            continue
        judged = judge(clause, m.start, m.end, "noun", text.talks)
        if judged.status in ("proposed", "offered", "rejected") and judged.actor in text.talks.parties:
            session = Session(m.start, m.end, "verb", frozenset(text.talks.parties))
            where = venue(clause, plain, text, m.start)
            return [_fact(clause, text, plain, session, judged, None, None, where)]
    return []
