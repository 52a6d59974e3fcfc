"""The best one-to-one assignment of found facts to gold facts: the Hungarian method, exact."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf
from typing import Final

from extractors.score.match import all_keys, compatible, lenient, same_key, same_round, statuses
from extractors.score.values import Gold, overlap, same

Score = Callable[[Gold, Gold], float]
#: More than shared slots (at most 1) and evidence (at most 0.49) together, less than a status or an actor that agrees.
CORE_FIRST: Final = 1.5


def align(gold: Sequence[Gold], found: Sequence[Gold], score: Score | None = None) -> dict[int, int]:
    """Return which found fact (index) stands for which gold fact (index): the assignment of the highest sum.

    Pairs that score 0 stay apart, so facts of different types never meet.
    """
    rate = score or likeness
    pairs: dict[int, int] = {}
    for kind in dict.fromkeys(fact.get("type") for fact in gold):
        mine = [index for index, fact in enumerate(gold) if fact.get("type") == kind]
        yours = [index for index, fact in enumerate(found) if fact.get("type") == kind]
        gains = [[rate(gold[row], found[column]) for column in yours] for row in mine]
        pairs |= {mine[row]: yours[column] for row, column in assign(gains).items() if gains[row][column] > 0}
    return pairs


def likeness(gold: Gold, found: Gold) -> float:
    """Return how much two facts of one type say the same: key slots first, then status, actor, round, other slots.

    The weights put slots in the order in which the README says they decide; evidence (under 0.5) only breaks ties.
    A fact told twice is one (corpus README, "How to score" 1): of two tellings the core one is met
    first, or a right answer would count as a missed fact for the place it was read at.
    """
    if gold.get("type") == "quote":
        return overlap(gold, found)
    agree = 32.0 * lenient(gold, found) + 8.0 * same_key(gold, found) + 4.0 * all_keys(gold, found)
    agree += 4.0 * compatible(gold, found) + 2.0 * (found.get("status") in statuses(gold))
    agree += 2.0 * same(gold.get("actor"), found.get("actor")) + 2.0 * same_round(gold, found)
    agree += CORE_FIRST * (agree > 0 and bool(gold.get("core", True)))
    return agree + _shared(gold, found) + 0.49 * overlap(gold, found)


def _shared(gold: Gold, found: Gold) -> float:
    """Return the share of the gold fact's filled slots that the found fact fills equally."""
    mine, yours = gold.get("slots") or {}, found.get("slots") or {}
    filled = [name for name, value in mine.items() if value is not None]
    return sum(same(mine[name], yours.get(name)) for name in filled) / len(filled) if filled else 0.0


def assign(gains: Sequence[Sequence[float]]) -> dict[int, int]:
    """Return row → column of the assignment with the highest sum of gains, for a matrix of any shape.

    Kuhn's method with potentials (Jonker and Volgenant's shortest augmenting paths), O(rows² × columns).
    """
    if not gains or not gains[0]:
        return {}
    if len(gains) > len(gains[0]):
        turned = assign([list(column) for column in zip(*gains, strict=True)])
        return {row: column for column, row in turned.items()}
    rows, columns = len(gains), len(gains[0])
    row_price, column_price, row_of = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0] = row
        _augment(gains, row_price, column_price, row_of)
    return {row_of[column] - 1: column - 1 for column in range(1, columns + 1) if row_of[column]}


def _augment(
    gains: Sequence[Sequence[float]], row_price: list[float], column_price: list[float], row_of: list[int]
) -> None:
    """Give the row waiting at column 0 a column, moving others along the cheapest path."""
    columns = len(column_price) - 1
    least, before, used = [inf] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    at = 0
    while row_of[at]:
        used[at], row = True, row_of[at]
        for column in (c for c in range(1, columns + 1) if not used[c]):
            cost = -gains[row - 1][column - 1] - row_price[row] - column_price[column]
            if cost < least[column]:
                least[column], before[column] = cost, at
        nearest = min((c for c in range(1, columns + 1) if not used[c]), key=lambda c: least[c])
        step = least[nearest]
        for column in range(columns + 1):
            if used[column]:
                row_price[row_of[column]] += step
                column_price[column] -= step
            else:
                least[column] -= step
        at = nearest
    while at:
        row_of[at], at = row_of[before[at]], before[at]
