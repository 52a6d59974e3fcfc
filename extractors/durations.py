"""Lengths of time and ordinals: "less than 40 minutes", "two and a half hours", "third round", "Round 3"."""

from __future__ import annotations

from typing import Final

import regex

from extractors.model.talks import Quantity
from extractors.model.text import Mention
from extractors.numbers import QUALIFIER, qualifier_of, value
from extractors.triggers import gated

_NUMBER: Final = (
    r"(?:\d+(?:[.,]\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|"
    r"five|six|seven|eight|nine))?)"
)
_NUMBER_WORD: Final = _NUMBER.replace(r"\d+(?:[.,]\d+)?|an?|", "")
_UNIT: Final = r"(?:minute|min|hour|hr|day|week|month|year)s?"
#: "just under an hour", "two and a half hours", "an hour and 20 minutes", "half an hour", "24 to 48 hours", "two-hour"
_DURATION: Final = gated(
    rf"\b(?:\b(?P<q>{QUALIFIER}) )?+(?:"
    rf"(?P<half>\bhalf (?:an|a)[ -]|\bhalf-(?:an?-)?)(?P<unit>{_UNIT})"
    rf"|(?P<quarters>\b(?:an? |three[ -])quarters? of an )(?P<unit>hour)"
    rf"|(?:\b(?:between|from) )?\b(?P<a>{_NUMBER})(?:-? to |-? or | and (?=\S+ (?:minutes|hours|days))|–|-to-|"
    rf"-)(?P<b>{_NUMBER})[ -](?P<unit>{_UNIT})"
    rf"|\b(?P<n>{_NUMBER})(?P<plus>[ -]and[ -]a[ -](?P<fraction>half|quarter))?[ -](?P<unit>{_UNIT})"
    rf"(?P<tail> and a (?P<fraction>half|quarter)| (?:and )?(?P<more>{_NUMBER}) (?P<unit2>minutes?|hours?))?+"
    rf"|\b(?P<unit>hour|day|week)s?-long"
    rf")\b(?!-old|'? old\b)",
    regex.IGNORECASE,
)
_UNIT_WORD: Final = gated(
    r"(?i:minute|hour|\bmins?\b|\bhrs?\b)|[Dd]ay(?<!(?:sun|mon|tues|wednes|thurs|fri|satur|to|yester|Sun|Mon|Tues|"
    r"Wednes|Thurs|Fri|Satur|To|Yester)day)|week|month|year"
)
_MINUTES: Final = {
    "minute": 1,
    "min": 1,
    "hour": 60,
    "hr": 60,
    "day": 1440,
    "week": 10080,
    "month": 43200,
    "year": 525600,
}
_FRACTION: Final = {"half": 0.5, "quarter": 0.25, None: 0.0}

_NAMES: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ROMAN: Final = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_ORDINAL_WORD: Final = rf"(?:{'|'.join(_NAMES)}|\d{{1,3}}(?:st|nd|rd|th))"
_COUNTED: Final = (
    "round|session|meeting|day|year|month|week|stage|phase|part|time|exchange|swap|anniversary|package|tranche|batch|"
    "group|"
    "member|point|summit|talks|negotiations|contact|attempt|term|person|country|world war|war|trip|visit|leg|night|"
    "hour|"
    "half|quarter|wave|set|series|transfer|repatriation|handover|delegation|paragraph|question|item"
)
_ORDINAL: Final = gated(
    rf"\b(?P<o>{_ORDINAL_WORD})(?:(?:,| and| or|, and) (?P<also>{_ORDINAL_WORD}))?(?:[ -](?P<gap>(?:[\w'-]+ "
    rf"){{0,4}}?)(?P<noun>{_COUNTED})s?\b)?",
    regex.IGNORECASE,
)
_NUMBERED: Final = gated(
    rf"\b(?P<noun>[Rr]ound|ROUND|[Ss]ession|[Dd]ay|[Pp]hase|[Ss]tage)(?: no\.?| number)? "
    rf"(?P<n>\d{{1,2}}\b(?![,.:]?\d)|(?i:{_NUMBER_WORD})\b|(?:I{{1,3}}|I?V|VI{{1,3}}|IX|X)\b)"
)


def durations(plain: str) -> list[Mention]:
    """Find the lengths of time of a sentence in plain form; ``id`` is the unit, the quantity is in that unit.

    Hours with minutes are given in minutes; "an hour and a half" is 1.5 hours. "a day" in "three times a day" and
    the like is found too: what a length is said of is for the rules to see.
    """
    if not _UNIT_WORD.search(plain):
        return []
    found = []
    for match in _DURATION.finditer(plain):
        unit = _singular(match["unit"])
        quantity = _length(match, unit)
        if quantity is None or (match["n"] and match["n"].lower() in ("a", "an") and match.end() - match.start() < 3):
            continue
        if match["more"] or match["quarters"] or (match["half"] and unit == "hour"):
            unit = "minute"
        found.append(_mention("duration", unit, match, quantity))
    return found


def _singular(unit: str) -> str:
    word = unit.lower().rstrip("s")
    return {"min": "minute", "hr": "hour"}.get(word, word)


def _length(match: regex.Match[str], unit: str) -> Quantity | None:
    qualifier = qualifier_of(match["q"])
    if match["quarters"]:
        return Quantity(lo=45.0 if "three" in match["quarters"].lower() else 15.0, qualifier=qualifier)
    if match["half"]:
        minutes = unit == "hour"
        return Quantity(lo=30.0 if minutes else 0.5, qualifier=qualifier)
    if match["b"]:
        low, high = _value(match["a"]), _value(match["b"])
        return Quantity(lo=low, hi=high, qualifier="between") if low < high else None
    amount = _value(match["n"] or "a") + _FRACTION[match["fraction"]]
    if match["more"]:
        amount = amount * _MINUTES[unit] + _value(match["more"]) * _MINUTES[_singular(match["unit2"])]
    return Quantity(lo=amount, qualifier=qualifier)


def _value(text: str) -> float:
    return 1.0 if text.lower() in ("a", "an") else value(text) or 0.0


def ordinals(plain: str) -> list[Mention]:
    """Find ordinals of a sentence in plain form; ``id`` is the number, ``form`` the noun it counts, in the singular.

    "third such meeting" counts "such meeting", "second day of the third round" gives both; an ordinal without a
    known noun has no form.
    """
    found = []
    for match in _ORDINAL.finditer(plain):
        noun = match["noun"].lower() if match["noun"] else None
        if noun and regex.search(r"\bsuch\b", match["gap"] or ""):
            noun = f"such {noun}"
        if match["also"]:
            found.append(_ordinal(match, match.start("o"), match.end("o"), _rank(match["o"]), noun))
            found.append(_ordinal(match, match.start("also"), match.end(), _rank(match["also"]), noun))
        else:
            found.append(_ordinal(match, match.start(), match.end(), _rank(match["o"]), noun))
    for match in _NUMBERED.finditer(plain):
        number = _ROMAN.get(match["n"]) or int(value(match["n"]) or 0)
        found.append(_ordinal(match, match.start(), match.end(), number, match["noun"].lower()))
    return found


def _rank(text: str) -> int:
    low = text.lower()
    return _NAMES.index(low) + 1 if low in _NAMES else int(regex.match(r"\d+", low)[0])


def _ordinal(match: regex.Match[str], start: int, end: int, number: int, noun: str | None) -> Mention:
    text = match.string[start:end]
    return Mention(kind="ordinal", id=str(number), start=start, end=end, text=text, form=noun)


def _mention(kind: str, ident: str, match: regex.Match[str], quantity: Quantity) -> Mention:
    return Mention(kind=kind, id=ident, start=match.start(), end=match.end(), text=match[0], quantity=quantity)
