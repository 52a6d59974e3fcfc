"""Sentences of the next contact module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"


def _gives(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,))


def _nothing(text: str) -> Example:
    return Example(text=text, title=_TITLE)


EXAMPLES: Final[tuple[Example, ...]] = (
    _gives("Both delegations agreed to stay in touch.", status="agreed", actor="BOTH", kind="contacts"),
    _gives("The sides will keep up contacts, Medinsky said.", status="announced", actor="BOTH", kind="contacts"),
    _gives("Consultations between the teams will continue, Umerov said.", status="announced", kind="consultations"),
    _gives("The talks go on daily by video link.", status="ongoing", actor="BOTH", kind="talks"),
    _gives("Moscow is open to dialogue with Kyiv, Peskov said.", status="offered", actor="RU", kind="dialogue"),
    _gives("Ukraine is ready to negotiate with Russia.", status="offered", actor="UA", kind="negotiations"),
    _gives("Russia threatened to walk out of the talks with Ukraine.", status="threatened", actor="RU"),
    _gives(
        "Ukrainian and American officials will meet again in the coming days on talks with Russia.",
        status="announced",
        participants=["UA", "US"],
    ),
    _gives("The sides agreed to keep talking, Fidan said.", status="agreed", actor="BOTH"),
    _gives("Consultations by video will continue, Arakhamia said.", status="announced", kind="consultations"),
    _gives("The talks were adjourned until Monday, Medinsky said.", status="announced", date="2025-07-28"),
    _nothing("The sides did not agree to keep talking."),
    _nothing("The sides did not agree to continue contacts."),
    _gives("Ukraine is not ready to negotiate with Russia.", status="rejected", actor="UA"),
    _gives("Kyiv has ruled out any dialogue with Moscow.", status="rejected", actor="UA"),
    _gives("Talks with Kyiv are out of the question, Lavrov said.", status="rejected", actor="RU"),
    _gives("Ukraine will not negotiate until Russia pulls back.", status="conditioned", actor="UA"),
    _gives("Negotiations with Russia are possible only after a withdrawal, Podolyak said.", status="conditioned"),
    _gives("Russia has never refused to negotiate with Ukraine, Peskov said.", status="offered", actor="RU"),
    _gives("Russia would never refuse to talk to Ukraine, Peskov said.", status="offered", actor="RU"),
    _nothing("Ukraine will not negotiate under fire, Podolyak told Moscow."),
    _nothing("Peskov denied that Russia had refused to hold talks with Ukraine."),
    _nothing("Russia and Ukraine will not resume their talks before Monday."),
    _nothing("Putin and the president of Brazil agreed to maintain contacts, the Kremlin said of Ukraine."),
    _nothing("Kyiv hopes that the dialogue will continue."),
    _nothing("Russia denied that it had threatened to leave the talks with Ukraine."),
    _nothing("Troops hold the line of contact, Ukraine and Russia say."),
    _gives("Negotiations between Kyiv and Moscow are on hold, the Kremlin said.", status="postponed", actor="BOTH"),
    _gives("Ukraine is open to any form of dialogue with Russia, Zelensky said.", status="offered", actor="UA"),
    _gives("Kyiv would break off talks with Moscow if the garrison is killed.", status="conditioned", actor="UA"),
    _nothing("Talks between Russia and Ukraine are not on hold, Peskov said."),
    _gives("China urged Moscow and Kyiv to return to dialogue.", status="called_for", actor="OTHER", kind="dialogue"),
    _gives("The pope appealed to both sides to resume negotiations.", status="called_for", actor="VA"),
    _nothing("China urged Israel and Iran to return to dialogue."),
    _nothing("China did not call for negotiations between Russia and Ukraine."),
    _gives("Kyiv has halted peace talks with Moscow until the new year.", status="postponed", actor="UA", kind="talks"),
    _gives("No negotiations between Russia and Ukraine are under way, an aide said.", status="postponed"),
    _nothing("Kyiv has not halted peace talks with Moscow."),
    _nothing("Moscow denied that it had halted peace talks with Ukraine."),
    _gives("Contacts between the two negotiating teams are continuing.", status="ongoing", kind="contacts"),
    _gives("Kyiv is ready to negotiate with Moscow when the shelling ends.", status="conditioned", actor="UA"),
    _gives("Russia is interested in continuing the negotiations with Ukraine.", status="offered", actor="RU"),
    _gives("Ukraine is not against talks with Russia, Zelensky said.", status="offered", actor="UA"),
    _gives("Russia and Ukraine will immediately start negotiations.", status="announced", actor="BOTH"),
    _gives("Russia is not interested in negotiations with Ukraine.", status="rejected", actor="RU"),
    _nothing("Russia and Ukraine will not start negotiations soon."),
)
