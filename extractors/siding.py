"""For which side a named source speaks: a person by office, a side by itself, a body by the name of its land."""

from __future__ import annotations

from functools import lru_cache

import regex

from extractors.model import Side, Talks
from extractors.subjects import person_side


def speaks_for(speaker: str, talks: Talks) -> str | None:
    """Return the side of a speaker (a person's id, a side's, or a source as printed); None where his words say none."""
    side = person_side(speaker, talks)
    if side is not None:
        return side
    ids = {one.id for one in talks.sides} | {*talks.parties}
    return speaker if speaker in ids else _of_name(speaker, _names(talks.version, talks.sides))


@lru_cache(maxsize=16)
def _names(version: str, sides: tuple[Side, ...]) -> tuple[tuple[str, regex.Pattern[str]], ...]:
    """Compile, for each side, what bodies of it are called by; ``version`` tells lexicons apart."""
    del version
    return tuple((side.id, _pattern((*side.names, *side.adjectives, *side.metonyms))) for side in sides)


def _pattern(words: tuple[str, ...]) -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{'|'.join(map(regex.escape, words)) or '(?!)'})\b")


def _of_name(speaker: str, names: tuple[tuple[str, regex.Pattern[str]], ...]) -> str | None:
    """Return the one side a printed name begins with or holds; None where it holds several."""
    found = {side: match.start() for side, pattern in names if (match := pattern.search(speaker))}
    return min(found, key=lambda side: found[side]) if len(found) == 1 else None
