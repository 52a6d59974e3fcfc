"""Stretches of a text already claimed; asked and added in logarithmic time, so that hostile texts cost no squares."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar


class Stretch(Protocol):
    """Anything with offsets, the end exclusive."""

    @property
    def start(self) -> int:
        """Give where it begins."""

    @property
    def end(self) -> int:
        """Give where it ends."""


S = TypeVar("S", bound=Stretch)


class Taken:
    """Stretches that do not overlap, in order."""

    def __init__(self, stretches: Iterable[Stretch] = ()) -> None:
        self._spans: list[tuple[int, int]] = []
        for stretch in stretches:
            self.add(stretch.start, stretch.end)

    def free(self, start: int, end: int) -> bool:
        """Tell whether nothing claimed overlaps a stretch."""
        at = bisect_left(self._spans, (end, -1))
        return at == 0 or self._spans[at - 1][1] <= start

    def add(self, start: int, end: int) -> bool:
        """Claim a stretch unless it overlaps one already claimed; tell whether it was free."""
        if not self.free(start, end):
            return False
        insort(self._spans, (start, end))
        return True


def longest(found: Iterable[S]) -> list[S]:
    """Keep the longest of stretches that overlap, the first among equals, in order of their start."""
    taken = Taken()
    ranked = sorted(found, key=lambda stretch: (stretch.start - stretch.end, stretch.start))
    return sorted((s for s in ranked if taken.add(s.start, s.end)), key=lambda stretch: stretch.start)


def first(layers: Sequence[Iterable[S]], taken: Taken) -> list[S]:
    """Keep of every layer what the layers before and ``taken`` leave free."""
    return [stretch for layer in layers for stretch in layer if taken.add(stretch.start, stretch.end)]
