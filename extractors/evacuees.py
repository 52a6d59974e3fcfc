"""People taken out of a place under fire: along a corridor the clause names, or one told of just before."""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

from extractors.binding import Counted, counted
from extractors.corridor_words import CORRIDOR, ROUTES
from extractors.model.text import Annotated, Clause
from extractors.polarity import negated

_PEOPLE: Final = regex.compile(
    r"(?P<civilian>\b(?:people|civilians|residents|persons|women and children|inhabitants|citizens|evacuees|"
    r"townspeople|locals|adults and children)\b)",
    regex.IGNORECASE,
)
#: How people come to be out of a place: taken by others, or by themselves; one class for all that is told of them.
_CARRIED: Final = (
    r"(?:evacuated|rescued|saved|relocated|escorted|accompanied|extracted|transported|delivered|whisked|ferried|"
    r"(?:taken|took|brought|bused|led|driven|pulled|let|moved|helped|got|gotten) (?:out|to safety)|let go)"
)
_WENT: Final = (
    r"(?:left|fled|escaped|travelled|(?:got|made it|came|drove|rode|gone|went|were) out|made their way|"
    r"(?:arrived|reached)(?= (?:in |safely |at )*(?-i:\p{Lu}))|reached safety)"
)
_OUT: Final = regex.compile(rf"\b(?:{_CARRIED}|{_WENT}|used)\b", regex.IGNORECASE)
_ALONG: Final = regex.compile(
    r"\b(?:through|via|along|by|using|thanks to|from|over)\b(?: \S+){0,5} ?$", regex.IGNORECASE
)
_NOT_YET: Final = regex.compile(r"\b(?:will|would|to|could|can|should|may) (?:be )?$", regex.IGNORECASE)
_TAKEN: Final = regex.compile(
    rf"\b(?:(?:was|were|been) (?:\w+ly |already |also |all )?{_CARRIED}|"
    rf"(?:have|had|has|we|it|they|buses|convoys?) (?:\w+ly |already |also )?{_CARRIED}|"
    rf"(?:(?:have|had|has) (?:\w+ly |already |also |all )?)?{_WENT})\b",
    regex.IGNORECASE,
)
_FROM: Final = regex.compile(r"\b(?:from|out of) (?:the )?(?:[\w-]+ ){0,4}?(?-i:\p{Lu})", regex.IGNORECASE)
_MANY: Final = regex.compile(
    r"\b(?:(?:tens|dozens|hundreds|thousands) of|many|more|several hundred|\w+ (?:hundred|thousand)) "
    r"(?:[\w-]+ ){0,2}?(?:people|civilians|residents|women|children|evacuees)\b",
    regex.IGNORECASE,
)
#: Who leaves or is let out, with no corridor named: "the safe exit of civilians".
EVACUATION: Final = regex.compile(
    r"\b(?:(?:safe )?evacuation|safe (?:exit|departure|withdrawal|extraction)) (?:of|for) (?:[\w-]+ ){0,3}?"
    r"(?:people|civilians|residents|women|children|inhabitants|citizens)\b",
    regex.IGNORECASE,
)
#: "has helped facilitate the safe passage of more than 10,000 civilians"
_HELPED: Final = regex.compile(
    r"\b(?:helped|facilitated|ensured|secured|enabled|provided|guaranteed)\b[^,;.]{0,40}$", regex.IGNORECASE
)
_CONVOY: Final = regex.compile(
    r"\b(?:convoys?|evacuation (?:of (?:civilians|residents)|operations?|routes?)|"
    r"ceasefire|cease-fire|green light|safe passage)\b",
    regex.IGNORECASE,
)
#: Sentences back in which the corridor may have been named.
_BACK: Final = 2


class Evacuees(NamedTuple):
    """People taken out: their number where one is given, and the words; offsets into the clause."""

    people: Counted | None
    start: int
    end: int


def along(clause: Clause, plain: str, at: int) -> Counted | None:
    """Give how many people came out along the corridor named at ``at``."""
    if _HELPED.search(plain[:at]) and clause.polarity == "asserted" and not negated(plain, at):
        return next((c for c in counted(clause, plain, _PEOPLE, ROUTES) if c.unit and c.start > at), None)
    out = _OUT.search(plain)
    if (
        out is None
        or clause.polarity != "asserted"
        or negated(plain, out.start())
        or not _ALONG.search(plain[:at])
        or _NOT_YET.search(plain[: out.start()])
    ):
        return None
    return next((c for c in counted(clause, plain, _PEOPLE, ROUTES) if c.unit), None)


def evacuees(clause: Clause, text: Annotated, plain: str) -> Evacuees | None:
    """Give the people a clause tells of as taken out of a place, where a corridor was named just before."""
    taken = _TAKEN.search(plain)
    if taken is None or clause.polarity != "asserted" or negated(plain, taken.start()):
        return None
    back = _BACK if _FROM.search(plain) is None else len(text.sentences)
    if not _corridor_near(clause, text, back):
        return None
    counts = [c for c in counted(clause, plain, _PEOPLE, ROUTES) if c.unit]
    many = _MANY.search(plain)
    if not counts and many is None:
        return None
    start = counts[0].start if counts else many.start() if many else taken.start()
    end = max(taken.end(), counts[0].end if counts else 0)
    return Evacuees(counts[0] if counts else None, min(start, taken.start()), end)


def _corridor_near(clause: Clause, text: Annotated, back: int) -> bool:
    index = clause.sentence.index
    near = (s.text for s in text.sentences[max(0, index - back) : index + 1])
    return any(CORRIDOR.search(one) or _CONVOY.search(one) for one in (*near, text.article.title))
