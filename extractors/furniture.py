"""Cuts what surrounds a report off its text, and remembers where every character came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from extractors.furniture_lines import TAIL_CREDIT, kind_of
from extractors.identity import words_of

#: Below this many characters of report, a line such as "Comments" is a button at the top and no end of the report.
_REPORT: Final = 300
#: A headline is repeated above the report, never this many lines into it.
_TOP: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A report freed of furniture; ``body`` has one paragraph per line.

    ``spans`` maps it back, (start in body, start in source, length) by rising start; line breaks of the body lie
    between spans. ``title_start`` says where the title stood in the source, None when it did not letter for letter.
    """

    body: str
    spans: tuple[tuple[int, int, int], ...]
    title_start: int | None = None
    credits: tuple[str, ...] = ()  # who wrote, owns or passes it on, as printed, cut from the body
    bylines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()  # corrections and editors' notes

    def to_source(self, offset: int) -> int:
        """Map an offset in the body (code points; an exclusive end too) to the source; exact inside a paragraph."""
        place = bisect_right(self.spans, offset, key=lambda span: span[0]) - 1
        if place < 0:
            return 0
        body_start, source_start, length = self.spans[place]
        return source_start + min(offset - body_start, length)

    def title_to_source(self, offset: int) -> int | None:
        """Map an offset in the title to the source; None when the source does not hold the title."""
        return None if self.title_start is None else self.title_start + offset


@dataclass(slots=True)
class _Sheet:
    """The report as it grows, line by line."""

    lines: list[tuple[int, str]] = field(default_factory=list)  # source start, text
    length: int = 0
    title_start: int | None = None
    apart: dict[str, list[str]] = field(default_factory=dict)
    skipping: bool = False  # inside a list of other stories' headlines
    closed: bool = False  # readers' comments follow


def cut(text: str, title: str, also: tuple[str, ...] = ()) -> Cut:
    """Cut headline repeats, section lines, rules, credits, share and sign-up lines, captions and comments off a text.

    ``title`` is the headline as known, or empty; ``also`` are others the page bears. Credits, bylines and correction
    notes are kept apart, in order. Only whole lines go, blanks at their ends, and a credit that closes the last
    paragraph: no character is ever changed.
    """
    sheet = _Sheet()
    headlines = tuple(words for words in map(words_of, (title, *also)) if words)
    for start, line in _lines(text):
        if sheet.closed:
            break
        _place(sheet, start, line, headlines)
    _trim_tail(sheet)
    at = sheet.title_start
    return _finish(sheet, -1 if at is None or not title else text.find(title, at, at + len(title) + 40))


def _place(sheet: _Sheet, start: int, line: str, headlines: tuple[str, ...]) -> None:
    """Decide where one line belongs: the body, a list apart, or nowhere."""
    top = len(sheet.lines) < _TOP
    if top and any(_repeats(line, headline) for headline in headlines):
        sheet.title_start = start if sheet.title_start is None else sheet.title_start
        return
    kind = kind_of(line, top=top)
    if kind == "comments":
        sheet.closed = sheet.length >= _REPORT
    elif kind == "related":
        sheet.skipping = sheet.length > 0
    elif kind in ("credit", "byline", "note"):
        sheet.apart.setdefault(kind, []).append(line)
    elif kind is None and not (sheet.skipping and _is_headline(line)):
        sheet.skipping = False
        sheet.lines.append((start, line))
        sheet.length += len(line)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Give every line that holds more than blanks, with its offset; blanks at both ends are left out."""
    for match in re.finditer(r"[^\r\n]+", text):
        line = match[0].strip()
        if line:
            yield match.start() + match[0].index(line[0]), line


def _repeats(line: str, headline: str) -> bool:
    """Say whether a line is the headline again, alone or with the outlet's name after it."""
    if len(line) > 2 * len(headline) + 40:
        return False
    words = words_of(line)
    return words == headline or (
        words.startswith(f"{headline} ") and len(words) <= len(headline) + 40 and bool(re.search(r"\s[|–—-]\s", line))
    )


def _is_headline(line: str) -> bool:
    """Say whether a line can be another story's headline in a list: short, and no sentence."""
    return len(line) < 160 and not re.search(r"[.!?][\"'”’)]*$", line)


def _trim_tail(sheet: _Sheet) -> None:
    """Take a credit that closes the last paragraph, after its last sentence, off that paragraph."""
    if not sheet.lines:
        return
    start, line = sheet.lines[-1]
    match = TAIL_CREDIT.search(line[-400:])
    if match:
        sheet.apart.setdefault("credit", []).append(match[0].strip())
        sheet.lines[-1] = (start, line[: len(line) - len(match[0])].rstrip())


def _finish(sheet: _Sheet, title_start: int) -> Cut:
    spans, at = [], 0
    for start, line in sheet.lines:
        spans.append((at, start, len(line)))
        at += len(line) + 1
    return Cut(
        body="\n".join(line for _, line in sheet.lines),
        spans=tuple(spans),
        title_start=title_start if title_start >= 0 else None,
        credits=tuple(sheet.apart.get("credit", ())),
        bylines=tuple(sheet.apart.get("byline", ())),
        notes=tuple(sheet.apart.get("note", ())),
    )
