"""What is told of a leaders' meeting beside who wants it: where, on which day, and who else would sit there."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import regex

from extractors.binding import event_day, local
from extractors.leader_meetings import Meeting
from extractors.leaders import day_of, leader_of, named
from extractors.model.talks import Span
from extractors.model.text import Annotated, Clause
from extractors.text import clean
from extractors.venue import session_format, venue

#: ", joined by the leaders of two other states, before the end of March"
_JOINED: Final = regex.compile(
    r",? (?:with (?:the )?(?:participation|involvement|presence|mediation) of|together with|joined by|attended by|"
    r"involving|also involving|as well as|along with|plus) [^.;:]{2,90}?"
    r"(?=, (?!(?:and|the|to be)\b|\p{Lu}|(?:by|before|in|on|at|until) )|[.;:]|$| (?:said|says|told)\b)"
)
_ASKED: Final = frozenset(
    {"proposed", "offered", "called_for", "demanded", "rejected", "denied", "conditioned", "accepted"}
)
#: "should the other one come to Minsk": where the meeting would be.
_COMES_TO: Final = regex.compile(
    r"[^;.]{0,70}?\b(?:comes?|came|coming|travel(?:s|led|ling)?|fl(?:y|ies|ew|ying)|goes|go|went) to (?:the )?"
)
#: Characters before a meeting in which a name is that of its place ("an Istanbul summit").
_BESIDE: Final = 25


def with_company(clause: Clause, end: int) -> Clause:
    """Join ", with the participation of …" behind a clause whose meeting ends at ``end`` to that clause."""
    sentence = clause.sentence
    plain, shift = clean(sentence.text), clause.start - sentence.start
    joined = _JOINED.match(plain, len(clause.text.rstrip(" ,")) + shift) if end <= len(clause.text) else None
    if joined is None:
        return clause
    stop = sentence.start + joined.end()
    inside = tuple(m for m in sentence.mentions if clause.start <= m.start and m.end <= stop)
    return replace(clause, end=stop, text=sentence.text[shift : joined.end()], mentions=inside)


def company(clause: Clause, plain: str, text: Annotated, meeting: Meeting, actor: str | None) -> list[str]:
    """Give the leaders who would meet, with those who join them behind it and a host who calls three together."""
    who = list(meeting.who)
    if not who:
        return who
    today = day_of(text)
    behind = _JOINED.search(plain, meeting.end)
    if behind is not None:
        near = [m for m in local(clause, "person") if m.start >= behind.start()]
        sides = [m.id for m in local(clause, "side") if m.start >= behind.start() and "president" in behind[0].lower()]
        who += [*(leader for side in sides if (leader := leader_of(side, text.talks, today)))]
        who += named(near, text.talks, today)
    third = actor not in (None, "BOTH", "ALL", *text.talks.parties) and "+" not in (actor or "")
    if third and session_format(plain) == "trilateral" and (host := leader_of(actor or "", text.talks, today)):
        who.append(host)
    return list(dict.fromkeys(who))


def where(clause: Clause, plain: str, text: Annotated, start: int) -> tuple[str | None, str | None]:
    """Give the city and country of a leaders' meeting at ``start``: in its clause, else where one is to come to."""
    near = tuple(m for m in clause.mentions if m.start - clause.start >= start - _BESIDE)
    apart = replace(clause, mentions=near, sentence=replace(clause.sentence, mentions=near))
    city, country = venue(apart, plain, text, start)
    sentence, shift = clean(clause.sentence.text), clause.end - clause.sentence.start
    comes = _COMES_TO.match(sentence, shift) if city is None and country is None else None
    if comes is None:
        return city, country
    places = {name: p for p in text.talks.places for name in (p.name, *p.aliases)}
    at = next((m for m in clause.sentence.mentions if m.start - clause.sentence.start == comes.end()), None)
    place = (places.get(at.id) or places.get(at.text)) if at else None
    return (place.name, place.country) if place else (None, None)


def day_meant(clause: Clause, text: Annotated, start: int, status: str | None) -> Span | None:
    """Give the day of a meeting; the day somebody asked for it, now past, is none of it."""
    day = event_day(clause, start)
    published = text.article.published_at
    asked = status in _ASKED and day is not None and published is not None and day.end <= published.date()
    return None if asked else day
