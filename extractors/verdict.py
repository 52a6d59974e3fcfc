"""What one sentence tells of talks, corrected by the calendar and by what an article says of the sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import regex

from extractors.calendar import OPEN_STATES
from extractors.scenes import (
    EXCHANGE,
    OF_WAR,
    OUTCOME,
    READY,
    UNDER_WAY,
    UNREAL,
    fights,
    over_aside,
    scene,
    under_way_aside,
)
from extractors.seasons import Season
from extractors.topic import Talk

_LABEL: Final = 12  # characters before talks that only label a headline: "Istanbul talks: …"
#: A plan, whatever readiness stands beside it: it has a day, or is counted.
_DATED: Final = regex.compile(r"\d|day\b|\b(?:week|month|next|second|third|fourth)\b", regex.IGNORECASE)
_FROM_IT: Final = regex.compile(r" (?:after|following) (?:the |a )?(?:[\w-]+ ){0,4}[\w-]+$", regex.IGNORECASE)
#: What is told of talks where their outcome may stand before them in the sentence.
_LOOSE: Final = ("aside", "mention", "offered")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence as the class decision reads it; ``text`` is tagged, ``words`` are the article's own."""

    weight: float
    text: str
    words: str
    talks: tuple[Talk, ...]
    rival: bool  # names another conflict
    counted: frozenset[int]  # the ordinals of rounds it names


@dataclass(frozen=True, slots=True)
class Known:
    """What an article's title and lead say of the sides, and the season it comes out in."""

    told_of: frozenset[str]  # sides named in title and lead
    near: Season | None
    parties: Sequence[str]
    theatre: str | None
    brief: bool = False  # a headline with its summary


def told_by(one: Told, talk: Talk, near: Season | None) -> str:
    """Name what a sentence tells of talks: what came of a session that is just over is still the report of it."""
    told = scene(one.text, talk.start, talk.end)
    if told in ("announced", "offered", "ongoing", "mention") and UNREAL.search(one.text, 0, talk.end):
        return "unreal"
    if told == "announced" and (ready := READY.search(one.text, 0, talk.start)) and not _DATED.search(one.text):
        return "offered" if talk.start - ready.end() < _LABEL else told
    if told == "ahead":
        return "aside" if fights(one.text, talk.start) else "announced"
    if told == "aside" and not fights(one.text, talk.start) and under_way_aside(one.text, talk.start):
        return "ongoing"
    if told == "aside" and not fights(one.text, talk.start) and over_aside(one.text, talk.start):
        return "report"
    if just_over(near) and told in ("aside", "followup", "mention") and _labelled(one.text, talk):
        return "report"
    outcome = OUTCOME.search(one.text) if just_over(near) else None
    if outcome and (told == "followup" or (told in _LOOSE and outcome.start() < talk.start <= outcome.end())):
        return "report"
    return told


def _labelled(text: str, talk: Talk) -> bool:
    """Tell whether the session is a headline's label or what both parties come from: "talks: …", "… after talks"."""
    if talk.start < _LABEL and text[talk.end : talk.end + 2] == ": ":
        return True
    return text.startswith("«BOTH»") and bool(_FROM_IT.search(text, 0, talk.end)) and not fights(text, talk.end)


def just_over(near: Season | None) -> bool:
    """Tell whether a session ended today or yesterday, so that its outcome is still the report of it."""
    return near is not None and 0 <= near.days <= 1 and near.round.state not in OPEN_STATES


def timed(told: str, near: Season | None, counted: frozenset[int]) -> str:
    """Correct what the words tell by the calendar: a report needs a session just over, a start one just on.

    A round counted higher than the last one known is another, of which the calendar cannot know yet.
    """
    if near is None or near.round.state in OPEN_STATES:
        return told
    if near.round.number and any(number > near.round.number for number in counted):
        return told
    if told == "report" and near.days > 2:
        return "followup"
    return "followup" if told == "ongoing" and near.days > 1 else told


def leaves_open(title: Told, talks: Sequence[Talk], near: Season | None) -> bool:
    """Tell whether a headline leaves it to a lead that tells the end: "X and Y meet", a word on the talks, a deal."""
    if not talks:
        return bool(EXCHANGE.search(title.text) and OUTCOME.search(title.text))
    told = told_by(title, talks[0], near)
    return told in ("followup", "mention") or (told == "ongoing" and not UNDER_WAY.search(title.text))


def exchange_is_ours(text: str, named: Sequence[str], known: Known) -> bool:
    """Tell whether an exchange is the parties': both are named, or the one at home, or nobody soon after a round."""
    ours = set(named) & set(known.parties)
    if set(known.parties) <= {*named, *known.told_of} and ours:
        return True
    if set(named) - ours:
        return False
    if known.theatre in ours or (ours and OF_WAR.search(text)):
        return True
    return known.near is not None and known.near.days >= 0
