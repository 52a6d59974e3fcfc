"""Where the words of a search stand in a text, and the passage that holds most of them.

marked_texts(expression, texts) -> {id: Marked}
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from storage.search.index import scratch

Span = tuple[int, int]

#: Control characters no text keeps: they stand around words while SQLite shows where those are.
_OPEN, _CLOSE = "\x02", "\x03"
_NO_MARKS: Final = str.maketrans({_OPEN: " ", _CLOSE: " ", "\0": " "})
_WORDS_SHOWN: Final = 40  # SQLite shows up to 64
_START_SHOWN: Final = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A title and a passage with the code points of the words in them; ``spans``: those in the whole text."""

    title: str
    title_marks: tuple[Span, ...]
    passage: str
    passage_marks: tuple[Span, ...]
    spans: Mapping[str, tuple[Span, ...]]


def marked_texts(asked: str, texts: Mapping[str, tuple[str, str]]) -> dict[str, Marked]:
    """Mark the words of an expression in titles and bodies; a text that does not hold them shows its beginning."""
    ids = list(texts)
    plain = [(title.translate(_NO_MARKS), body.translate(_NO_MARKS)) for title, body in texts.values()]
    with closing(scratch((number, *text) for number, text in enumerate(plain))) as words:
        shown = {number: told for number, *told in words.execute(_SHOWN, (_WORDS_SHOWN, asked))}
    return {
        one: _marked(*shown.get(number, (title, body[:_START_SHOWN], "")))
        for number, (one, (title, body)) in enumerate(zip(ids, plain, strict=True))
    }


def _marked(title: str, passage: str, body: str) -> Marked:
    bare_title, title_marks = _apart(title)
    bare_passage, passage_marks = _apart(passage.replace("\n", " "))
    return Marked(
        title=bare_title,
        title_marks=title_marks,
        passage=bare_passage,
        passage_marks=passage_marks,
        spans={"title": title_marks, "body": _apart(body)[1]},
    )


def _apart(text: str) -> tuple[str, tuple[Span, ...]]:
    """Take the marks out of a text and return where they stood."""
    bare, spans, at = [], [], 0
    for piece in text.split(_OPEN):
        word, closed, rest = piece.partition(_CLOSE)
        if closed:
            spans.append((at, at + len(word)))
        bare.append(word + rest)
        at += len(word) + len(rest)
    return "".join(bare), tuple(spans)


_SHOWN: Final = f"""
    select rowid, highlight(words, 0, '{_OPEN}', '{_CLOSE}'), snippet(words, 1, '{_OPEN}', '{_CLOSE}', '…', ?),
        highlight(words, 1, '{_OPEN}', '{_CLOSE}')
    from words where words match ?
"""  # noqa: S608  marks of our own
