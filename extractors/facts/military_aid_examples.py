"""Sentences of the military aid module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"


def _gives(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,))


def _nothing(text: str) -> Example:
    return Example(text=text, title=_TITLE)


READS: Final[tuple[Example, ...]] = (
    _gives("Trump said Washington would send more weapons to Ukraine.", status="announced", actor="US", recipient="UA"),
    _gives(
        "Germany pledged two Patriot batteries for Ukraine.",
        status="promised",
        actor="OTHER",
        countries=["DE"],
        quantity=2,
    ),
    _gives("Britain delivered air defence missiles to Ukraine.", status="completed", actor="OTHER", countries=["GB"]),
    _gives("Zelensky asked Washington for more air defence systems.", status="called_for", actor="UA"),
    _gives("The United States paused weapons deliveries to Ukraine.", status="postponed", actor="US"),
    _gives("France will supply Kyiv with cruise missiles.", status="announced", actor="OTHER", countries=["FR"]),
    _gives("Berlin refused to send Ukraine long-range missiles.", status="rejected", actor="OTHER", countries=["DE"]),
)

LEAVES: Final[tuple[Example, ...]] = (
    _nothing("Russia fired missiles at Kyiv overnight."),
    _nothing("Washington may send more weapons to Ukraine."),
    _nothing("Did Germany send missiles to Ukraine?"),
    _nothing("The United States has not sent weapons to Ukraine."),
    _nothing("Ukraine shot down 40 drones and missiles."),
    _nothing("Russia released 300 soldiers to Ukraine."),
)

EXAMPLES: Final = READS + LEAVES
