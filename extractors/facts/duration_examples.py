"""Sentences of the duration module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

EXAMPLES: Final[tuple[Example, ...]] = (
    Example(
        text="Talks between the Russian, Ukrainian and American teams ended after some seven hours.",
        gives=({"quantity": 7, "qualifier": "approx", "unit": "hour"},),
    ),
    Example(
        text="After the plenary, which ran for 55 minutes, the Russian and Ukrainian delegations flew home.",
        gives=({"quantity": 55, "applies_to": "plenary"},),
    ),
    Example(
        text="The meeting of the Russian and Ukrainian teams, which started at 11:05, ended at 12:20.",
        gives=({"quantity": 75, "unit": "minute"},),
    ),
    Example(
        text="After some 50 minutes, the Russian and Ukrainian negotiators emerged with nothing to sign.",
        gives=({"quantity": 50, "qualifier": "approx", "unit": "minute"},),
    ),
    Example(
        text="It took the Russian and Ukrainian delegations not quite an hour to finish.",
        gives=({"quantity": 1, "qualifier": "less_than", "unit": "hour"},),
    ),
    Example(
        text="Lasting barely three hours, the talks between Ukraine and Russia settled nothing.",
        gives=({"quantity": 3, "unit": "hour"},),
    ),
    Example(
        text="The plenary session of the Russian and Ukrainian delegations lasted just under an hour.",
        gives=({"quantity": 1, "qualifier": "less_than", "unit": "hour", "applies_to": "plenary", "actor": "BOTH"},),
    ),
    Example(
        text="Russia and Ukraine ended their meeting in Istanbul after about 40 minutes.",
        gives=({"quantity": 40, "qualifier": "approx", "unit": "minute"},),
    ),
    Example(
        text="After more than two hours of talks the Russian and Ukrainian negotiators left the palace.",
        gives=({"quantity": 2, "qualifier": "more_than", "unit": "hour"},),
    ),
    Example(
        text="The 90-minute meeting between Ukraine and Russia was the shortest yet.",
        gives=({"quantity": 90, "unit": "minute"},),
    ),
    Example(
        text="Umerov and Medinsky talked one on one for half an hour before Ukraine and Russia met in full.",
        gives=({"quantity": 30, "unit": "minute", "applies_to": "one_on_one"},),
    ),
    Example(
        text="The session of Ukraine and Russia began at 19:10 and ended at 19:50.",
        gives=({"quantity": 40, "unit": "minute"},),
    ),
    Example(
        text="Witkoff met Putin in Moscow for three hours to speak of the talks of Russia with Ukraine.",
        gives=({"actor": "US+RU", "quantity": 3.0, "unit": "hour"},),
    ),
    Example(
        text="Russian and American teams held ten hours of talks in Riyadh on a ceasefire in Ukraine.",
        gives=({"actor": "US+RU", "quantity": 10.0, "unit": "hour"},),
    ),
    Example(text="Ukraine and Russia discussed a 30-day ceasefire at the talks."),
    Example(text="Trump gave Russia 50 days to agree to a truce with Ukraine."),
    Example(text="Putin and Trump spoke by phone for two hours about Ukraine and Russia."),
    Example(text="The meeting of the Russian and Ukrainian delegations will last two hours, an official said."),
    Example(text="Talks between Ukraine and Russia came two days after the attack on the port."),
    Example(text="The soldiers came home after 39 months in captivity, Ukraine and Russia said at the talks."),
    Example(text="American and Iranian envoys met for three hours in Muscat while Ukraine and Russia waited."),
)
