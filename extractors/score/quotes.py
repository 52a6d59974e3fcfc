"""Quotations by the overlap of their spans, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.score.align import align
from extractors.score.match import SPAN_LENIENT, SPAN_STRICT
from extractors.score.values import Gold, overlap, same_person, speaker


@dataclass(frozen=True, slots=True)
class QuoteTally:
    """Labelled quotations: how many, found at both overlaps, with a known speaker, and with the right one."""

    wanted: int = 0
    found: int = 0  # at overlap 0.3
    exact: int = 0  # at overlap 0.8
    named: int = 0  # found, and the labels know whose they are
    right: int = 0  # of those, with the right speaker

    def __add__(self, other: QuoteTally) -> QuoteTally:
        return QuoteTally(
            self.wanted + other.wanted,
            self.found + other.found,
            self.exact + other.exact,
            self.named + other.named,
            self.right + other.right,
        )


def tally(gold: Iterable[Gold], found: Iterable[Gold]) -> QuoteTally:
    """Judge the quotations of one text; ``found`` may come once only for each labelled one."""
    wanted = [fact for fact in gold if fact["type"] == "quote"]
    told = [fact for fact in found if fact["type"] == "quote"]
    pairs = [(wanted[row], told[column]) for row, column in align(wanted, told, overlap).items()]
    return _count(wanted, [pair for pair in pairs if overlap(*pair) >= SPAN_LENIENT])


def _count(wanted: Sequence[Gold], pairs: Sequence[tuple[Gold, Gold]]) -> QuoteTally:
    named = [(one, other) for one, other in pairs if speaker(one)]
    return QuoteTally(
        wanted=len(wanted),
        found=len(pairs),
        exact=sum(overlap(*pair) >= SPAN_STRICT for pair in pairs),
        named=len(named),
        right=sum(same_person(speaker(one), speaker(other)) for one, other in named),
    )
