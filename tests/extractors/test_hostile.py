"""Hostile text costs what its length says: four times the length, about four times the steps."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType, ModuleType
from typing import Any

import pytest

from extractors.clause import clauses
from extractors.coverage import cover
from extractors.engine import read_facts
from extractors.facts import REGISTER
from tests.bench.hostile import SHAPES, hostile
from tests.extractors.reading import annotated, article, talks

SHORT = 2_500
#: A text of four times the length may take so many times the steps; one that grows with the square takes 16 times.
MOST = 8.0


def steps(work: Callable[[], object]) -> int:
    """Count the lines of Python that run, loops by their turns: a clock that no other process can slow."""
    count = 0

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += 1
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def _growth(
    work: Callable[[str], Callable[[], object]], shape: str, *modules: ModuleType, length: int = SHORT
) -> float:
    text = hostile(shape, length, modules or REGISTER)
    if shape.startswith("long"):
        text += ".\n"  # else the last sentence of a copy and the first of the next are one, dearer than either
    short, long = work(text), work(text * 4)
    long()  # what is remembered from call to call is remembered for both
    return steps(long) / max(1, steps(short))


@pytest.mark.parametrize("shape", SHAPES)
def test_reading_grows_with_the_length(shape: str) -> None:
    """Annotating and reading the words of all modules, in every hostile shape, is linear in the text."""
    assert _growth(lambda text: lambda: read_facts(annotated(text)), shape) < MOST


@pytest.mark.parametrize("module", REGISTER, ids=[module.TYPE for module in REGISTER])
@pytest.mark.parametrize("shape", ["short quotes", "one line each"])
def test_every_module_grows_with_the_length(module: ModuleType, shape: str) -> None:
    """A module's own trigger words without end cost it no more than their number says."""

    def work(text: str) -> Callable[[], object]:
        layers = annotated(text)
        cut = clauses(layers)
        return lambda: [module.read(clause, layers) for clause in cut]

    assert _growth(work, shape, module, length=1_000) < MOST


@pytest.mark.parametrize("shape", ["no full stop", "short quotes", "one line each"])
def test_the_class_grows_with_the_length(shape: str) -> None:
    """What decides the class of a text is linear in it too."""

    def work(text: str) -> Callable[[], object]:
        layers = annotated(text)
        day = article("").published_at
        assert day is not None
        return lambda: cover(layers, talks().rounds, day.date())

    assert _growth(work, shape) < MOST


def test_a_loop_in_a_loop_is_seen() -> None:
    """The count tells a square from a line."""

    def square(length: int) -> Callable[[], object]:
        return lambda: [a for a in range(length) if all(b >= 0 for b in range(length))]

    assert steps(square(40)) / steps(square(10)) > 10
