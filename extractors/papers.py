"""Papers that speak: "The declaration calls for …", "the plan provides for …": what they hold and whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from extractors.cues import Cue
from extractors.model.lexicon import Talks
from extractors.model.text import Mention
from extractors.subjects import side_of

_PLAN: Final = (
    r"(?:plans?|proposals?|initiatives?|formula|blueprint|framework|road ?map|memorandum|memoranda|drafts?|papers?|"
    r"points|vision|package|programme|program)"
)
_TEXT: Final = r"(?:declaration|communiqu[eé]|statement|documents?|resolution|text|letter|appeal|petition)"
#: A paper at the head of its clause, with what may stand between it and its verb.
_PAPER: Final = (
    rf"(?:^|[,;] )\W*(?P<left>(?:[\w'’.-]+ ){{0,7}}?)(?P<paper>{_PLAN}|(?P<text>{_TEXT}))\b"
    r"(?P<right>(?:,? (?:of|by|from|\w+(?:ed|en|wn) (?:up |forward |down )?(?:by|at|in|on|to|under)|which|that) "
    r"[^;.,]{2,60}?,?){0,2})(?: (?:also|would|would also|itself|further|\w+ly))*+ "
)
_CONTENTS: Final = regex.compile(
    rf"{_PAPER}(?P<holds>includ(?:es|ed|e)|contain(?:s|ed)?|envisag(?:es|ed|e)|envision(?:s|ed)?|"
    r"provid(?:es|ed|e) for|foresees?|foresaw|stipulat(?:es|ed|e)|cover(?:s|ed)?|list(?:s|ed)?|entail(?:s|ed)?|"
    r"consist(?:s|ed) of|require[sd]?|centre[sd] on)(?= )",
    regex.IGNORECASE,
)
_SPEAKS: Final = regex.compile(rf"{_PAPER}$", regex.IGNORECASE)
#: "The African plan": an author the lexicon does not know is somebody else.
_NATION: Final = regex.compile(r"(?<!^)\b\p{Lu}[\p{L}-]+(?:n|sh|se|ch|ean|ic|'s|s')\b|^(?:the |an? )?\p{Lu}\p{Ll}+n\b")
#: "The proposal includes calls for …": whose it is was told before, of somebody who puts a plan to both.
_KNOWN: Final = regex.compile(r"(?:plan|proposal|initiative|formula|blueprint|road ?map)$", regex.IGNORECASE)
#: What an agreement, a visit or an agenda holds is not asked for.
_STEPS: Final = regex.compile(r"\b(?:agreements?|deals?|accords?|pacts?|treaty|talks|agenda|visit)\b", regex.IGNORECASE)


def contents(plain: str, start: int) -> Cue | None:
    """Give the verb by which a paper at the head of a clause holds what stands at ``start`` of it."""
    found = _CONTENTS.match(plain, 0, start)
    if found is None or _STEPS.search(found["left"]):
        return None
    return Cue("propose", found.start("holds"), found.end("holds"), found["holds"].lower())


def author(plain: str, cue: Cue, mentions: Sequence[Mention], talks: Talks) -> str | None:
    """Give whose paper is the subject of a cue: who is named with it, OTHER where many or others wrote it."""
    found = _SPEAKS.match(plain, 0, cue.start)
    if found is None:
        return None
    sides = [
        side
        for m in mentions
        if found.start("left") <= m.start < found.end("right") and (side := side_of(m, talks)) not in (None, "BOTH")
    ]
    if sides:
        return sides[0]
    named = found["text"] or _NATION.search(found["left"]) or _KNOWN.match(found["paper"])
    return "OTHER" if named else None
