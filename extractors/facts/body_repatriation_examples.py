"""Sentences of the body repatriation module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"


def _gives(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,))


def _nothing(text: str) -> Example:
    return Example(text=text, title=_TITLE)


READS: Final[tuple[Example, ...]] = (
    _gives("Russia returned 900 dead Ukrainian servicemen on Friday.", status="completed", quantity=900),
    _gives("Moscow gave back 700 Ukrainian soldiers who had died at the front.", status="completed", quantity=700),
    _gives("Ukraine returned the remains of 613 fallen marines.", direction="RU->UA", actor="RU", quantity=613),
    _gives("Kyiv repatriated 740 soldiers' bodies from Russia.", direction="RU->UA", quantity=740),
    _gives(
        "The bodies of 55 troops, which Kyiv says are Ukrainian, were handed over to Ukraine by Moscow.",
        status="completed",
        quantity=55,
    ),
    Example(
        text="Russia got back 18 of its soldiers' bodies in exchange for 210 fallen Ukrainian troops.",
        title=_TITLE,
        gives=({"quantity": 18, "direction": "UA->RU"}, {"quantity": 210, "direction": "RU->UA"}),
    ),
    _gives("Russia returned 900 bodies without receiving any from Ukraine.", actor="RU", direction="RU->UA"),
    _gives("Kyiv handed over 31 bodies to Russia, getting none back.", actor="UA", direction="UA->RU"),
    _gives("Russia returned 900 bodies, Ukraine 41.", status="completed", quantity=41, direction="UA->RU"),
    _gives("Returned to Kyiv: 900 bodies.", status="completed", quantity=900, direction="RU->UA"),
    _gives("In return for the bodies of 800 fallen Ukrainians, Russia got back 25.", quantity=800, direction="RU->UA"),
    _gives("Kyiv was handed 700 bodies, officials said.", status="completed", quantity=700, direction="RU->UA"),
    _gives(
        "Moscow handed over the bodies of Ukrainian soldiers in exchange for 31 bodies of its own.",
        status="completed",
        quantity=31,
        direction="UA->RU",
    ),
    _gives(
        "Russia handed over the bodies of 1,212 Ukrainian soldiers on Wednesday.",
        status="completed",
        actor="RU",
        quantity=1212,
        direction="RU->UA",
    ),
    _gives(
        "The bodies of another 1,200 fallen servicemen were brought back to Ukraine.",
        status="completed",
        quantity=1200,
        direction="RU->UA",
    ),
    _gives("Moscow received 27 bodies in return.", status="completed", quantity=27, direction="UA->RU"),
    _gives(
        "Kyiv and Moscow agreed to exchange 6,000 bodies each.",
        status="agreed",
        actor="BOTH",
        quantity=6000,
        per_side="each",
    ),
    _gives(
        "Medinsky said Russia would hand over 4,000 frozen bodies of Ukrainian marines.",
        status="promised",
        actor="RU",
        quantity=4000,
        direction="RU->UA",
    ),
    _gives(
        "Russia offered to return the remains of 3,000 Ukrainian servicemen.",
        status="offered",
        actor="RU",
        quantity=3000,
        direction="RU->UA",
    ),
    _gives(
        "The first 1,212 bodies have been repatriated to Ukraine, the headquarters reported.",
        status="completed",
        quantity=1212,
    ),
    _gives(
        "Ukraine has handed 78 bodies of Russian soldiers back to Moscow.",
        status="completed",
        actor="UA",
        quantity=78,
        direction="UA->RU",
    ),
    _gives("A repatriation of bodies took place on Wednesday.", status="completed", date="2025-07-23"),
    _gives(
        "More than 6,000 bodies were returned under the Istanbul agreements.",
        status="completed",
        quantity=6000,
        qualifier="more_than",
    ),
    _gives(
        "Ukraine refused to accept the bodies of 1,000 soldiers, Medinsky said.",
        status="rejected",
        actor="UA",
        quantity=1000,
    ),
    _gives("The handover of bodies was postponed by Kyiv.", status="postponed", actor="UA"),
    _gives("Each side is to return 1,000 bodies.", status="promised", actor="BOTH", quantity=1000, per_side="each"),
    _gives("Kyiv demanded the return of all bodies.", status="demanded", actor="UA"),
    _gives(
        "The remains of 1,000 people, said by Moscow to be Ukrainian troops, were returned to Kyiv.",
        status="completed",
        quantity=1000,
        direction="RU->UA",
    ),
    Example(
        title=_TITLE,
        text="Russia returned 1,000 bodies and took back 26 in exchange.",
        gives=({"quantity": 1000, "direction": "RU->UA"}, {"quantity": 26, "direction": "UA->RU"}),
    ),
    Example(
        title=_TITLE,
        text="Ukraine received the bodies of 505 soldiers, giving Russia 14 in return.",
        gives=({"quantity": 505, "direction": "RU->UA"}, {"quantity": 14, "direction": "UA->RU"}),
    ),
    _gives("Ukraine postponed the acceptance of 2,300 bodies.", status="postponed", actor="UA", quantity=2300),
    _gives("The delegations agreed to return 400 to 400 bodies.", status="agreed", quantity=400, per_side="each"),
    Example(
        title=_TITLE,
        text="Russia handed over the remains of 815 Ukrainians, with Ukraine returning the bodies of 22 Russians.",
        gives=({"quantity": 815, "direction": "RU->UA"}, {"quantity": 22, "direction": "UA->RU"}),
    ),
    _gives("Moscow had offered Kyiv 2,600 more bodies.", status="offered", actor="RU", quantity=2600),
    _gives("The sides agreed on handing over the bodies of 700 soldiers each.", status="agreed", quantity=700),
)

LEAVES: Final[tuple[Example, ...]] = (
    _nothing("The bodies of four people were pulled from the rubble in Kyiv."),
    _nothing("Russia denied that it had refused to return the bodies."),
    _nothing("No bodies were handed over on Saturday, the Ukrainian headquarters said."),
    _nothing("Kyiv expects 6,000 bodies next week."),
    _nothing("The sides did not agree on the return of bodies."),
    _nothing("Lists of bodies were compared by forensic experts."),
    _nothing("If weather allows, 1,000 bodies would be returned."),
    _nothing("Kyiv dismissed fake reports that it had turned away 1,300 bodies of its soldiers."),
    _nothing("Nobody knows when the 3,100 bodies will be returned."),
    _nothing("Experts will examine 1,212 bodies."),
    _nothing("Trucks with bodies stood at the border."),
    _nothing("Twelve governing bodies of the union met in Moscow and Kyiv."),
    _nothing("Russia has not returned the bodies of 1,200 soldiers as promised."),
    _nothing("At least 20 soldiers were killed and 1,200 prisoners were exchanged."),
    _nothing("Moscow ought to have handed over 700 bodies by now."),
)

EXAMPLES: Final = READS + LEAVES
