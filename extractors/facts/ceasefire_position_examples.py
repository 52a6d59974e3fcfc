"""Sentences of the truce positions: what the module reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"


def _gives(text: str, *more: dict[str, object], **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact, *more))


def _nothing(text: str) -> Example:
    return Example(text=text, title=_TITLE)


READS: Final[tuple[Example, ...]] = (
    _gives(
        "Russia proposed a truce of two days in certain sectors of the front.", status="proposed", kind="limited_local"
    ),
    _gives("Ukraine demanded a ceasefire on land, at sea and in the air.", kind="full_unconditional", actor="UA"),
    _gives(
        "Moscow rejected a full ceasefire and offered a truce of three days along parts of the front.",
        {"status": "rejected", "actor": "RU"},
        status="offered",
        actor="RU",
    ),
    _gives("Kyiv demanded a complete truce.", status="demanded", actor="UA", kind="full_unconditional"),
    _gives("Zelensky called for a 30-day ceasefire.", status="called_for", actor="UA", kind="temporary", quantity=30),
    _gives(
        "Kyiv rejected a partial truce, proposing a full ceasefire for 30 days.",
        {"status": "proposed", "actor": "UA", "kind": "full_unconditional", "quantity": 30},
        status="rejected",
        actor="UA",
        kind="limited_local",
    ),
    _gives(
        "Kyiv will come to the table only if Moscow first accepts a truce of ten days.",
        status="demanded",
        actor="UA",
        quantity=10,
    ),
    _gives(
        "Washington proposed a truce of a month. Kyiv accepted the proposal.",
        {"status": "accepted", "actor": "UA"},
        status="proposed",
        actor="US",
    ),
    _gives("Moscow says it wants a lasting settlement, not a truce.", status="rejected", actor="RU"),
    _gives("Kyiv awaits an answer to its proposal of a 40-day truce.", status="proposed", actor="UA", quantity=40),
    _gives("The Kremlin rejected a truce.", status="rejected", actor="RU", kind="any"),
    _gives("Putin said he would not agree to a ceasefire.", status="rejected", actor="RU"),
    _gives("Peskov dismissed the idea of a truce.", status="rejected", actor="RU"),
    _gives(
        "A 40-day truce proposed by the European Union and Ukraine would only drag out the war, Ushakov said.",
        {"status": "rejected", "actor": "RU", "kind": "temporary"},
        status="proposed",
        actor="EU+UA",
        quantity=40,
    ),
    _gives(
        "Moscow turned down a nationwide 30-day truce, instead suggesting a short, local pause in fighting.",
        {"status": "proposed", "actor": "RU", "kind": "limited_local"},
        status="rejected",
        actor="RU",
        kind="temporary",
    ),
    _gives("Kyiv's conditions include a full ceasefire.", status="demanded", actor="UA", kind="full_unconditional"),
    _gives(
        "Moscow demands that Ukrainian units quit the region as a condition for a truce.",
        status="conditioned",
        actor="RU",
    ),
    _gives(
        "Kyiv offered a truce, but was refused.", {"status": "rejected", "actor": "RU"}, status="offered", actor="UA"
    ),
    _gives("Kyiv accused Moscow of refusing to agree to a truce.", status="rejected", actor="RU"),
    _gives('Germany warned that Russia must agree to an "unconditional truce".', status="called_for", actor="OTHER"),
    _gives("Kyiv would push for an immediate truce, Yermak told reporters.", status="called_for", actor="UA"),
    _gives(
        "Putin dismissed a full truce with Ukraine, agreeing only to pause attacks on energy sites.",
        {"status": "accepted", "actor": "RU", "kind": "energy"},
        status="rejected",
        actor="RU",
        kind="full_unconditional",
    ),
    _gives("Russia refused to stop fighting.", status="rejected", actor="RU"),
    _gives("Ukraine offered a ceasefire at sea.", status="offered", actor="UA", kind="maritime"),
    _gives("Putin proposed a three-day truce for Victory Day.", status="proposed", actor="RU", kind="temporary"),
    _gives(
        "Ukraine accepted a US proposal for a 30-day ceasefire.",
        {"status": "proposed", "actor": "US"},
        status="accepted",
        actor="UA",
    ),
    _gives(
        "Ukraine's call for a ceasefire was rejected by Moscow.",
        {"status": "called_for", "actor": "UA"},
        status="rejected",
        actor="RU",
    ),
    _gives(
        "Ukraine offered a weekend truce, which Russia rejected.",
        {"status": "offered", "actor": "UA"},
        status="rejected",
    ),
    _gives("Turkey backs an immediate truce.", status="supported", actor="TR"),
    _gives("The pope called for an Easter truce in Ukraine.", status="called_for", actor="VA", kind="temporary"),
    _gives("Russia will agree to a truce only if Ukraine leaves Donbas.", status="conditioned", actor="RU"),
    _gives(
        "Moscow made a full truce conditional on a halt to mobilisation.",
        status="conditioned",
        kind="full_unconditional",
    ),
    _gives("Putin said a truce was possible only after arms deliveries stop.", status="conditioned", actor="RU"),
    _gives("Russia agreed to stop strikes on power plants for 30 days.", status="accepted", actor="RU", kind="energy"),
    _gives('Yermak said: "We want a full ceasefire."', status="called_for", actor="UA", kind="full_unconditional"),
    _gives("Lavrov said Moscow had no intention of agreeing to a truce.", status="rejected", actor="RU"),
    _gives("Ukraine's call for a full truce was ignored by Russia.", status="rejected", actor="RU"),
    _gives("Russia must cease fire, Ukraine's ambassador said.", status="demanded", actor="UA"),
    _gives("Rubio said both sides should stop fighting now.", status="called_for", actor="US"),
    _gives("Kyiv wants guarantees before agreeing to any truce.", status="conditioned", actor="UA"),
    _gives("Zelensky proposed extending the Easter truce by a week.", status="proposed", actor="UA", kind="temporary"),
    _gives("The US and Ukraine agreed on an immediate naval truce.", status="accepted", actor="UA", kind="maritime"),
    _gives("Ukraine's priority is a complete ceasefire.", status="called_for", actor="UA", kind="full_unconditional"),
    _gives("The truce, which Russia proposed, was accepted by Kyiv.", status="accepted", actor="UA"),
    _gives(
        "Orban called for a ceasefire in Ukraine as Russia advanced.", status="called_for", actor="OTHER", country="HU"
    ),
    _gives("Trump said he hoped for a truce within days.", status="called_for", actor="US"),
    _gives(
        "Moscow proposed short ceasefires of one to two days so that the wounded can be picked up.",
        status="proposed",
        actor="RU",
        kind="limited_local",
    ),
    _gives(
        '"First, a full and unconditional ceasefire. Second, the release of captives," Zelensky said.',
        status="demanded",
        actor="UA",
        kind="full_unconditional",
    ),
    _gives("Trump backed a 30-day truce, only for Putin to turn it down.", status="rejected", actor="RU"),
    _gives(
        "Kyiv rejected a deal from Putin for a truce in exchange for four regions.", status="conditioned", actor="RU"
    ),
    _gives("Putin put forward an Easter truce, but the offer was turned down by Kyiv.", status="rejected", actor="UA"),
    _gives('"We will not negotiate a truce with Russia," Danilov said.', status="rejected", actor="UA"),
    _gives("Kuleba met Lavrov in a bid to negotiate a 24-hour ceasefire.", status="called_for", actor="UA"),
    _gives("Moscow has ruled out a truce until arms supplies to Kyiv stop.", status="conditioned", actor="RU"),
    _gives("Russia has not agreed to the truce.", status="rejected", actor="RU"),
    _gives("Beijing supports all steps aimed at achieving a truce in Ukraine.", status="supported", actor="OTHER"),
    _gives("Lammy said it was time for Putin to accept a truce.", status="called_for", actor="OTHER"),
    _gives("Trump has been pressing Moscow and Kyiv to agree to a truce.", status="called_for", actor="US"),
    _gives("Modi urged Russia and Ukraine to bring an end to hostilities.", status="called_for", actor="OTHER"),
    _gives("A truce agreed by Kyiv and Washington was rejected by Moscow.", status="rejected", actor="RU"),
    _gives("Kyiv is ready to reciprocate if Russia halts strikes on power plants.", status="conditioned", actor="UA"),
    _gives(
        "Moscow rejected a European idea to freeze the conflict along the front line.", status="rejected", actor="RU"
    ),
)

LEAVES: Final[tuple[Example, ...]] = (
    _nothing("Putin suggested the truce would be a test of Kyiv's sincerity."),
    _nothing("Trump set Moscow a ten-day ceasefire deadline, which Ukraine noted."),
    _nothing("The delegations of Russia and Ukraine agreed to swap detailed ceasefire proposals."),
    _nothing("Hopes for a ceasefire faded."),
    _nothing("Ukraine denied it had rejected a ceasefire."),
    _nothing("The two sides discussed a ceasefire."),
    _nothing("If Russia agrees to a ceasefire, Ukraine will follow."),
    _nothing("Russia and Ukraine agreed to a ceasefire."),
    _nothing("Trump's deadline for Russia to agree to a truce ran out."),
    _nothing("Ceasefire monitors visited Kyiv and Moscow."),
    _nothing("Russia accused Ukraine of violating the truce."),
    _nothing("Kyiv is studying the terms of a truce with Russia."),
    _nothing("Moscow's terms remain the main obstacle to a truce with Ukraine."),
    _nothing("To stop hostilities, Russia demands that Kyiv withdraw its troops."),
    _nothing("Ukraine will never stop fighting, Yermak said of the talks with Russia."),
    _nothing("Moscow promised to share its vision of steps towards a truce with Ukraine."),
    _nothing("Did Russia reject the truce?"),
    _nothing("Moscow did not rule out a truce with Ukraine."),
    _nothing("A poll found most Ukrainians oppose a truce on Russian terms."),
    _nothing("Russia and Ukraine are unlikely to agree to a truce."),
    _nothing("Thousands in Kyiv marched against a truce with Russia."),
    _nothing("Nobody in Kyiv wants a truce on Russian terms."),
    _nothing("Russia has not replied to the truce."),
    _nothing("Trump said Russia had twelve days to agree to a truce."),
    _nothing("Kyiv will not reciprocate if Russia halts strikes on power plants."),
)

EXAMPLES: Final = READS + LEAVES
