"""When the war began, as an article recalls it: whose invasion, and on which day, month or year.

Never reads wars of others, invasions of a single region, beginnings without a date, or a war somebody fears.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import regex

from extractors.binding import evidence, local
from extractors.context import foreign
from extractors.facts.example import Example
from extractors.model.talks import Fact, Span
from extractors.model.text import Annotated, Clause, Mention
from extractors.polarity import negated
from extractors.text import clean

TYPE: Final = "war_start"
WORDS: Final = regex.compile(r"\binva(?:sion|ded)|\bwar\b|\bhostilities\b|\baggression\b", regex.IGNORECASE)

_BIG: Final = r"(?:(?:full[- ]scale|all-out|large-scale|unprovoked|brutal|\w+ian|present|current) ){0,2}"
_WAR: Final = rf"{_BIG}(?:invasion|war|aggression|hostilities|military operation)\b"
_BEGAN: Final = r"(?:began|begun|started|commenced|erupted|broke out|was launched|was unleashed)"
#: Each ends where its date may follow.
_DATED: Final = (
    regex.compile(rf"\b{_WAR}[^,;.]{{0,40}}?,? ?(?:that |which )?(?:first )?{_BEGAN}\b", regex.IGNORECASE),
    regex.compile(
        rf"\b(?:launched|began|started|unleashed|ordered) (?:its|his|the|a|their) {_WAR}(?: (?:of|against|on) \w+)?",
        regex.IGNORECASE,
    ),
    regex.compile(r"\binvaded(?: (?:its|the|\w+) ?(?:neighbou?r|country)?)?", regex.IGNORECASE),
    regex.compile(rf"\b(?:start|beginning|outbreak|launch|onset) of (?:the |its |[\w']+ )?{_WAR}", regex.IGNORECASE),
    regex.compile(rf"\b{_BIG}invasion(?: of \w+)?(?= (?:in|of|on) )", regex.IGNORECASE),
)
_NOUN: Final = regex.compile(rf"\b{_BIG}invasion\b", regex.IGNORECASE)
#: Words that may stand between the beginning and its date.
_JOIN: Final = regex.compile(
    r",? ?(?:(?:back|in|on|of|early|late|since|more than|over|\w+ (?:years|months) ago) ?){0,3}"
)
#: Characters before the noun in which its owner stands ("Russia's full-scale invasion").
_OWNER: Final = 20


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the beginning of the war a clause dates, at most one."""
    if clause.polarity not in ("asserted", "negated") or foreign(clause, text):
        return []
    plain = clean(clause.text)
    found = _dated(clause, plain)
    if found is None or found[2].start >= _day(text, found[2]):
        return []
    start, end, span = found
    return [
        Fact(
            type=TYPE,
            status="completed",
            scope="background",
            actor=_aggressor(clause, text, start, end),
            date=span,
            evidence=evidence(clause, text, start, end),
            attribution=clause.attribution,
            rule="war start: dated",
        )
    ]


def _day(text: Annotated, span: Span) -> date:
    return text.article.published_at.date() if text.article.published_at else span.end


def _dated(clause: Clause, plain: str) -> tuple[int, int, Span] | None:
    """Give where the phrase and its date begin and end, and the date."""
    days = [m for m in local(clause, "date") if m.span is not None]
    for pattern in _DATED if days else ():
        for match in pattern.finditer(plain):
            after = next((m for m in days if m.start >= match.end()), None)
            if after is None or after.span is None or not _JOIN.fullmatch(plain, match.end(), after.start):
                continue
            if not _denied(plain, match, pattern) and (pattern is not _DATED[-1] or _YEAR.search(after.text)):
                return match.start(), after.end, after.span
    for match in _NOUN.finditer(plain) if days else ():
        before = next((m for m in days if 0 <= match.start() - m.end <= 1), None)
        if before is not None and before.span:
            return before.start, match.end(), before.span
    return None


_YEAR: Final = regex.compile(r"\b\d{4}\b")


def _denied(plain: str, match: regex.Match[str], pattern: regex.Pattern[str]) -> bool:
    """Tell whether what is negated is the beginning itself ("did not launch its invasion"), not what came since."""
    return pattern in _DATED[1:3] and negated(plain, match.start())


def _aggressor(clause: Clause, text: Annotated, start: int, end: int) -> str | None:
    """Give whose war it is: the owner named before it, else who launched it, else the other of whom it is against."""
    plain = clean(clause.text)
    sides = [m for m in local(clause, "side") if m.id in text.talks.parties]
    owner = next((m for m in reversed(sides) if m.start < end and _owns(m, plain, start, end)), None)
    if owner is not None:
        return owner.id
    victim = {m.id for m in sides if start <= m.start < end}
    others = [party for party in text.talks.parties if party not in victim]
    return others[0] if len(others) == 1 else None


def _owns(mention: Mention, plain: str, start: int, end: int) -> bool:
    near = start - _OWNER <= mention.end <= start + 1
    own = mention.form == "adjective" or plain.startswith("'s ", mention.end)
    return near or (own and start <= mention.start < end)


_TITLE: Final = "Russia-Ukraine talks: the latest"


def _told(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,) if fact else ())


EXAMPLES: Final = (
    _told("It was the first meeting since the invasion began in February 2022.", status="completed", date="2022-02"),
    _told("Russia launched its full-scale invasion of Ukraine on February 24, 2022.", actor="RU", date="2022-02-24"),
    _told("The talks were the first since Russia invaded Ukraine in 2022.", actor="RU", date="2022"),
    _told("No leaders have met since the start of Russia's war in February 2022.", actor="RU", date="2022-02"),
    _told("Millions fled after Moscow's February 2022 invasion, and talks have failed since.", actor="RU"),
    _told("The talks began in Istanbul in May 2025."),
    _told("The war has gone on on since that winter, and talks continue."),
    _told("The talks will fail if Russia invaded again in 2026."),
    _told("Soviet troops left after the war ended in 1945, the negotiators recalled at the talks."),
    _told("Officials met for talks on ending the invasion on Friday."),
)
