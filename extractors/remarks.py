"""What an article says of itself as a text: that it was corrected, updated or withdrawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

#: A notice that a report is withdrawn replaces it and is short; longer texts may tell of other papers' reports.
_NOTICE: Final = 500
_CORRECTED: Final = re.compile(
    r"\b(?:CORRECTED|CORRECTION|CORRECTS|updated to correct|(?:has been|was|is) (?:corrected|amended)|misstated|"
    r"incorrectly (?:said|gave|stated|named)|(?:said|gave) (?:a |the )?wrong(?:ly)?)\b"
)
_UPDATED: Final = re.compile(
    r"\b(?:has been|was|is being) (?:updated|refiled|revised)\b|^\(?(?:updates?|updated|adds|recasts|refiles)\b|"
    r"^UPDATE \d",
    re.IGNORECASE,
)
_WITHDRAWN: Final = re.compile(
    r"\b(?:has been|was|is) (?:withdrawn|retracted|taken down|removed)\b|"
    r"\b(?:withdrawn|retracted|withdraws|retracts) (?:its|this|the|our|an?) (?:\w+ )?(?:story|report|article)\b|"
    r"\b(?:disregard|withhold) (?:this|the) (?:story|report|article)\b",
    re.IGNORECASE,
)
_WITHDRAWN_TITLE: Final = re.compile(r"^\W{0,2}(?:WITHDRAWN|RETRACTED|RETRACTION|KILL(?:ED)?)\b\s?[:—–-]")


def remarks(title: str, notes: Sequence[str], body: str) -> tuple[str, ...]:
    """Return which of corrected, updated and withdrawn the headline and the notes below the text say.

    >>> remarks("CORRECTED: Session ends", (), "")
    ('corrected',)
    """
    corrected = any(_CORRECTED.search(text) for text in (title, *notes)) or any(
        note.lower().startswith(("correction", "clarification")) for note in notes
    )
    updated = bool(_UPDATED.match(title)) or any(_UPDATED.search(note) for note in notes)
    told = (*notes, body) if len(body) <= _NOTICE else notes
    withdrawn = bool(_WITHDRAWN_TITLE.match(title)) or any(_of_itself(text) for text in told)
    said = {"corrected": corrected, "updated": updated and not corrected, "withdrawn": withdrawn}
    return tuple(name for name, holds in said.items() if holds)


def _of_itself(text: str) -> bool:
    """Tell whether a note or notice says that this very report is withdrawn."""
    found = _WITHDRAWN.search(text)
    return found is not None and re.search(r"\b(?:story|report|article)\b", text, re.IGNORECASE) is not None
