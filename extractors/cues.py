"""The words that carry a status: verbs, nouns and phrases by class, shared by every fact type.

``extractors.composing`` says what a class does to the event it governs; ``extractors.cue_words`` holds the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import regex

from extractors.cue_words import WORDS
from extractors.polarity import mask
from extractors.triggers import Gated, gated


@dataclass(frozen=True, slots=True)
class Cue:
    """A status word of a clause: its class and where it stands (offsets into the clause)."""

    cls: str
    start: int
    end: int
    text: str


#: A free word inside a phrase never swallows a negator: "is not ready to" is no readiness.
_FILLER: Final = regex.compile(r"\\w\+(?=(?:ly)?\\ )")
_NO_NEGATION: Final = r"(?!(?:not|never|no|hardly|barely|scarcely|neither|nor)\\b)\\w+"


def _pattern() -> Gated:
    groups = []
    for name, lines in WORDS.items():
        words = "|".join(_FILLER.sub(_NO_NEGATION, line.strip()) for line in lines.splitlines() if line.strip())
        groups.append(f"(?P<{name}>{words})")
    return gated(rf"(?<![\w-])(?:{'|'.join(groups)})(?![\w-])".replace("\\ ", " "), regex.IGNORECASE)


_CUE: Final = _pattern()


@lru_cache(maxsize=4096)
def cues(plain: str) -> tuple[Cue, ...]:
    """Give the status words of a clause in plain form, in order and without overlaps."""
    clear = mask(plain)
    return tuple(Cue(m.lastgroup or "", m.start(), m.end(), m[0].lower()) for m in _CUE.finditer(clear))
