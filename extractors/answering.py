"""Who speaks in a headline, whom it answers, and whether it says that something is not so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from extractors import polarity
from extractors.model import Annotated, Fact, Mention, Reading, Sentence
from extractors.subjects import side_of
from extractors.text import clean

_AIM: Final = 30  # characters between an answer and whom it is for
#: Between a side and its man: "Russia's Putin", "US envoy Witkoff".
_TITLE: Final = regex.compile(
    r"(?:['’]s?)? (?:(?:president|leader|premier|chancellor|pm|envoy|negotiator|"
    r"(?:prime|foreign|defen[cs]e) minister) )?",
    regex.IGNORECASE,
)
#: Verbs and nouns with which somebody answers what others did or said.
_REACTS: Final = regex.compile(
    r"\b(?:reject|dismiss|spurn|rebuff|slam|blast|denounc|condemn|critici[sz]|scoff|mock|warn|accus|ridicul|"
    r"respond|react|vow|refus|rul(?:es|ed|ing) out|object|question|doubt|deplor|deni|deny|applaud|decr(?:y|ies|ied)|"
    r"brand|lash|hit(?:s|ting)? (?:back|out)|angr|furious|outrag|pissed|unacceptable|legitimate (?:\w+ )?targets?|"
    r"at the barrel|does not|do not|did not|is not|are not|not ceasefire|rebuk|snub|scorn|shrug|balk|bristl|chid|"
    r"brush(?:es|ed|ing)? (?:off|aside)|turn(?:s|ed)? down|pour(?:s|ed)? (?:cold|scorn)|says? no\b|in response|"
    r"retaliat|"
    r"push(?:es|ed)? back|fir(?:es|ed) back|wav(?:es|ed) (?:off|away)|laugh|s[ck]eptic|cautious|wary|"
    r"back(?:s|ed)\b|endors|counter|stunt|ploy|farce|sham|cynical|calls? (?:\S+ ){0,4}(?:a|an)\b|"
    r"(?:welcom|prais|hail)\w*(?! (?:\S+ ){0,2}(?:progress|results?|talks)))\w*",
    regex.IGNORECASE,
)
#: "…, Zelenskiy says", "… - State Dept", "… : Kremlin"
_BY_LINE: Final = regex.compile(
    r"(?:[,;:] |\s[-–—] ?|: )(?P<who>[^,;:–—]{2,50}?)(?: (?:says?|said|warns?|claims?))?\W*$"
)
#: What somebody put forward, right behind his name: "Russia's offer", "Trump's tariff threat".
_ACT: Final = regex.compile(
    r"['’]s? (?:[\w-]+ ){0,3}?(?:offer|claim|plan|proposal|threat|demand|truce|ceasefire|ultimatum|accusation|"
    r"invitation|"
    r"announcement|pledge|warning|remark|statement|comment|call|condition|idea|terms?|deadline|vow)s?\b"
)
_SETS_OUT: Final = frozenset(
    {"proposed", "offered", "called_for", "demanded", "agreed", "accepted", "announced", "promised", "threatened"}
)
_ANSWERS: Final = frozenset({"rejected", "conditioned", "denied", "accepted", "supported"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Whose words a headline is, whom it names beside him, and whether it answers or denies."""

    side: str | None
    person: str | None
    reacts: bool
    denies: bool
    addressed: frozenset[str]  # people its answering words are aimed at
    acts_of: frozenset[str]  # sides whose offer, plan or threat it names as theirs


NOBODY: Final = Voice(
    side=None, person=None, reacts=False, denies=False, addressed=frozenset(), acts_of=frozenset()
)  # fmt: skip


def voice(text: Annotated) -> Voice:
    """Return the voice of an article's first sentence, which is its headline where it has one."""
    first = text.sentences[0] if text.sentences else None
    if first is None:
        return NOBODY
    plain = clean(first.text)
    named = [one for one in first.mentions if one.kind in ("person", "side")]
    speaks = _speaker(named, first, plain)
    person = speaks.id if speaks and speaks.kind == "person" else None
    return Voice(
        side=side_of(speaks, text.talks) if speaks else None,
        person=person,
        reacts=_REACTS.search(plain) is not None,
        denies=bool(polarity.scopes(plain)),
        addressed=frozenset(_addressed(named, first, plain)) - {person},
        acts_of=frozenset(_owners(named, first, plain, text)),
    )


def answered(a: Reading, b: Reading) -> str | None:
    """Say how a fact of the second report answers what somebody else set out in the first; None when none does."""
    for answer in _weighty(b):
        if answer.status not in _ANSWERS or answer.actor in (None, "BOTH", "ALL"):
            continue
        for plan in _weighty(a):
            if plan.type == answer.type and plan.status in _SETS_OUT and plan.actor not in (answer.actor, None):
                what = plan.type.replace("_", " ")
                return f"{answer.actor}: {answer.status}, where {plan.actor} had {plan.status} the {what}"
    return None


def spoken_to(a: Voice, b: Voice) -> str | None:
    """Say how one headline answers another by whom it names: its speaker, or what its side put forward."""
    if not b.reacts or b.side is None or b.side == a.side:
        return None
    if a.person is not None and a.person in b.addressed:
        return f"{b.side} answers {a.person}"
    if a.side in b.acts_of:
        return f"{b.side} answers what {a.side} put forward"
    return None


def _speaker(named: list[Mention], first: Sentence, plain: str) -> Mention | None:
    """Return who speaks: the one a line ends with, else the first one named."""
    tail = _BY_LINE.search(plain)
    last = [one for one in named if tail and one.start - first.start >= tail.start("who")]
    speaks = next(iter(last or named), None)
    after = next((one for one in named if speaks and one.kind == "person" and one.start > speaks.end), None)
    if speaks is None or after is None or speaks.kind != "side":
        return speaks
    between = plain[speaks.end - first.start : after.start - first.start]
    return after if _TITLE.fullmatch(between) else speaks


def _addressed(named: list[Mention], first: Sentence, plain: str) -> Iterator[str]:
    reacts = _REACTS.search(plain)
    for mention in named if reacts else ():
        start = mention.start - first.start
        if reacts and mention.kind == "person" and reacts.start() <= start <= reacts.end() + _AIM:
            yield mention.id


def _owners(named: list[Mention], first: Sentence, plain: str, text: Annotated) -> Iterator[str]:
    for mention in named:
        side = side_of(mention, text.talks)
        adjective = mention.end - first.start
        if side and (_ACT.match(plain, adjective) or _ACT.match(f"'s{plain[adjective : adjective + 80]}")):
            yield side


def _weighty(reading: Reading) -> list[Fact]:
    return [fact for fact in reading.facts if fact.scope in ("headline", "main") and fact.type != "quote"]
