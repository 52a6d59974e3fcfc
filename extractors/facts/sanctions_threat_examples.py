"""Sentences of the sanctions threat module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"


def _gives(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=({"status": "threatened", **fact},))


def _nothing(text: str) -> Example:
    return Example(text=text, title=_TITLE)


READS: Final[tuple[Example, ...]] = (
    _gives("Trump threatened secondary tariffs on buyers of Russian oil.", actor="US", target="buyers of Russian oil"),
    _gives("The EU warned it would impose new sanctions on Russia if Putin refused a truce.", actor="EU"),
    _gives("Russia will face severe tariffs unless it agrees to a ceasefire, Trump said.", actor="US"),
    _gives("Trump's threat of secondary sanctions on Russia did not impress Moscow.", actor="US"),
    _gives("European leaders vowed to hit Moscow with more sanctions if it rejected the truce.", actor="EU"),
    _gives('"We will put tariffs of 100% on Russia if there is no deal," Trump said.', actor="US"),
    _gives(
        "Trump warned of tariffs on Russia. The proposed tariffs would hit Russian goods and impose secondary "
        "sanctions on buyers of its oil.",
        actor="US",
    ),
    _gives("Trump said he was ready to impose sanctions on Russia once its buyers are named.", actor="US"),
    _gives("Brussels urged Moscow to sign a truce or face further sanctions.", actor="EU"),
    _gives("Trump warned of severe consequences for Russia if Putin rejects a ceasefire.", actor="US"),
    _gives("Brussels is preparing new sanctions if Moscow keeps refusing a truce.", actor="EU"),
    _gives("Moscow can live with the sanctions threatened by Trump, Peskov said.", actor="US"),
)

LEAVES: Final[tuple[Example, ...]] = (
    _nothing("The United States imposed sanctions on two Russian oil companies."),
    _nothing("Trump did not threaten Russia with sanctions."),
    _nothing("Zelensky called for tougher sanctions on Russia."),
    _nothing("Lavrov said the lifting of sanctions was on the agenda."),
    _nothing("Washington is considering new sanctions against Russia."),
    _nothing("Would Trump impose sanctions on Russia if Putin refused?"),
    _nothing("Trump denied that he had threatened Putin with sanctions."),
    _nothing("Zelensky urged Europe to prepare new sanctions if Moscow refuses a truce."),
    _nothing("Brussels is not preparing new sanctions if Moscow refuses a truce."),
    _nothing("Faced with the threat of new sanctions, Putin offered talks."),
    _nothing("Trump held back from threatening Russia with new sanctions if Putin rejects a truce."),
)

EXAMPLES: Final = READS + LEAVES
