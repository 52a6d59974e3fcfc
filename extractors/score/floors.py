"""Figures that must not fall: which ones have, and which floors may be raised."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: Counts of faults have a ceiling; everything else has a floor.
FAULTS: Final = "count."


def broken(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Return a sentence for each figure that is worse than its floor (or ceiling), or no longer measured."""
    return [sentence for name, bound in floors.items() if (sentence := _fault(name, figures.get(name), bound))]


def _fault(name: str, value: float | None, bound: float) -> str | None:
    if value is None:
        return f"{name} is no longer measured; its floor is {bound:g}"
    if name.startswith(FAULTS):
        return f"{name} is {value:g}, above its ceiling {bound:g}" if value > bound else None
    return f"{name} is {value:.4f}, below its floor {bound:g}" if value < bound else None


def raised(figures: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, float]:
    """Return the floors lifted to the figures, cut to hundredths; none is ever lowered, no ceiling raised."""
    return {name: _better(name, figures.get(name), bound) for name, bound in floors.items()}


def _better(name: str, value: float | None, bound: float) -> float:
    if value is None:
        return bound
    return min(bound, value) if name.startswith(FAULTS) else max(bound, int(value * 100 + 1e-9) / 100)
