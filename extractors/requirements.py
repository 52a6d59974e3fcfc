"""What a text must hold for a pattern to match in it, worked out from the pattern itself.

A pattern that matches only where one of some words stands need not be tried elsewhere. The answer may be too lenient,
never too strict: what is not understood is taken to need nothing.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final, NamedTuple

import regex

#: Strings one stretch of a pattern may stand for, and how many where lists follow each other; beyond that it is cut.
_MOST, _MOST_PAIRS = 1000, 100
_EDGE: Final = "\0"  # a word boundary inside a string
_IF: Final = "\1"  # a condition on what stands around, inside a string
_RUN: Final = "\2"  # any number of characters of a word, inside a string
_SPLIT: Final = regex.compile(r"\w++")
_OPENING: Final = regex.compile(rf"\0*+[\w{_RUN}]++")
#: What this parser does not know of the other's grammar, written so that it reads the same or more.
_FOREIGN: Final = (
    (regex.compile(r"\\p\{[LN]\w*\}"), r"\\w"),
    (regex.compile(r"\\[pP]\{\^?\w+\}"), r"\\D"),
    (regex.compile(r"\(\?P<\w+>"), "(?:"),
    (regex.compile(r"\(\?P=\w+\)"), "(?:)"),
)
#: What a pattern is made of, as far as its alternatives go: escapes and classes whole, the signs that count.
_SIGN: Final = regex.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]|[()|]", regex.DOTALL)
_CLITIC: Final = regex.compile(r"\0*+\w?'")
#: Words nearly every sentence holds: a need for one of them says little.
_COMMON: Final = frozenset(
    "a an and are as at be but by for from had has have he his in is it its of on or s that the to was were "
    "with".split()
)


class Part(NamedTuple):
    """A part of a word, in lower case; ``begins``, ``ends``: the word begins or ends with it.

    ``whole``: the part is all the pattern asks for there. ``inner``: the word begins where a match does, with anything.
    """

    text: str
    begins: bool
    ends: bool
    whole: bool = False
    inner: bool = False


Strings = frozenset[str]
Parts = frozenset[Part]


class _Need(NamedTuple):
    """What a piece of a pattern needs: exactly one of some strings, or, where they are None, one of some parts.

    ``parts`` None: nothing is known. ``first``: the parts one of which every match opens with, None likewise.
    """

    strings: Strings | None
    parts: Parts | None = None
    first: Parts | None = None


_UNKNOWN: Final = _Need(None)
_BOUNDARY: Final = (op.AT, op.AT_BOUNDARY)


class Required(NamedTuple):
    """What is known of every match of a pattern: it holds one of ``parts``, and opens with one of ``first``.

    What opens a match stands in a word that begins with the match. None: nothing can be said.
    """

    parts: Parts | None
    first: Parts | None


def required(pattern: str) -> Required:
    """Give parts of words one of which every match of a pattern holds, and those it opens with."""
    for sign, plain in _FOREIGN:
        pattern = sign.sub(plain, pattern)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            items = parser.parse(pattern).data
            options = items[0][1][1] if len(items) == 1 and items[0][0] is op.BRANCH else [items]
            needs = [_sequence(one) for one in options]
    except (parser.error, OverflowError, RecursionError):
        return Required(None, None)
    parts = _union([one.parts if one.strings is None else _parts(one.strings, whole=True) for one in needs])
    first = _union([one.first if one.strings is None else _first(one.strings, None) for one in needs])
    known = first is not None and all(part.begins or part.inner for part in first)
    return Required(parts, first if known else None)


def alternatives(pattern: str) -> list[str]:
    """Give the alternatives a pattern consists of; itself alone where it has none or opens with a condition."""
    found, depth, start = [], 0, 0
    for sign in _SIGN.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if sign[0] == "|" and depth == 0:
            found.append(pattern[start : sign.start()])
            start = sign.end()
    return [*found, pattern[start:]]


def _union(sets: Sequence[Parts | None]) -> Parts | None:
    known = [one for one in sets if one is not None]
    return frozenset().union(*known) if len(known) == len(sets) else None


def _first(strings: Strings, following: Parts | None) -> Parts | None:
    """Give the parts of words that strings open with; ``following``: those that open what comes behind them."""
    found: set[Part] = set()
    for string in strings:
        lead = string.replace(_IF, "")
        word = _SPLIT.search(lead)
        if _RUN in lead[: word.start() if word else None]:
            part = _within(lead)
            if part is None:
                return None
            found.add(part)
        elif word is None and not lead.strip(_EDGE):
            if following is None:
                return None
            edge = _EDGE in lead
            found.update(part if part.inner else part._replace(begins=part.begins or edge) for part in following)
        elif _CLITIC.match(lead):
            continue  # begins at or right before an apostrophe
        elif word is None or lead[: word.start()].strip(_EDGE):
            return None
        else:
            found.add(_part(lead, word))
    return frozenset(found)


def _within(lead: str) -> Part | None:
    """Give a part of the word that a string opens with, where only a piece of that word is known."""
    opening = _OPENING.match(lead)
    words = _words(opening[0] + lead[opening.end() : opening.end() + 1], whole=False) if opening else []
    inner = opening is not None and opening[0].startswith(_EDGE)
    return max(words, key=_telling)._replace(inner=True) if words and inner else None


def _sequence(items: Iterable[Any]) -> _Need:
    """Read pieces that follow each other: exact strings grow as long as they can, the most telling need stays."""
    so_far: Strings = frozenset({""})
    needs: list[Parts | None] = []
    first: Parts | None = None
    for kind, value in _edged(list(items)):
        if kind is op.LITERAL:
            letter = chr(value).lower()
            so_far = frozenset(left + letter for left in so_far)
            continue
        need = _one(kind, value)
        if need.strings is not None and _fits(len(so_far), len(need.strings)):
            so_far = frozenset(left + right for left in so_far for right in need.strings)
            continue
        if not needs:
            first = _first(so_far, need.first if need.strings is None else _first(need.strings, None))
        needs += [_parts(so_far), need.parts]
        so_far = need.strings or frozenset({""})
    if not needs:
        return _Need(so_far)
    return _Need(None, max((*needs, _parts(so_far)), key=_worth), first)


def _edged(items: list[Any]) -> Iterator[Any]:
    """Repeat the word boundaries around a group inside it, where its alternatives can use them."""
    for place, (kind, value) in enumerate(items):
        before = [one for one in items[max(0, place - 1) : place] if one == _BOUNDARY]
        after = [one for one in items[place + 1 : place + 2] if one == _BOUNDARY]
        if kind is op.SUBPATTERN and (before or after):
            yield kind, (*value[:3], [*before, *value[3], *after])
        elif kind is op.BRANCH and (before or after):
            yield kind, (None, [[*before, *one, *after] for one in value[1]])
        else:
            yield kind, value


def _fits(left: int, right: int) -> bool:
    return left * right <= (_MOST if min(left, right) <= 2 else _MOST_PAIRS)


def _one(kind: Any, value: Any) -> _Need:
    """Read one piece of a pattern."""
    if kind is op.IN:
        return _class(value)
    if kind is op.BRANCH:
        return _either([_sequence(one) for one in value[1]])
    if kind is op.SUBPATTERN:
        return _sequence(value[3])
    if kind is op.ATOMIC_GROUP:
        return _sequence(value)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _repeat(*value)
    if kind is op.AT:
        return _Need(frozenset({_EDGE if value is op.AT_BOUNDARY else _IF}))
    if kind in (op.ASSERT, op.ASSERT_NOT) and value[0] < 0 and _is_edge(kind, value[1]):
        return _Need(frozenset({_IF + _EDGE}))
    return _Need(frozenset({_IF})) if kind in (op.ASSERT, op.ASSERT_NOT) else _UNKNOWN


def _is_edge(kind: Any, items: Any) -> bool:
    """Tell whether nothing of a word may stand before: what follows begins one, if it is of a word."""
    if kind is op.ASSERT:
        last = items[-1] if len(items) else None
        return last is not None and last[0] is op.LITERAL and _SPLIT.match(chr(last[1])) is None
    return len(items) == 1 and items[0][0] is op.IN and (op.CATEGORY, op.CATEGORY_WORD) in items[0][1]


def _class(items: Sequence[Any]) -> _Need:
    if all(kind is op.LITERAL for kind, _ in items) and len(items) <= 4:
        return _Need(frozenset(chr(value).lower() for _, value in items))
    if items[0] == (op.CATEGORY, op.CATEGORY_DIGIT) and len(items) == 1:
        digits = frozenset(Part(str(digit), begins=False, ends=False) for digit in range(10))
        return _Need(None, digits, digits)
    return _Need(frozenset({_RUN})) if all(_is_word(kind, value) for kind, value in items) else _UNKNOWN


def _is_word(kind: Any, value: Any) -> bool:
    """Tell whether a member of a class stands for characters of words only."""
    if kind is op.CATEGORY:
        return value in (op.CATEGORY_WORD, op.CATEGORY_DIGIT)
    if kind is op.RANGE:
        return all(_SPLIT.match(chr(letter)) for letter in range(value[0], value[1] + 1))
    return kind is op.LITERAL and _SPLIT.match(chr(value)) is not None


def _either(options: Sequence[_Need]) -> _Need:
    """Read alternatives: a match holds what one of them needs."""
    exact = [one.strings for one in options if one.strings is not None]
    if len(exact) == len(options) and sum(map(len, exact)) <= _MOST:
        return _Need(frozenset().union(*exact))
    parts = _union([one.parts if one.strings is None else _parts(one.strings) for one in options])
    return _Need(
        None, parts, _union([one.first if one.strings is None else _first(one.strings, None) for one in options])
    )


def _repeat(least: int, most: int, items: Iterable[Any]) -> _Need:
    inner = _sequence(items)
    if inner.strings == frozenset({_RUN}):
        return inner
    if most == 1 and inner.strings is not None:
        return _Need(inner.strings | {""}) if least == 0 else inner
    if least == 0:
        return _UNKNOWN
    if inner.strings is None:
        return _Need(None, inner.parts, inner.first)
    return _Need(None, _parts(inner.strings), _first(inner.strings, None))


def _parts(strings: Strings, *, whole: bool = False) -> Parts | None:
    """Give the most telling part of a word in each string; None when a string holds none that tells anything."""
    found = set()
    for string in strings:
        best = max(_words(string, whole=whole), key=_telling, default=None)
        if best is None:
            return None
        found.add(best)
    return frozenset(found)


def _words(string: str, *, whole: bool) -> list[Part]:
    whole = whole and _IF not in string
    string = string.replace(_IF, "")
    parts = [_part(string, match) for match in _SPLIT.finditer(string)]
    alone = whole and len(parts) == 1 and not string.replace(_EDGE, "").removeprefix(parts[0].text)
    return [parts[0]._replace(whole=True)] if alone else parts


def _part(string: str, match: regex.Match[str]) -> Part:
    """Give a stretch of a string as a part: it begins or ends its word where something else is known to stand there."""
    begins = match.start() > 0 and string[match.start() - 1] != _RUN
    return Part(match[0], begins, match.end() < len(string) and string[match.end()] != _RUN)


def _telling(part: Part) -> int:
    """Say how much a part tells: longer is rarer, and so is one that must be a whole word."""
    return 1 if part.text in _COMMON and part.begins and part.ends else 2 * len(part.text) + part.begins + part.ends


def _worth(need: Parts | None) -> float:
    return -1.0 if not need else min(map(_telling, need)) - len(need) / 100
