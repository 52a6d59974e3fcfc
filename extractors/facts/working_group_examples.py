"""Sentences of the working group module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"


def _gives(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,))


def _nothing(text: str) -> Example:
    return Example(text=text, title=_TITLE)


EXAMPLES: Final[tuple[Example, ...]] = (
    _gives("Moscow proposed four groups: military, political, legal and humanitarian.", status="proposed", quantity=4),
    _gives("Work in the negotiating groups was going on, Peskov said.", status="ongoing", actor="BOTH"),
    Example(
        text="Kyiv suggested three working groups, Moscow two.",
        title=_TITLE,
        gives=({"actor": "UA", "quantity": 3}, {"actor": "RU", "quantity": 2}),
    ),
    _nothing("Russia's three military groups advanced near Kupiansk, Moscow said."),
    _gives(
        "Moscow suggested creating two working groups, one on energy and one on prisoners.",
        status="proposed",
        actor="RU",
        quantity=2,
        topics=["energy", "prisoners"],
    ),
    _gives("The delegations agreed to form four joint working groups.", status="agreed", actor="BOTH", quantity=4),
    _gives("Kyiv accepted the proposal for three working groups.", status="accepted", actor="UA", quantity=3),
    _gives("A humanitarian working group has been established.", status="completed", actor="BOTH", quantity=1),
    _gives("The political subgroup is meeting online every day.", status="ongoing", topics=["political"]),
    _gives("Ukraine and Russia made some headway in the working groups.", status="ongoing", actor="BOTH"),
    _gives("Kyiv rejected the creation of working groups.", status="rejected", actor="UA"),
    _gives("Working groups will be set up after the holidays, Umerov said.", status="announced"),
    _nothing("The sides did not agree on working groups."),
    _nothing("No working groups were set up, Umerov said."),
    _nothing("Working groups could be formed later, an official said."),
    _nothing("Ukraine and the United States set up a working group on drones."),
    _nothing("Political groups in Kyiv criticised the talks."),
    _nothing("Russia hit a column of military groups near the border."),
)
