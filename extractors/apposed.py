"""A count set behind a deed by a dash or a colon: "agreed to a mass swap — 1,000 on each side — within days"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import regex

from extractors.model.text import Clause
from extractors.text import clean

_COUNT: Final = regex.compile(
    r"\W{0,3}[–:-] ?(?:(?:about|some|around|roughly|at least|up to|over) )?\d[\d,]*(?: [\w-]+){0,3}? "
    r"(?:(?:from|on|for|by|per|to) (?:each|either|both) (?:sides?|country|countries|party|parties)|each)\b"
)


def with_count(clause: Clause) -> Clause:
    """Return a clause with the count per side that a dash or a colon sets right behind it."""
    sentence = clause.sentence
    match = _COUNT.match(clean(sentence.text), clause.end - sentence.start)
    if match is None:
        return clause
    end = sentence.start + match.end()
    inside = tuple(m for m in sentence.mentions if clause.start <= m.start and m.end <= end)
    return replace(clause, end=end, text=sentence.text[clause.start - sentence.start : match.end()], mentions=inside)
