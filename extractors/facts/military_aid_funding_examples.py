"""Sentences of the military aid funding module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"


def _gives(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,))


def _nothing(text: str) -> Example:
    return Example(text=text, title=_TITLE)


READS: Final[tuple[Example, ...]] = (
    _gives("The batteries for Ukraine will be paid for by the European Union.", status="announced", actor="EU"),
    _gives(
        "Germany will pay for two air defence systems for Kyiv.", status="announced", actor="OTHER", countries=["DE"]
    ),
    _gives("Washington will send Kyiv missiles, and the Europeans will foot the bill.", status="announced", actor="EU"),
    _gives("The weapons for Ukraine are financed by NATO.", status="announced", actor="OTHER", countries=["NATO"]),
)

LEAVES: Final[tuple[Example, ...]] = (
    _nothing("The EU will not pay for the weapons sent to Ukraine."),
    _nothing("Could the weapons for Ukraine be paid for by Berlin?"),
    _nothing("Russia pays its soldiers well."),
    _nothing("The EU funded the rebuilding of schools in Ukraine."),
)

EXAMPLES: Final = READS + LEAVES
