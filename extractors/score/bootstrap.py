"""How sure a figure is: drawn anew from the documents, and apart for each source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from extractors.score.count import Tally, total

#: The middle 95 of 100 draws.
_LOW, _HIGH = 0.025, 0.975

#: What one document adds to a figure that is a share: its part above and its part below the line.
Part = tuple[float, float]
Interval = tuple[float, float]
NOTHING: Final[Part] = (0.0, 0.0)


def interval(documents: Sequence[Part], draws: Iterable[Sequence[int]]) -> Interval | None:
    """Return the 95 % interval of a share over draws of documents; each draw lists as many indexes, with replacement.

    None where no draw has a figure.
    """
    above, below = [part[0] for part in documents], [part[1] for part in documents]
    known = sorted(
        sum(above[index] for index in draw) / under for draw in draws if (under := sum(below[index] for index in draw))
    )
    if not known:
        return None
    return known[int(_LOW * (len(known) - 1))], known[int(_HIGH * (len(known) - 1))]


def f1_part(one: Tally) -> Part:
    """Return what a document adds to F1."""
    return 2.0 * one.right, 2.0 * one.right + one.invented + one.missed


def by_source(documents: Iterable[tuple[str, Tally]]) -> dict[str, Tally]:
    """Return the sum for each source; a text's source is its id up to the first dash."""
    tallies: dict[str, list[Tally]] = defaultdict(list)
    for name, one in documents:
        tallies[name.partition("-")[0]].append(one)
    return {source: total(all_of_it) for source, all_of_it in tallies.items()}


def mean(figures: Iterable[float | None]) -> float | None:
    """Return the mean of the figures there are; None when there are none."""
    known = [figure for figure in figures if figure is not None]
    return sum(known) / len(known) if known else None
