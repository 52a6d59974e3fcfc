"""Sentences of the energy truce module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"


def _gives(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,))


def _nothing(text: str) -> Example:
    return Example(text=text, title=_TITLE)


EXAMPLES: Final[tuple[Example, ...]] = (
    _gives("Moscow and Kyiv agreed to halt strikes on energy sites for 30 days.", status="agreed", quantity=30),
    _gives("The 30-day energy truce expired on Friday.", status="expired", quantity=30, unit="day"),
    _gives("Moscow said the energy truce had begun on 18 March.", status="stated", actor="RU", start="2025-03-18"),
    _gives("Russia declared a one-week pause in strikes on power plants.", status="announced", actor="RU", quantity=1),
    _nothing("Ukraine proposed a 30-day truce on energy sites."),
    _nothing("Russia and Ukraine did not agree to halt strikes on energy sites for 30 days."),
    _nothing("Moscow and Kyiv agreed to a 30-day truce."),
    _nothing("Kyiv accepted a week without strikes on power plants, Moscow did not."),
    _nothing("Russia struck power plants for 30 days."),
)
