"""When a clause places its event, by the form of its first verb; and which part of the story it belongs to."""

from __future__ import annotations

from typing import Final

import regex

from extractors.model.text import Sentence
from extractors.pieces import Piece, verb
from extractors.triggers import gated

_FUTURE: Final = gated(
    r"\b(?:will|shall|'ll|won't)\b|\b(?:is|are|was|were) to (?!blame\b)\w|"
    r"\b(?:is|are|was|were) (?:\w+ )?(?:set|due|scheduled|slated|planned|expected|going|about) (?:to|for|on)\b|"
    r"\b(?:plans?|intends?|prepares?|expects?) to\b|\b(?:upcoming|planned|forthcoming)\b|"
    r"\bnext (?:week|month|round|meeting|day|year|\w+day)\b",
    regex.IGNORECASE,
)
_WOULD: Final = gated(r"\b(?:would|'d)\b")
_REPORTED: Final = regex.compile(
    r"\b(?:said|told|announced|added|confirmed|promised|pledged|stated|stressed|noted|reported|insisted|vowed|"
    r"claimed|wrote|indicated|declared|estimated|predicted|disclosed|suggested)\b"
)
#: "… would be freed on Friday, Zelensky said."
_SAID_BEHIND: Final = regex.compile(rf"\W*(?:(?!\b(?:if|but|and|which|who)\b)[\w'’.-]+ ){{1,7}}?{_REPORTED.pattern}")
_PERFECT: Final = regex.compile(r"\b(?:has|have|'ve)\b(?! to\b)", regex.IGNORECASE)
_PLUPERFECT: Final = regex.compile(r"\bhad\b(?! to\b)", regex.IGNORECASE)
_PAST: Final = regex.compile(
    r"\b(?:was|were|did|didn't|wasn't|weren't|\w+ed|said|took|held|met|led|began|brought|came|went|gave|sent|saw|"
    r"made|put|left|got|sat)\b"
)
_BACKGROUND: Final = gated(
    r"\b(?:previous|previously|earlier (?:rounds?|talks|this|in|meetings?|sessions?|exchanges?|swaps?|agreements?|"
    r"deals?)|preceding|past|last (?:month|year|week|met|held|time|round|carried|took|spring|summer|autumn|winter)|"
    r"(?:weeks|months|years|a week|a month|a year) (?:ago|earlier|before)|since (?:the|then|20\d\d|last|february|"
    r"march|april|may|june|july)|so far|to date|"
    r"back in|in 20\d\d|collapsed|first (?:two|three) rounds|(?:two|three|four|several) (?:previous|earlier|other|"
    r"rounds))\b",
    regex.IGNORECASE,
)
#: Paragraphs counted as the news itself; what comes later and looks back is background.
LEAD_PARAGRAPHS: Final = 3


def tense(plain: str, piece: Piece, matrix: str) -> str:
    """Give past, perfect, pluperfect, present or future for a piece; ``matrix``: the clause that governs it.

    "would" under a past verb of saying is a future; elsewhere it is left to polarity.
    """
    text = plain[piece.start : piece.end]
    if _FUTURE.search(text):
        return "future"
    if _WOULD.search(text) and (_REPORTED.search(matrix) or _SAID_BEHIND.match(plain, piece.end)):
        return "future"
    found = verb(plain, piece.start, piece.end)
    if found is None:
        return "present"
    head = plain[found.start() : found.end() + 20]
    if _PLUPERFECT.match(head):
        return "pluperfect"
    if _PERFECT.match(head):
        return "perfect"
    return "past" if _PAST.match(head) else "present"


def scope(sentence: Sentence, text: str, when: str, last_paragraph: int) -> str:
    """Give headline, main, context or background for a clause.

    Background is what looks back ("previous", "last month", pluperfect and perfect below the lead); the rest is main in
    the first half of the text and context after it.
    """
    if sentence.where == "title":
        return "headline"
    low = sentence.paragraph >= LEAD_PARAGRAPHS
    if _BACKGROUND.search(text) and (low or when in ("past", "pluperfect")):
        return "background"
    if low and when == "pluperfect" and sentence.paragraph * 2 > last_paragraph:
        return "background"
    return "main" if sentence.paragraph <= max(6, last_paragraph // 2) else "context"
