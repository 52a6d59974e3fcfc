"""Who and where: persons, sides, joint expressions, places, agencies and rivals in a sentence, by the topic's lexicon.

Nothing here knows a name: names, offices, places and rivals come in as a ``Talks`` value. Longest match wins;
an office without a name ("the defence minister") is the person who held it on the article's day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

import regex

from extractors.model.text import Mention
from extractors.names import Named, Names, titles
from extractors.spans import longest
from extractors.text import word_end
from extractors.triggers import gated

#: Words that stand before a surname and are no given name.
TITLES: Final = frozenset(
    "president minister secretary chief head leader aide adviser advisor spokesman spokeswoman spokesperson envoy "
    "ambassador "
    "general colonel lieutenant captain major admiral mr mrs ms dr sir governor mayor chancellor premier prime deputy "
    "commissioner commissar chairman chairwoman speaker negotiator diplomat counterpart king prince pope foreign "
    "defence "
    "defense security council gen col lt sen rep gov lawmaker mp emir sheikh tsar representative".split()
)
_OPENERS: Final = frozenset(
    "the a an and but if when while as at in on for from with by after before both said says that today yesterday "
    "monday "
    "tuesday wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december earlier later meanwhile however though although because since "
    "then "
    "yet so or also according like against between to of about until unless what who why how where which asked earlier "
    "despite during following through under over among unlike like amid across into within without along still even "
    "now "
    "nor his her its their our all any each every one here there once again perhaps instead besides given citing "
    "quoting "
    "can will would did does has had is are was were may should could let not per via".split()
)
_JOINT: Final = (
    r"(?:the )?(?:two|both|warring|opposing|negotiating|conflicting) (?:warring |opposing |negotiating |conflicting |"
    r"enemy )?"
    r"(?:sides|parties|countries|delegations|nations|teams|capitals|governments|neighbou?rs|states|foes|armies|"
    r"presidents|leaders)"
    r"|both of (?:the )?(?:sides|parties|countries|delegations)|each (?:of the )?(?:side|party|country|delegation|"
    r"sides|parties)"
    r"|the (?:sides|parties|delegations|negotiators|negotiating teams|belligerents|foes)"
    r"|representatives of the (?:two|both) (?:sides|countries|parties)|neither (?:side|party|country)|either side"
)


_JOINT_PATTERN: Final = gated(rf"(?<!\w)(?:{_JOINT})(?!\w)", regex.IGNORECASE)
_PREFIX: Final = regex.compile(r"(?<![\w-])(?:[Pp]ro|[Aa]nti|[Nn]on|[Ee]x|[Pp]ost|[Pp]re|[\p{Ll}]+)-$")
_WORD: Final = regex.compile(r"\w++")
#: Between the names of the two parties: "Moscow and Kyiv", "Russia-Ukraine", "Ukrainian and the Russian".
_PAIRED: Final = regex.compile(r"(?:'s)?(?: and |-|–|/)(?:the )?")


def find_names(plain: str, ready: Names, today: date | None, context: frozenset[str] = frozenset()) -> list[Mention]:
    """Find persons, sides, joint expressions, places, agencies, rivals and offices of a sentence in plain form.

    ``today``: the article's day, by which offices are judged; ``context``: ids of persons already named in the
    article, who are preferred when an office fits several. Offsets are into ``plain``.
    """
    words = [match.span() for match in _WORD.finditer(plain)]
    found = list(_spelled(plain, words, ready))
    found += _pairs(plain, found, ready.talks.parties)
    found += [_mention(plain, m.start(), m.end(), Named("joint", "BOTH")) for m in _JOINT_PATTERN.finditer(plain)]
    found += _offices(plain, words, ready, today, context, found)
    return longest(found)


def _spelled(plain: str, words: list[tuple[int, int]], ready: Names) -> Iterator[Mention]:
    """Give the spellings of the lexicon in a text, the longest at every word, from left to right."""
    taken = 0
    for start, end in words:
        options = ready.spellings.get(plain[start:end])
        if options is None or start < taken or _prefixed(plain, start):
            continue
        for word, named in options:
            stop = start + len(word)
            if plain.startswith(word, start) and not (plain[stop : stop + 1].isalnum() and word[-1].isalnum()):
                if named.kind != "person" or not _somebody_else(plain, start, word, ready.given[named.id]):
                    yield _mention(plain, start, stop, named)
                taken = stop
                break


def _prefixed(plain: str, start: int) -> bool:
    """Tell whether a word hangs on a prefix: "pro-Russian" is no Russian, "US-Russia" is Russia."""
    return plain[start - 1 : start] == "-" and _PREFIX.search(plain, max(0, start - 12), start) is not None


def _pairs(plain: str, found: list[Mention], parties: tuple[str, str]) -> list[Mention]:
    """Give "Moscow and Kyiv", "Russia-Ukraine" as joint expressions."""
    sides = [m for m in found if m.kind == "side"]
    return [
        _mention(plain, left.start, right.end, Named("joint", "BOTH"))
        for left, right in pairwise(sides)
        if {left.id, right.id} == set(parties) and _PAIRED.fullmatch(plain, left.end, right.start)
    ]


def _mention(plain: str, start: int, stop: int, named: Named) -> Mention:
    end = word_end(plain, stop)
    return Mention(kind=named.kind, id=named.id, start=start, end=end, text=plain[start:end], form=named.form)


_WORD_BEFORE: Final = regex.compile(r"([\p{Lu}][\p{L}'-]++) $")
_VERB: Final = regex.compile(r"(?:[^aeious]s|[^aeiou]es|ed|ing)$")
_SMALL: Final = regex.compile(r"(?<![\w'’-])\p{Ll}{5,}")
_HOLDS_NOT: Final = regex.compile(
    r"\b(?:deputy|vice|former|ex|then|acting|a|new|next|first)(?: [\w.']+)? ?-?$|"
    r"\b(?:delegation|team|group|opposition|party|separatist|rebel|faction|union|church|community|squad|mission)s?'? $"
)
_NAME_FOLLOWS: Final = regex.compile(r" (?:of|for) (?!the (?:[Rr]ussian|[Uu]krainian))\w|,? [\p{Lu}][\p{Ll}]+ [\p{Lu}]")


def _somebody_else(plain: str, start: int, surname: str, given: frozenset[str]) -> bool:
    """Tell whether a surname belongs to a namesake: another given name stands before it."""
    if " " in surname:
        return False
    before = _WORD_BEFORE.search(plain, max(0, start - 30), start)
    if before is None:
        return False
    word = before[1].lower()
    if word in given or word in TITLES or word in _OPENERS or word.endswith("'s") or before[1].isupper():
        return False
    if _VERB.search(word) and _SMALL.search(plain) is None:  # a headline in capitals: "Names Budanov"
        return False
    opens = not plain[: before.start()].strip(" \"'“”‘")
    return not (opens and word.endswith("ly"))


def _lower(plain: str) -> str:
    low = plain.lower()
    if len(low) != len(plain):  # a letter with two small forms, such as the dotted İ
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    return low.replace("defence", "defense")


def _offices(
    plain: str,
    words: list[tuple[int, int]],
    ready: Names,
    today: date | None,
    context: frozenset[str],
    named: list[Mention],
) -> Iterator[Mention]:
    """Find offices: a person where the words name one holder on ``today``, a role (id: as printed) elsewhere."""
    low = _lower(plain)
    taken = 0
    for start, end in words:
        options = ready.offices.get(low[start:end])
        if options is None or start < taken:
            continue
        title = next(
            (t for t in options if low.startswith(t, start) and not low[start + len(t) : start + len(t) + 1].isalnum()),
            None,
        )
        if title is None:
            continue
        taken = start + len(title)
        holder = _holder(plain, start, title, ready, today, context, named)
        yield _mention(plain, start, taken, Named("person", holder) if holder else Named("role", plain[start:taken]))


def _holder(
    plain: str, start: int, title: str, ready: Names, today: date | None, context: frozenset[str], named: list[Mention]
) -> str | None:
    """Give who holds an office on a day, if the words mean its holder and the sentence leaves one choice."""
    end = start + len(title)
    of = next((m for m in named if m.kind == "side" and _of(plain, end, m.start)), None)
    stop = of.end if of is not None else end
    if any(m.kind == "person" and 0 <= m.start - stop <= 2 for m in named) or not _stands_alone(plain, start, stop):
        return None
    fits = {
        (person.id, office.side)
        for person in ready.holders[title]
        for office in person.offices
        if title in titles(office.title) and _in_force(office.since, office.until, today)
    }
    before = [m.id for m in named if m.kind == "side" and (-4 <= start - m.end <= 3 or _of(plain, end, m.start))]
    if before:
        fits = {fit for fit in fits if fit[1] == before[-1]}
    if len(fits) > 1:
        around = {m.id for m in named if m.kind == "side"}
        fits = {fit for fit in fits if fit[0] in context} or {fit for fit in fits if fit[1] in around} or fits
    return next(iter(fits))[0] if len(fits) == 1 else None


def _of(plain: str, end: int, start: int) -> bool:
    """Tell whether a side is the one an office is of: "President of Ukraine"."""
    return plain[end:start] in (" of ", " of the ")


def _stands_alone(plain: str, start: int, end: int) -> bool:
    """Tell whether an office phrase is used for its holder: no name follows, nobody assists or preceded in it."""
    if _HOLDS_NOT.search(plain[max(0, start - 30) : start].lower()):
        return False
    following = _NAME_FOLLOWS.match(plain, end)
    return following is None


def _in_force(since: date | None, until: date | None, today: date | None) -> bool:
    return today is None or ((since is None or since <= today) and (until is None or today <= until))
