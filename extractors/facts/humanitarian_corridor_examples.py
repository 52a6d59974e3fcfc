"""Sentences of the corridor module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"


def _gives(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,))


def _nothing(text: str) -> Example:
    return Example(text=text, title=_TITLE)


READS: Final[tuple[Example, ...]] = (
    _gives("In the evening the delegations agreed on green corridors.", status="agreed", actor="BOTH"),
    _gives(
        "Ukraine and Russia agreed to open seven humanitarian corridors.", status="agreed", actor="BOTH", quantity=7
    ),
    _gives("Three evacuation routes have been agreed for Thursday.", status="agreed", actor=None, quantity=3),
    _gives("Nine humanitarian corridors will operate on Saturday, she said.", status="announced", quantity=9),
    _gives("Russia opened a humanitarian corridor from Mariupol.", status="announced", actor="RU", places=["Mariupol"]),
    _gives("Ukraine said seven of ten corridors worked on Thursday.", status="completed", quantity=7, unit="item"),
    _gives(
        "Around 5,000 people were evacuated through humanitarian corridors from Sumy.",
        status="completed",
        quantity=5000,
        unit="civilian",
    ),
    _gives(
        "Ukraine has agreed with Russian commanders to open a safe corridor out of Mariupol.",
        status="agreed",
        actor="BOTH",
        places=["Mariupol"],
    ),
    _gives("The two delegations approved evacuation routes.", status="agreed", actor="BOTH"),
    _gives("A corridor out of Sumy has been agreed between Kyiv and Moscow.", status="agreed", actor="BOTH"),
    _gives("Kyiv rejected corridors leading to Russia and Belarus.", status="rejected", actor="UA"),
    _gives("Zelensky called for green corridors for the evacuation of civilians.", status="called_for", actor="UA"),
    _gives("Ukraine demanded safe passage for civilians from Mariupol.", status="demanded", actor="UA"),
    _gives("The UN urged both sides to guarantee safe passage for civilians.", status="called_for", actor="UN"),
    _gives("Turkey proposed a humanitarian corridor to Mariupol.", status="proposed", actor="TR"),
    _gives(
        "The Russian negotiators were handed proposals to open corridors to 12 besieged towns.",
        status="proposed",
        actor="UA",
        quantity=12,
    ),
)

READS_LET_OUT: Final[tuple[Example, ...]] = (
    _gives("Russia is ready to ensure the safe evacuation of civilians from Azovstal.", status="offered", actor="RU"),
    _gives("Ukraine called for the safe evacuation of civilians from Mariupol.", status="called_for", actor="UA"),
    _gives("Ukraine is providing humanitarian corridors for its cities.", status="ongoing", actor="UA"),
)

LEAVES: Final[tuple[Example, ...]] = (
    _nothing("The corridor to Mariupol was blocked."),
    _nothing("Ukraine hopes that corridors will be opened."),
    _nothing("Firefighters in Odesa said 40 residents were evacuated from a burning block of flats."),
    _nothing("The humanitarian corridors did not work on Wednesday."),
    _nothing("No humanitarian corridors were agreed for Sunday."),
    _nothing("Russian forces are making every effort to organise corridors."),
    _nothing("The grain corridor expired in July, Moscow told Kyiv."),
    _nothing("The two sides have not managed to agree on a corridor."),
    _nothing("Ukraine asked the Red Cross to help organise corridors."),
    _nothing("The delegations waited in the corridor of the palace."),
    _nothing("Will the corridors be opened on Sunday?"),
    _nothing("The safe evacuation of civilians from Mariupol was disrupted, Kyiv said."),
)

EXAMPLES: Final = READS + READS_LET_OUT + LEAVES
