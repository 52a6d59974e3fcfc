"""Reads the dateline a report opens with: place, day and agency before the dash."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

import regex

from extractors.model import Agency, Dateline

#: A dateline is shorter than this, and at most a standfirst or a list of points stands above it.
_LONGEST, _LINES = 140, 5
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        "jan january января січня|feb february февраля лютого|mar march марта березня|apr april апреля квітня|"
        "may мая травня|jun june июня червня|jul july июля липня|aug august августа серпня|"
        "sep sept september сентября вересня|oct october октября жовтня|nov november ноября листопада|"
        "dec december декабря грудня".split("|"),
        start=1,
    )
    for name in names.split()
}
_MONTH: Final = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY: Final = (
    rf"(?:(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})|(?P<day>\d{{1,2}})\s(?P<month>{_MONTH}))(?:,?\s(?P<year>\d{{4}}))?"
)
_WORD: Final = r"\p{Lu}[\p{L}.'’-]*"
_CAPITALS: Final = r"\p{Lu}[\p{Lu}.'’-]+"
_NAMES: Final = rf"{_WORD}(?:\s{_WORD}){{0,3}}"
_DASH: Final = r"\s?(?:—|–|--|-\s)"
_SIGNED: Final = r"(?:\((?P<agency>[^()]{2,40})\)|/(?P<agency>[^/]{2,40})/\.?)"
_REGION: Final = rf"(?:,\s(?!{_MONTH}\s\d){_NAMES}(?:\sand\s{_NAMES})?)?"
#: Place in capitals, and a dash or an agency's sign behind: ISTANBUL, Turkey —  MOSCOW, July 23. /TASS/.  KYIV (AP) —
_CAPITAL: Final = regex.compile(
    rf"(?P<place>{_CAPITALS}(?:[\s/]{_CAPITALS}){{0,3}}){_REGION}(?:[,.]\s(?i:{_DAY}))?"
    rf"(?:[.,]?\s?{_SIGNED}\s?(?:{_DASH})?|{_DASH})"
)
#: Place in small letters: only an agency's sign tells it from a sentence.  Istanbul (AFP) –
_SIGNED_PLACE: Final = regex.compile(
    rf"(?P<place>{_NAMES}){_REGION}(?:[,.]\s(?i:{_DAY}))?[.,]?\s?{_SIGNED}\s?(?:{_DASH}|$)"
)
#: Capitals before a dash that are no place.
_NO_PLACE: Final = frozenset(
    "NATO OSCE IAEA UNHCR UNICEF UPDATE EXCLUSIVE ANALYSIS EXPLAINER OPINION WATCH LIVE BREAKING CORRECTION".split()
)
#: No place at all.  July 23 (Reuters) -   (Reuters) —
_SIGN: Final = regex.compile(rf"(?:(?i:{_DAY})[.,]?\s)?{_SIGNED}\s?{_DASH}")


def read_dateline(body: str, *, agencies: Iterable[Agency], published: datetime | None) -> Dateline | None:
    """Read the dateline of a body, None when none of its first lines opens with one.

    The place is as printed, in title case; a day without a year is the last such day before ``published`` (a day's
    grace for zones), and stays None without it. The agency is named only when ``agencies`` knows its sign.
    """
    match = next((found for line in _opening(body) if (found := _placed(line))), None)
    if not match:
        return None
    return Dateline(
        place=_titled(match["place"].rstrip(".")),
        agency=_agency(match["agency"], agencies),
        day=_day(match, published),
    )


def opening_agency(body: str, agencies: Iterable[Agency]) -> str | None:
    """Name the agency whose sign opens the body, with or without a place: ``July 23 (Reuters) -``."""
    matches = (_placed(line) or _SIGN.match(line) for line in _opening(body))
    return next((_agency(match["agency"], agencies) for match in matches if match), None)


def _opening(body: str) -> list[str]:
    return [line[:_LONGEST] for line in body[: _LINES * 1_000].split("\n")[:_LINES]]


def _placed(line: str) -> regex.Match[str] | None:
    match = _CAPITAL.match(line) or _SIGNED_PLACE.match(line)
    return match if match and len(match["place"]) >= 4 and match["place"] not in _NO_PLACE else None


def signed_by(text: str, agencies: Iterable[Agency]) -> tuple[int, str] | None:
    """Find the agency that signs first in a text, and where; of two that start together the longer sign."""
    found = [(m.start(), -len(m[0]), one.name) for one in agencies for m in [_sign_of(one).search(text)] if m]
    return (min(found)[0], min(found)[2]) if found else None


@lru_cache(maxsize=256)
def _sign_of(agency: Agency) -> regex.Pattern[str]:
    """Compile what an agency signs with; the signs' own brackets, marks and years do not count, their case does."""
    signs = (regex.sub(r"^[(/\[©\s\d—–-]+|[)/\]—–\s-]+$", "", sign) for sign in (*agency.signs, agency.name))
    words = sorted({sign for sign in signs if sign}, key=len, reverse=True)
    return regex.compile(rf"(?<![\p{{L}}\d])(?:{'|'.join(map(regex.escape, words))})(?![\p{{L}}\d])")


def _agency(signed: str | None, agencies: Iterable[Agency]) -> str | None:
    found = signed_by(signed, agencies) if signed else None
    return found[1] if found else None


def _titled(place: str) -> str:
    """Give ``NEW YORK`` as ``New York``; what is printed in small letters stays."""
    return regex.sub(r"\p{L}+", lambda word: word[0].capitalize(), place) if place.isupper() else place


def _day(match: regex.Match[str], published: datetime | None) -> date | None:
    month = _MONTHS.get((match["month"] or "").rstrip(".").lower())
    if month is None or (published is None and not match["year"]):
        return None
    latest = (published + timedelta(days=1)).date() if published else date.max
    years = [int(match["year"])] if match["year"] else [latest.year, latest.year - 1]
    days = (_date(year, month, int(match["day"])) for year in years)
    return next((day for day in days if day and day <= latest), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
