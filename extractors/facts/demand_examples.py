"""Sentences of the demand module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"


def _gives(text: str, *more: dict[str, object], **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact, *more))


def _nothing(text: str) -> Example:
    return Example(text=text, title=_TITLE)


READS: Final[tuple[Example, ...]] = (
    _gives("Under a plan drawn up by Washington, Kyiv would have to cede Donetsk.", status="proposed", actor="US"),
    _gives("The summit's declaration demands that Russia withdraw its troops.", status="demanded", actor="OTHER"),
    _gives(
        "There can be no peace without recognition of the annexed regions, Peskov said.", status="demanded", actor="RU"
    ),
    _gives(
        "Kyiv refused to give up Donetsk. That is one of Russia's key demands.",
        {"status": "demanded", "actor": "RU"},
        status="rejected",
        actor="UA",
    ),
    _gives(
        "Moscow is ready for a truce as soon as Kyiv announces the withdrawal of its army, Putin said.",
        status="demanded",
        actor="RU",
        topic="troop_withdrawal",
    ),
    _gives(
        "The deal is bad for Kyiv, which has demanded that Moscow withdraw its army.", status="demanded", actor="UA"
    ),
    _gives("A US plan would require Ukraine to cede land.", status="proposed", actor="US"),
    _gives("Moscow will not abandon the demand that Ukraine give up its NATO bid.", status="demanded", actor="RU"),
    _gives(
        "Kyiv hopes to soften a US plan for Ukrainian forces to withdraw from the Donbas.",
        status="proposed",
        actor="US",
        topic="troop_withdrawal",
    ),
    _gives(
        "Moscow has ruled out a truce until Ukraine withdraws its troops from four regions.",
        status="demanded",
        actor="RU",
        topic="troop_withdrawal",
    ),
    _gives("The Kremlin rejects a pause, demands Kyiv pull out of Donbas.", status="demanded", actor="RU"),
    _gives(
        "Moscow insists on a neutral status for its neighbour.", status="demanded", actor="RU", topic="neutral_status"
    ),
    _gives(
        "Russia's conditions for peace include recognition of its sovereignty over Crimea.",
        actor="RU",
        topic="crimea_recognition",
    ),
    _gives(
        "Kyiv must withdraw its troops from Donetsk, Putin said.",
        status="demanded",
        actor="RU",
        topic="troop_withdrawal",
        target="UA",
    ),
    _gives(
        "Ukraine will never recognise Crimea as Russian, Zelenskyy said.",
        status="rejected",
        actor="UA",
        topic="crimea_recognition",
    ),
    _gives(
        "Zelensky rejected Russian demands to cede territory.",
        status="rejected",
        actor="UA",
        topic="territorial_concessions",
    ),
    _gives(
        "Umerov called for the immediate withdrawal of Russian troops.",
        status="called_for",
        actor="UA",
        topic="troop_withdrawal",
    ),
    _gives("The Kremlin demands that Ukraine never join NATO.", status="demanded", actor="RU", topic="nato_membership"),
    _gives(
        "Peskov said the deployment of European peacekeepers was unacceptable.",
        status="rejected",
        actor="RU",
        topic="foreign_troops",
    ),
    _gives(
        "Territorial concessions are out of the question, Yermak said.",
        status="rejected",
        actor="UA",
        topic="territorial_concessions",
    ),
    _gives(
        "Russia's demand for demilitarisation was rejected by Kyiv.",
        status="rejected",
        actor="UA",
        topic="demilitarisation",
    ),
    _gives("Russia wants Kyiv to give up the Donbas.", status="demanded", actor="RU", topic="territorial_concessions"),
    _gives(
        "Lavrov said the lifting of Western sanctions was a condition for any deal.",
        status="demanded",
        actor="RU",
        topic="sanctions_relief",
    ),
    _gives(
        '"Russian forces must leave our land," Zelenskyy said.', status="demanded", actor="UA", topic="troop_withdrawal"
    ),
    _gives(
        "Zelenskyy said elections were possible only after the withdrawal of Russian troops.",
        actor="UA",
        topic="troop_withdrawal",
    ),
    _gives(
        "Ukraine is ready to discuss neutrality, Podolyak said, but will not cede land.",
        status="rejected",
        actor="UA",
        topic="territorial_concessions",
    ),
    _gives("Moscow refuses to drop its demand that Kyiv cede Donbas.", status="demanded", actor="RU"),
    _gives("Zelensky said Ukraine would never gift Russia its land.", status="rejected", actor="UA"),
    _gives("We appeal to the Russian side to cease firing, Vereshchuk said.", status="called_for", actor="UA"),
    _gives(
        "Podolyak said Ukraine must adopt neutral status in exchange for firm guarantees.",
        status="conditioned",
        actor="UA",
        topic="neutral_status",
    ),
    _gives(
        "Zelensky criticised Moscow's demand that Ukraine withdraw from the rest of Donetsk.",
        status="demanded",
        actor="RU",
        topic="troop_withdrawal",
    ),
    Example(
        text="Moscow demands that Ukraine cede Donbas, something Kyiv has refused to do.",
        title=_TITLE,
        gives=(
            {"status": "demanded", "actor": "RU", "topic": "territorial_concessions"},
            {"status": "rejected", "actor": "UA", "topic": "territorial_concessions"},
        ),
    ),
    Example(
        text="Russia wants Ukraine to give up Donetsk, a demand Kyiv says it will never accept.",
        title=_TITLE,
        gives=({"status": "demanded", "actor": "RU"}, {"status": "rejected", "actor": "UA"}),
    ),
    _gives(
        "A draft would have Kyiv hand over the rest of Donetsk, a key Russian demand.",
        status="demanded",
        actor="RU",
        topic="territorial_concessions",
    ),
    _gives(
        "Ukraine has been resistant to the idea of giving up territory.",
        status="rejected",
        actor="UA",
        topic="territorial_concessions",
    ),
    _gives(
        "Hopes were low amid new strikes and Moscow's demand for Ukrainian land.",
        status="demanded",
        actor="RU",
        topic="territorial_concessions",
    ),
    Example(
        text='The Kremlin wants Kyiv to cede Donbas - a condition Ukraine deems a "non-starter".',
        title=_TITLE,
        gives=({"status": "demanded", "actor": "RU"}, {"status": "rejected", "actor": "UA"}),
    ),
    Example(
        text="Moscow demanded that Kyiv abandon its plans to join NATO. Ukraine has rejected those demands.",
        title=_TITLE,
        gives=(
            {"status": "demanded", "actor": "RU", "topic": "neutral_status"},
            {"status": "rejected", "actor": "UA", "topic": "neutral_status"},
        ),
    ),
    _gives(
        "Russia demanded a complete rejection of Western military aid.",
        status="demanded",
        actor="RU",
        topic="arms_supplies",
    ),
    _gives(
        "Russia restated its maximal demands, including that Kyiv accept the loss of four regions.",
        status="demanded",
        actor="RU",
        topic="territorial_concessions",
    ),
    _gives('"Pull your troops out of Ukraine," Zelensky told Moscow.', status="demanded", actor="UA"),
    _gives(
        "Moscow insists that Kyiv cut the size of its army.", status="demanded", actor="RU", topic="demilitarisation"
    ),
    _gives(
        "Zelensky told reporters that Russia's demand for the Donbas remains the main open point.",
        status="demanded",
        actor="RU",
        topic="territorial_concessions",
    ),
    _gives(
        "The Kremlin insisted that Kyiv must pull its forces out of Donetsk if peace is to be achieved.",
        status="demanded",
        actor="RU",
        topic="troop_withdrawal",
    ),
    _gives(
        "Among the demands put forward by Moscow were the withdrawal of Ukrainian troops and an end to sanctions.",
        status="demanded",
        actor="RU",
    ),
    _gives(
        "Moscow wants Crimea recognised as Russian, neutrality and an army cut from Ukraine.",
        status="demanded",
        actor="RU",
        topic="neutral_status",
    ),
    _gives(
        "Trump said Ukraine would not join NATO after the war with Russia.",
        status="rejected",
        actor="US",
        topic="nato_membership",
    ),
    _gives(
        "The American proposal would cede Donbas to Russia, Kyiv said.",
        status="proposed",
        actor="US",
        topic="territorial_concessions",
    ),
    _gives(
        "Moscow's territorial demands are unacceptable to Kyiv.",
        status="rejected",
        actor="UA",
        topic="territorial_concessions",
    ),
    _gives("Russia demanded the capitulation of Ukraine.", status="demanded", actor="RU", topic="surrender"),
    _gives(
        "Erdogan called for a just and lasting peace between Russia and Ukraine.",
        status="called_for",
        topic="peace_terms",
    ),
)

LEAVES: Final[tuple[Example, ...]] = (
    _nothing("Russian troops withdrew from the north of the Kyiv region in 2022."),
    _nothing("The sides discussed neutrality and the status of Crimea."),
    _nothing("Does Russia demand the withdrawal of Ukrainian troops?"),
    _nothing("Russia did not demand a neutral status."),
    _nothing("Peskov denied that Moscow demanded a withdrawal from Kharkiv."),
    _nothing("Observers hope that Kyiv would be neutral in exchange for guarantees."),
    _nothing("A 28-point plan, which critics say favours Moscow, would require Ukraine to cede land."),
    _nothing("Moscow wants the rest of Donbas seized, an analyst said. Kyiv rejected Washington's proposals."),
    _nothing("Moscow dropped its demand for demilitarisation."),
    _nothing("Putin repeated Russia's demands at the talks."),
    _nothing("Analysts say Russia should withdraw its troops."),
    _nothing("Moscow has dropped its territorial demands."),
    _nothing("Ceding Donetsk, once a former Russian demand, was not mentioned."),
    _nothing("Israel demanded that Hamas disarm before any withdrawal of its troops from Gaza."),
    _nothing("If Russia demanded neutrality, the talks would collapse, an analyst said."),
    _nothing("Kyiv is ready to stop strikes on Russian refineries, Zelensky said."),
)

EXAMPLES: Final = READS + LEAVES
