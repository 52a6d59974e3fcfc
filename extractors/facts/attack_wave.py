"""Waves of drone and missile attacks that stand beside the talks: whose, against whom, since when or how many.

Reads sweeping statements and attacks counted in drones or missiles. Never reads a single explosion, a threat, a drill.
"""

from __future__ import annotations

from typing import Any, Final

import regex

from extractors.binding import Counted, counted, event_day, evidence
from extractors.context import foreign
from extractors.facts.example import Example
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.polarity import negated
from extractors.subjects import side_of
from extractors.text import clean

TYPE: Final = "attack_wave"
WORDS: Final = regex.compile(r"\b(?:drones?|missiles?|aerial|air|bomb\w*)\b", regex.IGNORECASE)

_ARM: Final = r"(?:drones?|missiles?|rockets?|aerial|air|bombing|bombs?)"
_ARMS: Final = rf"(?:(?:long-range|ballistic|cruise|kamikaze|attack) )?{_ARM}(?:(?:,| and|-and-) ?{_ARM}){{0,2}}"
_BLOWS: Final = r"(?:attacks?|strikes?|assaults?|barrages?|raids?|bombardments?|salvos?|onslaughts?|campaigns?|waves?)"
_BIG: Final = (
    r"(?:record|massive|largest|biggest|heaviest|intense|relentless|nightly|daily|deadly|huge|major|large|mass|overnight|"
    r"combined|repeated|fresh|new|unprecedented|heavy|deadliest)"
)
_DID: Final = (
    r"(?P<verb>launch(?:ed|es|ing)?|unleash(?:ed|es|ing)?|carried out|carry(?:ing)? out|mount(?:ed|ing)?|"
    r"stag(?:ed|ing)|"
    r"fir(?:ed|ing)|s(?:ent|ending)|conduct(?:ed|ing)|intensif(?:ied|ying|ies)|stepp(?:ed|ing) up|escalat(?:ed|ing)|"
    r"continu(?:ed|es|ing)|hurl(?:ed|ing))"
)
_WAVE: Final = regex.compile(
    rf"\b{_DID} (?:(?:its|a|an|the|their|of|one|more|some|than|most|ever|\w+ly|{_BIG}|\d[\d,]*|hundreds of|"
    rf"dozens of|wave of|series of|barrage of|at least|nearly|about|over|with|up) ?){{0,8}}"
    rf"(?:{_ARMS} {_BLOWS}|{_BLOWS} of {_ARMS}|{_ARMS}\b)",
    regex.IGNORECASE,
)
_POUNDED: Final = regex.compile(
    rf"\b(?P<verb>(?:pound|bombard|hammer|pummell?|batter|blast)(?:ed|ing)) [^,;.]{{2,40}}? with "
    rf"(?:[\w,-]+ ){{0,5}}?{_ARMS}\b",
    regex.IGNORECASE,
)
_SWEEPING: Final = regex.compile(rf"\b{_BIG}\b|\bwaves?\b|\bbarrage|\bhundreds\b|\bdozens\b", regex.IGNORECASE)
_PERIOD: Final = regex.compile(
    r"\b(?:in |over |for |during )?(?:the )?(?P<period>(?:recent|past|last) (?:\w+ )?(?:days|weeks|months|nights)|"
    r"nightly|daily|every (?:day|night))\b",
    regex.IGNORECASE,
)
_UNITS: Final = regex.compile(r"(?P<drone>\bdrones?\b)|(?P<missile>\b(?:missiles?|rockets?)\b)", regex.IGNORECASE)
_OTHERS: Final = regex.compile(r"\b(?:people|civilians|killed|injured|wounded|cities|towns|regions|hours|days)\b")
_LASTS: Final = regex.compile(r"continu|intensif|escalat|stepp", regex.IGNORECASE)
_NOT_YET: Final = regex.compile(
    r"\b(?:to|will|would|could|may|might|can|should|not|threaten\w*|plan\w*|if|of|for) (?:\w+ )?$", regex.IGNORECASE
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the wave of attacks a clause tells of, at most one."""
    if clause.polarity != "asserted" or foreign(clause, text):
        return []
    plain = clean(clause.text)
    match = _POUNDED.search(plain) or _WAVE.search(plain)
    if match is None or negated(plain, match.start()) or _NOT_YET.search(plain, 0, match.start()):
        return []
    count = _count(clause, plain, match)
    actor = _attacker(clause, text, match)
    period = _PERIOD.search(plain)
    sweeping = match.re is _POUNDED or period or _LASTS.match(match["verb"]) or _SWEEPING.search(match[0])
    if actor is None or not (count or sweeping):
        return []
    slots: dict[str, Any] = {"period": period["period"].lower()} if period else {}
    return [
        Fact(
            type=TYPE,
            status="ongoing" if period or _LASTS.match(match["verb"]) else "completed",
            scope=clause.scope if clause.scope == "headline" else "background",
            actor=actor,
            quantity=count.quantity if count else None,
            unit=count.unit if count else None,
            date=None if period else event_day(clause, match.start()),
            evidence=evidence(clause, text, *match.span()),
            attribution=clause.attribution,
            slots=slots,
            rule="wave of attacks",
        )
    ]


def _count(clause: Clause, plain: str, match: regex.Match[str]) -> Counted | None:
    near = counted(clause, plain, _UNITS, _OTHERS)
    return next((c for c in near if c.unit and match.start() <= c.start < match.end()), None)


def _attacker(clause: Clause, text: Annotated, match: regex.Match[str]) -> str | None:
    """Give the party that attacks: named before the verb, else the clause's subject."""
    verb = clause.start + match.start()
    before = [side_of(m, text.talks) for m in clause.mentions if m.end <= verb and m.kind in ("side", "person")]
    named = [side for side in before if side in text.talks.parties]
    side = named[-1] if named else clause.subjects[0] if len(clause.subjects) == 1 else None
    return side if side in text.talks.parties else None


_TITLE: Final = "Russia-Ukraine talks: the latest"


def _told(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,) if fact else ())


EXAMPLES: Final = (
    _told(
        "Russia has launched massive missile and drone strikes on Ukraine over the past few weeks.", status="ongoing"
    ),
    _told("Hours before the talks Russia fired 400 drones at Ukrainian cities.", status="completed", quantity=400),
    _told("Moscow launched its largest aerial assault on Kyiv as envoys met.", status="completed", actor="RU"),
    _told("Ukraine unleashed a wave of drone strikes on Moscow ahead of the talks.", actor="UA", status="completed"),
    _told("Russia could launch massive drone attacks if the talks fail."),
    _told("Russia did not launch massive missile attacks during the talks."),
    _told("Putin threatened to unleash massive missile strikes after the meeting."),
    _told("The sides agreed to halt drone and missile attacks."),
    _told("A drone was seen near the venue of the talks in Ukraine."),
)
