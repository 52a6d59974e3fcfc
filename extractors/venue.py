"""Where a session takes place and in what form: city, country, format, as the words say."""

from __future__ import annotations

from typing import Final

import regex

from extractors.binding import local
from extractors.model.lexicon import Place
from extractors.model.text import Annotated, Clause
from extractors.pieces import verb
from extractors.text import clean
from extractors.triggers import gated

_AT: Final = regex.compile(
    r"\b(?:in|at|near|to|hosted by|inside|outside|border with|border of) (?:the |Turkey's |Saudi Arabia's |"
    r"Belarus's |\w+'s )?(?:\w+ (?:city|capital) (?:of )?)?$"
)
_NOT_AT: Final = regex.compile(
    r"\b(?:instead of|rather than|not(?: in)?|out of|returned? from|left|than in|like in) (?:the )?$", regex.IGNORECASE
)
_SAID_IN: Final = regex.compile(
    r"\b(?:said|told|reporters|speaking|spoke|journalists|briefing|conference|interview) (?:\w+ ){0,3}?(?:in|at|from) $"
)
_FORMAT: Final = {
    "online": r"\b(?:online|virtual(?:ly)?|video ?conference|video ?link|by video|video (?:format|meeting)|"
    r"via video\w*|remotely)\b",
    "separate": r"\bseparate(?:ly)?\b|\bproximity talks\b|\bshuttle\b",
    "trilateral": r"\btrilateral\b|\bthree-way\b|\bat one table\b",
    "direct": r"\b(?:direct|face-to-face|in-person|in person|bilateral)\b",
}
_FORMATS: Final = tuple((name, gated(words, regex.IGNORECASE)) for name, words in _FORMAT.items())
_ATTACHED: Final = regex.compile(
    r"(?:'s)? (?:(?!(?:the|an?|with|on|about|in|for|\w+ing) )[\w-]+ ){0,3}?"
    r"(?:talks|rounds?|negotiations|meetings?|sessions?|venue)\b"
)
#: "Ankara, rather than Geneva, will host …"
_HOSTS_IT: Final = regex.compile(
    r"(?:, (?:not|rather than|instead of) [^,;.]{2,30},)? (?:(?:will|would|is|was|has|had|to|again|also|next|due|"
    r"set) )*"
    r"(?:host|welcome|receive)(?:s|d|ed)?\b"
)
_CHOSEN: Final = regex.compile(r"\b(?:proposed|suggested|offered|chose|named|picked) $")


def venue(clause: Clause, plain: str, text: Annotated, start: int) -> tuple[str | None, str | None]:
    """Give the city and the country (ISO-2) of the session at ``start``, None where the clause names none."""
    places = {name: p for p in text.talks.places for name in (p.name, *p.aliases)}
    capitals = [m for m in local(clause, "side") if m.form == "metonym" and m.text in places]
    named = [*local(clause, "place"), *capitals]
    for m in sorted(named, key=lambda m: (_of_another(plain, m.start, start), abs(m.start - start))):
        place = places.get(m.id) or places.get(m.text)
        before = plain[max(0, m.start - 40) : m.start]
        if place is None or _NOT_AT.search(before) or _SAID_IN.search(before):
            continue
        if _HOSTS_IT.match(plain, m.end) or _AT.search(before) or _attached(plain, m.end) or _CHOSEN.search(before):
            return _city(place), place.country
    earlier = [m for m in clause.sentence.mentions if m.kind == "place" and m.end <= clause.start and places.get(m.id)]
    opening = clean(clause.sentence.text)
    if (
        len(earlier) == 1
        and _AT.search(opening[: earlier[0].start - clause.sentence.start])
        and not _SAID_IN.search(opening[: earlier[0].start - clause.sentence.start])
    ):
        return _city(places[earlier[0].id]), places[earlier[0].id].country
    for m in local(clause, "side"):
        if m.form == "name" and m.id not in text.talks.parties and _AT.search(plain, max(0, m.start - 40), m.start):
            return None, m.id
    return None, None


#: "next week's session in Oslo comes after one …": the place of another session named before it.
_THEIRS: Final = regex.compile(r"\b(?:talks|rounds?|negotiations|meetings?|sessions?|consultations) in (?:the )?$")


def _of_another(plain: str, at: int, start: int) -> bool:
    """Tell whether a place at ``at`` is that of a session named before the one at ``start``."""
    found = _THEIRS.search(plain, max(0, at - 24), at) if at < start else None
    return found is not None and verb(plain, at, start) is not None


def _attached(plain: str, end: int) -> bool:
    """Tell whether a place names the talks behind it ("the Geneva talks"), not who wants or offers them."""
    found = _ATTACHED.match(plain, end)
    return found is not None and verb(plain, end, found.end()) is None


def _city(place: Place) -> str | None:
    if place.kind == "venue":
        return place.city
    return place.name.removesuffix(" region")


def session_format(plain: str) -> str | None:
    """Give online, separate, trilateral or direct where the words say so."""
    return next((name for name, words in _FORMATS if words.search(plain)), None)
