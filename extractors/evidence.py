"""Words an analyst can trust a fact by: evidence widened, inside its own clause, to what supports the fact's slots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import regex

from extractors.model.talks import Evidence, Fact
from extractors.model.text import Clause, Mention

#: Fewer words are always widened; a widened stretch has at most so many (labels are clauses of about ten words).
FEWEST, MOST = 4, 12
#: Words added behind and before a trigger when nothing else says how far.
_ROOM: Final = 3
_WORD: Final = regex.compile(r"[^\s]*[\p{L}\p{N}][^\s]*")
#: Where a stretch never runs on: quotation marks, lines, brackets, dashes between words, semicolons.
_BOUND: Final = regex.compile(r"[\"“”«»„;\n()\[\]—]| [-–] ")
#: Words a stretch does not end with, and words it does not begin with.
_LOOSE_END: Final = frozenset(
    "the a an of in on to and or but for with at by from that their its his her which who as between into than "
    "was were is are be been has have had will would".split()
)
_LOOSE_START: Final = frozenset("and or but of".split())
#: Words behind which a stretch rather begins.
_OPENERS: Final = frozenset("that which who whose".split())
_EDGES: Final = " ,.:;'’-–"

_Stretch = tuple[int, int]


def readable(facts: Iterable[Fact], cut: Sequence[Clause]) -> list[Fact]:
    """Give the facts with their evidence widened inside its clause; quotations stay as they are.

    It grows to the number, day, place and people of the fact as far as twelve words reach; fewer than four words grow
    in any case.
    """
    return [fact if fact.type == "quote" else _widened(fact, cut) for fact in facts]


def _widened(fact: Fact, cut: Sequence[Clause]) -> Fact:
    told = fact.evidence
    if len(_WORD.findall(told.text)) > MOST or _BOUND.search(told.text):
        return fact
    clause = next(
        (c for c in cut if c.sentence.where == told.where and c.start <= told.start and told.end <= c.end), None
    )
    if clause is None:
        return fact
    start, end = _stretch(clause, (told.start - clause.start, told.end - clause.start), _support(fact, clause))
    evidence = Evidence(
        where=told.where, start=clause.start + start, end=clause.start + end, text=clause.text[start:end]
    )
    return replace(fact, evidence=evidence)


def _support(fact: Fact, clause: Clause) -> list[_Stretch]:
    """Give where the clause's words for the fact's number, day, place and people lie, counted in the clause."""
    return [(m.start - clause.start, m.end - clause.start) for m in clause.mentions if _supports(m, fact)]


def _supports(mention: Mention, fact: Fact) -> bool:
    if mention.kind == "number":
        return fact.quantity is not None and mention.quantity is not None and mention.quantity.lo == fact.quantity.lo
    if mention.kind == "date":
        return fact.date is not None and mention.span is not None and mention.span.start == fact.date.start
    if mention.kind == "ordinal":
        return str(fact.slots.get("number")) == mention.id
    named = {fact.actor, fact.place, *fact.persons, fact.slots.get("person"), *fact.slots.get("participants", ())}
    return mention.id in named or mention.kind == "joint"


def _stretch(clause: Clause, trigger: _Stretch, support: Sequence[_Stretch]) -> _Stretch:
    """Give the words from a trigger to what supports it, nearest first, as far as they stay readable."""
    words = _words(clause.text, trigger)
    inside = [n for n, (left, right) in enumerate(words) if left < trigger[1] and trigger[0] < right]
    if not inside:
        return trigger
    first, last = inside[0], inside[-1]
    bare = last - first + 1 < FEWEST
    if bare and len(words) <= MOST:
        return _trimmed(clause.text, words, trigger)
    for left, right in sorted(support, key=lambda s: max(trigger[0] - s[1], s[0] - trigger[1])):
        these = [n for n, (a, b) in enumerate(words) if a < right and left < b]
        if these and max(last, these[-1]) - min(first, these[0]) < MOST:
            first, last = min(first, these[0]), max(last, these[-1])
    if bare and last - first + 1 < 2 * FEWEST:
        last = min(last + _ROOM, len(words) - 1)
    if bare and last - first + 1 < 2 * FEWEST:
        first = max(first - _ROOM, 0)
    return _trimmed(clause.text, words[first : last + 1], trigger)


def _words(text: str, trigger: _Stretch) -> list[_Stretch]:
    """Give the words around a trigger up to the nearest bounds on either side."""
    left = max((m.end() for m in _BOUND.finditer(text, 0, trigger[0])), default=0)
    right = next((m.start() for m in _BOUND.finditer(text, trigger[1])), len(text))
    return [m.span() for m in _WORD.finditer(text, left, right)]


def _trimmed(text: str, words: Sequence[_Stretch], trigger: _Stretch) -> _Stretch:
    """Give a run of words without loose little words and marks at its edges; the trigger always stays."""
    first, last = 0, len(words) - 1
    ahead = [n for n, word in enumerate(words) if word[1] <= trigger[0] and _bare(text, word) in _OPENERS]
    first = ahead[-1] + 1 if ahead and len(words) - ahead[-1] > FEWEST else first
    while first < last and words[first + 1][0] <= trigger[0] and _bare(text, words[first]) in _LOOSE_START:
        first += 1
    while last > first and words[last][0] >= trigger[1] and _bare(text, words[last]) in _LOOSE_END:
        last -= 1
    start, end = min(words[first][0], trigger[0]), max(words[last][1], trigger[1])
    while end > trigger[1] and text[end - 1] in _EDGES:
        end -= 1
    while start < trigger[0] and text[start] in _EDGES:
        start += 1
    return start, end


def _bare(text: str, word: _Stretch) -> str:
    return text[word[0] : word[1]].strip(_EDGES).lower()
