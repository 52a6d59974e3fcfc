"""The class of a text and the round it is about, judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from extractors.model import ON_TALKS
from extractors.score.count import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Classed:
    """The class of one text: wanted, also right, found."""

    id: str
    wanted: str
    accepted: frozenset[str]  # the wanted class and its alternatives
    found: str

    @property
    def strict(self) -> bool:
        """The class itself."""
        return self.found == self.wanted

    @property
    def lenient(self) -> bool:
        """The class or one a careful second reader could choose."""
        return self.found in self.accepted


def classed(name: str, label: Mapping[str, Any], answer: Mapping[str, Any]) -> Classed:
    """Judge a class; ``label``: a gold ``document`` or a line of titles (the seed writes ``doc_class``)."""
    wanted = str(label.get("class") or label.get("doc_class"))
    also = label.get("class_alt") or ()
    accepted = frozenset([wanted, *([also] if isinstance(also, str) else also)])
    return Classed(id=name, wanted=wanted, accepted=accepted, found=str(answer.get("class")))


def on_talks(results: Iterable[Classed]) -> Tally:
    """Count what is told about the talks (six of the eight classes) against what is not."""
    pairs = [(one.wanted in ON_TALKS, one.found in ON_TALKS) for one in results]
    return Tally(
        right=sum(wanted and found for wanted, found in pairs),
        invented=sum(found and not wanted for wanted, found in pairs),
        missed=sum(wanted and not found for wanted, found in pairs),
    )


def share(marks: Iterable[bool]) -> float | None:
    """Return the share of marks that are true; None when there are none."""
    known = list(marks)
    return sum(known) / len(known) if known else None


def confusion(results: Iterable[Classed]) -> dict[str, dict[str, int]]:
    """Return how often each wanted class was found as which."""
    table: dict[str, dict[str, int]] = {}
    for one in results:
        row = table.setdefault(one.wanted, {})
        row[one.found] = row.get(one.found, 0) + 1
    return table


@dataclass(frozen=True, slots=True, kw_only=True)
class MainRound:
    """The main round of one text, wanted and found; None: none."""

    id: str
    wanted: str | None
    found: str | None


def main_round(name: str, label: Mapping[str, Any], answer: Mapping[str, Any]) -> MainRound:
    """Return the main round of a text as labelled and as found."""
    return MainRound(id=name, wanted=label.get("main_round"), found=answer.get("main_round"))
