"""Paragraphs and sentences over the unchanged characters, and the one-to-one plain form rules match on.

Sentences keep the characters of the article; ``clean`` gives a string of the same length to match patterns on, so
an offset found in the plain form is an offset into the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

import regex

#: Typographic marks and their plain forms, one character for one. Double quotation marks are left to ``quotations``.
_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys(
            "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\r", " "
        ),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u00b4\u2032\u0060", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2013\u2014\u2015", "–"),
    }
)
_TYPOGRAPHIC: Final = regex.compile("[" + "".join(map(chr, _PLAIN)).replace("-", "") + "]++")
#: Characters that are not seen: soft hyphen, zero width space and joiners, direction marks, byte-order mark.
_UNSEEN: Final = "\u00ad\u200b\u200c\u200d\u2060\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_BROKEN_WORD: Final = regex.compile(rf"\w*+(?:[{_UNSEEN}]\w*+)++")
_UNSEEN_RUN: Final = regex.compile(rf"[{_UNSEEN}]++")
#: Cyrillic letters that look Latin; replaced only inside a word that also holds Latin letters.
_LOOKALIKE: Final = str.maketrans("АВЕКМНОРСТХаеорсхуіјѕ", "ABEKMHOPCTXaeopcxyijs")
_CYRILLIC: Final = regex.compile(r"\p{Cyrillic}")
_MIXED_WORD: Final = regex.compile(r"\b(?=\w*[A-Za-z])(?=\w*\p{Cyrillic})\w++")

_LONGEST: Final = 5000  # characters of a sentence; a longer one is no prose
_ABBREVIATIONS: Final = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cmdr adm brig sen rep gov pres hon st rev jr sr messrs amb min sec "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "no nos art vol ch fig approx est ca vs etc inc ltd co corp dept al cf e.g i.e a.m p.m u.s u.k u.n e.u d.c ph.d "
    "ret op cit par para pp".split()
)
#: Abbreviations that may also end a sentence: a boundary when what follows looks like a new sentence.
_MAY_END: Final = frozenset("a.m p.m u.s u.k u.n e.u d.c etc inc ltd co corp jr sr".split())
_STARTER: Final = regex.compile(
    r"[\"“„«'‘(\[]*(?:The|A|An|He|She|It|They|We|I|In|On|At|But|And|Meanwhile|However|Earlier|Later|According|This|"
    r"That|"
    r"These|Those|There|After|Before|While|When|As|Both|His|Her|Its|Their|Asked|Speaking)\b"
)
_END: Final = regex.compile(r"(?:[.!?…]++[\"”“»'’)\]]*+|/(?:TASS|ТАСС)/\.?)(?=\s)")
_LAST_WORD: Final = regex.compile(r"[\p{L}][\p{L}.'’]*$")
_NEXT: Final = regex.compile(r"\s*+(?:[-–—•*]\s*+)?([\"“„«'‘’(\[]*+)([\p{L}\p{N}@#])?")
#: A quoted question or cry and its speaker stay together: “Why?” the minister asked.
_SAID_AFTER: Final = regex.compile(
    r"\s*+(?:(?:[\p{Lu}][\w'’.-]*+|the|a|an|of|former|then)\s++){1,6}?"
    r"(?:said|asked|added|told|wrote|replied|answered|says|asks|adds|wondered|exclaimed|declared|posted)\b"
)


def clean(text: str) -> str:
    """Give the plain form of a text, character for character.

    Spaces, apostrophes and dashes become their plain forms; Cyrillic look-alikes inside Latin words become Latin;
    unseen characters inside a word move behind it, so that a name broken by soft hyphens reads whole. The length
    never changes.
    """
    if text.isascii():
        return text.replace("\t", " ").replace("\r", " ").replace("`", "'")
    return _cleaned(text)


@lru_cache(maxsize=4096)
def _cleaned(text: str) -> str:
    plain = str(_TYPOGRAPHIC.sub(_plain_mark, text))
    if plain.isascii():
        return plain
    if _UNSEEN_RUN.search(plain):
        plain = _BROKEN_WORD.sub(_unseen_last, plain)
    if not _CYRILLIC.search(plain):
        return plain
    return str(_MIXED_WORD.sub(lambda m: m[0].translate(_LOOKALIKE), plain))


def _plain_mark(match: regex.Match[str]) -> str:
    return str(match[0]).translate(_PLAIN)


def _unseen_last(match: regex.Match[str]) -> str:
    word = match[0]
    seen = str(_UNSEEN_RUN.sub("", word))
    return seen + "".join(_UNSEEN_RUN.findall(word))


def word_end(plain: str, end: int) -> int:
    """Move an end found in a plain form past the unseen characters that stood inside its word."""
    match = _UNSEEN_RUN.match(plain, end)
    return match.end() if match else end


def paragraphs(body: str) -> tuple[tuple[int, int], ...]:
    """Give the offsets of the non-empty lines of a body, outer blanks left out."""
    found = []
    start = 0
    for line in body.split("\n"):
        inner = line.strip()
        if inner:
            left = start + line.index(inner)
            found.append((left, left + len(inner)))
        start += len(line) + 1
    return tuple(found)


def sentences(text: str, start: int, end: int, closed: Sequence[tuple[int, int]] = ()) -> tuple[tuple[int, int], ...]:
    """Give the offsets of the sentences of ``text[start:end]``, one paragraph.

    ``closed``: stretches (quotations with their marks, in order) inside which no sentence ends.
    """
    bounds: list[tuple[int, int]] = []
    left = start
    for stop, following in _boundaries(text, start, end, closed):
        bounds += _cut(text, left, stop)
        left = following
    return (*bounds, *_cut(text, left, end))


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut what is too long for a sentence at blanks, so that no text makes the rules behind it slow."""
    pieces = []
    while end - start > _LONGEST:
        blank = text.rfind(" ", start + 1, start + _LONGEST)
        stop = blank if blank > 0 else start + _LONGEST
        pieces.append((start, stop))
        start = stop + 1 if blank > 0 else stop
    return [*pieces, (start, end)] if start < end else pieces


def _boundaries(text: str, start: int, end: int, closed: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    spans = iter(closed)
    span = next(spans, None)
    for match in _END.finditer(text, start, end):
        while span is not None and span[1] <= match.start():
            span = next(spans, None)
        if span is not None and span[0] <= match.start() and match.end() < span[1]:
            continue
        if match.end() < end and _ends(text, match, start, end):
            following = match.end()
            while following < end and text[following].isspace():
                following += 1
            yield match.end(), following


def _ends(text: str, match: regex.Match[str], start: int, end: int) -> bool:
    """Tell whether a full stop, question or exclamation mark ends the sentence."""
    if match[0].startswith("/"):
        return True
    following = _NEXT.match(text, match.end(), end)
    marks, first = (following[1], following[2] or "") if following else ("", "")
    if first.islower() and not marks:
        return False
    if (
        len(match[0]) > 1
        and match[0][-1] in "\"”“»'’"
        and _SAID_AFTER.match(text, match.end(), min(end, match.end() + 120))
    ):
        return str(match[0]).startswith(".")
    if match[0] != ".":
        return bool(first) or bool(marks)
    word = _LAST_WORD.search(text, max(start, match.start() - 20), match.start())
    if word is None:
        return True
    last = word[0].strip("'’").lower()
    if last in _MAY_END:
        return bool(_STARTER.match(text, match.end() + 1, end)) or bool(marks)
    return last not in _ABBREVIATIONS and not (len(last) == 1 and word[0].isupper() and first.isupper())
