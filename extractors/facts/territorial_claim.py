"""Regions a party calls its own: claimed or annexed, how many, in a few words of background.

Never reads demands to withdraw, gains on the battlefield, or a claim somebody gave up.
"""

from __future__ import annotations

from typing import Final

import regex

from extractors.binding import counted, evidence
from extractors.context import foreign
from extractors.facts.example import Example
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.polarity import negated
from extractors.subjects import side_of
from extractors.text import clean

TYPE: Final = "territorial_claim"
WORDS: Final = regex.compile(r"\bclaim(?:s|ed|ing)?\b|\bannex|\bits own\b", regex.IGNORECASE)

_LAND: Final = r"(?:regions?|oblasts?|provinces?|territor(?:y|ies)|lands?|peninsula)"
_CLAIMS: Final = (
    r"(?:(?:is|are|has been) )?claim(?:s|ed|ing)\b|"
    r"(?:(?:says|said) (?:it|they) )?(?:has |have |had )?(?:illegally |formally )?annex(?:es|ed)\b"
)
#: "regions that Moscow claims"
_OWNED: Final = regex.compile(
    rf"\b{_LAND}\b[^;.]{{0,60}}?(?:\bthat |\bwhich |, )?(?P<who>[\p{{Lu}}][\w.]+) (?:also |now )?(?P<verb>{_CLAIMS})"
)
#: "Russia claims four regions as its own", "Moscow annexed four Ukrainian regions"
_TAKES: Final = regex.compile(
    rf"\b(?P<verb>(?:claim(?:s|ed)?|annex(?:es|ed)))\b(?: to have annexed| as its own)?"
    rf" (?:[\w'-]+,? ){{0,8}}?{_LAND}\b",
)
#: "annexed regions" names no claimant; "annexation of four regions" by its owner does.
_UNITS: Final = regex.compile(rf"(?P<region>\b{_LAND}\b)", regex.IGNORECASE)
_OTHERS: Final = regex.compile(r"\b(?:villages?|towns?|people|troops|soldiers|settlements?|percent|miles|years?)\b")
#: What is claimed of the battlefield or of responsibility is no claim to land.
_BATTLE: Final = regex.compile(
    r"\b(?:captur|seiz|liberat|taken|took|control of|destroy|shot down|responsib|advanc|gain)\w*", regex.IGNORECASE
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the claim to land a clause tells of, at most one."""
    if clause.polarity not in ("asserted", "conditional") or foreign(clause, text):
        return []
    plain = clean(clause.text)
    rest = clean(clause.sentence.text)[clause.start - clause.sentence.start :]
    match = _OWNED.search(rest) or _TAKES.search(rest)
    if match is None or match.start() >= len(plain) or negated(rest, match.start("verb")) or _BATTLE.search(match[0]):
        return []
    actor = _claimant(clause, text, match)
    if actor is None:
        return []
    count = next(iter(counted(clause, plain, _UNITS, _OTHERS)), None)
    return [
        Fact(
            type=TYPE,
            status="stated",
            scope=clause.scope if clause.scope == "headline" else "background",
            actor=actor,
            quantity=count.quantity if count else None,
            unit="region",
            evidence=evidence(clause, text, *match.span()),
            attribution=clause.attribution,
            rule="claim to land",
        )
    ]


def _claimant(clause: Clause, text: Annotated, match: regex.Match[str]) -> str | None:
    """Give the party that claims: the one right before the verb, else the clause's subject."""
    verb = clause.start + match.start("verb")
    before = [m for m in clause.sentence.mentions if m.kind in ("side", "person") and 0 <= verb - m.end <= 25]
    side = side_of(before[-1], text.talks) if before else None
    if side is None and "who" not in match.groupdict() and len(clause.subjects) == 1:
        side = clause.subjects[0]
    return side if side in text.talks.parties else None


_TITLE: Final = "Russia-Ukraine talks: the latest"


def _told(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,) if fact else ())


EXAMPLES: Final = (
    _told("Putin wants Kyiv to leave the four regions that Moscow claims.", actor="RU", quantity=4, status="stated"),
    _told("The two sides discussed four regions Russia has annexed but does not fully hold.", actor="RU", quantity=4),
    _told("Russia claims five Ukrainian regions as its own, a stumbling block in the talks.", actor="RU", quantity=5),
    _told("Moscow annexed four regions in 2022, which no round of talks has changed.", actor="RU", quantity=4),
    _told("Russia claimed to have captured two villages in the Kharkiv region before the talks."),
    _told("Ukraine does not claim any Russian regions, the negotiator said at the talks."),
    _told("Officials met in the Kursk region for an exchange."),
    _told("Moscow claimed responsibility for strikes on three regions before the meeting."),
    _told("The delegations claimed progress on several regions."),
)
