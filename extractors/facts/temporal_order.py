"""What came first: a session held after or before another event, and how long.

Never reads a plan, a wish or a general sequence without a session in it.
"""

from __future__ import annotations

from typing import Any, Final

import regex

from extractors.binding import evidence
from extractors.context import foreign
from extractors.facts.example import Example
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.polarity import negated
from extractors.text import clean

TYPE: Final = "temporal_order"
WORDS: Final = regex.compile(r"\b(?:after|before)\b", regex.IGNORECASE)

_ORDER: Final = regex.compile(
    r"\b(?P<what>(?:talks|discussions|negotiations|meeting|round|session)\b[^,;.]{0,40}?) "
    r"(?:took place|came|were held|was held|happened|followed|started|began|opened|(?:is|are) taking place|comes?) "
    r"(?P<gap>(?:\w+ (?:hours?|days?|weeks?|months?)|just|shortly|soon|"
    r"immediately|hours|days|weeks)? ?)(?P<order>after|before) (?P<event>(?!the talks\b)[^,;.]{8,90})",
    regex.IGNORECASE,
)
_FINITE: Final = regex.compile(
    r"\b(?:\w+ed|had|was|were|said|told|met|held|gave|took|began|sent|put|set|made|spoke|left|fell)\b"
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the order a clause puts a session and another event in."""
    if clause.polarity != "asserted" or foreign(clause, text):
        return []
    whole = clean(clause.sentence.text)[clause.start - clause.sentence.start :]
    match = _ORDER.search(whole)
    inside = match is not None and match.start() < clause.end - clause.start
    if match is None or not inside or negated(whole, match.start()) or not _FINITE.search(match["event"]):
        return []
    gap = match["gap"].strip()
    slots: dict[str, Any] = {"order": match["order"].lower(), "value": match["event"].strip()}
    return [
        Fact(
            type=TYPE,
            status="stated",
            scope=clause.scope,
            evidence=evidence(clause, text, *match.span()),
            attribution=clause.attribution,
            slots=slots | ({"gap": gap} if gap else {}),
            rule="a session after or before",
        )
    ]


_TITLE: Final = "Russia-Ukraine talks: the latest"


def _told(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,) if fact else ())


EXAMPLES: Final = (
    _told("The talks took place hours after a drone had struck Kyiv.", order="after", gap="hours"),
    _told("The negotiations came shortly after Trump called both leaders.", order="after", gap="shortly"),
    _told("The meeting was held two days before the ultimatum expired.", order="before", gap="two days"),
    _told("The session in Istanbul began after Umerov met Fidan.", order="after"),
    _told("The talks will take place after the exchange."),
    _told("The talks did not take place after Kyiv refused."),
    _told("Umerov met Fidan after the talks."),
    _told("If the talks are held after Putin calls, Kyiv will come."),
)
