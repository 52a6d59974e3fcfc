"""The days of a session: which dates are its own, two in one phrase, a weekday to come, a moved date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import regex

from extractors.binding import deadline, event_day, local
from extractors.leaders import day_of
from extractors.model.talks import Span
from extractors.model.text import Annotated, Clause, Mention
from extractors.session_state import not_since
from extractors.sessions import Session

_NOT_ITS: Final = regex.compile(
    r"\b(?:said|told|announced|invasion that began|war that began|before|ahead of|until|since) (?:\w+ )?(?:on |in |"
    r"late |earlier )?$|\bsince (?:[\w'’-]+ ){1,9}(?:on|in|of) (?:late |early )?$"
)
#: "Russia's February 2022 invasion": the month is the war's.
_OF_THE_WAR: Final = regex.compile(r" (?:full-scale |all-out |\w+ian )?(?:invasion|offensive|incursion|attack|war)\b")
#: "agreed on Friday during earlier talks": the Friday is not the talks'.
_LOOKS_BACK: Final = regex.compile(r"\b(?:earlier|recent|previous|preceding|past) (?:\w+ ){0,2}$")
#: "after that of 16 May", "those held there on 16 May": the day of another session.
THAT_OF: Final = regex.compile(
    r"\b(?:that|those|the one|the ones)(?: (?:held|which took place|which were held|that took place))?"
    r"(?: (?:there|here|in (?-i:\p{Lu})\w+))? (?:of|on|from|in) (?:the )?$",
    regex.IGNORECASE,
)
_LIST: Final = regex.compile(r"(?:,| and|, and)?(?: (?:then|once more|again))?(?: (?:on|in))? ?")
_TO: Final = regex.compile(r"\b(?:to|until|till) $")
_STILL_TO_COME: Final = regex.compile(
    r"\b(?:due|planned|scheduled|set|slated|expected|will|would|to be held|next|beginning|starting|"
    r"(?:is|are|was|were) to|to (?:meet|hold|host|begin|start|resume|continue))\b"
)
#: A session this near is scheduled, one further off is announced.
_NEAR: Final = timedelta(days=7)
_SAT_DOWN: Final = regex.compile(r"\bsat (?:back )?down (?:together|again|face to face|for)\b")
#: A session still told as going on after this many days is over.
_LONGEST: Final = 2


def days(clause: Clause, plain: str, session: Session) -> list[Span]:
    """Give the days of a session; several only where one phrase distributes over several sessions."""
    since = not_since(plain, session)
    until = deadline(clause)
    dates = [m for m in local(clause, "date") if _its_own(plain, m, until, since=since)]
    if since:
        return [m.span for m in dates[-1:] if m.span is not None]
    after = [m for m in dates if m.start >= session.start - 30]
    if plain[session.start : session.end].lower().startswith("rounds"):
        dates = after
    back = _LOOKS_BACK.search(plain[: session.start]) is not None
    if back:
        dates = after = [m for m in dates if m.start >= session.end]
    many = [m for m in after if _joined(plain, after, m)]
    plural = session.kind == "verb" or plain[session.start : session.end].rstrip().endswith("s") or "rounds" in plain
    if len(many) > 1:
        spans = list({(m.span.start, m.span.end): m.span for m in many if m.span is not None}.values())
        if len(spans) == 2 and abs((spans[1].start - spans[0].start).days) == 1:
            return [_two_days(min(spans, key=_start), max(spans, key=_start))]
        if plural or len(spans) == 1:
            return spans
    exact = [m.span for m in dates if m.span is not None and m.span.basis == "text" and m.span.granularity == "day"]
    if exact:
        return exact[:1]
    later = [m.span for m in dates if m.start >= session.end and m.span is not None]
    if later and session.kind != "verb":
        return later[:1]
    return [] if back else _nearest(clause, session, dates, until)


def _nearest(clause: Clause, session: Session, dates: list[Mention], until: Span | None) -> list[Span]:
    """Give the day of the event nearest to a session, unless it is a deadline or only "this year"."""
    day = event_day(clause, session.start)
    if day is None or day == until or (dates and day not in [m.span for m in dates]):
        return []
    return [] if day.granularity == "year" and day.basis == "resolved" else [day]


def _its_own(plain: str, m: Mention, until: Span | None, *, since: bool) -> bool:
    """Tell whether a date may be a session's day: no deadline, no year, no day of saying or of another session."""
    if m.span is None or m.span == until or m.span.granularity == "year":
        return False
    left = plain[: m.start]
    if _OF_THE_WAR.match(plain, m.end):
        return False
    return since or not (_NOT_ITS.search(left) or THAT_OF.search(left) or m.text.lower().startswith("since"))


def _start(span: Span) -> date:
    return span.start


def _two_days(first: Span, second: Span) -> Span:
    """Give the two days of one session ("on 4 and 5 February") as one stretch."""
    return replace(first, end=second.end, granularity="range", text=f"{first.text} – {second.text}")


def _joined(plain: str, dates: list[Mention], m: Mention) -> bool:
    """Tell whether a date stands in a list with another one ("in June and May", "on 16 May and 2 June")."""
    return any(
        _LIST.fullmatch(plain[min(m.end, o.end) : max(m.start, o.start)]) is not None for o in dates if o is not m
    )


def settle(status: str, day: Span | None, text: Annotated, plain: str) -> tuple[str, Span | None]:
    """Settle a status and its day by each other and the day of publication.

    A near day makes an announced session scheduled; one told as going on is over two days later; one that gathers
    today is going on; a weekday of a session still to come is the next one.
    """
    today = day_of(text)
    if day is None or today is None:
        return status, day
    over = status == "announced" and day.end < today
    if over or (status in ("announced", "cancelled") and _STILL_TO_COME.search(plain)):
        day = ahead(day, today)
    if status == "concluded":
        day = behind(day, today)
    if status == "ongoing" and (today - day.end).days > _LONGEST:
        return "concluded", day
    if status == "ongoing" and day.start > today:
        return "scheduled", day
    if status == "ongoing" and day.end < today and _SAT_DOWN.search(plain):
        return "concluded", day
    if status == "concluded" and day.start == today and regex.search(r"\b(?:gather|conven)\w*", plain):
        return "ongoing", day
    if status == "announced" and day.granularity in ("day", "range") and day.start <= today + _NEAR:
        return "scheduled", day
    return status, day


def moved_from(clause: Clause, plain: str) -> Span | None:
    """Give the day a session was first meant for ("instead of this Sunday", "originally scheduled for Sunday")."""
    for m in local(clause, "date"):
        if m.span is not None and _FIRST_MEANT.search(plain[: m.start]):
            return m.span
    return None


_FIRST_MEANT: Final = regex.compile(
    r"\b(?:instead of|rather than) (?:this |last |next |on )?$|"
    r"\b(?:originally|initially|previously|first|meant) (?:been )?(?:scheduled|planned|set|due|to (?:be held|"
    r"take place|start))(?: \w+){0,3}? (?:for|on|over) (?:the |this |past )*$",
    regex.IGNORECASE,
)


def moved(clause: Clause, text: Annotated, plain: str) -> tuple[Span | None, Span | None]:
    """Give the old and the new day of a postponed session ("planned for Sunday … moved to Monday")."""
    today = day_of(text)
    dates = [m for m in local(clause, "date") if m.span is not None]
    to = next((m for m in dates if _TO.search(plain[: m.start])), None)
    first = moved_from(clause, plain)
    old = next((m for m in dates if m is not to and first in (None, m.span)), None)
    to = to or next((m for m in dates if old is not None and m is not old), None)
    return (
        ahead(old.span, today) if old is not None and old.span is not None else None,
        ahead(to.span, today) if to is not None and to.span is not None else None,
    )


def behind(span: Span, today: date) -> Span:
    """Read a weekday of a session that was held as the last one, whatever else the clause looks ahead to."""
    if span.basis != "resolved" or span.granularity != "day" or not 0 < (span.start - today).days <= 7:
        return span
    return replace(span, start=span.start - timedelta(days=7), end=span.end - timedelta(days=7))


def _next_year(span: Span) -> Span:
    """Read a month without a year as that of the next year, its last day as that of the month."""
    year, month = span.end.year + 1, span.end.month
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return replace(span, start=span.start.replace(year=span.start.year + 1, day=1), end=last)


def ahead(span: Span, today: date | None) -> Span:
    """Read a weekday of a session that was still to come as the next one ("due on Friday", "postponed to Monday")."""
    if today is None or span.basis != "resolved":
        return span
    if span.granularity == "month" and span.end < today and not regex.search(r"\d", span.text):
        return _next_year(span)
    if span.granularity not in ("day", "range"):
        return span
    if span.start >= today or (today - span.start).days > 7 or regex.search(r"\d", span.text):
        return span
    return replace(span, start=span.start + timedelta(days=7), end=span.end + timedelta(days=7))
