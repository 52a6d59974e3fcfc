"""What a demand is about: the topics of the lexicon, found by the words a sentence uses for them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

import regex

from extractors.model.lexicon import Topic

_WORD: Final = regex.compile(r"(?<![\w-])[\p{L}\d][\w-]*")
#: Letters by which the phrases that could begin at a word are looked up.
_KEY: Final = 3
_SKIPS: Final = r"(?:[ -][^\s;:]{1,24}){0,5}?[ -]"


#: What a phrase needs beside its first letters: how its first word begins, and word parts farther on.
_LITERAL: Final = regex.compile(r"[\p{L}\d]+")


class _Phrase(NamedTuple):
    """A way to name a topic; ``begins`` and ``parts`` are looked for before the pattern is tried."""

    rank: int
    topic: str
    words: str
    begins: str
    parts: tuple[str, ...]


_Table = Mapping[str, list[_Phrase]]
#: Tables by the identity of the topics they were made of: a Talks value is loaded once a run.
_READY: Final[dict[int, tuple[tuple[Topic, ...], _Table]]] = {}
_KEPT: Final = 8


class Found(NamedTuple):
    """A topic in a sentence; offsets into it."""

    id: str
    start: int
    end: int


def topics(plain: str, known: tuple[Topic, ...]) -> tuple[Found, ...]:
    """Give the topics a sentence in plain form names, in order; of two that overlap the one listed first."""
    ready = _READY.get(id(known))
    if ready is None or ready[0] is not known:
        if len(_READY) > _KEPT:
            _READY.clear()
        _found.cache_clear()
        _READY[id(known)] = (known, _table(known))
    return _found(plain, id(known))


@lru_cache(maxsize=64)
def _found(plain: str, known: int) -> tuple[Found, ...]:
    table = _READY[known][1]
    found: list[tuple[int, Found]] = []
    low = plain.lower()
    for word in _WORD.finditer(plain):
        here = word[0].lower()
        for phrase in table.get(here[:_KEY], ()):
            if not here.startswith(phrase.begins) or any(part not in low for part in phrase.parts):
                continue
            match = _pattern(phrase.words).match(plain, word.start())
            if match:
                found.append((phrase.rank, Found(phrase.topic, match.start(), match.end())))
    kept: list[Found] = []
    found = [one for one in found if not any(_goes_on(plain, other, one[1]) for other in found)]
    for _, one in sorted(found, key=lambda f: (f[0], f[1].start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda f: f.start))


#: "take its men out | of those | parts of Donbas": the second topic only says where from.
_FROM: Final = regex.compile(r"(?: (?:of|from|in|the|all|any))* ")


def _goes_on(plain: str, before: tuple[int, Found], one: Found) -> bool:
    """Tell whether a topic is the place that a leaving, told right before it and of an earlier rank, is from."""
    other = before[1]
    near = other.start < one.start and one.start - other.end <= _NEAR
    leaves = near and other.id != one.id and _LEAVES.match(plain, other.start) is not None
    return leaves and (other.end > one.start or _FROM.fullmatch(plain, other.end, one.start) is not None)


_LEAVES: Final = regex.compile(r"(?:withdraw|pull|leav|retreat|remov|vacat|evacuat)", regex.IGNORECASE)
_NEAR: Final = 16


def _table(known: tuple[Topic, ...]) -> _Table:
    table: dict[str, list[_Phrase]] = {}
    for rank, topic in enumerate(known):
        for phrase in topic.words:
            begins, *parts = _LITERAL.findall(phrase.lower())
            table.setdefault(phrase[:_KEY].lower(), []).append(_Phrase(rank, topic.id, phrase, begins, tuple(parts)))
    return table


@lru_cache(maxsize=2048)
def _pattern(phrase: str) -> regex.Pattern[str]:
    words = [r"[ -]".join(_spelt(word) for word in part.split(" ")) for part in phrase.split(" .. ")]
    return regex.compile(_SKIPS.join(words) + r"(?![\w])", regex.IGNORECASE)


def _spelt(word: str) -> str:
    return r"[\w'-]+" if word == "*" else regex.escape(word).replace(r"\*", r"[\w']*").replace(r"\?", r"\w")
