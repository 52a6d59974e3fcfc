"""A topic's names made ready for matching: every spelling and every office, by its first word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeVar

import regex

from extractors.model.lexicon import Person, Talks
from extractors.text import clean

_SHORT_TITLE: Final = regex.compile(r"\b(?:council|ministry|parliament|cabinet) \w+$")
_WORD: Final = regex.compile(r"\w++")
_BELITTLED: Final = 4  # names longer than this are known in small letters, if they are a party's
_SHOUTED: Final = 3  # names longer than this are known in capitals too


class Named(NamedTuple):
    """What a spelling stands for: kind and id of the mention, form of a side."""

    kind: str
    id: str
    form: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Spellings and offices of a topic by first word, the longest first."""

    talks: Talks
    spellings: dict[str, tuple[tuple[str, Named], ...]]
    offices: dict[str, tuple[str, ...]]  # plain titles in lower case
    holders: dict[str, tuple[Person, ...]]  # plain title → persons who held it at some time
    given: dict[str, frozenset[str]]  # person id → the words of its full spellings, lower case


_READY: dict[int, Names] = {}  # by identity: a Talks value is loaded once a run and holds unhashable tables


def names(talks: Talks) -> Names:
    """Make the names of a topic ready for matching; kept for the last few topics by identity."""
    ready = _READY.get(id(talks))
    if ready is None or ready.talks is not talks:
        if len(_READY) > 8:
            _READY.clear()
        ready = _READY[id(talks)] = _prepare(talks)
    return ready


def _prepare(talks: Talks) -> Names:
    known = {clean(word): named for word, named in _spellings(talks)}
    belittled = {clean(word).lower(): named for word, named in _belittled(talks)}
    shouted = {word.upper(): named for word, named in known.items() if len(word) > _SHOUTED}
    holders: dict[str, tuple[Person, ...]] = {}
    for person in talks.persons:
        for title in {title for office in person.offices for title in titles(office.title)}:
            holders[title] = (*holders.get(title, ()), person)
    return Names(
        talks=talks,
        spellings=_by_first_word(tuple((belittled | shouted | known).items())),
        offices={
            word: tuple(t for t, _ in pairs) for word, pairs in _by_first_word([(t, None) for t in holders]).items()
        },
        holders=holders,
        given={
            p.id: frozenset(w for a in (p.name, *p.aliases) for w in clean(a).lower().split()) for p in talks.persons
        },
    )


T = TypeVar("T")


def _by_first_word(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[tuple[str, T], ...]]:
    index: dict[str, list[tuple[str, T]]] = {}
    for word, value in pairs:
        first = _WORD.search(word)
        if first is not None:
            index.setdefault(first[0], []).append((word, value))
    return {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in index.items()}


def _spellings(talks: Talks) -> Iterator[tuple[str, Named]]:
    for agency in talks.agencies:
        yield agency.name, Named("agency", agency.name)
    for rival in talks.rivals:
        yield from ((word, Named("rival", rival.name)) for word in rival.words)
    for place in talks.places:
        kind = "ground" if place.kind == "ground" else "place"
        yield from ((word, Named(kind, place.name)) for word in (place.name, *place.aliases))
    for side in talks.sides:
        for form, words in (("metonym", side.metonyms), ("adjective", side.adjectives), ("name", side.names)):
            yield from ((word, Named("side", side.id, form)) for word in words)
    for person in talks.persons:
        spellings = (person.name, *person.aliases, *person.surnames)
        yield from ((word, Named("person", person.id)) for word in spellings)
        if person.pronoun == "it":  # a body: "Russian Defence Ministry" is printed "Russian defence ministry" too
            yield from ((_small(word), Named("person", person.id)) for word in spellings if " " in word)


def _belittled(talks: Talks) -> Iterator[tuple[str, Named]]:
    """Give what some outlets print in small letters on purpose: a party's name and its people."""
    for side in talks.sides:
        if side.id in talks.parties:
            for form, words in (("adjective", side.adjectives), ("name", side.names)):
                yield from ((word, Named("side", side.id, form)) for word in words if len(word) > _BELITTLED)
    for person in talks.persons:
        if person.side in talks.parties and person.pronoun != "it":
            spellings = (person.name, *person.aliases, *person.surnames)
            yield from ((word, Named("person", person.id)) for word in spellings if len(word) > _BELITTLED)


def _small(name: str) -> str:
    first, rest = name.split(" ", 1)
    return f"{first} {rest.lower()}"


def side_named(phrase: str, ready: Names) -> str | None:
    """Give the first side whose name, adjective or metonym stands in a phrase."""
    for match in _WORD.finditer(phrase):
        for spelling, named in ready.spellings.get(match[0], ()):
            if named.kind == "side" and phrase.startswith(spelling, match.start()):
                return named.id
    return None


def plain_title(title: str) -> str:
    """Give a title in lower case with the American spelling of "defence", letter for letter."""
    return clean(title).lower().replace("defence", "defense")


def titles(title: str) -> tuple[str, ...]:
    """Give a title in plain form and, where it ends in "council secretary" or the like, that short form too."""
    plain = plain_title(title)
    short = _SHORT_TITLE.search(plain)
    return (plain, short[0]) if short and short[0] != plain else (plain,)
