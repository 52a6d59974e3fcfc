"""Where quotation marks open and close: straight, curly, guillemet, nested, broken, over several paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import regex

from extractors.spans import Taken

#: Double marks in print; „ opens in German and Ukrainian style, ” may open in Finnish, '' stands for a lost ".
_MARK: Final = regex.compile(r"[\"“”„‟«»＂]|''|``")
_OPENING_ONLY: Final = frozenset({"“", "„", "«", "``"})
_CLOSING_ONLY: Final = frozenset({"”", "»"})
_LONGEST: Final = 4000  # characters a quotation may run; longer ones are broken marks
_NESTED: Final = 80  # characters a nested quotation may run; a longer one means the first mark was never closed
_BEFORE_OPENING: Final = "([{-–—/:,'‘“\"«"
_SENTENCE_END: Final = regex.compile(r"[.!?] ")
_LOST_CLOSE: Final = regex.compile(
    r"[,.?!] (?:(?:he|she|they|the [\w ]{3,40}|[\p{Lu}][\w'-]+(?: [\p{Lu}][\w'-]+){0,5}) (?:said|added|told|wrote|"
    r"noted|stressed)|"
    r"said [\p{Lu}][\w'-]+)\b[^\"“”]{0,120}$"
)


_SINGLE_OPEN: Final = regex.compile(r"(?<![\w.,!?’'])[‘'](?=[\p{L}\d])")
#: A closing single mark: behind a stop or comma, or before one; a straight one only behind a stop or comma.
_SINGLE_CLOSE: Final = {
    "‘": regex.compile(r"(?<=[.,!?…])’(?!\w)|(?<!s)’(?=[\s.,;:!?)–—-]|$)|(?<=s)’(?=[.,;:!?)]|$)"),
    "'": regex.compile(r"(?<=[.,!?…])'(?!\w)|(?<=\w)'(?=[.,;:!?](?:\s|$))"),
}
_TAIL: Final = 160
_SAYS: Final = r"(?:said|says|noted|added|stressed|emphasi[sz]ed|explained|wrote|summed up|concluded|reported|stated)"
_DASH_SAID: Final = regex.compile(
    rf" [-–—] (?=(?:{_SAYS} (?:the )?[\p{{Lu}}]|(?:he|she) {_SAYS}|(?:[\p{{Lu}}][\w'.-]++ "
    rf"){{1,6}}{_SAYS}\b)[^\n]{{0,90}}$)"
)
_FIRST_PERSON: Final = regex.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us|me)\b")


class Quoted(NamedTuple):
    """Offsets of the words between two marks, and of the whole with its marks."""

    start: int
    end: int
    outer_start: int
    outer_end: int


def quoted(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Quoted, ...]:
    """Find the stretches between quotation marks of a text whose paragraphs are given; nested ones are not repeated.

    ``text``: the characters as printed, for only they tell an opening single mark from an apostrophe.

    A quotation left open at the end of a paragraph goes on when the next paragraph opens with a mark (the wire
    convention) or holds the closing mark first; otherwise it ends with its paragraph.
    """
    found: list[Quoted] = []
    opened: tuple[int, int] | None = None  # offset of the mark, of the first word
    for index, (start, end) in enumerate(paragraphs):
        if opened is not None and opened[0] < start - _LONGEST:
            opened = None
        inner = start  # where a nested quotation ends
        for mark in _MARK.finditer(text, start, end):
            role = _role(text, mark, start, end, is_open=opened is not None)
            if mark.start() < inner:
                continue
            if role == "open" and opened is None:
                opened = (mark.start(), mark.end())
            elif role == "open":
                inner = _nested_end(text, mark, start, end)
            elif role == "close" and opened is not None:
                found.append(Quoted(opened[1], mark.start(), opened[0], mark.end()))
                opened = None
        if opened is not None and not _goes_on(text, paragraphs, index):
            found.append(_unclosed(text, opened, end))
            opened = None
    found += _single(text, paragraphs, found)
    found += _unmarked(text, paragraphs)
    return tuple(sorted(q for q in found if text[q.start : q.end].strip()))


def _single(text: str, paragraphs: Sequence[tuple[int, int]], double: Sequence[Quoted]) -> list[Quoted]:
    """Find quotations between single marks that touch no double ones; apostrophes close nothing."""
    found: list[Quoted] = []
    if "‘" not in text and " '" not in text and "\n'" not in text:
        return found
    taken = Taken()
    for q in double:
        taken.add(q.outer_start, q.outer_end)
    for start, end in paragraphs:
        left = start
        while (mark := _SINGLE_OPEN.search(text, left, end)) is not None:
            left = mark.end()
            closing = _SINGLE_CLOSE[mark[0]].search(text, left, min(end, left + _LONGEST))
            if closing is None and mark[0] == "‘":
                closing = _SINGLE_CLOSE[mark[0]].search(text, left, min(len(text), end + _LONGEST // 4))
            if closing is not None and taken.add(mark.start(), closing.end()):
                found.append(Quoted(mark.end(), closing.start(), mark.start(), closing.end()))
                left = closing.end()
    return found


def _unmarked(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quoted]:
    """Find paragraphs in the first person that end in "- X said", the way some agencies print a quotation unmarked."""
    found = []
    for start, end in paragraphs:
        tail = _DASH_SAID.search(text, max(start, end - _TAIL), end)
        if tail is not None and not _MARK.search(text, start, end) and _FIRST_PERSON.search(text, start, tail.start()):
            found.append(Quoted(start, tail.start(), start, tail.start()))
    return found


def _nested_end(text: str, mark: regex.Match[str], start: int, end: int) -> int:
    """Give the offset behind a short quotation inside a quotation ("organise a "leak" of it"), or that of the mark."""
    closing = _MARK.search(text, mark.end(), min(end, mark.end() + _NESTED))
    if closing is None or _role(text, closing, start, end, is_open=True) != "close":
        return int(mark.end())
    broken = _SENTENCE_END.search(text, mark.end(), closing.start() - 1) is not None
    return int(mark.end() if broken else closing.end())


def _unclosed(text: str, opened: tuple[int, int], end: int) -> Quoted:
    """Close a quotation whose mark was lost: before the verb of saying if one ends the paragraph, else at its end."""
    tail = _LOST_CLOSE.search(text, opened[1], end)
    stop = tail.start() + 1 if tail else end
    return Quoted(opened[1], stop, opened[0], stop)


def _role(text: str, mark: regex.Match[str], start: int, end: int, *, is_open: bool) -> str:
    """Give "open", "close" or "none" for a mark, by its shape first and by what stands around it else.

    While a quotation is open, "open" means a nested one.
    """
    sign = mark[0]
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    can_open = not after.isspace() and (before.isspace() or before in _BEFORE_OPENING or mark.start() == start)
    can_close = not before.isspace() and not after.isalnum()
    if is_open and mark.start() == start and can_open:
        return "none"  # a continued quotation repeats its opening mark
    if sign in _OPENING_ONLY and (can_open or not can_close):
        return "open"
    if sign in _CLOSING_ONLY and (can_close or not can_open):
        return "close"
    if is_open and (can_close or not can_open):
        return "close" if before != " " else "none"
    return "open" if can_open else "none"


def _goes_on(text: str, paragraphs: Sequence[tuple[int, int]], index: int) -> bool:
    """Tell whether a quotation open at the end of a paragraph continues in the next one."""
    if index + 1 >= len(paragraphs):
        return False
    start, end = paragraphs[index + 1]
    first = _MARK.search(text, start, end)
    if first is None:
        return False
    if first.start() == start:
        return first[0] not in _CLOSING_ONLY
    return _role(text, first, start, end, is_open=True) == "close" and first[0] != '"'
