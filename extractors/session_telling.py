"""Whether a clause says enough of a session to tell of one: a day, a number, a place, both parties, a length."""

from __future__ import annotations

from typing import Final

import regex

from extractors.calendar import days_between, is_ours, same_place
from extractors.context import sides_in
from extractors.model.text import Annotated, Clause
from extractors.nearby import sentences_before
from extractors.session_days import days
from extractors.session_state import LOOSE, being_held
from extractors.session_words import TO_HOST
from extractors.sessions import Session
from extractors.status import Judged
from extractors.text import clean
from extractors.triggers import gated
from extractors.venue import venue

_TEAMS: Final = regex.compile(r"\b(?:delegations?|negotiators|teams|round|representatives)\b", regex.IGNORECASE)
#: "the next three-way meetings": the same table again.
_TABLE: Final = regex.compile(
    r"\b(?:three-way|trilateral|three-sided|three-party)(?: \w+)? $|\bof the (?:two )?delegations $", regex.IGNORECASE
)
_IN_PLACE: Final = regex.compile(r"(?: (?:between|of|with) [^,;.]{3,60})?,? (?:in|at) \p{Lu}")
_OF_PLACE: Final = regex.compile(r"\b\p{Lu}\w+ (?:peace )?$")
ABOUT_TALKS: Final = gated(
    r"\b(?:venue|talks|round|meeting|negotiations|session|delegations|negotiators|convene)\b", regex.IGNORECASE
)
PROPOSALS: Final = frozenset({"proposed", "offered", "called_for", "demanded", "rejected", "conditioned"})


def tells(
    clause: Clause, plain: str, session: Session, judged: Judged, text: Annotated, *, said: tuple[bool, bool, bool]
) -> bool:
    """Tell whether a clause says enough to be a session; ``said``: whether it gives a number, a day, a place."""
    numbered, dated, placed = said
    if judged.status in ("offered", "proposed") and not numbered and _lends_house(plain, session, judged, text):
        return False
    pair = session.sides >= set(text.talks.parties) or judged.reason == "at it now"
    words = plain[session.start : session.end].lower()
    if session.kind == "meeting" and not (pair or numbered or (dated and _same_table(clause, plain, session, text))):
        known = placed and dated and _known(clause, plain, session, text)
        if not (known or (dated and words.startswith("session"))):
            return False
    if words.startswith("rounds") and not (numbered or dated):
        return placed and judged.status == "concluded" and (pair or session.kind == "round")
    there = placed and (session.kind != "talks" or pair or _placed_by(plain, session))
    if judged.status in ("announced", "scheduled"):
        return _tells_plan(plain, session, judged, pair=pair, said=(numbered, dated, placed), there=there)
    if dated or numbered or there or (pair and judged.reason == "on hold" and _FOR_NOW.search(plain, session.end)):
        return True
    if judged.status in PROPOSALS:
        return pair and (session.kind in ("meeting", "round") or "delegation" in clause.sentence.text)
    if _loose(plain, session, judged):
        return False
    lasted = judged.status == "concluded" and session.kind == "talks" and _AFTER_HOURS.match(plain, session.end)
    return bool(lasted) or (pair and (clause.scope == "headline" or _TEAMS.search(plain) is not None))


#: "on ice for now": a session put off; talks merely "on hold" are a pause of them all.
_FOR_NOW: Final = regex.compile(r"\bfor (?:now|the moment|the time being)\b")


def _loose(plain: str, session: Session, judged: Judged) -> bool:
    """Tell whether a state leans on the words around a session alone."""
    return judged.reason in LOOSE and not (judged.reason == "ongoing" and being_held(plain, session))


def _tells_plan(
    plain: str, session: Session, judged: Judged, *, pair: bool, said: tuple[bool, bool, bool], there: bool
) -> bool:
    """Tell whether enough is said of a session still to come."""
    numbered, dated, placed = said
    if (pair and judged.reason == "arrived for") or (session.kind == "round" and "ahead" in judged.reason):
        return True
    if regex.search(r"\bcontinu", judged.reason):
        return dated and placed and pair
    return dated or there or (numbered and _loose(plain, session, judged)) or (pair and session.kind == "verb")


def _same_table(clause: Clause, plain: str, session: Session, text: Annotated) -> bool:
    """Tell whether a meeting is at the two parties' table: called trilateral, or named in the sentence before."""
    return _TABLE.search(plain[: session.start]) is not None or _just_named(clause, plain, session, text)


#: "ended after several hours"
_AFTER_HOURS: Final = regex.compile(r"[^;.]{0,80}? (?:after|lasted|in)\b[^,;.]{0,30}? (?:hours?|minutes|days)\b")
_THE_MEETING: Final = regex.compile(r"\W*(?:the|this) $", regex.IGNORECASE)


def _just_named(clause: Clause, plain: str, session: Session, text: Annotated) -> bool:
    """Tell whether "the meeting" is the session of both parties that the sentence before names."""
    if _THE_MEETING.fullmatch(plain, 0, session.start) is None:
        return False
    before = next(iter(sentences_before(text, clause.sentence, 1)), None)
    if before is None or not ABOUT_TALKS.search(clean(before.text)):
        return False
    return sides_in(before.mentions, text.talks) >= set(text.talks.parties)


def _lends_house(plain: str, session: Session, judged: Judged, text: Annotated) -> bool:
    """Tell whether somebody beside the parties only offers to host or to bring about talks."""
    return judged.actor not in text.talks.parties and TO_HOST.search(plain[: session.start]) is not None


def _known(clause: Clause, plain: str, session: Session, text: Annotated) -> bool:
    """Tell whether a meeting's place and day are those of a known session of the two parties."""
    dates, city = days(clause, plain, session), venue(clause, plain, text, session.start)[0]
    rounds = [one for one in text.talks.rounds if is_ours(one) and same_place(city, one.city)]
    return any(days_between(day.start, day.end, one) == 0 for day in dates for one in rounds)


def _placed_by(plain: str, session: Session) -> bool:
    return bool(_IN_PLACE.match(plain, session.end) or _OF_PLACE.search(plain[: session.start]))
