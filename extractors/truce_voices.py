"""Who speaks or acts in a clause about a truce, as one side; and whether the clause is about the two parties at all."""

from __future__ import annotations

from typing import Final

import regex

from extractors.agents import speaker_side
from extractors.context import sides_in
from extractors.model.lexicon import Talks
from extractors.model.text import Annotated, Clause

#: People who speak for their state; soldiers, analysts and residents speak for themselves.
_OFFICIAL: Final = regex.compile(
    r"official|minist|ambassador|president|envoy|negotiator|spokes|delegat|diplomat|government|advis[eo]r|aide|chief|"
    r"head\b|secretary|office|military|commander|army|side|leader|mission|representative|statement|parliament",
    regex.IGNORECASE,
)


def subject_side(clause: Clause) -> str | None:
    """Give the acting side of a clause as one value, None when it has none."""
    if not clause.subjects:
        return None
    if len(clause.subjects) == 1:
        return clause.subjects[0]
    return "ALL" if "BOTH" in clause.subjects else "+".join(clause.subjects)


def voice(clause: Clause, talks: Talks) -> str | None:
    """Give the side of who speaks in a clause: a known person, a side, or an official named by the side served."""
    known = speaker_side(clause, talks)
    printed = clause.attribution.speaker
    if known is not None or printed is None or not _OFFICIAL.search(printed):
        return known
    places = [
        (printed.find(word), side.id)
        for side in talks.sides
        for word in (*side.names, *side.adjectives, *side.metonyms)
        if word in printed
    ]
    return min(places)[1] if places else None


def ours(clause: Clause, text: Annotated) -> bool:
    """Tell whether a clause is no rival conflict's: a third state's dealings with one party over a truce are ours."""
    if not any(m.kind == "rival" for m in clause.sentence.mentions):
        return True
    return sides_in(clause.mentions, text.talks).issuperset(text.talks.parties)
