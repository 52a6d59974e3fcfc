"""Where in the life of an event a report stands, by its headline: before it, in it, after it, or looking back at it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from extractors.text import clean

COMING, RUNNING, OVER, WEIGHING = "coming", "running", "over", "weighing"
_ANALYSIS: Final = regex.compile(
    r"^\W*(?:(?:what|why|how|who|will|can|could|should|is|are|does|do|did|where)\b|analysis\b|explainer\b|opinion\b|"
    r"\w+ takeaways\b|things to know\b|inside\b)|\?\W*$|\b(?:things to know|takeaways|what to know)\b",
    regex.IGNORECASE,
)
_AHEAD: Final = regex.compile(
    r"\b(?:will (?:meet|hold|gather|begin|start|open|resume|take place|be held|travel|host|discuss|visit)|"
    r"to (?:meet|hold|host|gather|begin|start|open|resume|take place|attend|travel|visit|restart|convene|receive|see|"
    r"sign|speak|address|join|launch|present|discuss|mediate|send|greet|welcome|fly|sit down|reconvene)|"
    r"ahead of|on the eve of|(?:arriv|land|head|fl(?:y|ies|ew)|touch|travel)\w* (?:in|for|to|at|down)|en route|"
    r"(?:set|due|scheduled|planned|slated|expected|agreed|prepar\w+|ready|poised|bound) (?:for|to|on|in)|"
    r"put off|postponed|moved (?:to|from|back)|delayed|rescheduled|upcoming|gathers? in|gather for)\b",
    regex.IGNORECASE,
)
_NOW: Final = regex.compile(
    r"\b(?:under way|underway|(?:begin|start|open|kick|resume)s?\b(?: off)?|began|started|opened|resumed|"
    r"sit(?:s|ting)? down|sat down|in progress|ongoing|continue\w*)\b",
    regex.IGNORECASE,
)
_PAST: Final = regex.compile(
    r"\b(?:ended|ends|end|conclud\w+|wrap\w* up|clos(?:ed|es)|broke up|finish\w*|fail(?:s|ed)? to|no breakthrough|"
    r"without (?:a |any )?(?:\w+ )?(?:breakthrough|deal|agreement|truce|progress|result)|achieved|yield\w*|"
    r"(?:talked|met|spoke|negotiated|lasted) (?:for|on|in)|lasted|(?:hail|prais)\w* (?:\S+ ){0,2}(?:progress|"
    r"results?|talks)|"
    r"after (?:\w+ ){0,4}(?:talks|meeting|summit|round|session|negotiations)|"
    r"outcome|results? of|scant|little progress)\b",
    regex.IGNORECASE,
)
_RANKED: Final = regex.compile(
    r"\b(?P<which>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|(?:\d{1,2})(?:st|nd|rd|th))\W"
    r"(?:(?:\w+ ){0,2}?)(?P<what>round|session|day|stage|phase|leg|batch)\b"
    r"|\b(?P<of>day|phase|stage) (?P<card>one|two|three|four)\b",
    regex.IGNORECASE,
)
_ORDER: Final = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_CARDINALS: Final = "one two three four".split()
_WEEKDAY: Final = regex.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", regex.IGNORECASE)
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATE: Final = regex.compile(
    rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)? (?:of )?{_MONTH}|\b{_MONTH} (?P<day>[0-3]?\d)\b", regex.IGNORECASE
)
_CARRIED: Final = regex.compile(
    r"\bunder (?:the|an?|their|that|its|this)\b[^.;]{0,40}\b(?:deals?|agreements?|accords?|pacts?|terms)\b|"
    r"\b(?:first|second|third|fourth|final|last|next) (?:stage|phase|part|leg|batch|half|group) (?:of|under|in)\b|"
    r"\bas agreed\b|\bagreed (?:earlier|last)\b|\bhonou?r(?:s|ed|ing)\b|\bcarr(?:y|ies|ied|ying) out\b|"
    r"\bimplement(?:s|ed|ing)?\b|\b(?:in line|accordance) with the\b",
    regex.IGNORECASE,
)


def phase(text: str) -> str | None:
    """Return the phase a headline tells of its event, None when it says none."""
    plain = clean(text)
    for name, pattern in ((WEIGHING, _ANALYSIS), (OVER, _PAST), (COMING, _AHEAD), (RUNNING, _NOW)):
        if pattern.search(plain):
            return name
    return None


def moves_on(one: str | None, other: str | None) -> bool:
    """Tell whether two phases show a story that went on: told before and after, or as news and as a look back."""
    return one != other and (WEIGHING in (one, other) or None not in (one, other))


def ranks(text: str) -> frozenset[tuple[int, str]]:
    """Return the ordinals of sessions, days and stages a text names: (2, "round"), (3, "stage")."""
    return frozenset(_ranks(clean(text)))


def weekdays(text: str) -> tuple[str, ...]:
    """Return the weekdays a text names, in order."""
    return tuple(match[0].casefold() for match in _WEEKDAY.finditer(clean(text)))


def days_named(text: str) -> frozenset[tuple[int, str]]:
    """Return the days a text names with their month, as printed: (5, "mar")."""
    found = _DATE.finditer(clean(text))
    return frozenset((int(match["day"]), match["month"][:3].casefold()) for match in found)


def carries_out(text: str) -> bool:
    """Tell whether a text speaks of carrying out what was agreed: under a deal, a stage of it, as agreed."""
    return _CARRIED.search(clean(text)) is not None


def _ranks(plain: str) -> Iterator[tuple[int, str]]:
    for match in _RANKED.finditer(plain):
        if match["of"]:
            yield _CARDINALS.index(match["card"].casefold()) + 1, _kind(match["of"])
            continue
        which = match["which"].casefold()
        yield (_ORDER.index(which) + 1 if which in _ORDER else int(which[:-2])), _kind(match["what"])


def _kind(word: str) -> str:
    word = word.casefold()
    return "round" if word in ("round", "session") else "day" if word == "day" else "stage"
