"""Every fact module reads its own examples, and only them."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.facts import REGISTER
from extractors.facts.example import Example
from tests.extractors.reading import facts_of

CASES = [(module.TYPE, number, example) for module in REGISTER for number, example in enumerate(module.EXAMPLES)]


def _flat(fact: dict[str, Any]) -> dict[str, Any]:
    return {
        "speaker": fact["attribution"]["speaker"],
        **fact["slots"],
        **{k: fact[k] for k in ("status", "actor", "scope")},
    }


def _holds(fact: dict[str, Any], wanted: dict[str, Any]) -> bool:
    flat = _flat(fact)
    return all(flat.get(name) == value for name, value in wanted.items())


@pytest.mark.parametrize(("kind", "number", "example"), CASES, ids=[f"{kind}-{number}" for kind, number, _ in CASES])
def test_a_module_reads_its_example(kind: str, number: int, example: Example) -> None:
    """The facts an example names come out with their values, and an example of silence gives none."""
    found = [fact for fact in facts_of(example.text, example.title, example.published) if fact["type"] == kind]
    if not example.gives:
        assert found == []
    for wanted in example.gives:
        assert any(_holds(fact, dict(wanted)) for fact in found), (dict(wanted), found)


@pytest.mark.parametrize("module", REGISTER, ids=[module.TYPE for module in REGISTER])
def test_a_module_shows_both_sides(module: Any) -> None:
    """Every module shows at least four sentences it reads and four it leaves alone."""
    reads = sum(1 for example in module.EXAMPLES if example.gives)
    assert reads >= 4
    assert len(module.EXAMPLES) - reads >= 4
