"""Who and where: persons, sides, joint expressions, places, agencies and rivals in a sentence, by the topic's lexicon.

Nothing here knows a name: names, offices, places and rivals come in as a ``Talks`` value. Longest match wins;
an office without a name ("the defence minister") is the person who held it on the article's day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import regex

from extractors.model.lexicon import Talks
from extractors.model.text import Mention
from extractors.text import clean, word_end

#: Words that stand before a surname and are no given name.
TITLES: Final = frozenset(
    "president minister secretary chief head leader aide adviser advisor spokesman spokeswoman spokesperson envoy ambassador "
    "general colonel lieutenant captain major admiral mr mrs ms dr sir governor mayor chancellor premier prime deputy "
    "commissioner commissar chairman chairwoman speaker negotiator diplomat counterpart king prince pope foreign defence "
    "defense security council gen col lt sen rep gov lawmaker mp emir sheikh tsar representative".split()
)
_OPENERS: Final = frozenset(
    "the a an and but if when while as at in on for from with by after before both said says that today yesterday monday "
    "tuesday wednesday thursday friday saturday sunday earlier later meanwhile however though although because since then "
    "yet so or also according like against between to of about until unless what who why how where which asked earlier "
    "can will would did does has had is are was were may should could let not per via".split()
)
_SHORT_TITLE: Final = regex.compile(r"\b(?:council|ministry|parliament|cabinet) \w+$")
_JOINT: Final = (
    r"(?:the )?(?:two|both|warring|opposing|negotiating|conflicting) (?:warring |opposing |negotiating |conflicting |enemy )?"
    r"(?:sides|parties|countries|delegations|nations|teams|capitals|governments|neighbou?rs|states|foes|armies|presidents|leaders)"
    r"|both of (?:the )?(?:sides|parties|countries|delegations)|each (?:of the )?(?:side|party|country|delegation|sides|parties)"
    r"|the (?:sides|parties|delegations|negotiators|negotiating teams|belligerents|foes)"
    r"|representatives of the (?:two|both) (?:sides|countries|parties)|neither (?:side|party|country)|either side"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """A topic's names made ready for matching: spelling → (kind, id, form), and the patterns over them."""

    talks: Talks
    known: dict[str, tuple[str, str, str | None]]
    given: dict[str, frozenset[str]]  # person id → the given names and particles of its full spellings
    pattern: regex.Pattern[str]
    pair: regex.Pattern[str]
    office: regex.Pattern[str]
    adjectives: dict[str, str]  # lower-case adjective, name or metonym → side


_READY: dict[int, Names] = {}  # by identity: a Talks value is loaded once a run and holds unhashable tables


def names(talks: Talks) -> Names:
    """Make the names of a topic ready for matching; kept for the last few topics by identity."""
    ready = _READY.get(id(talks))
    if ready is None or ready.talks is not talks:
        if len(_READY) > 8:
            _READY.clear()
        ready = _READY[id(talks)] = _prepare(talks)
    return ready


def _prepare(talks: Talks) -> Names:
    known = dict(_spellings(talks))
    known |= {word.upper(): what for word, what in known.items() if len(word) > 3}
    adjectives = {
        word.lower(): side.id for side in talks.sides for word in (*side.names, *side.adjectives, *side.metonyms)
    }
    parties = [_alternatives((*s.names, *s.adjectives, *s.metonyms)) for s in talks.sides if s.id in talks.parties]
    one = "|".join(parties)
    pair = rf"(?:(?P<x>{parties[0]})(?:'s)?(?: and |-|–|/)(?:the )?(?P<y>{parties[1]})|(?P<x>{parties[1]})(?:'s)?(?: and |-|–|/)(?:the )?(?P<y>{parties[0]}))"
    titles = sorted({t for p in talks.persons for o in p.offices for t in _titles(o.title)}, key=len, reverse=True)
    return Names(
        talks=talks,
        known=known,
        given={
            p.id: frozenset(w for a in (p.name, *p.aliases) for w in clean(a).lower().split()) for p in talks.persons
        },
        pattern=regex.compile(r"(?<![\w-])(?:\L<names>)(?!\w)", names=list(known)),
        pair=regex.compile(rf"(?<!\w)(?:{_JOINT}|{pair})(?!\w)", regex.IGNORECASE if not one else 0),
        office=regex.compile(rf"\b(?:{'|'.join(map(_title_pattern, titles)) or '(?!)'})\b", regex.IGNORECASE),
        adjectives=adjectives,
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(regex.escape(clean(word)) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def _spellings(talks: Talks) -> Iterable[tuple[str, tuple[str, str, str | None]]]:
    for agency in talks.agencies:
        yield clean(agency.name), ("agency", agency.name, None)
    for rival in talks.rivals:
        yield from ((clean(word), ("rival", rival.name, None)) for word in rival.words)
    for place in talks.places:
        yield from ((clean(word), ("place", place.name, None)) for word in (place.name, *place.aliases))
    for side in talks.sides:
        for form, words in (("metonym", side.metonyms), ("adjective", side.adjectives), ("name", side.names)):
            yield from ((clean(word), ("side", side.id, form)) for word in words)
    for person in talks.persons:
        yield from (
            (clean(word), ("person", person.id, None)) for word in (person.name, *person.aliases, *person.surnames)
        )


def _plain_title(title: str) -> str:
    return clean(title).lower().replace("defence", "defense")


def _titles(title: str) -> tuple[str, ...]:
    """Give a title in plain form and, where it ends in "council secretary" or the like, that short form too."""
    plain = _plain_title(title)
    short = _SHORT_TITLE.search(plain)
    return (plain, short[0]) if short and short[0] != plain else (plain,)


def _title_pattern(title: str) -> str:
    return regex.escape(title).replace("defense", "defen[cs]e").replace(r"\ ", " ")


def find_names(plain: str, ready: Names, today: date | None, context: frozenset[str] = frozenset()) -> list[Mention]:
    """Find persons, sides, joint expressions, places, agencies, rivals and offices of a sentence in plain form.

    ``today``: the article's day, by which offices are judged; ``context``: ids of persons already named in the
    article, who are preferred when an office fits several. Offsets are into ``plain``.
    """
    found = [_mention(plain, m, "joint", "BOTH") for m in ready.pair.finditer(plain)]
    for match in ready.pattern.finditer(plain):
        kind, ident, form = ready.known[match[0]]
        if kind == "person" and _somebody_else(plain, match, ready.given[ident]):
            continue
        found.append(_mention(plain, match, kind, ident, form))
    found += offices(plain, ready, today, context, found)
    return _longest(found)


def _mention(plain: str, match: regex.Match[str], kind: str, ident: str, form: str | None = None) -> Mention:
    end = word_end(plain, match.end())
    return Mention(kind=kind, id=ident, start=match.start(), end=end, text=plain[match.start() : end], form=form)


def _longest(found: list[Mention]) -> list[Mention]:
    """Keep the longest of mentions that overlap, joint expressions first among equals."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


_WORD_BEFORE: Final = regex.compile(r"([\p{Lu}][\p{L}'-]++) $")


def _somebody_else(plain: str, match: regex.Match[str], given: frozenset[str]) -> bool:
    """Tell whether a surname belongs to a namesake: another given name stands before it."""
    if " " in match[0]:
        return False
    before = _WORD_BEFORE.search(plain, max(0, match.start() - 30), match.start())
    if before is None:
        return False
    word = before[1].lower().removesuffix("'s")
    starts = before.start() == 0 or not plain[: before.start()].strip(" \"'“”‘")
    return not (
        word in given
        or word in TITLES
        or word in _OPENERS
        or before[1].endswith("'s")
        or before[1].isupper()
        or starts
        and word.endswith("ly")
    )


def offices(
    plain: str, ready: Names, today: date | None, context: frozenset[str], named: list[Mention]
) -> list[Mention]:
    """Find offices: a person where the words name one holder on ``today``, a role (id: as printed) elsewhere."""
    found = []
    for match in ready.office.finditer(plain):
        follows = [m for m in named if m.kind == "person" and 0 <= m.start - match.end() <= 2]
        holder = (
            None if follows or not _stands_alone(plain, match) else _holder(plain, match, ready, today, context, named)
        )
        found.append(_mention(plain, match, "person" if holder else "role", holder or match[0]))
    return found


def _stands_alone(plain: str, match: regex.Match[str]) -> bool:
    """Tell whether an office phrase is used for its holder: no name follows, nobody assists or preceded in it."""
    before = plain[max(0, match.start() - 30) : match.start()].lower()
    if regex.search(r"\b(?:deputy|vice|former|ex|then|acting|a|to the|new|next|first) ?-?$", before):
        return False
    return not regex.match(
        r"(?: (?:of|for) (?!the (?:russian|ukrainian))\w|,? [\p{Lu}][\p{Ll}]+ [\p{Lu}])",
        plain[match.end() : match.end() + 40],
    )


def _holder(
    plain: str, match: regex.Match[str], ready: Names, today: date | None, context: frozenset[str], named: list[Mention]
) -> str | None:
    title = _plain_title(match[0])
    fits = {
        (person.id, office.side)
        for person in ready.talks.persons
        for office in person.offices
        if title in _titles(office.title) and _in_force(office.since, office.until, today)
    }
    before = [m.id for m in named if m.kind == "side" and -4 <= match.start() - m.end <= 3]
    if before:
        fits = {fit for fit in fits if fit[1] == before[-1]}
    if len(fits) > 1:
        around = {m.id for m in named if m.kind == "side"}
        fits = {fit for fit in fits if fit[0] in context} or {fit for fit in fits if fit[1] in around} or fits
    return next(iter(fits))[0] if len(fits) == 1 else None


def _in_force(since: date | None, until: date | None, today: date | None) -> bool:
    return today is None or ((since is None or since <= today) and (until is None or today <= until))
