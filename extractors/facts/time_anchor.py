"""The day and the part of the day on which somebody spoke right after, before or during a session.

Never reads the day of a plan, of an event in general, or a session nobody spoke at.
"""

from __future__ import annotations

from typing import Any, Final

import regex

from extractors.agents import speaker_side
from extractors.binding import evidence
from extractors.context import foreign
from extractors.facts.example import Example
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.polarity import negated
from extractors.text import clean

TYPE: Final = "time_anchor"
WORDS: Final = regex.compile(
    r"\b(?:after|following|during|before|ahead of|at the end of) (?:the|their) ", regex.IGNORECASE
)

_SPOKE: Final = regex.compile(
    r"\b(?:told|said|speaking|briefed|announced|addressed|spoke)\b[^.;]{0,60}?\b(?P<order>after|following|during|before|"
    r"ahead of|at the end of) (?:the |their )(?:\w+ ){0,2}?(?:talks|meeting|round|negotiations|session|discussions)\b"
    r"(?: (?:ended|concluded|began|in (?-i:\p{Lu})\w+))?,? ",
    regex.IGNORECASE,
)
_PART: Final = regex.compile(
    r"\b(?:(?P<evening>late|evening|night|tonight)|(?P<morning>early|morning)|(?P<afternoon>afternoon))\b",
    regex.IGNORECASE,
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give when somebody spoke about a session, where the clause ends its mention with a day."""
    if clause.polarity != "asserted" or foreign(clause, text):
        return []
    rest = clean(clause.sentence.text)[clause.start - clause.sentence.start :]
    match = _SPOKE.search(rest)
    if match is None or match.start() >= clause.end - clause.start or negated(rest, match.start()):
        return []
    days = [m for m in clause.sentence.mentions if m.kind == "date" and m.span and m.span.granularity == "day"]
    near = next((m for m in days if -1 <= m.start - clause.start - match.end() <= len("late on ")), None)
    if near is None:
        return []
    end = near.end - clause.start
    part = _PART.search(rest, match.end() - 1, min(len(rest), end + len(" evening")))
    slots: dict[str, Any] = {"granularity": "day", "part": part.lastgroup if part else None}
    return [
        Fact(
            type=TYPE,
            status="stated",
            scope=clause.scope,
            actor=speaker_side(clause, text.talks) or (clause.subjects[0] if len(clause.subjects) == 1 else None),
            date=near.span,
            evidence=evidence(clause, text, match.start(), end),
            attribution=clause.attribution,
            slots={name: value for name, value in slots.items() if value},
            rule=f"spoke {match['order'].lower()} a session",
        )
    ]


_TITLE: Final = "Russia-Ukraine talks: the latest"


def _told(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,) if fact else ())


EXAMPLES: Final = (
    _told("Umerov spoke to journalists after the talks late on Wednesday.", date="2025-07-23", part="evening"),
    _told("Medinsky briefed the press following the negotiations on Wednesday.", date="2025-07-23"),
    _told("Umerov told a briefing before the meeting on Wednesday morning.", date="2025-07-23", part="morning"),
    _told("The Ukrainian envoy said after their session Wednesday that work went on.", date="2025-07-23"),
    _told("The talks will end on Wednesday."),
    _told("Umerov said after the talks that an exchange would follow by Friday."),
    _told("Medinsky did not speak after the talks on Wednesday."),
    _told("Prices rose after the talks on Wednesday."),
)
