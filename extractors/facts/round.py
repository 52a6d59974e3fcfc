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
from extractors.pieces import verb
from extractors.polarity import negated, scopes
from extractors.sessions import Session, default_pair, pair_votes, sessions
from extractors.status import Judged, judge
from extractors.subjects import side_of
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
_ENDS: Final = regex.compile(r"[^,;]{0,60}?\b(?:produced|led to|ended|ends?|yielded|resulted|brought|concluded|culminated|wrapped up)\b")
_HELD: Final = regex.compile(r"[^,;.]{0,70}?,?(?: which| that)? (?:held|took place|took|concluded|ended|hosted|was held|were held|taking place)\b", regex.IGNORECASE)
_BEING: Final = regex.compile(r"[^;.]{0,70}?(?:are|is) (?:now |currently |still )?(?:being held|under way|ongoing|taking place|continuing)\b", regex.IGNORECASE)
_DUE: Final = regex.compile(r"[^,;.]{0,50}? (?:scheduled|planned|due|set|expected|slated|to be held)\b", regex.IGNORECASE)
_READY: Final = regex.compile(r"\bready for (?:a |the |direct |peace |new )*$|\bready to (?:\w+ ){1,8}?(?:hold |start |begin |continue |for |resume )?(?:a |the |direct |peace )*$", regex.IGNORECASE)
_WAS: Final = regex.compile(r"\b(?:was|were|had|\w+ed|said|took|held|met|led|began|gave|made|told)\b")
_ARRIVED: Final = regex.compile(r"\b(?:arriv(?:ed|es|ing)|fl(?:ew|own|ying)|travel(?:led|ed|s|ling|ing)|depart(?:ed|s|ing)|head(?:ed|s|ing)|left|landed)\b", regex.IGNORECASE)
_NUMBERED: Final = frozenset({"round"})
_CALLED: Final = regex.compile(r"\b(?:called|dubbed|described as|so-called|termed) (?:it |them |this )?(?:an? |the )?[\"“]?$|[\"“]$", regex.IGNORECASE)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the sessions a clause tells of; two days in one phrase ("in June and May") are two sessions."""
    clause = _with_relative(clause)
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


_RELATIVE: Final = regex.compile(
    r"[^\w,;.]{0,2},? ?(?:which|that) (?:has |have |had |is |are |was |were |will |also |recently |being |be )*(?:held|took|take|taking|concluded|ended|began|started|scheduled|planned|place|due|opened|continu\w+)\b[^,;.]*"
)


def _with_relative(clause: Clause) -> Clause:
    """Join "…, which took place on 29 March in Istanbul" to the clause whose session it tells of."""
    sentence = clause.sentence
    rest = clean(sentence.text)[clause.end - sentence.start :]
    match = _RELATIVE.match(rest)
    if match is None or not _SESSION_LAST.search(clause.text):
        return clause
    end = clause.end + match.end()
    text = sentence.text[clause.start - sentence.start : end - sentence.start]
    inside = tuple(m for m in sentence.mentions if clause.start <= m.start and m.end <= end)
    return replace(clause, end=end, text=text, mentions=inside)


_SESSION_LAST: Final = regex.compile(r"\b(?:talks|negotiations|rounds?|meetings?|sessions?|consultations)\b(?: (?:of|between|with|on) [^,;.]{3,90})?[ ,]*$", regex.IGNORECASE)


def _ours(session: Session, clause: Clause, text: Annotated) -> bool:
    """Tell whether the two parties sit in the session: both named, or nobody else and the article is about theirs."""
    parties = set(text.talks.parties)
    plain = clean(clause.text)
    if session_format(plain) == "separate":
        return session.sides > parties
    if session.sides >= parties:
        return True
    if session.sides - parties or any(m.kind == "rival" for m in clause.sentence.mentions) or (session.kind == "verb" and not session.sides):
        return False
    numbered = session.kind == "round" and bool(_number(clause, plain, session))
    named = sides_in(clause.sentence.mentions, text.talks)
    ours, others = pair_votes(text)
    if named >= parties and session.kind == "round" and (ours >= others or numbered):
        return True
    third = named - parties - _HOSTS
    if (_abroad(clause, text) or (third and (others or ours < _STRONG or third & set(clause.subjects)))) and not numbered:
        return False
    if session.sides:
        return session.kind != "meeting" and ours >= others and _other_acts(clause, session.sides, text)
    team = named and named <= parties and others == 0 and "delegation" in clause.sentence.text
    return ours > others or (ours == others and bool(numbered or team))


#: Votes of title and lead that make "the talks" the two parties' even in a sentence that names others.
_STRONG: Final = 3


def _other_acts(clause: Clause, sides: frozenset[str], text: Annotated) -> bool:
    """Tell whether the party that is not named with the session acts in the sentence ("talks with Russia … the Ukrainian side")."""
    other = set(text.talks.parties) - sides
    plain = clean(clause.sentence.text)
    start = clause.sentence.start
    acting = [m for m in clause.sentence.mentions if m.kind in ("side", "person") and side_of(m, text.talks) in other]
    return bool(other & set(clause.subjects)) or any(not regex.search(r"\b(?:in|against|of|on|near|into|from|over|war|across) (?:the )?$", plain[: m.start - start]) for m in acting)


def _abroad(clause: Clause, text: Annotated) -> bool:
    """Tell whether the clause is set in a capital of other formats, where "the talks" are somebody else's."""
    places = {p.name: p.country for p in text.talks.places}
    return any(places.get(m.id) in _ELSEWHERE for m in clause.mentions if m.kind == "place")


#: Countries that host talks of one party with third ones.
_ELSEWHERE: Final = frozenset({"US", "GB", "FR", "DE", "BE", "CN", "KP", "IN", "IT"})


#: Hosts and mediators stand in sentences about the two parties' sessions.
_HOSTS: Final = frozenset({"TR", "AE", "SA", "QA", "BY", "VA", "CH", "UN", "ICRC"})


def _judged(clause: Clause, plain: str, text: Annotated, session: Session) -> Judged:
    kind = "verb" if session.kind == "verb" else "noun"
    judged = judge(clause, session.start, session.end, kind, text.talks)
    if kind == "verb":
        return _meeting(clause, plain, session, judged)
    told = _TOLD_AFTER.match(plain, session.end)
    if told and clause.polarity not in ("question", "conditional"):
        return _around(clause, plain[told.start() :], Session(0, 0, session.kind, session.sides), judged)
    if _ADJUNCT.search(plain[: session.start]) and not judged.reason.startswith("polarity"):
        return _around(clause, plain, session, Judged(None, None, "adjunct"))
    if judged.status == "agreed" and _ENDS.match(plain, session.end):
        return Judged("completed", "BOTH", judged.reason)
    if judged.status is not None:
        return judged
    if judged.reason.startswith("polarity") and not _since(plain, session):
        return _named_only(clause, plain, session) if "blocked: topic" in judged.reason else _topic(clause, plain, session, judged)
    return _around(clause, plain, session, judged)


#: "…, which took place on …": what the sentence says of the session itself, whatever governs it.
_TOLD_AFTER: Final = regex.compile(r"(?: (?:of|between|with|on) [^,;.]{3,90})?,? (?:which|that) (?:has |have |had |is |are |was |were |will |also |recently |being |be )*(?:held|took|take|taking|concluded|ended|began|started|scheduled|planned|due|opened)\b")


def _since(plain: str, session: Session) -> bool:
    """ "have not met since 29 March": there was a session on 29 March."""
    return bool(scopes(plain)) and regex.search(r"\b(?:since|for the first time since)\b", plain[session.end :]) is not None


def _meeting(clause: Clause, plain: str, session: Session, judged: Judged) -> Judged:
    word = plain[session.start : session.end].lower()
    if _since(plain, session) and negated(plain, session.start):
        return Judged("concluded", "BOTH", "not since")
    if judged.status is None and judged.reason.startswith("status unknown: agreed"):
        return Judged("announced", "BOTH", judged.reason)
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
    if clause.polarity == "hypothetical" and _PLANNED.search(plain[: session.start]) and _number(clause, plain, session):
        return Judged("announced", "BOTH", "planned")
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
    if clause.tense == "present" and clause.subjects == ("BOTH",) and regex.search(r"\bat the $", left) and verb(plain) is not None:
        return Judged("ongoing", "BOTH", "at it now")
    if clause.tense == "future" or not _IN_PAST.search(left):
        return judged
    if clause.tense != "present" or _PAST.search(left) or (verb(plain) is None and _WAS.search(clean(clause.sentence.text))):
        return Judged("concluded", "BOTH", "in or after it")
    return judged


def _number(clause: Clause, plain: str, session: Session) -> list[int]:
    """Give the ordinals that count rounds at the session; quoted or doubted ones ("what one agency called") are left out."""
    found = []
    for m in local(clause, "ordinal"):
        near = m.start <= session.end and session.start <= m.end + 40
        counts = m.form in _NUMBERED or (m.form == "meeting" and session.kind == "meeting" and session.sides >= set(("RU", "UA")))
        if counts and near and not _CALLED.search(plain[: m.start]) and not regex.match(r"\w+ (?:two|three|2|3) ", plain[m.start :]):
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
    if not _tells(clause, text, plain, session, judged, bool(numbers), bool(days), city or country):
        return []
    if len(days) > 1:
        return [_fact(clause, text, plain, session, judged, numbers[i] if i < len(numbers) and len(numbers) == len(days) else None, day, (city, country)) for i, day in enumerate(days)]
    if len(numbers) > 1:
        return [_fact(clause, text, plain, session, judged, number, None, (city, country)) for number in numbers]
    return [_fact(clause, text, plain, session, judged, numbers[0] if numbers else None, days[0] if days else None, (city, country))]


def _tells(clause: Clause, text: Annotated, plain: str, session: Session, judged: Judged, numbered: bool, dated: bool, placed: str | None) -> bool:
    """Tell whether a clause says enough to be a session: a number, a day, a place, or a plain statement about both."""
    pair = session.sides >= set(text.talks.parties)
    loose = judged.reason in ("in or after it", "planned", "arrived for", "ready") or (judged.reason == "ongoing" and not _BEING.match(plain, session.end))
    if session.kind == "meeting" and not (pair or numbered) and not (dated and plain[session.start : session.end].lower().startswith("session")):
        return False
    if judged.status in ("announced", "scheduled"):
        if (pair and judged.reason == "arrived for") or (session.kind == "round" and "ahead" in judged.reason):
            return True
        if regex.search(r"\bcontinu", judged.reason):
            return False
        return dated or bool(placed) or (numbered and loose) or (pair and session.kind == "verb")
    if dated or numbered or (placed and (pair or session.kind != "talks" or _AT_PLACE.match(plain, session.end) or _PLACE_OF.search(plain[: session.start]))):
        return True
    if judged.status in ("proposed", "offered", "called_for", "rejected", "demanded", "conditioned"):
        return pair and (session.kind in ("meeting", "round") or "delegation" in clause.sentence.text)
    return pair and (clause.scope == "headline" or not loose and regex.search(r"\b(?:delegations?|negotiators|teams|round|representatives)\b", plain, regex.IGNORECASE) is not None)


_AT_PLACE: Final = regex.compile(r"(?: (?:between|of|with) [^,;.]{3,60})?,? (?:in|at) \p{Lu}")
_PLACE_OF: Final = regex.compile(r"\b\p{Lu}\w+ (?:peace )?$")


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
