"""Parties in favour of talks, or about to begin them, in plain words no cue of offering covers.

Reads "is interested in continuing the negotiations", "is not against talks", "the two sides will immediately start
negotiations". A session with a day or a place of its own is another fact.
"""

from __future__ import annotations

from typing import Final

import regex

from extractors import holders
from extractors.contact_pauses import ours_alone
from extractors.model.text import Annotated, Clause
from extractors.polarity import negated
from extractors.status import Judged
from extractors.text import clean
from extractors.triggers import gated

_TALK: Final = (
    r"(?:(?P<dialogue>dialogue)|(?P<negotiations>negotiat(?:ions?|ing process))|(?P<talks>talks))\b"
    r"(?! (?:teams?|groups?|tables?|positions?|rooms?|by phone))"
)
_FOR: Final = gated(
    r"\b(?P<cue>(?:is|are|was|were|remains?|remained|(?:has|have) (?:always )?been)"
    r"(?: still| always| also| fully| sincerely| genuinely)? (?:interested in|in favou?r of|committed to|"
    r"not (?:against|opposed to)))(?: (?:continuing|resuming|holding|starting|pursuing|conducting|the|a|any|direct|"
    rf"peace|peaceful|further|continuation of|resumption of)){{0,4}} {_TALK}",
    regex.IGNORECASE,
)
_BEGINS: Final = gated(
    r"\b(?P<cue>(?:will|would)(?: \w+ly)?|(?:have |has )?agreed to) (?P<do>start|begin|open|enter|launch|resume)"
    rf"(?: into| up)?(?: (?:direct|peace|the|immediate|their|full-scale|serious)){{0,3}} {_TALK}",
    regex.IGNORECASE,
)
_UNSURE: Final = regex.compile(
    r"\b(?:if|unless|whether|hop\w+|den(?:y|ies|ied)|refus\w+|alleged\w*|supposed\w*|claims?|doubt\w*|until|before)\b"
)


def in_favour(clause: Clause, text: Annotated) -> tuple[regex.Match[str], Judged] | None:
    """Give that a party is for talks, or that both will begin them."""
    plain = clean(clause.text)
    if clause.polarity not in ("asserted", "negated") or not ours_alone(clause, text):
        return None
    match = _FOR.search(plain)
    if match is not None and not _UNSURE.search(plain, 0, match.start()):
        who = holders.subject(clause, text, clause.start - clause.sentence.start + match.start())
        return (match, Judged("offered", who, match["cue"].lower())) if who in text.talks.parties else None
    match = _BEGINS.search(plain)
    if match is None or clause.polarity != "asserted" or _UNSURE.search(plain) or negated(plain, match.start("do")):
        return None
    both = clause.subjects == ("BOTH",) or set(clause.subjects) >= set(text.talks.parties)
    if not both or any(m.kind in ("date", "place") for m in clause.mentions):
        return None
    status = "agreed" if "agreed" in match["cue"].lower() else "announced"
    return match, Judged(status, "BOTH", match["cue"].lower())
