"""Sentences of the security guarantee module: what it reads and what it leaves alone."""

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
        "Kyiv would drop its alliance bid in exchange for firm security guarantees.", status="conditioned", actor="UA"
    ),
    _gives("Binding security guarantees from Paris are what Ukraine is demanding.", status="demanded", actor="UA"),
    _gives("Kyiv wants the United States to guarantee its security.", status="called_for", actor="UA"),
    _gives("Ukraine's team proposed that Kyiv would have its security guaranteed.", status="proposed", actor="UA"),
    _gives("Britain is ready to put troops in Ukraine after a ceasefire with Russia.", status="promised"),
    _gives("Ukraine demands binding security guarantees from Washington.", status="demanded", actor="UA", payer="US"),
    _gives("Zelensky wants security guarantees before any concession to Russia.", status="called_for", actor="UA"),
    _gives("Kyiv proposed a treaty on security guarantees to the Russian delegation.", status="proposed", actor="UA"),
    _gives(
        "Paris pledged to deploy troops to Ukraine after a ceasefire with Russia.",
        status="promised",
        actor="OTHER",
        countries=["FR"],
    ),
    _gives("Washington promised Ukraine security guarantees.", status="promised", actor="US"),
    _gives("Washington and Kyiv agreed on a framework of security guarantees.", status="agreed", actor="US+UA"),
    _gives("An agreement on security guarantees for Ukraine has been reached, Zelensky said.", status="agreed"),
    _gives("The priority is an agreement on security guarantees for Ukraine, Yermak said.", actor="UA"),
    _gives("Russia rejected security guarantees for Ukraine by NATO.", status="rejected", actor="RU"),
    _gives("Ukraine needs real security guarantees, Yermak said.", status="called_for", actor="UA"),
    _gives(
        "Zelensky rejected the idea of a referendum and stressed the need for robust security guarantees.",
        status="called_for",
        actor="UA",
    ),
    _gives(
        "Lavrov said talking about security guarantees for Ukraine without Russia would lead nowhere.",
        status="rejected",
        actor="RU",
    ),
    _gives("Foreign troops sent to Ukraine would be legitimate targets, Putin said.", status="rejected", actor="RU"),
    _gives("Warsaw would not send soldiers to Ukraine after a ceasefire, Tusk said.", status="rejected", actor="OTHER"),
    _gives("Putin agreed that Washington could give Ukraine security guarantees.", status="accepted", actor="RU"),
    _gives(
        "Washington made its security guarantees for Kyiv conditional on a withdrawal.",
        status="conditioned",
        actor="US",
    ),
    _gives("Fourteen countries have pledged to join a security force for Ukraine.", status="promised", actor="OTHER"),
    _gives("Security guarantees are a key demand of Kyiv.", status="demanded", actor="UA"),
)

LEAVES: Final[tuple[Example, ...]] = (
    _nothing("Security guarantees are not what Kyiv is demanding now."),
    _nothing("The sides discussed security guarantees for Ukraine."),
    _nothing("The document on security guarantees for Ukraine is almost ready."),
    _nothing("Washington has not promised Ukraine security guarantees."),
    _nothing("Kyiv and Washington are close to agreeing on security guarantees for Ukraine."),
    _nothing("No agreement on security guarantees for Ukraine has been reached."),
    _nothing("Will Ukraine receive security guarantees?"),
    _nothing("Russia sent more troops to the front."),
    _nothing("Without security guarantees the war may return to Ukraine."),
    _nothing("Putin did not agree that Washington could give Ukraine security guarantees."),
    _nothing("Warsaw will not send more tanks to Ukraine."),
)

EXAMPLES: Final = READS + LEAVES
