"""Cheap looks before patterns: which word parts a pattern cannot match without, and whether a text holds one of them.

``gated`` is ``regex.compile`` with such a look in front: a text that holds none of the parts is not searched at all.
The parts are worked out from the pattern itself (``requirements``), so that a rule changes in one place only; a pattern
they cannot be worked out from is searched as ever. A text is looked at once, word by word, for all gates together; for
a short pattern only when it is asked of a text for the second time: a stretch cut out once is sooner searched than
looked at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, count, islice
from typing import Final

import regex

from extractors.requirements import Part, alternatives, required

#: Where a part stands in its word: anywhere, at its beginning, at its end, or being all of it.
_Table = tuple[dict[str, int], dict[str, int], dict[str, int], dict[str, int]]
#: The gates a word part opens, as bits, and those whose matches begin with the word the part stands in.
_OPENS: Final[_Table] = ({}, {}, {}, {})
_BEGINS: Final[_Table] = ({}, {}, {}, {})
#: The gates each word seen so far opens; forgotten whole when too many words were seen.
_SEEN: Final[dict[str, int]] = {}
#: Likewise the gates whose matches can begin with a word, by number.
_LEADS: Final[dict[str, tuple[int, ...]]] = {}
_MOST_WORDS: Final = 50_000
#: Characters of the longest part, and of a run without blanks that is still looked at; longer runs open every gate.
_LONGEST_PART, _LONGEST_RUN = 24, 60
_ALL, _OPEN = -1, 1  # every gate; the gate that is always open
_DEAR: Final = 150  # characters of a pattern that costs more than a look
_WORD: Final = regex.compile(r"\w++")
_PARTED: Final = regex.compile(r"(\w++)")
_CLITIC: Final = regex.compile("'")
_NEW: Final[list[Gated]] = []  # not worked out yet: that waits for the first text
_BITS: Final[Iterator[int]] = count(1)  # given out so far


class _Look:
    """What is known of a text: the gates its words open, and where the matches of which patterns can begin."""

    __slots__ = ("bits", "clitics", "merged", "met", "places", "plain")

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self.bits = _ALL
        self.met = False  # asked of before
        self.places: dict[int, list[int]] | None = None
        self.clitics: tuple[int, ...] = ()  # places at an apostrophe, where a match may begin too
        self.merged: set[int] = set()

    def opened(self, *, dear: bool) -> int:
        """Give the gates the words of the text open, as bits; all of them where a look is not worth its cost."""
        if not (dear or self.met):
            self.met = True
        else:
            self.bits = vocabulary(self.plain)
        return self.bits

    def begins(self, gate: int) -> Sequence[int]:
        """Give where a match of the pattern with a number can begin, in order."""
        if self.places is None:
            self.places = self._placed()
        places = self.places.get(gate, [])
        if self.clitics and gate not in self.merged:
            self.merged.add(gate)
            places = self.places[gate] = sorted({*places, *self.clitics})
        return places

    def _placed(self) -> dict[int, list[int]]:
        pieces = _PARTED.split(self.plain)  # what stands between the words, and the words
        found: dict[int, list[int]] = {}
        for word, at in zip(pieces[1::2], islice(accumulate(map(len, pieces)), 0, None, 2), strict=False):
            gates = _LEADS.get(word)
            for gate in _lead(word) if gates is None else gates:
                if gate in found:
                    found[gate].append(at)
                else:
                    found[gate] = [at]
        if "'" in self.plain:
            marks = [match.start() for match in _CLITIC.finditer(self.plain)]
            self.clitics = tuple(at for mark in marks for at in (mark - 1, mark) if at >= 0)
        return found


class Gated:
    """A pattern that is searched only in texts that hold a word part it needs."""

    __slots__ = ("bits", "dear", "first", "pattern", "rest", "sure")

    def __init__(self, pattern: regex.Pattern[str]) -> None:
        self.pattern = pattern
        self.bits = _OPEN
        self.dear = len(pattern.pattern) > _DEAR
        self.sure = 0  # opened by parts that are a match by themselves: no search is needed to know that there is one
        self.rest: Gated | None = self  # what is left to search for where no such part stands
        self.first = 0  # its number among the gates whose matches begin with known words; 0: it may begin anywhere
        _NEW.append(self)
        vocabulary.cache_clear()
        _look.cache_clear()

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
        look = _look(plain)
        here = look.bits if look.bits != _ALL else look.opened(dear=self.dear)
        if not here & self.bits and (end is None or not _splits_word(plain, end)):
            return None
        if not self.first or here == _ALL or (end is not None and _splits_word(plain, end)):
            return self.pattern.search(plain, start, end)
        places = look.begins(self.first)
        return next(self._led(plain, places, start, end), None) if places else None

    def match(self, plain: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """Match at a place of a text, as the pattern does."""
        look = _look(plain)
        here = look.bits if look.bits != _ALL else look.opened(dear=self.dear)
        shut = not here & self.bits and (end is None or not _splits_word(plain, end))
        return None if shut else self.pattern.match(plain, start, end)

    def finditer(self, plain: str, start: int = 0, end: int | None = None) -> Iterator[regex.Match[str]]:
        """Give the matches in a text, or in a stretch of it, as the pattern does."""
        look = _look(plain)
        here = look.bits if look.bits != _ALL else look.opened(dear=self.dear)
        if not here & self.bits and (end is None or not _splits_word(plain, end)):
            return iter(())
        if not self.first or here == _ALL or (end is not None and _splits_word(plain, end)):
            found: Iterator[regex.Match[str]] = self.pattern.finditer(plain, start, end)
            return found
        places = look.begins(self.first)
        return self._led(plain, places, start, end) if places else iter(())

    def _led(self, plain: str, places: Sequence[int], start: int, end: int | None) -> Iterator[regex.Match[str]]:
        """Give the matches in a stretch, tried only at the words a match can begin with."""
        right = len(plain) if end is None else end
        for at in places[bisect_left(places, start) :] if start else places:
            if at >= right:
                return
            if at >= start:
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
def _look(plain: str) -> _Look:
    """Give what is known of a text."""
    return _Look(plain)


@lru_cache(maxsize=4096)
def vocabulary(plain: str) -> int:
    """Give the gates the words of a text open, as bits."""
    if _NEW:
        _settle()
    found = _OPEN
    for run in plain.lower().split():
        bits = _SEEN.get(run)
        found |= _look_up(run) if bits is None else bits
    return found


def _lead(word: str) -> tuple[int, ...]:
    """Give the gates whose matches can begin with a word, by number."""
    if len(_LEADS) > _MOST_WORDS:
        _LEADS.clear()
    bits = _marked(word.lower(), _BEGINS)
    found = tuple(place for place in range(bits.bit_length()) if bits >> place & 1)
    if len(word) < _LONGEST_RUN:
        _LEADS[word] = found
    return found


def _look_up(run: str) -> int:
    if len(run) > _LONGEST_RUN:
        return _ALL
    if len(_SEEN) > _MOST_WORDS:
        _SEEN.clear()
    found = 0
    for match in _WORD.finditer(run):
        found |= _marked(match[0], _OPENS)
    _SEEN[run] = found
    return found


def _marked(word: str, table: _Table) -> int:
    """Give the bits a table has for the parts of a word."""
    inside, first, last, whole = table
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
            gate.first = _register(first, _BEGINS).bit_length() - 1
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


def _register(parts: Iterable[Part], table: _Table = _OPENS) -> int:
    """Give a gate a bit of its own and note which parts stand for it."""
    bit = 1 << next(_BITS)
    for part in parts:
        place = table[3 if part.begins and part.ends else 1 if part.begins else 2 if part.ends else 0]
        place[part.text] = place.get(part.text, 0) | bit
    return bit
