"""A further session of the two parties' talks, numbered or not: agreed, announced, scheduled, offered, still open.

Reads "the next round", "another meeting", "a fourth round", "meet again", "talks resume on". Never reads a session that
is hoped for, denied or without a date as announced, one that was held, talks of one party with third states.
"""

from __future__ import annotations

from typing import Any, Final

import regex

from extractors.actors import HOSTS
from extractors.binding import evidence, local
from extractors.contact_words import EXPECTED, FOLLOWS
from extractors.context import sides_in
from extractors.facts import round as session_round
from extractors.facts.next_round_examples import EXAMPLES as EXAMPLES
from extractors.further_sessions import further, untrue
from extractors.leaders import day_of
from extractors.model.talks import Fact, Span
from extractors.model.text import Annotated, Clause
from extractors.open_rounds import NOT_RULED_OUT, open_or_tied, settling
from extractors.own_words import of_person
from extractors.participles import participles
from extractors.polarity import DENY, negated, scopes
from extractors.session_days import ahead, days, settle
from extractors.session_pair import numbers, ours, third_of
from extractors.session_state import state, unfixed
from extractors.sessions import Session, sessions
from extractors.status import Judged, judge
from extractors.text import clean
from extractors.triggers import gated
from extractors.venue import venue

TYPE: Final = "next_round"
WORDS: Final = regex.compile(
    r"\b(?:next|another|further|follow-up|subsequent|additional|more|again|new|fresh|second|third|fourth|fifth|sixth|"
    r"seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|upcoming|forthcoming|reconven\w+|resum\w+|continu\w+|future)\b",
    regex.IGNORECASE,
)

#: Without one of these a clause tells of no session.
_SEATED: Final = gated(
    r"\brounds?\b|session|\bme(?:et|t)|talks|negotiat|consultation|discussions|gather|conven|together|each other|"
    r"\btable\b|sit down|sat down|plenary|continued|resumed",
    regex.IGNORECASE,
)
_BETWEEN: Final = r"(?: (?!and |or |in |on |of |at |for |to )[\w'’-]+){0,3} $"
#: What calls a session a further one by itself.
_NEXT: Final = regex.compile(
    rf"\b(?:next|another|further|follow-up|subsequent|additional|one more|yet another){_BETWEEN}", regex.IGNORECASE
)
#: What does so where the session is not told as the news itself.
_NEW: Final = regex.compile(rf"\b(?:new|fresh|upcoming|forthcoming|future|renewed|resumed){_BETWEEN}", regex.IGNORECASE)
_A_NUMBER: Final = regex.compile(r"\b(?:an?|possible|potential|one) (?:[\w-]+ ){0,2}$", regex.IGNORECASE)
_AGAIN: Final = regex.compile(
    r"(?: [\w'’]+){0,5}? (?:again|anew|once more|for (?:another|a (?:second|third|fourth|new)))\b|ing? "
    r"again\b",
    regex.IGNORECASE,
)
_RECONVENE: Final = regex.compile(r"reconven\w*|return(?:ed)? to the (?:table|palace)", regex.IGNORECASE)
_RESUME: Final = regex.compile(
    r"[^,;.]{0,50}?\b(?:will|would|to|is|are|shall)(?: be| \w+ly)? (?:resum\w+|reconven\w+)\b", regex.IGNORECASE
)
_HOPED: Final = regex.compile(
    r"\b(?:hop(?:e|es|ed|ing)|wish\w*|want\w*|would like|call(?:s|ed)? for|urg\w+|demand\w*|no (?:date|talk|plan|"
    r"sign|agree\w*)|"
    r"doubt\w*|unlikely|unclear|denied|den(?:y|ies)|rul(?:e|ed) out|might|may|could|rumou?r\w*|reports? of|"
    r"speculat\w+)\b"
)
#: A session taken for granted: what else is said is not said of it.
_GIVEN: Final = regex.compile(
    r"\b(?:during|at|before|ahead of|until|by) (?:the|a|this|their) (?:[\w-]+ "
    r"){0,3}$",
    regex.IGNORECASE,
)
_SCHEDULED: Final = regex.compile(
    r"\b(?:scheduled|slated|due|planned|set (?:for|to|on)|fixed|pencilled|dated?)\b", regex.IGNORECASE
)
_SOON: Final = regex.compile(
    r"\b(?:in the (?:near|coming|next) (?:\w+ )?(?:future|days|weeks|hours|month)|in (?:a|the next) (?:few|couple "
    r"of|several) "
    r"(?:days|weeks)|as soon as possible|soon|shortly|within (?:a |the next )?(?:\w+ )?(?:days?|weeks?)|(?:early|"
    r"mid|late)[- ]"
    r"\p{Lu}\w+|in the coming (?:days|weeks))\b"
)
_FOLD: Final = {"promised": "announced", "completed": None, "partially_completed": None}
_KEEP: Final = frozenset(
    "announced scheduled agreed accepted proposed offered called_for demanded rejected postponed cancelled "
    "conditioned".split()
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the further session a clause tells of, at most one."""
    return [fact for part in participles(clause) for fact in _read(part, text)][:1]


def _read(clause: Clause, text: Annotated) -> list[Fact]:
    plain = clean(clause.text)
    if (
        DENY.search(plain)
        or untrue(clause)
        or clause.polarity in ("question", "denied", "conditional")
        or not (WORDS.search(plain) and _SEATED.search(plain))
    ):
        return []
    for session in (*sessions(clause, plain, text), *_together(clause, plain, text)):
        strong = _strong(plain, session)
        count = [n for n in numbers(clause, plain, session) if n > 1]
        weak = bool(count) or _weak(clause, plain, session)
        if not (strong or weak) or not _ours(session, clause, text):
            continue
        judged = _judged(clause, plain, text, session)
        indefinite = bool(count) and _A_NUMBER.search(plain[: session.start]) is not None
        if judged.status is None or (not (strong or indefinite) and _is_news(clause, text)):
            continue
        return [_fact(clause, text, plain, session, judged, count)]
    return _plain_frames(clause, text, plain)


def _plain_frames(clause: Clause, text: Annotated, plain: str) -> list[Fact]:
    """Read a further session told in a plain frame, unless it is read as a round in its own right."""
    found = further(clause, text)
    if found is None or _is_news(clause, text):
        return []
    count = [n for n in numbers(clause, plain, found[0]) if n > 1]
    return [_fact(clause, text, plain, *found, count)]


def _together(clause: Clause, plain: str, text: Annotated) -> list[Session]:
    """Give "come together again", "return to the negotiating table" where both parties are the subject."""
    if clause.subjects != ("BOTH",):
        return []
    parties = frozenset(text.talks.parties)
    return [Session(m.start(), m.end(), "verb", parties) for m in _TOGETHER.finditer(plain)]


_TOGETHER: Final = regex.compile(
    r"\b(?:come together|get together|see each other|convene|return to the (?:negotiating |bargaining )?table)"
    r"(?= (?:\w+ ){0,3}?(?:again|once more)\b)",
    regex.IGNORECASE,
)


def _strong(plain: str, session: Session) -> bool:
    """Tell whether the words call the session a next, another, a further one, or say "meet again"."""
    if NOT_RULED_OUT.search(plain, 0, session.start):
        return True
    if session.kind == "verb":
        again = _AGAIN.match(plain, session.end) or plain[: session.start].endswith("again ")
        return bool(again or _RECONVENE.match(plain, session.start))
    return _NEXT.search(plain[: session.start]) is not None


def _weak(clause: Clause, plain: str, session: Session) -> bool:
    if session.kind == "verb":
        return False
    resumed = session.kind in ("talks", "round") and _RESUME.match(plain, session.end) is not None
    dated = any(m.start > session.end for m in local(clause, "date"))
    return _NEW.search(plain[: session.start]) is not None or (resumed and dated)


def _ours(session: Session, clause: Clause, text: Annotated) -> bool:
    """Tell whether the two parties meet; "talks with Russia" of a Ukrainian speaker are theirs."""
    if session.kind == "verb" and not session.sides >= set(text.talks.parties):
        return False
    return ours(session, clause, text)


def _is_news(clause: Clause, text: Annotated) -> bool:
    """Tell whether the clause tells of a coming session that is read as a round in its own right."""
    return any(fact.status in _COMING for fact in session_round.read(clause, text))


_COMING: Final = frozenset({"announced", "scheduled", "postponed", "cancelled"})


def _judged(clause: Clause, plain: str, text: Annotated, session: Session) -> Judged:
    """Judge the session; what is still to be settled is unclear, what is hoped for or denied nothing."""
    kind = "verb" if session.kind == "verb" else "noun"
    before = plain[: session.start]
    tied = open_or_tied(clause, plain, text, session)
    if tied is not None:
        return tied
    if negated(plain, session.start):
        return Judged(None, None, "polarity blocked: negated")
    if settling(clause, before) or unfixed(plain, session.end):
        return Judged("unclear", "BOTH", "still to be settled")
    if _given(plain, session):
        return Judged("scheduled" if _SCHEDULED.search(plain) else "announced", "BOTH", "taken for granted")
    expected = EXPECTED.search(before) or FOLLOWS.match(plain, session.end)
    if expected and clause.polarity == "asserted" and not _HOPED.search(before):
        return Judged("announced", "BOTH", "expected")
    raw = judge(clause, session.start, session.end, kind, text.talks)
    told = state(clause, plain, text, session)
    agreed = raw.status in ("agreed", "accepted") and told.status not in ("concluded", "ongoing")
    status = raw.status if agreed else told.status
    status = _FOLD.get(status or "", status)
    asked = _asked(raw, before, text)
    if asked is not None and clause.polarity == "asserted":
        return asked
    if status not in _KEEP or _HOPED.search(before) or clause.polarity == "hypothetical":
        return Judged(None, None, f"status unknown: {told.reason}")
    if status == "announced" and (_SCHEDULED.search(plain) or told.reason == "planned"):
        status = "scheduled"
    actor = raw.actor if raw.status == status else told.actor
    if status in ("announced", "scheduled", "agreed", "postponed", "cancelled"):
        actor = "BOTH"
    return Judged(status, actor, told.reason)


def _asked(raw: Judged, before: str, text: Annotated) -> Judged | None:
    """Give a party's call for a further session, where nothing but the call opens it."""
    if raw.status not in _CALLS or raw.actor not in text.talks.parties or scopes(before):
        return None
    asks = list(_HOPED.finditer(before))
    calls = len(asks) == 1 and _CALL_FOR.match(asks[0][0]) is not None
    return Judged(raw.status, raw.actor, "asked for") if calls else None


_CALLS: Final = frozenset({"called_for", "demanded", "proposed"})
_CALL_FOR: Final = regex.compile(r"call(?:s|ed)? for|urg\w+|demand\w*")


def _given(plain: str, session: Session) -> bool:
    """Tell whether the session stands as a known one in an adjunct ("during the next round")."""
    before = plain[: session.start]
    return session.kind != "verb" and bool(_NEXT.search(before) or _NEW.search(before)) and bool(_GIVEN.search(before))


def _fact(clause: Clause, text: Annotated, plain: str, session: Session, judged: Judged, count: list[int]) -> Fact:
    dates = days(clause, plain, session)
    status, day = settle(judged.status or "unclear", dates[0] if dates else None, text, plain)
    where = venue(clause, plain, text, session.start)
    third = sorted((session.sides | third_of(clause, text)) - set(text.talks.parties))
    soon = _SOON.search(plain) if day is None else None
    slots: dict[str, Any] = {
        "number": count[0] if count else None,
        "country": where[1],
        "date_text": soon[0] if soon else None,
        "participants": [*text.talks.parties, *third],
    }
    actor = judged.actor
    if actor == "BOTH" and status in ("announced", "scheduled", "agreed"):
        actor = (
            "ALL"
            if set(third) - HOSTS and session.sides >= set(text.talks.parties)
            else _teller(clause, text, session) or actor
        )
    left = _opening(plain, session)
    expected = EXPECTED.search(plain[: session.start]) is not None
    return Fact(
        type=TYPE,
        status=status,
        scope=clause.scope,
        actor=actor,
        date=_coming(day, status, text),
        place=where[0],
        evidence=evidence(clause, text, left, session.end),
        attribution=(of_person(clause, left) if expected else None) or clause.attribution,
        slots={name: value for name, value in slots.items() if value is not None},
        rule=f"next round: {judged.reason}",
    )


def _coming(day: Span | None, status: str, text: Annotated) -> Span | None:
    """Give the day of a session to come; a month told without its year is the next one."""
    if day is None or status == "unclear":
        return None
    return ahead(day, day_of(text)) if day.granularity == "month" else day


#: "talks with Russia" has one teller, the other party.
_WITH: Final = regex.compile(r" (?:of (?:\w+ )?(?:talks|negotiations) )?with (?:the )?$", regex.IGNORECASE)


def _teller(clause: Clause, text: Annotated, session: Session) -> str | None:
    """Give the party that tells of its talks "with" the other, None where both or neither are named."""
    plain = clean(clause.text)
    parties = text.talks.parties
    named = sides_in(clause.mentions, text.talks) & set(parties)
    partner = [m for m in local(clause, "side") if m.id in parties and _WITH.search(plain[session.end - 6 : m.start])]
    if len(named) != 1 or not partner:
        return None
    return text.talks.other(partner[0].id)


def _opening(plain: str, session: Session) -> int:
    """Give where the words begin that call the session a further one."""
    found = _NEXT.search(plain[: session.start]) or _NEW.search(plain[: session.start])
    return found.start() if found and session.kind != "verb" else session.start
