"""Sentences of the assessment module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia and Ukraine: the latest"


def _told(text: str, value: str = "", **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=({"value": value, "status": "stated", **fact},) if value else ())


EXAMPLES: Final = (
    _told("The talks between Russia and Ukraine ended without a breakthrough.", "no_progress", actor=None),
    _told("The delegations made little progress in Istanbul.", "no_progress"),
    _told("The negotiations failed to produce any breakthrough, officials said.", "no_progress"),
    _told("Medinsky said the talks had not brought any results.", "no_result", actor="RU", speaker="medinsky"),
    _told(
        "Peskov said the positions of the two sides were diametrically opposed.", "positions_far_apart", actor="BOTH"
    ),
    _told("Podolyak said there was some progress at the negotiations.", "some_progress", actor="UA"),
    _told("Umerov said the talks were constructive.", "constructive", actor="UA", speaker="umerov"),
    _told("Russia and Ukraine held substantive talks on Tuesday.", "constructive"),
    _told("The negotiations were very difficult, Zelensky said.", "difficult", actor="UA"),
    _told("The talks have reached an impasse, the Kremlin said.", "deadlock"),
    _told("Umerov said he was cautiously optimistic after the talks.", "optimistic", actor="UA"),
    _told("Kyiv hopes for real progress at the talks."),
    _told("If there is some progress in the talks, the leaders will meet."),
    _told("Moscow denied that the talks had made little progress."),
    _told("Were the talks constructive?"),
    _told("The talks could be constructive, Umerov said."),
    _told("Russian troops made some progress near Pokrovsk, far from the front line."),
    _told("The talks were not constructive, Umerov said."),
)
