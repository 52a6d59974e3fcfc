"""Sentences of the accusation module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"


def _told(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,) if fact else ())


EXAMPLES: Final = (
    _told("Kyiv accused Moscow of stalling the talks.", status="stated", actor="UA", target="RU"),
    _told("Zelensky accused Russia of using the talks to buy time.", actor="UA", target="RU"),
    _told("The Kremlin blames Ukraine for the collapse of the negotiations.", actor="RU", target="UA"),
    _told("Moscow was accused by Kyiv of breaking its word before the meeting.", actor="UA", target="RU"),
    _told("Medinsky said that Ukraine was dragging out the talks.", actor="RU", target="UA", speaker="medinsky"),
    _told("Trump said Russia is not serious about peace.", actor="US", target="RU", speaker="trump"),
    _told("The two sides accused each other of breaking the truce they had agreed at the talks.", actor="BOTH"),
    _told("Ukraine rejected the accusations after the talks.", status="denied", actor="UA", target="RU"),
    _told("Kyiv did not accuse Moscow of stalling the talks."),
    _told("If Kyiv accuses Moscow of stalling, the talks will end."),
    _told("A man accused of spying for Russia was sentenced in Kyiv while talks went on."),
    _told("Umerov said that the Ukrainian delegation was ready to compromise."),
    _told("Ukraine said that it was not stalling the talks."),
    _told("Is Russia stalling the talks?"),
)
