"""What a sentence leaves out: "Russia returned 1,000 bodies, Ukraine 38"; "in return for 55 prisoners"."""

from __future__ import annotations

from typing import Final

import regex

from extractors.beside import happened
from extractors.binding import local
from extractors.model.lexicon import Talks
from extractors.model.text import Clause
from extractors.subjects import side_of
from extractors.text import clean
from extractors.triggers import gated

_BEFORE: Final = regex.compile(r"(?:,|;)(?: and| while| but)? (?:the )?$| (?:and|while) $")
_BETWEEN: Final = regex.compile(r"(?:,| only| just)? ")
_ENDS: Final = regex.compile(r"(?: (?:more|others|in return|in all))?(?:[.,;]|$)")
_OPENS: Final = regex.compile(r"^\W*in (?:exchange|return) for\b", regex.IGNORECASE)
_RETURN: Final = gated(r"\bin (?:exchange|return) for\b", regex.IGNORECASE)


def gapped(clause: Clause, plain: str, start: int, end: int, talks: Talks) -> str | None:
    """Give the party whose count stands at ``start:end`` with its verb left out, None where the verb is its own."""
    if not _ENDS.match(plain, end):
        return None
    for m in local(clause, "side"):
        if m.end <= start and _BETWEEN.fullmatch(plain, m.end, start) and _BEFORE.search(plain[: m.start]):
            side = side_of(m, talks)
            return side if side in talks.parties else None
    return None


def given_back(clause: Clause, plain: str) -> int | None:
    """Give where the words stand behind which a clause names what was given in return for what its sentence tells.

    "In return for the bodies of 1,000 soldiers, Kyiv got …", "gained the release of five men … in exchange for 55".
    """
    if clause.polarity != "asserted":
        return None
    sentence = clean(clause.sentence.text)
    at = clause.start - clause.sentence.start
    opened, found = _OPENS.match(plain), _RETURN.search(plain)
    if opened is not None:
        return opened.end() if happened(sentence[at + len(plain) :]) else None
    return found.end() if found is not None and happened(sentence[:at]) else None
