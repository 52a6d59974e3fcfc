"""Names and persons as sources: runs of capitals read as titles and a name, the office printed before it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import regex

from extractors.mentions import TITLES
from extractors.model.text import Mention
from extractors.phrases import Source
from extractors.source_words import CAPITAL_END, NAME, NO_NAME, ROLE_ONLY, ROLE_WORD, RUN_WORD

_HONORIFIC: Final = regex.compile(r"(?:Mrs?|Ms|Dr|Sir|Prof)\.?")


@lru_cache(maxsize=1024)
def is_office(text: str) -> bool:
    """Tell whether words are an office and no name."""
    return ROLE_ONLY.match(text) is not None


def person(plain: str, floor: int, mention: Mention) -> Source:
    """Give a person mention as a source, with the office printed before the name, or the office it was read from."""
    named = not is_office(mention.text)
    role = role_before(plain, floor, mention.start) if named else mention.text
    return Source(kind="person", ident=mention.id, start=mention.start, end=mention.end, role=role)


def name_ending(plain: str, floor: int, end: int) -> Source | None:
    """Give the name of two or more words that ends at ``end``."""
    for match in NAME.finditer(plain, max(floor, end - 100), end):
        if match.end() == end:
            return named(plain, floor, match.start(), end)
    return None


def named(plain: str, floor: int, start: int, end: int) -> Source | None:
    """Read a run of capitalised words as titles and a name; None when no name of two words is left."""
    words = plain[start:end].split(" ")
    first = max((i + 1 for i, word in enumerate(words) if _is_title(word)), default=0)
    first = max(first, len(words) - 4)
    if len(words) - first < 2 or any(is_no_name(word) for word in words[first:]):
        return None
    left = start + sum(len(word) + 1 for word in words[:first])
    return Source(kind="name", ident=plain[left:end], start=left, end=end, role=role_before(plain, floor, left))


@lru_cache(maxsize=4096)
def is_no_name(word: str) -> bool:
    """Tell whether a capitalised word is part of no name."""
    return NO_NAME.fullmatch(word) is not None


@lru_cache(maxsize=4096)
def _is_title(word: str) -> bool:
    return (
        word.lower().rstrip(".").split("-")[-1] in TITLES
        or bool(ROLE_WORD.pattern.fullmatch(word.lower()))
        or word.endswith("'s")
    )


def surname(plain: str, floor: int, end: int) -> Source | None:
    """Give the single capitalised word that ends at ``end`` as a name, or as the end of an office."""
    match = CAPITAL_END.search(plain, max(floor, end - 40), end)
    if match is None or is_no_name(match[0]) or _is_title(match[0]):
        return None
    role = role_before(plain, floor, match.start())
    if role is not None and role.endswith(" and"):  # "officials in one capital and the other"
        return Source(kind="role", ident=f"{role} {match[0]}", start=match.start() - len(role) - 1, end=end)
    return Source(kind="name", ident=match[0], start=match.start(), end=end, role=role)


def role_before(plain: str, floor: int, start: int) -> str | None:
    """Give the office printed before a name ("Turkish Foreign Minister Hakan Fidan"); None when there is none."""
    left = max(floor, start - 90)
    if not ROLE_WORD.may(plain[left:start]):
        return None
    titles = plain[_run(plain, left, start) : start]
    if not ROLE_WORD.search(titles.lower()):
        return None
    last = next(
        (part.removeprefix("And ").removeprefix("But ") for part in reversed(titles.split(", ")) if part.strip(" ,")),
        "",
    ).strip(" ,")
    return last if ROLE_WORD.search(last.lower()) and not _HONORIFIC.fullmatch(last) else None


def _run(plain: str, left: int, start: int) -> int:
    """Give where the run of titles, names and joining words before a name begins, read back word by word."""
    while start > left and plain[start - 1] == " ":
        blank = plain.rfind(" ", left, start - 1)
        if blank < 0:  # the word may begin before the stretch
            match = RUN_WORD.search(plain, left, start - 1)
            return match.start() if match else start
        inside = _in_run(plain[blank + 1 : start - 1])
        if inside != 0:
            return start if inside is None else blank + 1 + inside
        start = blank + 1
    return start


@lru_cache(maxsize=4096)
def _in_run(word: str) -> int | None:
    """Give from where on a word may stand in a run of titles and names; None when it may not."""
    match = RUN_WORD.search(word)
    return match.start() if match else None
