"""The tables of judged pairs, as ``parley score`` prints them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from extractors.score.count import Tally
from extractors.score.pairs import Paired, confusion, tallies

Table = tuple[Sequence[str], Sequence[Sequence[Any]], str]


def pair_tables(pairs: Sequence[Paired]) -> Iterator[Table]:
    """Give columns, rows and title of each table: by relation, as found, merged events, what else is wrong."""
    if not pairs:
        return
    yield ["relation", "labelled", "right", "P", "R", "F1"], list(_by_relation(pairs)), "Pairs by relation"
    rows = [
        [wanted, ", ".join(f"{name} {count}" for name, count in sorted(row.items(), key=lambda item: -item[1]))]
        for wanted, row in sorted(confusion(pairs).items())
    ]
    yield ["wanted", "found as"], rows, "Pairs as found"
    wrong = [one for one in pairs if one.counted and not one.right]
    rows = [[one.id, "hard" if one.hard else "", one.wanted, one.found, one.reason] for one in wrong if one.merged]
    yield ["pair", "", "wanted", "found", "reason"], rows, "Different events taken for one"
    rows = [[one.id, "hard" if one.hard else "", one.wanted, one.found, one.reason] for one in wrong if not one.merged]
    yield ["pair", "", "wanted", "found", "reason"], rows, "Pairs not right"


def _by_relation(pairs: Sequence[Paired]) -> Iterator[list[Any]]:
    for name, some in (("", pairs), ("hard: ", [one for one in pairs if one.hard])):
        table = tallies(some)
        for relation, tally in table.items():
            yield [f"{name}{relation}", tally.right + tally.missed, tally.right, *map(_share, _rates(tally))]
        whole = [tally.f1 or 0.0 for tally in table.values()]
        yield [f"{name}MACRO", "", "", "", "", _share(sum(whole) / len(whole) if whole else None)]


def _rates(tally: Tally) -> tuple[float | None, float | None, float | None]:
    return tally.precision, tally.recall, tally.f1


def _share(value: float | None) -> str:
    return "   -" if value is None else f"{value:.2f}"
