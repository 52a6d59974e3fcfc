"""Who sets a deadline and whom it binds."""

from __future__ import annotations

from typing import Final

import regex

from extractors import deadline_words as words
from extractors import holders
from extractors.binding import local
from extractors.model.text import Annotated, Clause, Mention
from extractors.subjects import side_of
from extractors.text import clean


def issuer_of(clause: Clause, text: Annotated, plain: str, told: tuple[int, int]) -> tuple[str | None, str | None]:
    """Give who sets the deadline, side and person: in the genitive, after "by", as subject, else who speaks."""
    people = [m for m in local(clause, "person") if m.start < told[1] + 30]
    owner = next(
        (m for m in people if plain.startswith("'s", m.end) and words.NOUN.search(plain, m.end, m.end + 40)), None
    )
    named = sorted([*local(clause, "person"), *local(clause, "side")], key=lambda m: m.start)
    owner = owner or next((m for m in named if _owns(plain, m)), None)
    owner = owner or next((m for m in named if words.BY_WHOM.search(plain[: m.start])), None)
    owner = owner or next((m for m in named if words.FROM_WHOM.search(plain[: m.start])), None)
    owner = owner or _who_cuts(plain, named)
    if owner is not None:
        return side_of(owner, text.talks), owner.id if owner.kind == "person" else None
    who = None if words.TOLD.search(clean(clause.sentence.text)) else holders.speaker(clause, text)
    if _bound_by(plain, told[0]):
        side = who
    else:
        at = told[0] + clause.start - clause.sentence.start
        side = holders.beside(clause, text, at, at)
    first = next((m.id for m in people if side_of(m, text.talks) == side and m.start < told[0] + 3), None)
    speaker = clause.attribution.speaker
    return side, first or (speaker if speaker and words.PERSON.fullmatch(speaker) and side == who else None)


def _owns(plain: str, m: Mention) -> bool:
    """Tell whether a deadline is somebody's own ("Moscow's ultimatum")."""
    return plain.startswith("'s", m.end) and words.NOUN.match(plain, m.end + 3) is not None


def _who_cuts(plain: str, named: list[Mention]) -> Mention | None:
    """Give who opens a clause that cuts a deadline ("X to shorten Kyiv's deadline for Moscow")."""
    cut = words.CUT.search(plain)
    noun = words.NOUN.search(plain)
    opens = min(named, key=lambda m: m.start, default=None)
    if cut is None or noun is None or opens is None or not opens.end <= cut.start() < noun.start():
        return None
    return opens if _AUX.fullmatch(plain, opens.end, cut.start()) else None


_AUX: Final = regex.compile(
    r" (?:(?:to|has|had|will|would|is|was|also|then|again|going|set|plans|planned|now|\w+ly) )*"
)


def _bound_by(plain: str, at: int) -> bool:
    """Tell whether the words have the bound side as their subject ("was given", "has ten days")."""
    if plain[at : at + 1].isdigit() and _HAS.search(plain[:at]):
        return True
    if plain.startswith("given", at):
        return words.PASSIVE.search(plain, 0, at) is not None
    return words.BOUND_VERB.match(plain, at) is not None or _IF.match(plain, at) is not None


_HAS: Final = regex.compile(r"\b(?:has|have|had) [\"“'‘]?$")
_IF: Final = regex.compile(r"if|unless", regex.IGNORECASE)


def target_of(clause: Clause, text: Annotated, issuer: str | None) -> str | None:
    """Give to whom: a person or side of the parties other than the issuer."""
    bound = [m for m in clause.sentence.mentions if (s := side_of(m, text.talks)) in text.talks.parties and s != issuer]
    return next((m.id for m in [*(b for b in bound if b.kind == "person"), *bound]), None)
