"""Sentences of the mediator module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"


def _gives(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,))


def _nothing(text: str) -> Example:
    return Example(text=text, title=_TITLE)


EXAMPLES: Final[tuple[Example, ...]] = (
    _gives("A pause threatens US-brokered talks between Russia and Ukraine.", actor="US", function="broker"),
    _gives("Ukraine brought home 95 captured soldiers. Kyiv thanked the UAE for mediation.", actor="AE", country="AE"),
    _gives("Fidan became a mediator between Russia and Ukraine.", actor="TR", person="fidan"),
    _gives(
        "Qatar helped bring home five Ukrainian children held in Russia.",
        actor="OTHER",
        function="mediation of child returns",
    ),
    _gives("Russia and Ukraine freed captives with the UAE's help.", actor="AE", function="mediation of the exchange"),
    _gives(
        "Türkiye's foreign minister Hakan Fidan chaired the session of both delegations.", actor="TR", person="fidan"
    ),
    _gives("The exchange of prisoners was mediated by the United Arab Emirates.", actor="AE", country="AE"),
    _gives("Three boys and other children came back through Qatar's mediation.", actor="OTHER", country="QA"),
    _gives("Talks between Kyiv and Moscow, hosted by Saudi Arabia, went on for hours.", actor="SA", function="host"),
    _gives("US-brokered talks between Russia and Ukraine continued in Abu Dhabi.", actor="US", function="broker"),
    _gives("Umerov thanked Turkey for hosting the negotiations.", actor="TR", function="host"),
    _gives("The Red Cross acted as an intermediary between the two sides.", actor="OTHER", organisation="ICRC"),
    _gives("The two sides met with Switzerland as mediator.", actor="CH", country="CH"),
    Example(
        text="Moscow's ministry said that Turkey and the UAE had acted as go-betweens and that talks would go on.",
        title=_TITLE,
        gives=({"actor": "TR", "country": "TR"}, {"actor": "AE", "country": "AE"}),
    ),
    _gives("Riyadh and Ankara played significant roles as mediators of the talks.", actor="SA"),
    _gives("Cavusoglu greeted both delegations before they sat down in Antalya.", person="cavusoglu"),
    _gives("The session opened with a short welcoming speech by Turkish minister Hakan Fidan.", person="fidan"),
    _gives("Erdogan has positioned himself as a mediator between Moscow and Kyiv.", actor="TR"),
    _nothing("The Saudi city of Jeddah hosted the next session of the two sides."),
    _gives("Both teams ended US-mediated talks in Geneva without any deal.", actor="US", country="US"),
    _gives("Kushner, who brought both delegations together, spoke of progress.", person="kushner"),
    _nothing("Ukraine brought home 95 captured soldiers. Kyiv hopes for US mediation at sea."),
    _nothing("Erdogan hopes to bring the two sides together."),
    _nothing("Turkey offered to mediate between Russia and Ukraine."),
    _nothing("China could mediate between Moscow and Kyiv, analysts say."),
    _nothing("Kyiv rejected Hungary's mediation in its talks with Russia."),
    _nothing("The two sides met without mediators from Turkey."),
    _nothing("Egypt and Qatar mediated talks between Israel and Hamas, as Russia and Ukraine fought on."),
    _nothing("Macron hosted a meeting of the coalition of the willing on Ukraine and Russia."),
)
