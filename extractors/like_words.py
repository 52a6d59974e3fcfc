"""Words by which reports are compared: what says nothing, what says little, many words for one act, topics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

_LITTLE: Final = (
    "a an the of in on at to for by with from and or but as is are was were be been being it its his her their that "
    "this these those he she they we i you who which what when where how why not no will would can could may might "
    "should has have had do does did say says said tell tells told amid after before over into up out about more than "
    "new latest video live update updates watch exclusive briefing if any all some own our your while during under "
    "between against without within still just also only both each other one two even yet there here according"
)
#: Headlines say one act in many words; each row is one act.
_ACTS: Final = (
    "reject deny dismiss rebuff spurn refuse refute",
    "agree accept commit sign strike seal clinch promise settle",
    "accuse slam blast condemn denounce criticise criticize",
    "end conclude finish wrap close over",
    "deploy send dispatch deployment",
    "troop force soldier peacekeeper peacekeeping",
    "guarantee pledge assurance",
    "deal agreement accord pact",
    "talk negotiation round session meeting meet met sit sat negotiate",
    "delegation negotiator envoy team",
    "demand urge call insist",
    "hail praise welcome",
    "warn threaten vow threat warning",
    "restore repair",
    "swap exchange trade swapped",
    "prisoner captive pow",
    "body corpse",
    "ceasefire truce armistice",
    "ready essentially finalise finalize prepared willing",
    "lead head led",
    "go continue keep went",
    "hold held host",
    "come came arrive return returned home",
    "europe european eu",
)
#: Words every report on the war has; sharing them says little.
_EVERYDAY: Final = (
    "war peace president minister leader official country people state government military foreign security force "
    "attack strike end plan support progress talk deal ceasefire meet side day week year time first second "
    "third monday "
    "tuesday wednesday thursday friday saturday sunday make take hold go come get work part process effort conflict "
    "invasion kremlin white house western troop delegation late early"
)
#: What a report is about, where two of them need not share a word to be about it.
_TOPICS: Final = (
    "guarantee guarantees peacekeeper peacekeeping peacekeepers deterrence pact pledge troops forces force",
    "ceasefire truce truces armistice hostilities",
    "prisoner prisoners captives pows swap swaps captive exchange",
    "bodies remains repatriation",
    "summit",
    "tariff tariffs sanctions oil",
    "residence",
    "corridor corridors evacuation",
    "delegation delegations talks negotiations",
)
_ENDINGS: Final = (("ies", 5), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4), ("e", 5))


def stem(word: str) -> str:
    """Return a word without its commonest endings."""
    word = word.removesuffix("'s").removesuffix("'")
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            return word.removesuffix(ending) + ("y" if ending == "ies" else "")
    return word


@cache
def little() -> frozenset[str]:
    """Return the words that say nothing, as stems and as printed."""
    return frozenset(_LITTLE.split()) | frozenset(map(stem, _LITTLE.split()))


@cache
def acts() -> Mapping[str, str]:
    """Return one stem for each stem that says the same act."""
    return {stem(word): stem(row.split()[0]) for row in _ACTS for word in row.split()}


@cache
def everyday() -> frozenset[str]:
    """Return the stems every report on the war has."""
    return frozenset(map(stem, _EVERYDAY.split()))


@cache
def _topic_of() -> Mapping[str, str]:
    return {word: f"#{row.split()[0]}" for row in _TOPICS for word in row.split()}


def topics_of(words: Iterable[str]) -> frozenset[str]:
    """Return the topics some words name."""
    known = _topic_of()
    return frozenset(known[word] for word in words if word in known)
