"""Counts as wires print them; ages, years, money, percentages and model numbers count nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from extractors.model.talks import Quantity
from extractors.model.text import Mention
from extractors.spans import Taken, first
from extractors.triggers import gated

_UNITS: Final = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
_TENS: Final = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
_SCALES: Final = {"hundred": 100, "thousand": 1000, "k": 1000, "million": 1_000_000, "dozen": 12, "score": 20}
_SMALL: Final = "|".join([*_UNITS, *_TENS][1:])
_SCALE: Final = r"hundred|thousand|million|dozen"
#: "one thousand two hundred", "twenty-five", "a thousand", "two dozen", "half a million"
_WORDS: Final = (
    rf"(?:half[ -]a[ -](?:million|thousand|dozen)|(?:(?:an?|{_SMALL})[ -])(?:{_SCALE})(?:[ -](?:and[ -])?(?:{_SMALL}|"
    rf"{_SCALE}))*+"
    rf"|(?:{_SMALL})(?:-(?:{_SMALL}))?+)"
)
#: "1,200", "1.200", "1 200", "1,2 thousand", "1.5 million", "40"
_DIGITS: Final = (
    r"(?:\d{1,3}(?:[, ]\d{3})++(?!\d)|\d{1,3}(?:\.\d{3})++(?![\d.])|\d++(?:[.,]\d{1,2}(?!\d))?+)(?:[ -]?(?:hundred|"
    r"thousand|million)\b|k\b)?+"
)
NUMERAL: Final = rf"(?:(?<![\w.,/:-]){_DIGITS}|\b{_WORDS}\b)"
_LOOSE: Final = rf"(?:{_DIGITS}|{_WORDS}\b)"

_DIGIT: Final = gated(r"\d")
_LETTERS: Final = regex.compile(r"[a-z]++")
_NUMBER_WORDS: Final = frozenset({*_UNITS, *_TENS, *_SCALES, "half"} - {"zero", "one", "k", "score"})

QUALIFIERS: Final = {
    "at_least": "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of",
    "more_than": "more than|little more than|not much more than|over|upward of|upwards of|above|in excess of|just over|"
    "a little more than|a little over|"
    "little over|a bit over|a bit more than|slightly over|slightly more than|well over|exceeding",
    "less_than": "less than|fewer than|under|just under|a little under|slightly under|slightly less than|shy of|"
    "just shy of|well under|a little less than|a bit less than|a bit under|not quite|not even",
    "up_to": "up to|as many as|a maximum of|maximum of|no more than|not more than|at most",
    "approx": "about|barely|around|approximately|roughly|some|nearly|almost|close to|an estimated|estimated|circa|"
    "approx|approx.|somewhere around|in the region of|practically|virtually",
}
_QUALIFIER_OF: Final = {phrase: name for name, phrases in QUALIFIERS.items() for phrase in phrases.split("|")}
QUALIFIER: Final = "|".join(sorted(map(regex.escape, _QUALIFIER_OF), key=len, reverse=True))

_PAIR: Final = gated(
    rf"\b(?:(?P<q>\b(?:{QUALIFIER}) )?+(?P<a>{NUMERAL})(?:[ -]for[ -]|[ -]by[ -]| ?/ ?|[ -]to[ -](?=\S+ (?:format|"
    rf"formula|basis)|(?P=a)(?![\d,.]*\d))|-(?=\d[\d,]{{2,}}))(?P<b>{_LOOSE})"
    rf"|\b(?P<c>hundred|thousand)[ -]for[ -](?:an?[ -])?(?P=c)\b)",
    regex.IGNORECASE,
)
_RANGE: Final = gated(
    rf"\b(?:(?P<q>{QUALIFIER}) )?+(?:between (?P<a>{_LOOSE}) and (?P<b>{_LOOSE})|from (?P<a>{_LOOSE}) to "
    rf"(?P<b>{_LOOSE})"
    rf"|(?P<a>{_LOOSE})(?: to | or |–| – |-to-|-or-)(?P<b>{_LOOSE}))",
    regex.IGNORECASE,
)
_SINGLE: Final = gated(rf"\b(?:\b(?P<q>{QUALIFIER}) (?:the )?)?+(?P<a>{NUMERAL})", regex.IGNORECASE)

_NOT_BEFORE: Final = regex.compile(
    r"(?:[$€£₽₴]|\b(?:USD|EUR|aged?|ages|under|over|older than|younger than|article|articles|resolution|resolutions|"
    r"paragraph|point|no\.?|"
    r"number|chapter|section|page|item|room|flight|vol\.?|round|day|phase|stage|protocol|law|decree|part|level|type|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)) ?$",
    regex.IGNORECASE,
)
_NOT_AFTER: Final = regex.compile(
    r"(?: ?%|[ -](?:percent|per cent|pct|percentage|point|points)\b|[ -](?:year|month)s?[ -]?old\b|(?:st|nd|rd|th)\b|"
    r":\d|[/.-]\d|"
    r"[ -](?:(?:million|billion|bn|mln) )?(?:dollars|euros|pounds|roubles|rubles|hryvnias?|USD)\b|[ -]?(?:billion|bn|"
    r"trillion)\b|"
    r" ?(?:km|kilomet\w+|miles?|met(?:er|re)s?|tons?|tonnes?|degrees?|mm|kg|GW|MW|megawatts?|gigawatts?|a\.m|p\.m|am|"
    r"pm|GMT|UTC)\b|"
    r" (?:january|february|march|april|may|june|july|august|september|october|november|december)\b)",
    regex.IGNORECASE,
)
_AGE_AFTER: Final = regex.compile(
    r"\b(?:aged?|ages|under the age of|over the age of|older than|younger than)\b[^.;]{0,12}$", regex.IGNORECASE
)
_UNDER: Final = regex.compile(r"^(?:under|over)$", regex.IGNORECASE)
_UNDER_LAST: Final = regex.compile(r"\b(under|over) $", regex.IGNORECASE)
_PEOPLE_LAST: Final = regex.compile(r"\b(?:all|those|everyone|anyone|captives|prisoners|soldiers|people|men) $")
_NUMERAL: Final = regex.compile(r"(\d[\d., ]*?)(?:[ -]?(hundred|thousand|million|k))?")
_BLANKS: Final = regex.compile(r"[ -]+")
_GROUPED: Final = regex.compile(r"\d{1,3}(?:[., ]\d{3})+")
_COUNTED: Final = regex.compile(
    r"[ -](?:of the |of |more |other |additional |Ukrainian |Russian |captured |wounded |an? )*+[a-z]{3,}",
    regex.IGNORECASE,
)
#: "hand over 1,200": the particle of the verb is no qualifier.
_PARTICLE: Final = regex.compile(
    r"\b(?:hand|turn|pass|bring|brought|give|gave|given|carr(?:y|ied)|took|take)(?:s|ed|ing)? over$", regex.IGNORECASE
)
_YEAR: Final = regex.compile(r"(?:19|20)\d\d")

_EACH_AFTER: Final = regex.compile(
    r"[^,;.\d]{0,40}?\b(?:each\b(?! other)|apiece|(?:from|on|by|for|to|per|a)[ -](?:each |either |every |both "
    r")?(?:side|sides|party|parties|country|countries)\b)"
    r"|[^,;.\d]{0,40}?,? (?:from|on|by) (?:each|both)\b|[^,;.\d]{0,40}?\beach (?:side|way|country|party)\b",
    regex.IGNORECASE,
)
_EACH_BEFORE: Final = regex.compile(
    r"\beach (?:of the )?(?:sides?|part(?:y|ies)|countr(?:y|ies)|nations?|delegations?)\b[^.;]{0,60}$|\b(?:per|on "
    r"each|from each) side[^.;]{0,25}$",
    regex.IGNORECASE,
)
#: "a total of 1,000 prisoners each": each side's, whatever is called a total.
_EACH_OWN: Final = regex.compile(
    r"[^,;.\d]{0,30}?(?: and \d[\d,]* \w+ )?\b(?:each\b(?! other)|apiece)", regex.IGNORECASE
)
_TOTAL_AFTER: Final = regex.compile(
    r"[^,;.]{0,30}?,? (?:in total|in all|altogether|overall|combined|all told)\b", regex.IGNORECASE
)
_TOTAL_BEFORE: Final = regex.compile(
    r"\b(?:a total of|total of|altogether|in all|in total|combined|overall)[, ]*(?:\w+ ){0,2}$", regex.IGNORECASE
)
_MORE_AFTER: Final = regex.compile(r"(?: or more|\+| or over)", regex.IGNORECASE)
_ODD_AFTER: Final = regex.compile(r"(?: or so|[- ]odd|[- ]plus)\b", regex.IGNORECASE)


def qualifier_of(words: str | None) -> str:
    """Give the qualifier that words before a number state ("about" → approx); exact when there are none."""
    return _QUALIFIER_OF.get((words or "").strip().lower(), "exact")


def value(text: str) -> float | None:
    """Read a numeral in digits or words ("1,200", "1 200", "one thousand two hundred"); None when it is none."""
    low = text.lower().replace("\u00a0", " ").strip()
    if low.isdecimal():
        return float(low)
    match = _NUMERAL.fullmatch(low)
    if match is None:
        return _words_value(_BLANKS.split(low))
    digits = match[1].strip()
    if _GROUPED.fullmatch(digits) and not match[2]:
        number = float(digits.replace(".", "").replace(",", "").replace(" ", ""))
    else:
        number = (
            float(digits.replace(",", ".").replace(" ", ""))
            if digits.count(",") + digits.count(".") < 2
            else float("nan")
        )
    return None if number != number else number * _SCALES.get(match[2] or "", 1)


def _words_value(words: list[str]) -> float | None:
    if words[0] == "half":
        return _SCALES.get(words[-1], 0) / 2 or None
    total = current = 0.0
    for word in words:
        if word in ("and", "a", "an"):
            current = current or (1.0 if word != "and" else 0.0)
        elif word in _UNITS or word in _TENS:
            current += _UNITS.get(word, _TENS.get(word, 0))
        elif word in ("thousand", "million"):
            total += (current or 1) * _SCALES[word]
            current = 0.0
        elif word in _SCALES:
            current = (current or 1) * _SCALES[word]
        else:
            return None
    return total + current or None


def counts_anything(plain: str) -> bool:
    """Tell whether a text holds a digit or a number word: a quick look before the patterns."""
    return _DIGIT.search(plain) is not None or not _NUMBER_WORDS.isdisjoint(_LETTERS.findall(plain.lower()))


def numbers(plain: str) -> list[Mention]:
    """Find the counts of a sentence in plain form; offsets are into ``plain``, ``form`` stays None.

    Pairs ("205-for-205") and ranges come first and are not found again as singles. Numbers that count nothing
    (ages, years, dates, clock times, money, percentages, articles, model numbers) are left out.
    """
    if not counts_anything(plain):
        return []
    found = first((_pairs(plain), _ranges(plain), _singles(plain)), Taken())
    return sorted(found, key=lambda mention: mention.start)


def _pairs(plain: str) -> Iterator[Mention]:
    for match in _PAIR.finditer(plain):
        first = value(match["c"] or match["a"])
        second = first if match["c"] else value(match["b"])
        if (
            first is None
            or first != second
            or _not_a_count(plain, match.start("a") if match["a"] else match.start(), match.end())
        ):
            continue
        qualifier = qualifier_of(match["q"])
        yield _number(match, Quantity(lo=first, qualifier=qualifier, side_basis="each"))


def _ranges(plain: str) -> Iterator[Mention]:
    for match in _RANGE.finditer(plain):
        low, high = value(match["a"]), value(match["b"])
        if low is None or high is None or low >= high or _not_a_count(plain, match.start(), match.end()):
            continue
        if _YEAR.fullmatch(match["a"]) or _YEAR.fullmatch(match["b"]):
            continue
        basis = _basis(plain, match.start(), match.end())
        yield _number(match, Quantity(lo=low, hi=high, qualifier="between", side_basis=basis))


def _singles(plain: str) -> Iterator[Mention]:
    for match in _SINGLE.finditer(plain):
        start, end = match.span("a")
        count = value(match["a"])
        if count is None or _not_a_count(plain, start, end) or _YEAR.fullmatch(match["a"]) or _governed(plain, match):
            continue
        particle = (
            match["q"] is not None and _PARTICLE.search(plain, max(0, match.start() - 16), match.end("q")) is not None
        )
        qualifier = "exact" if particle else qualifier_of(match["q"])
        if _MORE_AFTER.match(plain, end):
            qualifier = "at_least"
        elif _ODD_AFTER.match(plain, end):
            qualifier = "approx"
        basis = _basis(plain, match.start(), end)
        yield _number(match, Quantity(lo=count, qualifier=qualifier, side_basis=basis))


def _number(match: regex.Match[str], quantity: Quantity) -> Mention:
    return Mention(
        kind="number", id=f"{quantity.lo:g}", start=match.start(), end=match.end(), text=match[0], quantity=quantity
    )


def _not_a_count(plain: str, start: int, end: int) -> bool:
    before = plain[max(0, start - 40) : start]
    if plain[start:end].lower() in ("one", "zero"):
        return True
    under = _UNDER_LAST.search(before)
    if under:
        return not _COUNTED.match(plain, end) or bool(_PEOPLE_LAST.search(before[: under.start()]))
    return bool(_NOT_BEFORE.search(before) or _NOT_AFTER.match(plain, end) or _AGE_AFTER.search(before))


def _governed(plain: str, match: regex.Match[str]) -> bool:
    """Tell whether "under 25" or "over 60" states an age: no counted noun follows, or a person noun stands before."""
    if not match["q"] or not _UNDER.match(match["q"]):
        return False
    before = plain[max(0, match.start() - 20) : match.start()].rstrip().rsplit(" ", 1)[-1].lower()
    people = {
        "prisoners",
        "captives",
        "soldiers",
        "those",
        "all",
        "everyone",
        "anyone",
        "people",
        "men",
        "pows",
        "servicemen",
        "and",
        "personnel",
    }
    return before in people or not _COUNTED.match(plain, match.end())


def _basis(plain: str, start: int, end: int) -> str:
    """Tell whose count a number is: each side's, the total, or not said."""
    before = plain[max(0, start - 90) : start]
    if _EACH_OWN.match(plain, end):
        return "each"
    if _TOTAL_BEFORE.search(before) or _TOTAL_AFTER.match(plain, end):
        return "total"
    return "each" if _EACH_AFTER.match(plain, end) or _EACH_BEFORE.search(before) else "unspecified"
