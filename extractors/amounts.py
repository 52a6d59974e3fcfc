"""Counts compared as what they mean: per side before comparing, bounds as intervals, never flattened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Final

from extractors.model import Quantity

#: Lengths are compared in minutes; days of talks are not made of hours of talks.
_MINUTES: Final[Mapping[str, int]] = {"minute": 1, "hour": 60}
_ABOUT: Final = 0.1  # "about 1,200" is taken to reach from 1,080 to 1,320


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The values a report allows, both ends included."""

    lo: float
    hi: float

    def meet(self, other: Interval) -> Interval | None:
        """Return what both allow, None where they cannot both be true."""
        lo, hi = max(self.lo, other.lo), min(self.hi, other.hi)
        return Interval(lo=lo, hi=hi) if lo <= hi else None

    @property
    def width(self) -> float:
        """How much is left open; 0 for an exact value."""
        return self.hi - self.lo


def per_side(quantity: Quantity) -> tuple[Interval, ...]:
    """Return the readings of a count per side: a total is halved, one of unsaid basis may be either."""
    whole = interval(quantity)
    half = Interval(lo=whole.lo / 2, hi=whole.hi / 2)
    if quantity.side_basis == "total":
        return (half,)
    return (whole, half) if quantity.side_basis == "unspecified" else (whole,)


def measured(quantity: Quantity, unit: str | None) -> tuple[Interval, ...]:
    """Return the readings of a count per side, of a length in minutes where its unit is minutes or hours."""
    times = _MINUTES.get(unit or "", 1)
    return tuple(Interval(lo=one.lo * times, hi=one.hi * times) for one in per_side(quantity))


def interval(quantity: Quantity) -> Interval:
    """Return the values a count allows by its qualifier."""
    lo, hi = quantity.lo, quantity.hi if quantity.hi is not None else quantity.lo
    match quantity.qualifier:
        case "approx":
            return Interval(lo=lo * (1 - _ABOUT), hi=hi * (1 + _ABOUT))
        case "at_least" | "more_than":
            return Interval(lo=lo, hi=quantity.hi if quantity.hi is not None else inf)
        case "less_than" | "up_to" | "lt":
            return Interval(lo=0, hi=hi)
        case _:
            return Interval(lo=lo, hi=hi)
