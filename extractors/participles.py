"""A clause with a participle that tells a second thing behind it ("concluded their meeting, agreeing to …"), in two."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from extractors.model.text import Clause
from extractors.text import clean
from extractors.triggers import gated

_TELLS: Final = gated(
    r", (?:(?:and|also|while|only|with both sides) )?(?=(?:agreeing|pledging|promising|deciding|vowing|planning|"
    r"proposing|offering|expecting|hoping|scheduling|refusing) )"
)


def participles(clause: Clause) -> tuple[Clause, ...]:
    """Give a clause in parts where a participle of agreeing or planning opens a second one; else itself."""
    plain = clean(clause.text)
    found = _TELLS.search(plain) if _TELLS.may(plain) else None
    if found is None:
        return (clause,)
    return (_part(clause, 0, found.start()), _part(clause, found.end(), len(plain)))


def _part(clause: Clause, left: int, right: int) -> Clause:
    start, end = clause.start + left, clause.start + right
    inside = tuple(m for m in clause.mentions if start <= m.start and m.end <= end)
    kept = tuple(m for m in clause.sentence.mentions if m.start >= start or m.kind not in ("date", "place"))
    sentence = replace(clause.sentence, mentions=kept) if left else clause.sentence  # its day and place are its own
    return replace(clause, sentence=sentence, start=start, end=end, text=clause.text[left:right], mentions=inside)
