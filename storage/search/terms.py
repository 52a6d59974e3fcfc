"""Turns what a person types into a question SQLite's full-text index always understands (pure).

expression(typed) -> str
"""

from __future__ import annotations

from typing import Final

import regex

from extractors.errors import StoreError

#: More words than this are no search but a text.
MOST_WORDS: Final = 32
_PART: Final = regex.compile(r'(?P<no>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_LETTER: Final = regex.compile(r"[\p{L}\p{N}\p{Co}]")
_CYRILLIC: Final = regex.compile(r"^[\p{Script=Cyrillic}’'ʼ-]+$")
#: Endings of Russian and Ukrainian nouns, adjectives and verbs, the longest first; what is left has four letters.
_ENDINGS: Final = tuple(
    sorted(
        "ість ості істю ость ости остью остей ами ями ого его ому ему ыми ими ыми ией ями иях ться тися ешь "
        "ишь ють уть ять ать ует ила ило или али ала ало ила ого ової ові еві ів їв ах ях ов ев ой ей ий ый "
        "ая яя ое ее ые ие их ых ім їм ом ем ам ям ою ею ію ію ию ів ть ал ил ла ло ли а я о е ы и і ї у ю ь "
        "й".split(),
        key=len,
        reverse=True,
    )
)


def expression(typed: str) -> str:
    """Return the FTS5 expression of what was typed; every word of it is quoted, so that none can be an error.

    Words must all be there; ``"…"`` is a phrase, ``a OR b`` either, ``-a`` not, ``wor*`` a beginning. Russian and
    Ukrainian words match in their other endings too. Raises StoreError when nothing is left to look for.
    """
    wanted: list[list[str]] = []
    unwanted: list[str] = []
    either = False
    for part in _PART.finditer(typed.replace("\0", " ").encode("utf-8", "replace").decode()):
        if part["word"] == "OR":
            either = bool(wanted)
            continue
        term = _term(part["phrase"], part["word"])
        if term is None:
            continue
        if part["no"]:
            unwanted.append(term)
        elif either:
            wanted[-1].append(term)
        else:
            wanted.append([term])
        either = False
    return _joined(wanted, unwanted, typed)


def _joined(wanted: list[list[str]], unwanted: list[str], typed: str) -> str:
    if not wanted:
        raise StoreError("say what to look for: words, or a phrase in double quotes", subject=typed)
    if sum(map(len, wanted)) + len(unwanted) > MOST_WORDS:
        raise StoreError(f"look for at most {MOST_WORDS} words at a time", subject=typed)
    needed = " AND ".join(f"({' OR '.join(terms)})" for terms in wanted)
    return f"({needed})" + "".join(f" NOT {term}" for term in unwanted)


def _term(phrase: str | None, word: str | None) -> str | None:
    """Return a quoted phrase or word, the latter as a beginning where it ends in * or is inflected; None for noise."""
    text = word if phrase is None else phrase
    if text is None or not _LETTER.search(text):
        return None
    if phrase is not None:
        return f'"{phrase}"'
    if text.endswith("*"):
        return f'"{text.rstrip("*")}"*'
    stem = _stem(text) if _CYRILLIC.match(text) else text
    return f'"{stem}"*' if stem != text or (_CYRILLIC.match(text) and len(text) > 4) else f'"{text}"'


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.lower().endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
