"""Where quotation marks open and close: straight, curly, guillemet, nested, broken, over several paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import regex

from extractors.lost_marks import closed_by_speech, opened_by_speech, speech_in, unmarked
from extractors.spans import Taken

#: Double marks in print; „ opens in German and Ukrainian style, ” may open in Finnish, two single ones stand for ".
_MARK: Final = regex.compile(r"[\"“”„‟«»＂]|[‘’'´]{2}|``")
_OPENING_ONLY: Final = frozenset({"“", "„", "«", "``"})
_CLOSING_ONLY: Final = frozenset({"”", "»"})
_LONGEST: Final = 4000  # characters a quotation may run; longer ones are broken marks
_NESTED: Final = 80  # characters a nested quotation may run; a longer one means the first mark was never closed
_BEFORE_OPENING: Final = "([{-–—/:,'‘“\"«"
_SENTENCE_END: Final = regex.compile(r"[.!?] ")
_STOPS: Final = ",.!?…"
_LOOK_BACK: Final = 800  # characters before a mark in which "he said" may have closed what was open
_MOST_UNMARKED: Final = 5  # paragraphs a quotation may run on without a mark


_SINGLE_OPEN: Final = regex.compile(r"(?<![\w.,!?’'])[‘'](?=[\p{L}\d])")
#: A closing single mark: behind a stop or comma, or before one; a straight one only behind a stop or comma.
_SINGLE_CLOSE: Final = {
    "‘": regex.compile(r"(?<=[.,!?…])’(?!\w)|(?<!s)’(?=[\s.,;:!?)–—-]|$)|(?<=s)’(?=[.,;:!?)]|$)"),
    "'": regex.compile(r"(?<=[.,!?…])'(?!\w)|(?<=\w)'(?=[.,;:!?](?:\s|$))"),
}


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
    convention) or holds the closing mark first; otherwise it ends with its paragraph, or before "he said". Words
    before a closing mark and "he said" are a quotation though nothing opened it.
    """
    found: list[Quoted] = []
    opened: tuple[int, int] | None = None  # offset of the mark, of the first word
    for index, (start, end) in enumerate(paragraphs):
        if opened is not None and opened[0] < start - _LONGEST:
            opened = None
        opened = _read_marks(text, (start, end), found, opened)
        if opened is not None and not _goes_on(text, paragraphs, index, opened[1]):
            found.append(_unclosed(text, opened, end))
            opened = None
    found += _single(text, paragraphs, found)
    found += [Quoted(*q) for q in unmarked(text, paragraphs, found)]
    return tuple(sorted(q for q in found if text[q.start : q.end].strip()))


def _read_marks(
    text: str, paragraph: tuple[int, int], found: list[Quoted], opened: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Read the marks of a paragraph; return what is still open behind the last one."""
    start, end = paragraph
    inner = free = start  # where a nested quotation ends; where the words outside quotations begin
    for mark in _MARK.finditer(text, start, end):
        if mark.start() < inner:
            continue
        role = _role(text, mark, start, end, is_open=opened is not None)
        if role == "open" and opened is None:
            opened = (mark.start(), mark.end())
        elif role == "open" and opened is not None:
            stop = _lost_close(text, opened[1], mark.start())
            if stop is not None:
                found.append(Quoted(opened[1], stop, opened[0], stop))
                opened = (mark.start(), mark.end())
            else:
                inner = _nested_end(text, mark, start, end)
        elif role == "close" and opened is not None:
            found.append(Quoted(opened[1], mark.start(), opened[0], mark.end()))
            opened = None
            free = mark.end()
        elif opened is None:
            left = opened_by_speech(text, (free, mark.start()), mark.end(), end, whole=free == start)
            if left is not None:
                found.append(Quoted(left, mark.start(), left, mark.end()))
            free = mark.end()
    return opened


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


def _nested_end(text: str, mark: regex.Match[str], start: int, end: int) -> int:
    """Give the offset behind a short quotation inside a quotation ("organise a "leak" of it"), or that of the mark."""
    closing = _MARK.search(text, mark.end(), min(end, mark.end() + _NESTED))
    if closing is None or _role(text, closing, start, end, is_open=True) != "close":
        return int(mark.end())
    broken = _SENTENCE_END.search(text, mark.end(), closing.start() - 1) is not None
    return int(mark.end() if broken else closing.end())


def _lost_close(text: str, start: int, mark: int) -> int | None:
    """Give where an open quotation ended before another mark opens: a sentence ends there, and somebody said it."""
    ends = text[start:mark].rstrip()[-1:] in (".", "!", "?")
    return closed_by_speech(text, max(start, mark - _LOOK_BACK), mark) if ends else None


def _unclosed(text: str, opened: tuple[int, int], end: int) -> Quoted:
    """Close a quotation whose mark was lost: before the verb of saying if one ends the paragraph, else at its end."""
    stop = closed_by_speech(text, opened[1], end) or end
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
    if is_open:
        return _role_inside(before, after, can_open=can_open, can_close=can_close)
    glued = before in ".!?" and after.isupper() and sign not in _CLOSING_ONLY
    return "open" if can_open or glued else "none"


def _role_inside(before: str, after: str, *, can_open: bool, can_close: bool) -> str:
    """Give what a mark that looks the same on both sides is inside an open quotation."""
    if can_close or (before in _STOPS and after.isalpha()):  # “…,”he said: the space was lost
        return "close"
    if before.isspace() and not after.isalnum():  # “… ,” with a space too many
        return "close" if after.isspace() or after in ".,;:!?)–—-" else "none"
    return "open" if can_open else "close" if not before.isspace() else "none"


def _goes_on(text: str, paragraphs: Sequence[tuple[int, int]], index: int, first_word: int) -> bool:
    """Tell whether a quotation open at the end of a paragraph continues in the next ones."""
    end = paragraphs[index][1]
    if closed_by_speech(text, first_word, end, last=True) is not None:
        return False
    for number in range(index + 1, min(index + 1 + _MOST_UNMARKED, len(paragraphs))):
        start, end = paragraphs[number]
        mark = _MARK.search(text, start, end)
        if mark is None:
            if speech_in(text, start, end):
                return False
            continue
        if mark.start() == start:
            return number == index + 1 and mark[0] not in _CLOSING_ONLY
        return _closes(text, mark, start, end)
    return False


def _closes(text: str, mark: regex.Match[str], start: int, end: int) -> bool:
    """Tell whether the first mark of a paragraph closes what an earlier one opened."""
    if _role(text, mark, start, end, is_open=True) != "close" or speech_in(text, start, mark.start()):
        return False
    if mark[0] in _CLOSING_ONLY:
        return True
    return mark.end() == end or text[start : mark.start()].rstrip()[-1:] in _STOPS
