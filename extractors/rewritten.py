"""Whether an outlet put its own report up anew at another address: a later version, not another report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from urllib.parse import urlsplit

import regex

from extractors.likeness import Terms, alike
from extractors.model import Article
from extractors.reprints import is_reprint, written

_WITHIN: Final = timedelta(days=3)  # later, an outlet tells of something else in the same words
_SLUG: Final = 4  # words; a shorter address names a section or a topic, not a report
_LIKE, _KIN = 0.8, 0.5  # of a headline and its corrected form; of one and what became of it
_WORD: Final = regex.compile(r"[a-z]+|\d+")
_CORRECTED: Final = frozenset({"corrected", "updated"})


def rewritten(one: Article, other: Article, head: Terms, other_head: Terms) -> str | None:
    """Say why the second article is the first one put up anew at another address; None where nothing shows it.

    Both are one outlet's, of days close together, and name the same numbers. Then the same text shows it, a note of
    correction over nearly the same headline, or, where a text is missing, the same words of the address.
    """
    if one.outlet != other.outlet or not _soon(one, other) or _numbers(head) != _numbers(other_head):
        return None
    texts = bool(one.body.strip() and other.body.strip())
    if texts and is_reprint(written(one.body), written(other.body)):
        return f"{one.outlet} put up one text twice"
    if _CORRECTED & set(other.flags) and alike(head, other_head) >= _LIKE:
        return "a note says that it was corrected, under nearly the same headline"
    slug = _slug(one.url)
    if not texts and slug and slug == _slug(other.url) and alike(head, other_head) >= _KIN:
        return f"the same words in the address: {' '.join(slug)}"
    return None


def _soon(one: Article, other: Article) -> bool:
    told = (one.published_at, other.published_at)
    return told[0] is not None and told[1] is not None and abs(told[1] - told[0]) <= _WITHIN


def _numbers(head: Terms) -> frozenset[str]:
    return frozenset(word for word in head.words if word[0].isdigit())


def _slug(url: str) -> tuple[str, ...]:
    """Return the words of the part of an address that names a report, without the numbers around them."""
    parts = [_words(part) for part in urlsplit(url).path.casefold().split("/")]
    longest = max(parts, key=len, default=())
    return longest if len(longest) >= _SLUG else ()


def _words(part: str) -> tuple[str, ...]:
    words: Sequence[str] = _WORD.findall(part.removesuffix(".html").removesuffix(".htm"))
    while words and words[-1].isdigit():
        words = words[:-1]
    return tuple(words)
