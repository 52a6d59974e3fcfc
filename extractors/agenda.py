"""What is only talked about: an item of an agenda was not done."""

from __future__ import annotations

from typing import Final

import regex

from extractors.model.text import Clause
from extractors.pieces import verb
from extractors.text import clean

#: "They concentrated on three issues: achieving a ceasefire, exchanging prisoners"
_AGENDA: Final = regex.compile(
    r"\b(?:issues?|topics?|questions?|points|items|priorities|tasks|goals|aims|objectives|agenda|matters|areas|"
    r"subjects)\b[^.;:]{0,80}: [^.;:]{0,200}$",
    regex.IGNORECASE,
)
#: "They agreed on three points: …", whose items are what was agreed.
_DECIDED: Final = regex.compile(
    r"\b(?:agre\w+|deals?|accords?|decid\w+|decisions?|settled|results?|outcomes?|achieve[ds]?|resolved|done)\b",
    regex.IGNORECASE,
)


def on_the_agenda(clause: Clause, start: int) -> bool:
    """Tell whether an event is an item of what is talked about, listed after a colon without a verb of its own."""
    before = clean(clause.sentence.text)[: clause.start - clause.sentence.start + start]
    listed = _AGENDA.search(before) if ": " in before else None
    if listed is None or _DECIDED.search(before):
        return False
    return verb(before, before.find(":", listed.start()), len(before)) is None
