"""Which way something went between the two parties: from whom to whom, by the verb, its subject, "to" and "from"."""

from __future__ import annotations

from typing import Final

import regex

from extractors.binding import local
from extractors.model.lexicon import Talks
from extractors.model.text import Clause
from extractors.subjects import side_of

_TAKES: Final = regex.compile(
    r"(?:receiv|reclaim|took|tak|g[eo]t|accept|collect|retriev|recover|pick|welcom|repatriat|regain)\w*|br(?:ing|"
    r"ings|ought|"
    r"inging) (?:\w+ )?(?:back|home)|brought",
    regex.IGNORECASE,
)
_TO: Final = regex.compile(r"\b(?:to|into) (?:the )?$", regex.IGNORECASE)
_FROM: Final = regex.compile(r"\b(?:from|by) (?:the )?$", regex.IGNORECASE)
_OF_SIDE: Final = regex.compile(
    r"(?:[ -](?:\w+ed|fallen|dead|separatist|army|military|own|and|russian|ukrainian|fellow))*[ -](?:soldiers?|"
    r"servicem[ae]n|troops|fighters|defenders|marines|dead|"
    r"bod(?:y|ies)|remains|personnel|warriors|heroes|citizens|military|service members?|servicewomen|"
    r"military personnel|war dead|prisoners|pows|captives)\b",
    regex.IGNORECASE,
)

#: "the bodies of 35 Russians"
_COUNTED: Final = regex.compile(r"(?:\d|\bof)(?: (?:fallen|dead|slain|killed))? $")
#: So a party calls its own.
_ITS_OWN: Final = regex.compile(
    r"\bits (?:own )?(?:\w+ )?(?:soldiers|servicemen|troops|citizens|prisoners|people|defenders)\b|"
    r"\b(?:fallen|killed|dead|slain) (?:defenders|heroes|warriors)\b"
)
#: "Ukraine has returned 40 marines", "… 70 of the fallen": so a party speaks of its own.
_RETURNED: Final = regex.compile(r"return", regex.IGNORECASE)
_OWN_PEOPLE: Final = regex.compile(
    r"\b(?:defenders|heroes|warriors|our|fallen (?:\w+ )?(?:soldiers|servicem[ae]n|troops|fighters|marines))\b",
    regex.IGNORECASE,
)


def takes(verb: str) -> bool:
    """Tell whether the subject of a verb of transfer receives (take back, bring home) rather than gives."""
    return _TAKES.match(verb) is not None


def direction(
    clause: Clause,
    plain: str,
    start: int,
    end: int,
    verb: str,
    talks: Talks,
    *,
    passive: bool,
    within: tuple[int, int] | None = None,
) -> str | None:
    """Give "RU->UA" or "UA->RU" for a transfer told at ``start:end`` of the clause, None where the words do not say.

    "to" and "from" a side decide first, then whose soldiers they are (they go home), then giver or receiver as subject.
    ``within``: where the words of this transfer stand, when the clause tells of several.
    """
    other = _others(talks)
    named, homes = _named(clause, plain, start, talks, within)
    if named is not None:
        return named
    own = _ITS_OWN.search(plain, start, end + 60) or (
        _RETURNED.match(verb) and _OWN_PEOPLE.search(plain, start, end + 60)
    )
    if not homes and own and len(clause.subjects) == 1 and clause.subjects[0] in other:
        homes.append(clause.subjects[0])
    if len(set(homes)) == 1:
        return f"{other[homes[0]]}->{homes[0]}"
    told = _told_to(clause, plain, start, talks) or _seen(clause, plain, start, talks)
    if told in other:
        return f"{told}->{other[told]}" if not takes(verb) else f"{other[told]}->{told}"
    if len(clause.subjects) != 1 or clause.subjects[0] not in other:
        return None
    who = clause.subjects[0]
    if passive:
        return f"{other[who]}->{who}" if _GIVEN.match(verb) and _NAME_FIRST.search(plain[:start]) else None
    if takes(verb):
        return f"{other[who]}->{who}"
    return f"{who}->{other[who]}"


def giver(way: str | None, status: str | None) -> str | None:
    """Give the party that gave what was transferred one way: the deed is the giver's, whoever is its subject."""
    return way.split("->")[0] if way and status in ("completed", "partially_completed") else None


#: "asked Ukraine to return 30": who is asked gives.
_ASKED: Final = regex.compile(
    r"\b(?:ask|urg|press|tell|told|invit|order|expect|want|requir|request|forc|oblig|call(?:s|ed|ing)? (?:on|upon))\w* "
    r"(?:the )?$",
    regex.IGNORECASE,
)
_TO_DO: Final = regex.compile(r"(?:'s \w+)? to (?:\w+ly |also )?")
#: "Moscow was given 24", "Kyiv was handed 1,000 bodies": the subject of these passives receives.
_GIVEN: Final = regex.compile(r"(?:g[ai]ve|hand|sent|send|offer|return)", regex.IGNORECASE)
_NAME_FIRST: Final = regex.compile(r"\p{Lu}\w+(?: (?:was|were|has been|had been|is|being|also|then|itself))+ $")


def _told_to(clause: Clause, plain: str, start: int, talks: Talks) -> str | None:
    """Give the side that is asked to do what the verb at ``start`` says."""
    for m in local(clause, "side"):
        if m.end < start and _TO_DO.fullmatch(plain, m.end, start) and _ASKED.search(plain[: m.start]):
            return side_of(m, talks)
    return None


#: "which saw Kyiv receive nine": who is seen to do it.
_SAW: Final = regex.compile(r"\b(?:saw|sees|seen|seeing|let|had|with) (?:the )?$", regex.IGNORECASE)


def _seen(clause: Clause, plain: str, start: int, talks: Talks) -> str | None:
    near = [m for m in local(clause, "side") if 0 <= start - m.end <= 1 and _SAW.search(plain[: m.start])]
    return side_of(near[0], talks) if near else None


def _others(talks: Talks) -> dict[str, str]:
    first, second = talks.parties
    return {first: second, second: first}


def _named(
    clause: Clause, plain: str, start: int, talks: Talks, within: tuple[int, int] | None
) -> tuple[str | None, list[str]]:
    """Give the direction that "to" or "from" a side states, and the sides whose people are named."""
    other = _others(talks)
    homes: list[str] = []
    for m in local(clause, "side") + local(clause, "place"):
        side = side_of(m, talks) if m.kind == "side" else None
        if side not in other or (within is not None and not within[0] <= m.start < within[1]):
            continue
        before = plain[max(0, m.start - 12) : m.start]
        if _TO.search(before) and m.end > start:
            return f"{other[side]}->{side}", []
        if _FROM.search(before) and m.end > start:
            return f"{side}->{other[side]}", []
        if _OF_SIDE.match(plain, m.end) or (m.text.endswith("ians") and _COUNTED.search(before)):
            homes.append(side)
    return None, homes
