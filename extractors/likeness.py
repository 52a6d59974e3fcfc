"""How alike two reports are: by the people, places and words of their headlines, one form for every spelling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import regex

from extractors.like_words import acts, everyday, little, stem, topics_of
from extractors.model import Annotated, Mention, Sentence
from extractors.subjects import side_of
from extractors.text import clean

_WORD: Final = regex.compile(r"\d[\d,.]*\d|[\p{L}\p{N}]+(?:['’][\p{L}]+)?")
#: What follows a headline on its page: the section, the site, the time it was put up.
_TAIL: Final = regex.compile(r"\s(?:\||«)\s|\s\(\d\d\.\d\d\.\d\d \d")
#: Weights: everybody in these reports is one of the two parties, so naming them says little.
_PARTY, _LITTLE_SAID, _COMMON, _NAMED = 0.25, 0.4, 1.0, 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a stretch of text is about: normal forms with their weights, and its plain words in order."""

    weights: Mapping[str, float]
    words: tuple[str, ...]
    topics: frozenset[str]

    @property
    def whole(self) -> float:
        """The sum of all weights."""
        return sum(self.weights.values())


def headline(sentence: Sentence) -> str:
    """Return a first sentence without what a site hangs behind its headlines."""
    found = _TAIL.search(sentence.text)
    return sentence.text[: found.start()] if found else sentence.text


def terms(sentences: Sequence[Sentence], text: Annotated) -> Terms:
    """Return the terms of some sentences: people by id, places by name, sides by code, other words by their stem."""
    weights: dict[str, float] = {}
    words: list[str] = []
    for sentence in sentences:
        said = headline(sentence)
        covered = _named(sentence, len(said), text, weights)
        for match in _WORD.finditer(said):
            word = match[0].casefold().replace("’", "'")
            words.append(word)
            root = stem(word)
            if root not in little() and len(root) > 1 and not any(a <= match.start() < b for a, b in covered):
                term = acts().get(root, root)
                weights.setdefault(term, _LITTLE_SAID if term in everyday() else _COMMON)
    return Terms(weights=weights, words=tuple(words), topics=topics_of(words))


def shared(one: Terms, other: Terms) -> float:
    """Return how much of the smaller of two is in the other, 0 to 1; both parties alone are worth nothing."""
    least = min(one.whole, other.whole)
    return min(1.0, _common(one, other) / least) if least > 2 * _PARTY else 0.0


def held_in(one: Terms, other: Terms) -> float:
    """Return how much of the first is in the second, 0 to 1."""
    return min(1.0, _common(one, other) / one.whole) if one.whole > 2 * _PARTY else 0.0


def any_words(one: Terms, other: Terms) -> bool:
    """Tell whether two share a word that is no name, or two names; a place and a party alone are no event."""
    both = [(weight, term) for term, weight in one.weights.items() if term in other.weights]
    named = sum(weight >= _NAMED for weight, _ in both)
    return named > 1 or any(weight < _NAMED and term.islower() for weight, term in both)


def plain_words(one: Terms, other: Terms) -> int:
    """Count the telling words two share that are no names."""
    return sum(
        weight == _COMMON and term.islower() and other.weights.get(term) == _COMMON
        for term, weight in one.weights.items()
    )


def alike(one: Terms, other: Terms) -> float:
    """Return how much two have in common of all they say, 0 to 1."""
    common = _common(one, other)
    every = one.whole + other.whole - common
    return common / every if every > 2 * _PARTY else 0.0


def _common(one: Terms, other: Terms) -> float:
    return sum(max(weight, other.weights[term]) for term, weight in one.weights.items() if term in other.weights)


def _named(sentence: Sentence, end: int, text: Annotated, weights: dict[str, float]) -> list[tuple[int, int]]:
    """Enter the people, places and sides named before ``end`` and return where they stand."""
    covered = []
    for mention in sentence.mentions:
        start = mention.start - sentence.start
        if mention.kind not in ("person", "place", "side", "joint", "rival", "agency") or start >= end:
            continue
        if mention.kind == "joint" and not any(letter.isupper() for letter in clean(mention.text)):
            continue  # "the two sides" names nobody
        covered.append((start, mention.end - sentence.start))
        _enter(mention, text, weights)
    return covered


def _enter(mention: Mention, text: Annotated, weights: dict[str, float]) -> None:
    parties = text.talks.parties
    if mention.kind == "joint":
        for party in parties:
            weights.setdefault(party, _PARTY)
    elif mention.kind == "side":
        weights[mention.id] = _PARTY if mention.id in parties else _COMMON
    elif mention.kind != "agency":
        weights[mention.id.casefold()] = _NAMED
        side = side_of(mention, text.talks)
        if side is not None:
            weights.setdefault(side, _PARTY if side in parties else _COMMON)
