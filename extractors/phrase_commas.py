"""Commas inside a phrase, where no clause ends: of a date, of adjectives, of a list of things asked for."""

from __future__ import annotations

from typing import Final

import regex

#: "the Russian, Ukrainian and American teams": adjectives of one noun.
_NATION_LAST: Final = regex.compile(r"\p{Lu}\w*(?:an|ish|ch),\s?$")
_NATIONS: Final = regex.compile(r"\s?\p{Lu}\w*(?:an|ish|ch),? and \p{Lu}\w*(?:an|ish|ch|US) [a-z]")


#: "a limited, localised truce": two adjectives of one noun.
_ADJECTIVE_LAST: Final = regex.compile(r"\ban? (?:\w+ly )?[\w-]+,\s?$")
_TRUCE_NEXT: Final = regex.compile(
    r"\s?(?:and )?[\w-]+(?: [\w-]+)? (?:truces?|cease-?fires?|pauses?|halts?|deals?|exchanges?)\b"
)
#: "…, the return of children deported to Russia": one more item of a list, with a participle for a verb.
_ITEM: Final = regex.compile(
    r" ?(?:and )?(?:(?:the|an?|all|full|mutual|immediate) )*"
    r"(?:returns?|release|exchange|swap|withdrawal|repatriation) of "
    r"(?:(?!\b(?:is|are|was|were|has|have|had|will|would|must|should|can|may|took|takes)\b)[\w'’-]+ ){0,14}?"
    r"(?:deported|abducted|taken|captured|held|stolen|occupied|kidnapped|seized|removed|displaced) "
    r"(?:by|to|in|from|during|since|into)\b(?!.{0,60}\b(?:is|are|was|were|has|have|will|would|must|should|remains?)\b)"
)
#: "On May 16, 2025, delegations …": a year belongs to its day.
_YEAR: Final = regex.compile(r" (?:19|20)\d\d\b")


def in_phrase(plain: str, start: int, following: int) -> bool:
    """Tell whether the comma before ``following`` stands inside one phrase of the piece that begins at ``start``."""
    if _YEAR.match(plain, following) and plain[following - 2 : following - 1].isdigit():
        return True
    if _NATION_LAST.search(plain, start, following) and _NATIONS.match(plain, following):
        return True
    if _ADJECTIVE_LAST.search(plain, start, following) and _TRUCE_NEXT.match(plain, following):
        return True
    return is_item(plain, following)


def is_item(plain: str, following: int) -> bool:
    """Tell whether a transfer with people described by a participle begins at a place: a thing told of, no clause."""
    return _ITEM.match(plain, following) is not None
