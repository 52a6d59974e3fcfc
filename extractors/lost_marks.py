"""Quotations whose marks were lost or never printed: what the words around them ("…, he said") still tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import regex

Span = tuple[int, int, int, int]  # first word, end, and both again with the marks

_SAYS: Final = (
    r"(?:said|says|told|added|adds|noted|notes|stressed|emphasi[sz]ed|explained|wrote|writes|posted|stated|declared|"
    r"replied|answered|asked|announced|concluded|continued|insisted|warned|argued|recalled|reported|claimed|"
    r"underlined|pointed out|summed up|is (?:convinced|sure|confident))"
)
_NAMED: Final = r"(?:the [\w'’ -]{2,70}?|(?:[\p{Lu}][\w.'’-]*+,? (?:(?:of|the|for|to|and|de|on|in) ){0,2}){1,9}?)"
_WHO_SAYS: Final = (
    rf"(?:(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t) (?:also |then |later )?{_SAYS}\b|"
    rf"{_NAMED} ?(?:also |then |later |had |has )?{_SAYS}\b|"
    rf"{_SAYS} (?:the |[\p{{Lu}}]|by ))"
)
#: "…, Peskov said" in the middle or at the end of what a lost mark should have closed.
_SPEECH: Final = regex.compile(rf"(?<=[,.?!…])[\"”»]? (?={_WHO_SAYS})")
#: Behind a closing mark that nothing opened.
_BEHIND: Final = regex.compile(rf"\s{{0,2}}(?:[-–—] ?)?{_WHO_SAYS}")
_SAYING: Final = regex.compile(rf"\b(?:{_SAYS}|[Aa]ccording to)\b")
_BOUNDARY: Final = regex.compile(r"[.!?…][\"”»)]* ?(?=[\p{Lu}])|[\"”»] (?=[\p{Lu}])")
_FIRST_PERSON: Final = regex.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us|me)\b")
_ANY_MARK: Final = regex.compile(r"[\"“”„‟«»＂]|[‘’'´]{2}|``")
_TAIL: Final = 160
_LAST: Final = 200  # characters before the end of a paragraph in which its closing "he said" stands
#: "… - X said" at the end of a paragraph without marks.
_DASH_SAID: Final = regex.compile(
    rf"(?P<stop>[.!?])? [-–—] (?=(?:{_SAYS} (?:the )?[\p{{Lu}}]|(?:he|she) {_SAYS}|(?:[\p{{Lu}}][\w'.-]++ "
    rf"){{1,6}}{_SAYS}\b)[^\n]{{0,90}}$)"
)
#: "He added:" at the end of a paragraph: the next one is what he added.
_INTRODUCES: Final = regex.compile(
    r"\b(?:said|says|told|added|adds|wrote|writes|posted|stated|declared|replied|answered|continued|saying|adding|"
    r"writing|reads?|statement|message|post|words)\b[^.:\"“”\n]{0,70}:$"
)
#: A paragraph that is nothing but "Yatsenko said."
_ONLY_SAYS: Final = regex.compile(rf"(?:{_WHO_SAYS})[^.\n]{{0,60}}\.?$")
_WORDS: Final = 5  # fewer words in a paragraph are no block of somebody's words
_BLOCK: Final = 1500


def closed_by_speech(text: str, start: int, end: int, *, last: bool = False) -> int | None:
    """Give where an open quotation ends because somebody "said" it inside ``text[start:end]``; None when nobody did.

    ``last``: only where the saying closes the stretch, as "…, Peskov said." closes a paragraph.
    """
    match = _SPEECH.search(text, max(start, end - _LAST) if last else start, end)
    return match.start() if match is not None else None


def speech_in(text: str, start: int, end: int) -> bool:
    """Tell whether somebody says something in a stretch: it is a report then and nobody's own words."""
    return _SAYING.search(text, start, end) is not None


def opened_by_speech(text: str, free: tuple[int, int], behind: int, end: int, *, whole: bool) -> int | None:
    """Give where a quotation begins that only its closing mark shows; None when the mark closes nothing.

    ``free``: the words before the mark; ``whole``: they begin the paragraph, whose first sentence may be the first.
    """
    start, stop = free
    before = text[start:stop].rstrip()
    if before[-1:] not in ",.!?…" or not before:
        return None
    said = _BEHIND.match(text, behind, min(end, behind + _TAIL)) is not None
    left = _first_sentence(text, start, stop, whole=whole)
    if left is None or not (said or (behind == end and _FIRST_PERSON.search(text, left, stop))):
        return None
    return left


def _first_sentence(text: str, start: int, stop: int, *, whole: bool) -> int | None:
    """Give the first sentence of a stretch behind which nobody "says" anything."""
    said = [m.end() for m in _SAYING.finditer(text, start, stop)]
    floor = said[-1] if said else start
    if not said:
        left = stop - len(text[start:stop].lstrip())
        if whole or text[left : left + 1].isupper():
            return left
    match = _BOUNDARY.search(text, floor, stop)
    return match.end() if match is not None and match.end() < stop else None


def unmarked(text: str, paragraphs: Sequence[tuple[int, int]], marked: Sequence[Span]) -> list[Span]:
    """Find quotations printed without marks: "… - X said", a block behind "He added:", one before "X said."."""
    touched = {start for start, end in paragraphs if any(q[2] < end and start < q[3] for q in marked)}
    found = list(_dashed(text, paragraphs, touched))
    for (start, end), (left, right) in pairwise(paragraphs):
        if left in touched or not (len(text[left:right].split()) >= _WORDS and right - left < _BLOCK):
            continue
        lead = text[max(start, end - _TAIL) : end]
        if lead.endswith(":") and _INTRODUCES.search(lead) and text[left].isupper() and _is_block(text, left, right):
            found.append((left, right, left, right))
    for (start, end), (left, right) in pairwise(paragraphs):
        block = text[end - 1] == "," and start not in touched and not speech_in(text, start, end)
        if block and _ONLY_SAYS.match(text, left, right):
            found.append((start, end, start, end))
    return found


def _is_block(text: str, left: int, right: int) -> bool:
    """Tell whether a paragraph can be somebody's own words: a sentence of prose in which nobody "says" anything."""
    return text[right - 1] in ".!?…" and not speech_in(text, left, right) and not _ANY_MARK.search(text, left, right)


def _dashed(text: str, paragraphs: Sequence[tuple[int, int]], touched: set[int]) -> Iterator[Span]:
    """Give paragraphs that end in "- X said", the way some agencies print a quotation unmarked.

    They are in the first person, or a full stop stands before the dash.
    """
    for start, end in paragraphs:
        tail = _DASH_SAID.search(text, max(start, end - _TAIL), end)
        if tail is None or start in touched or _ANY_MARK.search(text, start, end):
            continue
        if tail["stop"] or _FIRST_PERSON.search(text, start, tail.start()):
            stop = tail.end("stop") if tail["stop"] else tail.start()
            yield (start, stop, start, stop)
