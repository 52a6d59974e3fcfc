"""Counts that add up years of exchanges: "since 2022", "in 65 exchanges", "in total … already": background."""

from __future__ import annotations

from typing import Final

import regex

from extractors.model.text import Clause
from extractors.text import clean

_SINCE: Final = regex.compile(
    r"\bsince\b[^.;]{0,40}\b(?:start|beginning|outbreak|invasion|invaded|war|20\d\d)\b", regex.IGNORECASE
)
_SUMMED: Final = regex.compile(
    r"\b(?:in total|in all|altogether|overall)\b[^.;]{0,80}\balready\b|\bto date\b|\bthis year alone\b|"
    r"\bnumber\b[^.;]{0,60}\b(?:reached|stands at|stood at|exceeds|exceeded)\b|"
    r"\bin (?:\d{2,3}|dozens of|all the|more than \d+) (?:\w+ )?(?:exchanges|swaps)\b",
    regex.IGNORECASE,
)
#: "the largest since 2022", "the first exchange since the invasion": one exchange, compared with others.
_ONE: Final = regex.compile(
    r"\b(?:largest|biggest|first|latest|last|second|third|only|\w+th|\d+(?:st|nd|rd|th))\b[^.;]{0,60}$",
    regex.IGNORECASE,
)


def scope_of(clause: Clause) -> str:
    """Give the scope of a count in a clause: background where it sums up what happened over years."""
    if clause.scope == "headline":
        return clause.scope
    plain = clean(clause.sentence.text)
    since = _SINCE.search(plain)
    whole = since is not None and _ONE.search(plain[: since.start()]) is None
    return "background" if whole or _SUMMED.search(plain) else clause.scope
