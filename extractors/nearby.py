"""What stands near a place of an article, found without walking over the whole of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from extractors.model.text import Annotated, Quotation, Sentence


def sentences_before(text: Annotated, sentence: Sentence, within: int) -> tuple[Sentence, ...]:
    """Give the sentences of the same part, title or body, that stand at most so many before one, in order."""
    near = text.sentences[max(0, sentence.index - within) : sentence.index]
    return tuple(one for one in near if one.where == sentence.where)


def quotations_over(text: Annotated, where: str, start: int, end: int) -> Iterator[Quotation]:
    """Give the quotations that share characters with a stretch; they follow each other and never overlap."""
    first = bisect_right(text.quotations, start, key=lambda q: q.end)
    for quotation in text.quotations[first : first + end - start]:
        if quotation.start >= end:
            return
        if quotation.where == where:
            yield quotation
