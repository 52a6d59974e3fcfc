"""Sentences of the next round module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"


def _gives(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,))


def _nothing(text: str) -> Example:
    return Example(text=text, title=_TITLE)


EXAMPLES: Final[tuple[Example, ...]] = (
    _gives(
        "The next round of talks will be held in Istanbul next week, Fidan said.", status="announced", city="Istanbul"
    ),
    _gives("The delegations agreed to hold another meeting in August.", status="agreed", actor="BOTH", date="2025-08"),
    _gives("The two sides will meet again on Friday.", status="scheduled", actor="BOTH", date="2025-07-25"),
    _gives("Umerov proposed that a further round take place before September.", status="proposed", actor="UA"),
    _gives(
        "Both teams are ready for a fifth round in October, Fidan said.", status="offered", number=5, date="2025-10"
    ),
    _gives("Ukraine offered Russia to hold the next meeting next week.", status="offered", actor="UA"),
    _gives("The sides discussed when to hold the next round.", status="unclear", actor="BOTH"),
    _gives("A further round of negotiations with Russia is planned for autumn, Kyiv said.", status="scheduled"),
    _gives("Medinsky expects another meeting of the delegations before long.", status="announced"),
    _gives("Both sides count on a fourth round in October.", status="announced", number=4, date="2025-10"),
    _nothing("Second round ends with agreement on 314 prisoners of Russia and Ukraine."),
    _nothing("No date was set for the next round, Umerov said."),
    _nothing("Kyiv hopes for another round of talks soon."),
    _nothing("The sides did not agree on a next meeting."),
    _gives("A fifth round may be held in Baku next month, Umerov said.", status="stated", number=5),
    _gives("The Kremlin does not rule out another meeting of the delegations.", status="stated"),
    _gives("Kyiv was preparing for a further round of talks with Moscow.", status="announced"),
    _gives("The two sides ended their session in Doha, agreeing to hold another round.", status="agreed"),
    _nothing("Peskov denied that a fourth round was planned."),
    _nothing("The second round of talks ended within an hour."),
    _nothing("Another round could follow in September, an official said."),
    _nothing("Ukraine and the United States will hold another round of talks in Miami."),
    _nothing("The EU prepares the next round of sanctions on Russia over Ukraine."),
    _gives("No date has been set for the next round of negotiations, an aide said.", status="unclear"),
    _gives("There is no clarity on a fourth round of talks with Ukraine, Peskov said.", status="unclear", number=4),
    _gives("The next round of talks has been postponed, Zelensky said.", status="postponed"),
    _gives(
        "Umerov has proposed to the Russian side that the next meeting take place soon.", status="proposed", actor="UA"
    ),
    _gives("The two sides agreed at the end of the talks in Belarus that they would meet again.", status="agreed"),
    _nothing("Reports that a third round of talks had been agreed are not true, Peskov said."),
    _nothing("The EU said no date had been set for the next round of accession talks with Ukraine."),
    _nothing("The next round of talks between the government and the union will be held on Tuesday."),
    _nothing("Moscow has not proposed a new meeting."),
)
