"""A subject parted from its verb: "Four orphans who had been taken away are back"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import regex

from extractors.model.text import Clause
from extractors.pieces import verb
from extractors.text import clean

#: The relative clause and what follows it, as far as the rest of the sentence tells of the same people.
_WHO: Final = regex.compile(
    r",? ?(?:who|whom|that|which|whose),? [^;.]{3,160}? "
    r"(?:(?:are|were|is|have been|has been|had been) (?:to be |\w+ )?(?:back|home|returned|reunited|brought|freed|"
    r"handed|"
    r"repatriated|transferred|delivered)|came|returned|arrived|got)\b[^;.]*"
)
#: A relative that the cut has left behind its head, because something else follows it ("which, according to …").
_OPENED: Final = regex.compile(r",? (?:who|whom|that|which),?\s*$")


def with_relative(clause: Clause, heads: regex.Pattern[str], moves: regex.Pattern[str]) -> Clause:
    """Join a relative clause and what follows it to the people it is said of; a clause that moves them stays alone."""
    sentence, plain = clause.sentence, clean(clause.text)
    if not heads.search(plain) or moves.search(plain) or verb(plain) is not None:
        return clause
    opened = _OPENED.search(plain)
    begin = clause.start + opened.start() if opened else clause.end
    rest = _WHO.match(clean(sentence.text), begin - sentence.start)
    if rest is None:
        return clause
    end = sentence.start + rest.end()
    inside = tuple(m for m in sentence.mentions if clause.start <= m.start and m.end <= end)
    return replace(clause, end=end, text=sentence.text[clause.start - sentence.start : rest.end()], mentions=inside)
