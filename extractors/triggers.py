"""Cheap looks before patterns: which word parts a pattern cannot match without, and whether a text holds one of them.

``gated`` is ``regex.compile`` with such a look in front: a text that holds none of the parts is not searched at all.
The parts are worked out from the pattern itself (``requirements``), so that a rule changes in one place only; a pattern
they cannot be worked out from is searched as ever. A text is looked at once, word by word, for all gates together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache, reduce
from itertools import accumulate, count, islice
from operator import or_
from typing import Final

import regex

from extractors.requirements import Part, alternatives, required

#: The gates a word part opens, as bits: parts anywhere in a word, at its beginning, at its end, whole words.
_OPENS: Final[tuple[dict[str, int], ...]] = ({}, {}, {}, {})
#: The gates each word seen so far opens; forgotten whole when too many words were seen.
_SEEN: Final[dict[str, int]] = {}
#: Likewise the gates whose matches can begin with a word, among all that have such words.
_LEADS: Final[dict[str, int]] = {}
_LEADING: Final = [0]
_MOST_WORDS: Final = 50_000
#: Characters of the longest part, and of a run without blanks that is still looked at; longer runs open every gate.
_LONGEST_PART, _LONGEST_RUN = 24, 60
_ALL, _OPEN = -1, 1  # every gate; the gate that is always open
_WORD: Final = regex.compile(r"\w++")
_PARTED: Final = regex.compile(r"(\w++)")
_CLITIC: Final = regex.compile("'")
_NEW: Final[list[Gated]] = []  # not worked out yet: that waits for the first text
_BITS: Final[Iterator[int]] = count(1)  # given out so far


class Gated:
    """A pattern that is searched only in texts that hold a word part it needs."""

    __slots__ = ("bits", "first", "pattern", "rest", "sure")

    def __init__(self, pattern: regex.Pattern[str]) -> None:
        self.pattern = pattern
        self.bits = _OPEN
        self.sure = 0  # opened by parts that are a match by themselves: no search is needed to know that there is one
        self.rest: Gated | None = self  # what is left to search for where no such part stands
        self.first = 0  # opened by the words a match begins with; 0: it may begin anywhere
        _NEW.append(self)
        vocabulary.cache_clear()
        openings.cache_clear()

    def may(self, plain: str) -> bool:
        """Tell whether a text holds a word part of the pattern: without one there is no match."""
        return vocabulary(plain) & self.bits != 0

    def found(self, plain: str) -> bool:
        """Tell whether the pattern matches somewhere in a text."""
        here = vocabulary(plain)
        if not here & self.bits:
            return False
        if here == _ALL or self.rest is self:
            return self.search(plain) is not None
        return here & self.sure != 0 or (self.rest is not None and self.rest.search(plain) is not None)

    def search(self, plain: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """Search a text, or a stretch of it, as the pattern does."""
        if end is None and not vocabulary(plain) & self.bits:
            return None
        if end is not None and _splits_word(plain, end):
            return self.pattern.search(plain, start, end)
        if not vocabulary(plain) & self.bits:
            return None
        return next(self._led(plain, start, end), None) if self.first else self.pattern.search(plain, start, end)

    def match(self, plain: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """Match at a place of a text, as the pattern does."""
        shut = not vocabulary(plain) & self.bits and (end is None or not _splits_word(plain, end))
        return None if shut else self.pattern.match(plain, start, end)

    def finditer(self, plain: str, start: int = 0, end: int | None = None) -> Iterator[regex.Match[str]]:
        """Give the matches in a text, or in a stretch of it, as the pattern does."""
        if end is None and not vocabulary(plain) & self.bits:
            return iter(())
        split = end is not None and _splits_word(plain, end)
        if not split and not vocabulary(plain) & self.bits:
            return iter(())
        if not split and self.first:
            return self._led(plain, start, end)
        found: Iterator[regex.Match[str]] = self.pattern.finditer(plain, start, end)
        return found

    def _led(self, plain: str, start: int, end: int | None) -> Iterator[regex.Match[str]]:
        """Give the matches in a stretch, tried only at the words a match can begin with."""
        starts, opened, some = openings(plain)
        if not some & self.first:
            return
        right = len(plain) if end is None else end
        for place in range(bisect_left(starts, start), len(starts)):
            at = starts[place]
            if at >= right:
                return
            if opened[place] & self.first and at >= start:
                match = self.pattern.match(plain, at, end)
                if match is not None:
                    start = match.end()
                    yield match


def _splits_word(plain: str, end: int) -> bool:
    """Tell whether a stretch ends inside a word: it holds a part that is no word of the text."""
    return end < len(plain) and end > 0 and plain[end].isalnum() and plain[end - 1].isalnum()


def gated(pattern: str, flags: int = 0) -> Gated:
    """Compile a pattern that is searched only where a word part it needs stands in the text."""
    return Gated(regex.compile(pattern, flags))


@lru_cache(maxsize=4096)
def vocabulary(plain: str) -> int:
    """Give the gates the words of a text open, as bits."""
    if _NEW:
        _settle()
    found = _OPEN
    for run in plain.lower().split():
        bits = _SEEN.get(run)
        found |= _look(run) if bits is None else bits
    return found


@lru_cache(maxsize=1024)
def openings(plain: str) -> tuple[tuple[int, ...], tuple[int, ...], int]:
    """Give where the words stand that some match can begin with, which gates' matches, as bits, and all of them."""
    if _NEW:
        _settle()
    places: dict[int, int] = {}
    pieces = _PARTED.split(plain)  # what stands between the words, and the words
    for word, at in zip(pieces[1::2], islice(accumulate(map(len, pieces)), 0, None, 2), strict=False):
        bits = _LEADS.get(word)
        bits = _lead(word) if bits is None else bits
        if bits:
            places[at] = bits
    if "'" in plain:
        places |= {
            at: _ALL for match in _CLITIC.finditer(plain) for at in (match.start(), match.start() - 1) if at >= 0
        }
        places = dict(sorted(places.items()))
    return tuple(places), tuple(places.values()), reduce(or_, places.values(), 0)


def _lead(word: str) -> int:
    _, first, _, whole = _OPENS
    if len(_LEADS) > _MOST_WORDS:
        _LEADS.clear()
    low = word.lower()
    bits = whole.get(low, 0)
    for end in range(1, min(len(low), _LONGEST_PART) + 1):
        bits |= first.get(low[:end], 0)
    if len(word) < _LONGEST_RUN:
        _LEADS[word] = bits & _LEADING[0]
    return bits & _LEADING[0]


def _look(run: str) -> int:
    if len(run) > _LONGEST_RUN:
        return _ALL
    if len(_SEEN) > _MOST_WORDS:
        _SEEN.clear()
    found = 0
    for match in _WORD.finditer(run):
        found |= _opened(match[0])
    _SEEN[run] = found
    return found


def _opened(word: str) -> int:
    """Give the gates a word opens."""
    inside, first, last, whole = _OPENS
    found, length = whole.get(word, 0), len(word)
    for start in range(length):
        found |= last.get(word[start:], 0) | first.get(word[: start + 1], 0)
        for end in range(start + 1, min(length, start + _LONGEST_PART) + 1):
            found |= inside.get(word[start:end], 0)
    return found


def _settle() -> None:
    """Work out what the new gates need and give each its bits."""
    while _NEW:
        gate = _NEW.pop()
        parts, first = required(gate.pattern.pattern)
        if first is not None:
            gate.first = _register(first)
            _LEADING[0] |= gate.first
        if parts is not None:
            gate.bits = _register(parts)
            _tell_apart(gate)
    _SEEN.clear()
    _LEADS.clear()


def _tell_apart(gate: Gated) -> None:
    """Note which alternatives of a pattern are words that match by themselves, and keep the others apart."""
    if not gate.pattern.flags & regex.IGNORECASE:
        return
    options = [(one, required(one).parts or ()) for one in alternatives(gate.pattern.pattern)]
    whole = [parts for _, parts in options if parts and all(part.whole for part in parts)]
    if whole:
        others = [one for one, parts in options if not parts or not all(part.whole for part in parts)]
        gate.sure = _register(part for parts in whole for part in parts)
        gate.rest = Gated(regex.compile("|".join(others), gate.pattern.flags)) if others else None


def _register(parts: Iterable[Part]) -> int:
    """Give a new gate its bit and note which parts open it."""
    bit = 1 << next(_BITS)
    for part in parts:
        place = _OPENS[3 if part.begins and part.ends else 1 if part.begins else 2 if part.ends else 0]
        place[part.text] = place.get(part.text, 0) | bit
    return bit
