"""The finite verbs of a text, as far as their form shows: what clauses are told apart and dated by."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import Final

import regex

_AUX: Final = (
    r"is|am|are|was|were|'m|be(?=en)|has|have|had|will|would|can|could|may|might|must|shall|should|did|does|do|'ll|"
    r"'s (?:been|going|ready)|isn't|aren't|"
    r"wasn't|weren't|hasn't|haven't|hadn't|won't|wouldn't|can't|couldn't|didn't|doesn't|don't|cannot"
)
_PAST: Final = (
    r"said|told|took|held|met|led|began|brought|came|went|gave|sent|saw|made|put|left|ran|kept|got|found|fell|spoke|"
    r"became|broke|sat|stood|"
    r"wrote|won|struck|flew|swapped|freed|drew|sought|laid|withdrew|arose|rose|paid|chose|understood|undertook|heard|"
    r"lost"
)
_NOW: Final = (
    r"says|tells|agrees|proposes|holds|meets|wants|insists|denies|rejects|refuses|plans to|hopes|expects|continues|"
    r"remains|remain|seems|"
    r"appears|calls for|offers to|offers a|demands that|accepts|begins|starts|ends|takes|confirms|claims that|adds|"
    r"needs|believes|releases|returns|"
    r"receives|brings|swaps \d|hands|sends|reports that|seeks|covers|depends|means|follows|includes|knows|thinks|"
    r"makes|backs|supports|urges|leads"
)
#: Base forms that are verbs in headlines; in running text they are nouns or infinitives as often.
_BASE: Final = (
    r"agree|hold|end|start|begin|meet|swap|exchange|reach|conclude|open|resume|seek|reject|propose|offer|say|plan|"
    r"return|release|sign|"
    r"discuss|prepare|refuse|accept|announce|confirm|host|hosts|clash|wrap|set|gather|continue|trade|free"
)
#: An -ed word is a verb unless it stands where an adjective stands.
_ED: Final = (
    r"(?<!\b(?:the|a|an|of|by|all|some|more|other|for|to|in|with|on|seriously|badly|gravely|severely|critically|"
    r"heavily|newly|recently|"
    r"these|those|its|their|his|Ukrainian|Russian|[\d,]*\d|thousand|hundred|many|few|several|any|no|and|or|each) )"
    r"\b(?!(?:need|speed|indeed|seed|feed|hundred|red|bed|wicked|sacred|naked|united|so-called|succeed|proceed|"
    r"exceed)\b)[a-z]{2,}ed\b"
)
#: A participle joined to a noun is no verb: "U.S.-brokered talks".
_VERB_NOW: Final = regex.compile(rf"\b(?:{_AUX}|{_PAST}|{_NOW})\b|(?<!-){_ED}")
_VERB_HEADLINE: Final = regex.compile(
    rf"\b(?:{_AUX}|{_PAST}|{_NOW}|(?<!\b(?:to|the|a|prisoner|pow) )(?:{_BASE}))\b|(?<!-){_ED}", regex.IGNORECASE
)
#: Words a finite verb begins with, beside those in -ed: a quick look before the patterns.
_FIRST: Final = frozenset(regex.findall(r"\w+", f"{_AUX}|{_PAST}|{_NOW}"))
_FIRST_HEADLINE: Final = _FIRST | frozenset(_BASE.split("|"))
_WORD_OR_MARK: Final = regex.compile(r"\w++|'")
VERB_FIRST: Final = regex.compile(
    rf"\s*(?:(?:also|then|later|now|still|again|already|even|never|not|\w+ly|in turn|in response|instead|"
    rf"so far) ){{0,2}}(?:{_AUX}|{_PAST}|{_NOW}|[a-z]{{2,}}ed)\b"
)


def verb(plain: str, start: int = 0, end: int | None = None, *, headline: bool = False) -> regex.Match[str] | None:
    """Find the first finite verb of a stretch, as far as its form shows; in a headline base forms count."""
    end = len(plain) if end is None else min(end, len(plain))
    if start >= end:
        return None
    found, starts = _verbs(plain, headline)
    place = bisect_left(starts, start)
    if (place and found[place - 1].end() > start) or _splits_word(plain, end):
        return (_VERB_HEADLINE if headline else _VERB_NOW).search(plain, start, end)
    if place == len(found) or starts[place] >= end:
        return None
    if found[place].end() > end:
        return (_VERB_HEADLINE if headline else _VERB_NOW).search(plain, start, end)
    return found[place]


@lru_cache(maxsize=1024)
def _verbs(plain: str, headline: bool) -> tuple[tuple[regex.Match[str], ...], tuple[int, ...]]:  # noqa: FBT001
    """Give all finite verbs of a text, and where they begin: every stretch of it is asked for several times."""
    pattern, first = (_VERB_HEADLINE, _FIRST_HEADLINE) if headline else (_VERB_NOW, _FIRST)
    found, behind = [], 0
    at = 0
    for word in _WORD_OR_MARK.findall(plain):
        start = plain.index(word, at)
        at = start + len(word)
        if start >= behind and (
            word in first or word[-2:] == "ed" or word == "'" or (not word.islower() and _in_capitals(word, first))
        ):
            match = pattern.match(plain, start)
            if match is not None:
                found.append(match)
                behind = match.end()
    return tuple(found), tuple(match.start() for match in found)


def _in_capitals(word: str, first: frozenset[str]) -> bool:
    low = word.lower()
    return low in first or low.endswith("ed")


def _splits_word(plain: str, end: int) -> bool:
    """Tell whether a stretch ends inside a word, whose rest it does not see."""
    return (
        end < len(plain)
        and (plain[end - 1].isalnum() or plain[end - 1] == "_")
        and (plain[end].isalnum() or plain[end] == "_")
    )
