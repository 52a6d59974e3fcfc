"""Participles that add to what took place: "…, with Ukraine returning 35", "… while receiving 38", "…, freeing 246"."""

from __future__ import annotations

from typing import Final

import regex

from extractors.forms import form
from extractors.model.text import Clause
from extractors.text import clean

_OPENED: Final = regex.compile(
    r"(?:^|, ?|\b(?:with|while|after|besides|and) )[^,;]{0,60}$|\b(?:reported|confirmed|acknowledged|announced) $",
    regex.IGNORECASE,
)
_TOOK_PLACE: Final = regex.compile(
    r"\b(?:held|conducted|carried out|exchanged|swapped|traded|completed|took place|saw|released|freed|mediated|"
    r"facilitated|brokered|staged|returned|transferred|handed over|received|delivered|repatriated|gave|took back)\b",
    regex.IGNORECASE,
)
_TOLD: Final = regex.compile(r"\b(?:reported|confirmed|acknowledged|announced) $", regex.IGNORECASE)
OPEN: Final = regex.compile(
    r"\b(?:will|would|could|may|might|should|not|no|never|nor|nobody|agreed|agreement|deal on|plan\w*|propos\w+|"
    r"expected|if|unless|offer\w*|ready|discuss\w*|demand\w*|den(?:y|ied|ies)|refus\w+|fail\w*|instead|without|"
    r"to (?:exchange|swap|hold|release|return|hand))\b|n't\b",
    regex.IGNORECASE,
)


def happened(words: str) -> bool:
    """Tell whether words say that a transfer took place, with nothing open about it."""
    return (_TOOK_PLACE.search(words) or _GOT.search(words)) is not None and OPEN.search(words) is None


_GOT: Final = regex.compile(
    r"\b(?:got back|(?:gained|secured|won|obtained) the release|rescued|brought (?:home|back)|welcomed)\b",
    regex.IGNORECASE,
)


def adds(clause: Clause, plain: str, start: int) -> bool:
    """Tell whether a participle at ``start`` adds to something its sentence says took place, nothing open about it."""
    if clause.polarity != "asserted" or form(plain, start) != "participle" or _OPENED.search(plain[:start]) is None:
        return False
    before = clean(clause.sentence.text)[: clause.start - clause.sentence.start + start]
    told = _TOOK_PLACE.search(before) or _TOLD.search(before)
    return told is not None and OPEN.search(before) is None
