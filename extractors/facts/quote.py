"""Somebody's own words between quotation marks, with who says them.

Reads direct quotations, clauses quoted inside reported speech, and a few quoted words of somebody who is told to say
them; of two words only those of a threat, a promise or a demand ("threatened “very severe” sanctions"). Never reads
scare quotes, titles of works, or words nobody is said to have said.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final

import regex

from extractors.facts.quote_examples import EXAMPLES as EXAMPLES
from extractors.model.talks import Attribution, Evidence, Fact
from extractors.model.text import Annotated, Clause, Quotation
from extractors.nearby import quotations_over

TYPE: Final = "quote"

_FIRST_WORDS: Final = 5
#: So many words between marks are somebody's words wherever he is said to say them.
_ENOUGH: Final = 3
#: Names of works and formulas say nothing: "1,000 for 1,000", "A Road Without End".
_NAME: Final = regex.compile(
    r"\W*\d.*|(?:[\p{Lu}\d][\w'’-]*(?: (?:of|the|and|in|on|for|to|a|with|&)\b)*[ ,.]*)+", regex.DOTALL
)
#: A few quoted words bind their speaker when he threatens, promises or demands with them.
_BINDING: Final = regex.compile(
    r"\b(?:threaten(?:s|ed|ing)?|vow(?:s|ed|ing)?|promis(?:es|ed|ing)|pledg(?:es|ed|ing)|demand(?:s|ed|ing)?|"
    r"warn(?:s|ed|ing)? of)"
    r"(?: \w+){0,2} ?[\"“«„]$"
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the quotations that begin in a clause; the evidence is the whole quotation without its marks."""
    over = quotations_over(text, clause.sentence.where, clause.start, clause.end)
    own = [q for q in over if clause.start <= q.start < clause.end]
    return [_fact(clause, q) for q in own if _says_something(text, q)]


def _says_something(text: Annotated, quotation: Quotation) -> bool:
    if quotation.mode != "fragment":
        return True
    words = len(quotation.text.split())
    if words >= _ENOUGH and quotation.speaker is not None and not _NAME.fullmatch(quotation.text):
        return True
    source = text.article.title if quotation.where == "title" else text.article.body
    lead = source[max(0, quotation.start - 60) : quotation.start]
    return words > 1 and _BINDING.search(lead) is not None


def _fact(clause: Clause, quotation: Quotation) -> Fact:
    words = quotation.text.split()
    return Fact(
        type=TYPE,
        status="stated",
        scope=clause.scope,
        evidence=Evidence(where=quotation.where, start=quotation.start, end=quotation.end, text=quotation.text),
        rule=f"quote: {quotation.mode}",
        persons=(),
        attribution=Attribution(
            speaker=quotation.speaker, role=quotation.role, kind=quotation.mode, channel=quotation.channel
        ),
        slots={
            "mode": quotation.mode,
            "n_words": len(words),
            "sha256": sha256(quotation.text.encode()).hexdigest()[:16],
            "first_words": " ".join(words[:_FIRST_WORDS]),
        },
    )
