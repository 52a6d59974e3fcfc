"""A session of talks between the two parties: held, under way, coming, proposed, moved, called off.

Number, days, place, participants, as the clause says them. Never reads: a planned, hoped-for or denied round as held; a day,
stage or session as a round number; talks of one party with others, of leaders, by telephone; other conflicts' talks.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

import regex

from extractors.binding import deadline, event_day, evidence, local
from extractors.context import sides_in
from extractors.cues import cues
from extractors.facts.round_examples import EXAMPLES as EXAMPLES
from extractors.facts.summit import meetings
from extractors.forms import form
from extractors.leaders import day_of
from extractors.model.talks import Fact, Span
from extractors.model.text import Annotated, Clause, Mention
from extractors.polarity import negated, scopes
from extractors.sessions import Session, default_pair, sessions
from extractors.status import Judged, judge
from extractors.text import clean
from extractors.venue import session_format, venue

TYPE: Final = "round"

_ROUND_STATUS: Final = {"completed": "concluded", "partially_completed": "ongoing", "promised": "announced", "agreed": "announced", "accepted": "announced"}
_KEEP: Final = frozenset({"concluded", "ongoing", "announced", "scheduled", "proposed", "offered", "called_for", "demanded", "rejected", "postponed", "cancelled", "conditioned"})
_PLANNED: Final = regex.compile(r"\b(?:planned|upcoming|scheduled|forthcoming|coming|expected|next|looming|proposed)(?: [\w'-]+){0,4} $", regex.IGNORECASE)
_RUNNING: Final = regex.compile(r"\b(?:ongoing|current|continuing)(?: [\w'-]+){0,4} $", regex.IGNORECASE)
_PAST: Final = regex.compile(r"\b(?:previous|earlier|recent|last|latest|past|preceding|yesterday's|\w+day's|first|second|third|fourth|fifth|initial|the)(?: [\w'-]+){0,4} $", regex.IGNORECASE)
_IN_PAST: Final = regex.compile(r"\b(?:during|after|following|at|since|in|from|of|on|about|by|to|over|under|with)(?: (?:the|a|this|last|our|their|\w+'s))?(?: [\w'’\"“”-]+){0,6}? ?$", regex.IGNORECASE)
_BEFORE: Final = regex.compile(r"\b(?:before|ahead of|prior to|on the eve of|in the run-up to|days? before|hours? before)(?: [\w'-]+){0,6} $", regex.IGNORECASE)
_ADJUNCT: Final = regex.compile(
    r"\b(?:before|ahead of|prior to|on the eve of|during|after|following|at|since)(?: (?:the|a|this|last|our|their|\w+'s))?(?: (?!said|that|which)[\w'’\"“”-]+){0,5}? $", regex.IGNORECASE
)
_ENDS: Final = regex.compile(r"[^,;]{0,60}?\b(?:produced|led to|ended|yielded|resulted|brought|concluded|culminated|wrapped up)\b")
_HELD: Final = regex.compile(r"[^,;.]{0,70}?,?(?: which| that)? (?:held|took place|took|concluded|ended|hosted|was held|were held|taking place)\b", regex.IGNORECASE)
_BEING: Final = regex.compile(r"[^;.]{0,70}?(?:are|is) (?:now |currently |still )?(?:being held|under way|ongoing|taking place|continuing)\b", regex.IGNORECASE)
_DUE: Final = regex.compile(r"[^,;.]{0,50}? (?:scheduled|planned|due|set|expected|slated|to be held)\b", regex.IGNORECASE)
_READY: Final = regex.compile(r"\bready for (?:a |the |direct |peace |new )*$|\bready to (?:\w+ ){1,8}?(?:hold |start |begin |continue |for |resume )?(?:a |the |direct |peace )*$", regex.IGNORECASE)
_ARRIVED: Final = regex.compile(r"\b(?:arriv(?:ed|es|ing)|fl(?:ew|own|ying)|travel(?:led|ed|s|ling|ing)|depart(?:ed|s|ing)|head(?:ed|s|ing)|left|landed)\b", regex.IGNORECASE)
_NUMBERED: Final = frozenset({"round"})
_CALLED: Final = regex.compile(r"\b(?:called|dubbed|described as|so-called|termed) (?:it |them |this )?(?:an? |the )?[\"“]?$|[\"“]$", regex.IGNORECASE)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the sessions a clause tells of; two days in one phrase ("in June and May") are two sessions."""
    plain = clean(clause.text)
    taken = [(m.start, m.end) for m in meetings(clause, text)]
    for session in sessions(clause, plain, text):
        if any(start < session.end and session.start < end for start, end in taken) or not _ours(session, clause, text):
            continue
        judged = _judged(clause, plain, text, session)
        status = _ROUND_STATUS.get(judged.status or "", judged.status)
        if status not in _KEEP:
            continue
        found = _facts(clause, text, plain, session, Judged(status, judged.actor, judged.reason))
        if found:
            return found
    return _venue_only(clause, text, plain)


def _ours(session: Session, clause: Clause, text: Annotated) -> bool:
    """Tell whether the two parties sit in the session: both named, or nobody else and the article is about theirs."""
    parties = set(text.talks.parties)
    if session.sides >= parties:
        return True
    if session.sides - parties or any(m.kind == "rival" for m in clause.sentence.mentions):
        return False
    named = {m.id for m in clause.sentence.mentions if m.kind == "side"} - parties - {"TR", "AE", "SA", "QA", "BY", "VA", "CH"}
    if session.kind == "verb" and not session.sides:
        return False
    return default_pair(text) and not (named and not session.sides and not (session.kind == "round" and _number(clause, clean(clause.text), session)))


def _judged(clause: Clause, plain: str, text: Annotated, session: Session) -> Judged:
    kind = "verb" if session.kind == "verb" else "noun"
    judged = judge(clause, session.start, session.end, kind, text.talks)
    if kind == "verb":
        return _meeting(clause, plain, session, judged)
    if _ADJUNCT.search(plain[: session.start]) and not judged.reason.startswith("polarity"):
        return _around(clause, plain, session, Judged(None, None, "adjunct"))
    if judged.status == "agreed" and _ENDS.match(plain, session.end):
        return Judged("completed", "BOTH", judged.reason)
    if judged.status is not None:
        return judged
    if judged.reason.startswith("polarity") and not _since(plain, session):
        return _named_only(clause, plain, session) if "blocked: topic" in judged.reason else _topic(clause, plain, session, judged)
    return _around(clause, plain, session, judged)


def _since(plain: str, session: Session) -> bool:
    """ "have not met since 29 March": there was a session on 29 March."""
    return bool(scopes(plain)) and regex.search(r"\b(?:since|for the first time since)\b", plain[session.end :]) is not None


def _meeting(clause: Clause, plain: str, session: Session, judged: Judged) -> Judged:
    word = plain[session.start : session.end].lower()
    if _since(plain, session) and negated(plain, session.start):
        return Judged("concluded", "BOTH", "not since")
    if judged.status == "completed" and (word.startswith(("continued", "resumed", "sat down"))):
        return Judged("ongoing", judged.actor, judged.reason)
    if form(plain, session.start) == "participle" and regex.search(r"\b(?:is|are) (?:now |currently |still )?$", plain[: session.start]):
        return Judged("ongoing", judged.actor, "are meeting")
    return judged


def _named_only(clause: Clause, plain: str, session: Session) -> Judged:
    return _around(clause, plain, session, Judged(None, None, "topic"))


def _topic(clause: Clause, plain: str, session: Session, judged: Judged) -> Judged:
    """A numbered round that is only discussed was still held, unless negated or planned ("assessed the third round held…")."""
    if clause.polarity != "asserted" or scopes(plain) or session.kind != "round" or not _number(clause, plain, session):
        return judged
    if any(cue.cls in ("modal", "promise", "condition") for cue in cues(plain)):
        return judged
    return _around(clause, plain, session, judged)


def _around(clause: Clause, plain: str, session: Session, judged: Judged) -> Judged:
    """Read the words around a session nobody governs: held, planned, ongoing, during, before, ready for."""
    if clause.polarity in ("question", "conditional", "hypothetical", "denied"):
        return judged
    left, right = plain[: session.start], session.end
    if _since(plain, session):
        return Judged("concluded", "BOTH", "not since")
    if negated(plain, session.start):
        return judged
    if _READY.search(left):
        return Judged("offered", clause.subjects[0] if len(clause.subjects) == 1 else None, "ready")
    if _PLANNED.search(left) or _DUE.match(plain, right) or _BEFORE.search(left):
        return Judged("announced", "BOTH", "planned")
    if _RUNNING.search(left) or _BEING.match(plain, right):
        return Judged("ongoing", "BOTH", "ongoing")
    if _ARRIVED.search(left):
        return Judged("announced", "BOTH", "arrived for")
    if _HELD.match(plain, right):
        return Judged("concluded", "BOTH", "held")
    if clause.tense in ("past", "perfect", "pluperfect", "present") and _IN_PAST.search(left) and clause.tense != "future":
        return Judged("concluded", "BOTH", "in or after it") if clause.tense != "present" or _PAST.search(left) else judged
    return judged


def _number(clause: Clause, plain: str, session: Session) -> list[int]:
    """Give the ordinals that count rounds at the session; quoted or doubted ones ("what one agency called") are left out."""
    found = []
    for m in local(clause, "ordinal"):
        near = m.start <= session.end and session.start <= m.end + 40
        if m.form in _NUMBERED and near and not _CALLED.search(plain[: m.start]) and not regex.match(r"\w+ (?:two|three|2|3) ", plain[m.start :]):
            found.append(int(m.id))
    return list(dict.fromkeys(found))


def _days(clause: Clause, text: Annotated, plain: str, session: Session) -> list[Span]:
    """Give the days of a session; several only where one phrase distributes over several sessions."""
    dates = [m for m in local(clause, "date") if m.span is not None]
    until = deadline(clause)
    dates = [m for m in dates if m.span != until and not regex.search(r"\b(?:said|told|announced|invasion that began|war that began|before|ahead of|until) (?:\w+ )?(?:on |in |late |earlier )?$", plain[: m.start])]
    after = [m for m in dates if m.start >= session.start - 30]
    many = [m for m in after if _joined(plain, after, m)]
    if len(many) > 1 and (session.kind == "verb" or plain[session.start : session.end].rstrip().endswith("s") or "rounds" in plain):
        return [m.span for m in many if m.span is not None]
    day = event_day(clause, text, session.start) if not dates or dates else None
    if day is not None and day == until:
        return []
    exact = [m.span for m in dates if m.span is not None and m.span.basis == "text" and m.span.granularity == "day"]
    return exact[:1] or ([day] if day is not None and (day in [m.span for m in dates] or not dates) else [])


def _joined(plain: str, dates: list[Mention], m: Mention) -> bool:
    """Tell whether a date stands in a list with another one ("in June and May", "on 16 May and 2 June")."""
    return any(regex.fullmatch(r"(?:,| and|, and)?(?: (?:on|in|again))? ?", plain[min(m.end, o.end) : max(m.start, o.start)]) is not None for o in dates if o is not m)


def _facts(clause: Clause, text: Annotated, plain: str, session: Session, judged: Judged) -> list[Fact]:
    numbers, days = _number(clause, plain, session), _days(clause, text, plain, session)
    city, country = venue(clause, plain, text, session.start)
    pair = session.sides >= set(text.talks.parties)
    delegations = regex.search(r"\b(?:delegations?|negotiators|teams|sides|parties)\b", plain, regex.IGNORECASE) is not None
    if not (numbers or days or city or (country and pair)) and not (judged.status not in ("ongoing", "announced") and session.kind == "round" and default_pair(text)):
        if not (pair and (delegations or clause.scope == "headline")):
            return []
    if session.kind == "meeting" and not (pair or numbers):
        if not days or plain[session.start : session.end].lower().startswith("meeting"):
            return []
    if len(days) > 1:
        return [_fact(clause, text, plain, session, judged, numbers[i] if i < len(numbers) and len(numbers) == len(days) else None, day, (city, country)) for i, day in enumerate(days)]
    if len(numbers) > 1:
        return [_fact(clause, text, plain, session, judged, number, None, (city, country)) for number in numbers]
    return [_fact(clause, text, plain, session, judged, numbers[0] if numbers else None, days[0] if days else None, (city, country))]


def _fact(clause: Clause, text: Annotated, plain: str, session: Session, judged: Judged, number: int | None, day: Span | None, where: tuple[str | None, str | None]) -> Fact:
    status, moved = _timed(judged.status or "unclear", clause, text, plain, day)
    if status in ("cancelled", "announced") and day is not None and regex.search(r"\b(?:due|planned|scheduled|set|slated|expected)\b", plain):
        day = ahead(day, day_of(text))
    third = sorted(session.sides - set(text.talks.parties))
    shape = session_format(plain)
    slots: dict[str, Any] = {"number": number, "country": where[1], "participants": [*text.talks.parties, *third], "format": shape}
    if moved is not None and status == "postponed":
        slots["old_date"] = moved[0].start.isoformat()
        day = moved[1]
    proposal = status in ("proposed", "offered", "called_for", "demanded", "rejected", "conditioned", "cancelled", "postponed")
    actor = judged.actor if proposal and judged.actor else "ALL" if third else "BOTH"
    return Fact(
        type=TYPE,
        status=status,
        scope=_scope(clause, text, day),
        actor=actor,
        date=day,
        place=where[0],
        evidence=evidence(clause, text, *_words(plain, session)),
        attribution=clause.attribution,
        slots={name: value for name, value in slots.items() if value is not None},
        rule=f"round: {judged.reason}",
        confidence=0.9 if number or day else 0.7,
    )


def _timed(status: str, clause: Clause, text: Annotated, plain: str, day: Span | None) -> tuple[str, tuple[Span, Span | None] | None]:
    """Settle a status by its day: a near day makes it scheduled, a meeting still going on today is ongoing; find a moved date."""
    today = day_of(text)
    if status == "ongoing" and day is not None and today is not None and (today - day.end).days > 2:
        return "concluded", None
    if status == "announced" and day is not None and today is not None and day.granularity == "day" and day.start <= today + timedelta(days=7):
        return "scheduled", None
    if status == "postponed":
        dates = [m for m in local(clause, "date") if m.span is not None]
        to = next((m for m in dates if regex.search(r"\b(?:to|until|till) $", plain[: m.start])), None)
        old = next((m for m in dates if m is not to), None)
        if old is not None and old.span is not None:
            return status, (ahead(old.span, today), ahead(to.span, today) if to and to.span else None)
    return status, None


def ahead(span: Span, today: date | None) -> Span:
    """Read a weekday of a session that was still to come as the next one ("due on Friday", "postponed to Monday")."""
    if today is None or span.basis != "resolved" or span.granularity != "day" or span.start >= today or (today - span.start).days > 7:
        return span
    return replace(span, start=span.start + timedelta(days=7), end=span.end + timedelta(days=7))


def _scope(clause: Clause, text: Annotated, day: Span | None) -> str:
    today = day_of(text)
    old = day is not None and today is not None and (today - day.end).days > 8
    return "background" if old and clause.scope != "headline" else clause.scope


def _words(plain: str, session: Session) -> tuple[int, int]:
    """Give the words of a session: a few before the noun when they count or state it."""
    before = regex.search(r"(?:\b[\w'’\"“”-]+ ){0,4}$", plain[: session.start])
    return (before.start() if before and session.kind != "verb" else session.start), session.end


def _party_sentence(clause: Clause, text: Annotated) -> bool:
    return default_pair(text) or sides_in(clause.sentence.mentions, text.talks) >= set(text.talks.parties)


def _venue_only(clause: Clause, text: Annotated, plain: str) -> list[Fact]:
    """Read a proposal of a place alone, where the sentence is about a session ("the latter proposed Geneva")."""
    if not regex.search(r"\b(?:venue|talks|round|meeting|negotiations|session)\b", clean(clause.sentence.text), regex.IGNORECASE) or not _party_sentence(clause, text):
        return []
    for m in local(clause, "place"):
        if regex.search(r"\b(?:proposed|suggested|offered|named|rejected|refused) $", plain[: m.start]):
            judged = judge(clause, m.start, m.end, "noun", text.talks)
            if judged.status in ("proposed", "offered", "rejected") and judged.actor in text.talks.parties:
                session = Session(m.start, m.end, "verb", frozenset(text.talks.parties))
                return [_fact(clause, text, plain, session, judged, None, None, venue(clause, plain, text, m.start))]
    return []
