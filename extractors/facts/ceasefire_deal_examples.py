"""Sentences of the truce module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"


def _gives(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,))


def _nothing(text: str) -> Example:
    return Example(text=text, title=_TITLE)


READS: Final[tuple[Example, ...]] = (
    _gives("Russia and Ukraine agreed to a ceasefire.", status="agreed", actor="BOTH", kind="any"),
    _gives("Russia has declared a truce starting at noon and urged Kyiv to follow.", status="announced", actor="RU"),
    _gives("The two sides agreed on a 72-hour truce.", status="agreed", kind="temporary", quantity=72, unit="hour"),
    _gives("Moscow and Kyiv agreed to stop strikes on refineries.", status="agreed", actor="BOTH", kind="energy"),
    _gives(
        "Washington announced an agreement with Ukraine and Russia to pause strikes on power plants.",
        status="agreed",
        actor="ALL",
        kind="energy",
    ),
    _gives(
        "Mediators spoke of a local truce that Kyiv and Moscow had agreed to.", status="agreed", kind="limited_local"
    ),
    _gives("Russia declared a unilateral Easter truce.", status="announced", actor="RU", kind="temporary"),
    _gives("The naval truce took effect at midnight.", status="ongoing", actor="BOTH", kind="maritime"),
    _gives("Moscow said the energy truce had begun on 18 March.", status="stated", actor="RU", kind="energy"),
    _gives("The 30-day energy truce expired on Friday.", status="expired", kind="energy", quantity=30),
    _gives("Moscow said the maritime truce had ceased to be in effect.", status="expired", kind="maritime"),
    _gives("The Christmas ceasefire collapsed within hours.", status="cancelled", kind="temporary"),
    _gives("Putin ordered his troops to halt strikes on refineries.", status="announced", actor="RU", kind="energy"),
    _gives("Russia broke off the energy truce after an attack by Ukraine.", status="cancelled", actor="RU"),
    _gives("Shelling went on despite a silence regime declared by Russia.", status="announced", actor="RU"),
    _gives(
        "The pause in shelling of power plants, agreed by both sides, was due to begin at noon.",
        status="agreed",
        actor="BOTH",
    ),
    _gives("Moscow and Kyiv agreed to ensure safe navigation in the Black Sea.", status="agreed", kind="maritime"),
)

LEAVES: Final[tuple[Example, ...]] = (
    _nothing("The parties dwelt on two topics: achieving a truce and bringing captives home."),
    _nothing("Russia and Ukraine did not agree on a ceasefire."),
    _nothing("Kyiv has agreed to a 30-day truce."),
    _nothing("There is no ceasefire agreement between Russia and Ukraine."),
    _nothing("Russia accused Ukraine of violating the ceasefire."),
    _nothing("Russia denied that it had agreed to a ceasefire."),
    _nothing("A ceasefire deal is closer than ever, the envoy said."),
    _nothing("Once the ceasefire takes effect, elections may follow."),
    _nothing("Ukraine will respond if the ceasefire collapses."),
    _nothing("Talks about a ceasefire will continue."),
    _nothing("Had Russia and Ukraine agreed to a truce, the war would be over."),
    _nothing("Trump predicted that Russia and Ukraine would agree to a truce."),
    _nothing("The truce did not take effect, Kyiv and Moscow said."),
    _nothing("Thailand and Cambodia agreed to a truce, but Russia and Ukraine fight on."),
    _nothing("Neither side agreed to a truce."),
    _nothing("Trump wants a ceasefire deal by Friday."),
    _nothing("Both sides agreed that each of them would lay out how it pictures a truce."),
    _nothing("The teams agreed to present their views of a ceasefire to come."),
    _nothing("Moscow and Kyiv agreed that a truce will be discussed by experts."),
    _nothing("It was agreed that both capitals will study the option of a truce."),
    _nothing("The mechanism would monitor any ceasefire that is agreed."),
    _nothing("A truce agreed by Kyiv and Washington was rejected by Moscow."),
)

EXAMPLES: Final = READS + LEAVES
