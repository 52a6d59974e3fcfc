"""Sentences of the mediation offer module: what it reads and what it leaves alone."""

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
        "Ankara said Turkey remains a natural venue for talks between Moscow and Kyiv.", status="offered", actor="TR"
    ),
    _gives("The UAE is committed to providing a neutral space for Moscow and Kyiv.", status="offered", actor="AE"),
    _nothing("Kyiv remains a suitable partner for Turkey in trade, Erdogan said, as talks with Russia went on."),
    _gives("Qatar has volunteered to pass messages between Moscow and Kyiv.", status="offered"),
    _gives("The Vatican put itself forward as a venue for Moscow and Kyiv.", status="offered", actor="VA"),
    _nothing("Qatar has not volunteered to pass messages between Moscow and Kyiv."),
    _gives("Erdogan offered to mediate between Moscow and Kyiv.", status="offered", actor="TR", person="erdogan"),
    _gives("Switzerland is ready to host negotiators of both sides.", actor="CH", country="CH"),
    _gives("The Vatican expressed its willingness to host the peace talks.", actor="VA"),
    _gives("India offered its good offices to Russia and Ukraine.", actor="OTHER", country="IN"),
    _gives("Kazakhstan renewed its offer to provide a venue for the talks.", actor="OTHER", country="KZ"),
    _gives("Saudi Arabia proposed Jeddah as a platform for talks between Russia and Ukraine.", actor="SA"),
    _gives("Qatar and Turkey volunteered to act as mediators.", actor="TR+OTHER"),
    _gives("Brazil's offer to broker peace talks still stands.", actor="OTHER", country="BR"),
    _gives("Erdogan told Putin on the phone that Turkey was ready to host talks with Ukraine.", actor="TR"),
    _gives("The Vatican is available to host negotiations between Russia and Ukraine.", actor="VA"),
    _nothing("Kyiv rejected China's offer to mediate."),
    _nothing("Iran denied offering to mediate between Russia and Ukraine."),
    _nothing("Turkey is not ready to host the talks."),
    _nothing("Germany is ready to support Ukraine with weapons against Russia."),
    _nothing("Ukraine asked Israel to mediate with Russia."),
    _nothing("Ukraine is ready to hold talks with Russia in Istanbul."),
    _nothing("Egypt offered to mediate between Israel and Hamas, while Russia and Ukraine swapped prisoners."),
)
