"""Counts found, missed and invented facts of one text, per type, strictly and leniently."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from extractors.score.align import align
from extractors.score.match import compatible, lenient, strict
from extractors.score.values import Gold, slot

#: How a pair is judged, by the name of the mode.
MODES: Final[Mapping[str, Callable[[Gold, Gold], bool]]] = {"strict": strict, "lenient": lenient}


@dataclass(frozen=True, slots=True)
class Tally:
    """Facts right, invented and missed."""

    right: int = 0
    invented: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.invented + other.invented, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """Right among those found; None when none was."""
        found = self.right + self.invented
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """Right among those wanted; None when none was."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None when nothing was wanted and nothing found."""
        judged = 2 * self.right + self.invented + self.missed
        return 2 * self.right / judged if judged else None


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum."""
    return sum(tallies, Tally())


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of one text's facts in one mode."""

    tallies: Mapping[str, Tally]  # by type; non-core gold facts count nowhere
    found: frozenset[str]  # ids of gold facts found, core or not
    missed: tuple[str, ...]  # ids of core gold facts not found
    invented: tuple[Gold, ...]
    pairs: tuple[tuple[Gold, Gold], ...]  # aligned gold and found facts, right or not
    labels: Mapping[str, Gold]  # every gold fact by its id


def count(gold: Mapping[str, Any], found: Sequence[Gold], mode: str) -> Verdict:
    """Judge the facts found in a text against its gold labels.

    A missing non-core fact is no loss, nor is a found one a false positive; false positives count only for types the
    labels call exhaustive (all types, where the labels say nothing about it); a further telling of a fact already
    found, or of a non-core one, is none.
    """
    facts: Sequence[Gold] = gold["facts"]
    pairs = align(facts, found)
    hits = {row: column for row, column in pairs.items() if MODES[mode](facts[row], found[column])}
    exhaustive = (gold.get("labelling") or {}).get("exhaustive_types")
    told = [fact for row, fact in enumerate(facts) if row in hits or not fact.get("core", True)]
    invented = tuple(
        fact
        for index, fact in enumerate(found)
        if index not in hits.values()
        and (exhaustive is None or fact["type"] in exhaustive)
        and not any(repeats(one, fact) for one in told)
    )
    core = [row for row, fact in enumerate(facts) if fact.get("core", True)]
    missed = [row for row in core if row not in hits]
    kinds = dict.fromkeys([*(fact["type"] for fact in facts), *(fact["type"] for fact in found)])
    return Verdict(
        tallies={
            kind: Tally(
                right=sum(facts[row]["type"] == kind for row in core if row in hits),
                invented=sum(fact["type"] == kind for fact in invented),
                missed=sum(facts[row]["type"] == kind for row in missed),
            )
            for kind in kinds
        },
        found=frozenset(_name(facts[row], row) for row in hits),
        missed=tuple(_name(facts[row], row) for row in missed),
        invented=invented,
        pairs=tuple((facts[row], found[column]) for row, column in pairs.items()),
        labels={_name(fact, row): fact for row, fact in enumerate(facts)},
    )


def repeats(told: Gold, fact: Gold) -> bool:
    """Tell whether a fact tells one already found again: same key and status group, or a headline's bare mention."""
    headline = fact.get("scope") == "headline" and fact.get("type") == told.get("type")
    return lenient(told, fact) or (headline and slot(fact, "quantity") is None and compatible(told, fact))


def _name(fact: Gold, index: int) -> str:
    return str(fact.get("id") or f"{fact['type']} {index}")
