"""Pairs of reports judged: how the second stands to the first, as labelled and as found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from extractors.score.count import Tally

APART: Final = "different_event"
#: Relations that take two reports for one event or story; between different events each is the worst error there is.
_ONE_EVENT: Final = frozenset({"duplicate", "syndicated_copy", "new_version", "followup_same_round"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """What became of one pair; ``found`` is ``error`` where a side could not be read."""

    id: str
    wanted: str
    found: str
    reason: str
    hard: bool
    counted: bool  # a new version without its address cannot be told, so it is no part of the averages

    @property
    def right(self) -> bool:
        """The relation labelled."""
        return self.found == self.wanted

    @property
    def merged(self) -> bool:
        """Whether two events were taken for one."""
        return self.wanted == APART and self.found in _ONE_EVENT


def judge(pair: Mapping[str, Any], answer: Mapping[str, Any]) -> Paired:
    """Judge one pair by its answer (``relation`` and ``reason``, or ``error``)."""
    addressed = all(side.get("url") or side.get("id") for side in (pair["a"], pair["b"]))
    return Paired(
        id=str(pair["id"]),
        wanted=str(pair["relation"]),
        found=str(answer.get("relation", "error")),
        reason=str(answer.get("reason") or answer.get("error") or ""),
        hard=bool(pair.get("hard")),
        counted=pair["relation"] != "new_version" or addressed,
    )


def tallies(pairs: Iterable[Paired]) -> dict[str, Tally]:
    """Count each relation labelled among the counted pairs: found rightly, found elsewhere, missed."""
    kept = [one for one in pairs if one.counted]
    return {
        relation: Tally(
            right=sum(one.right for one in kept if one.wanted == relation),
            invented=sum(one.found == relation and not one.right for one in kept),
            missed=sum(one.wanted == relation and not one.right for one in kept),
        )
        for relation in sorted({one.wanted for one in kept})
    }


def confusion(pairs: Iterable[Paired]) -> dict[str, dict[str, int]]:
    """Return how often each relation labelled was found as which, among the counted pairs."""
    table: dict[str, dict[str, int]] = {}
    for one in pairs:
        if one.counted:
            row = table.setdefault(one.wanted, {})
            row[one.found] = row.get(one.found, 0) + 1
    return table


def figures(pairs: Iterable[Paired]) -> Iterator[tuple[str, float | None]]:
    """Give the figures of the pairs, by name; none where there are no pairs."""
    kept = [one for one in pairs if one.counted]
    if not kept:
        return
    table = tallies(kept)
    yield "pairs.macro_f1", sum(one.f1 or 0.0 for one in table.values()) / len(table)
    for name, some in (("pairs", kept), ("pairs.hard", [one for one in kept if one.hard])):
        if some:
            yield name, sum(one.right for one in some) / len(some)
    if (copies := table.get("syndicated_copy")) is not None:
        yield "pairs.syndicated_copy.precision", copies.precision
        yield "pairs.syndicated_copy.recall", copies.recall
    apart = [one for one in kept if one.wanted == APART]
    if apart:
        yield "pairs.apart", 1 - sum(one.merged for one in apart) / len(apart)
