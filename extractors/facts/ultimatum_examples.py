"""Sentences of the ultimatum module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"


def _gives(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,))


def _nothing(text: str) -> Example:
    return Example(text=text, title=_TITLE)


READS: Final[tuple[Example, ...]] = (
    _gives(
        "On 14 July Trump gave Moscow 50 days to stop the war.",
        status="issued",
        actor="US",
        quantity=50,
        expiry="2025-09-02",
    ),
    _gives(
        "Trump set a 50-day deadline for Putin.", status="issued", actor="US", quantity=50, unit="day", target="putin"
    ),
    _gives("Trump's two-week deadline for Russia is drawing closer.", status="issued", actor="US", quantity=14),
    _gives(
        "Trump shortened his 50-day deadline for Putin to 10 or 12 days.",
        status="issued",
        actor="US",
        quantity={"lo": 10, "hi": 12},
        revises=50,
    ),
    _gives("Trump set Putin a new deadline of 10 days instead of 50 days.", status="issued", quantity=10, revises=50),
    _gives("Trump's ultimatum to Putin expired on Wednesday.", status="expired", actor="US", date="2025-07-23"),
    _gives("Washington wants an answer from Kyiv by 1 August.", status="issued", actor="US", expiry="2025-08-01"),
    _gives(
        "Putin has ten days to agree to a truce or face tariffs, Trump said.", status="issued", actor="US", quantity=10
    ),
    _gives("Russia issued an ultimatum to Ukraine.", status="issued", actor="RU", target="UA"),
    _gives("Moscow faces a ten-day deadline from Trump to end the war.", status="issued", actor="US", quantity=10),
    _gives("Trump trimmed the 40 days he had granted Putin to 9.", status="issued", actor="US", quantity=9, revises=40),
    _gives("Trump had given Kyiv until 1 August (a Friday) to approve it.", status="issued", actor="US", target="UA"),
    _gives("Trump to shorten Ukraine deadline for Putin to 9-11 days.", status="issued", actor="US"),
    _gives("Trump threatened Moscow with tariffs if no truce is signed in 40 days.", actor="US", quantity=40),
    _gives("Moscow's ultimatum to give up the city by noon on Friday was rejected by Kyiv.", actor="RU"),
    _gives(
        "Rubio said Washington would walk away within days unless Moscow and Kyiv make progress.",
        status="issued",
        actor="US",
    ),
    _gives("The Kremlin dismissed the European ultimatum.", status="rejected", actor="RU"),
    _gives("Trump will give Putin ten days to make progress.", status="issued", actor="US", quantity=10),
)

LEAVES: Final[tuple[Example, ...]] = (
    _nothing("Ukraine backs a 30-day ceasefire with Russia."),
    _nothing("Trump set no deadline for Putin."),
    _nothing("Trump may give Putin a 20-day deadline."),
    _nothing("Will Trump give Putin a new deadline of ten days?"),
    _nothing("Ukraine will not agree to any ultimatum from Russia."),
    _nothing("The exchange must be finished within ten days, Umerov said."),
    _nothing("Putin spent three days in the occupied city."),
    _nothing("Trump has not dropped his Friday deadline for Kyiv."),
    _nothing("Three days before Trump's deadline, Witkoff landed in Moscow."),
    _nothing("If no bodies come within ten days, Kyiv will ask again."),
    _nothing("Kyiv expects the bodies by Friday."),
    _nothing("The Kremlin did not reject the European ultimatum."),
    _nothing("Washington will not walk away within days if talks stall, Rubio said."),
)

EXAMPLES: Final = READS + LEAVES
