"""Deeds of one side alone: "freed 50, receiving nobody in return", "handed over 1,000 bodies without getting any back".

What did not come back is cut off, so that the words left tell only what one side gave; then the giver alone acts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import regex

from extractors.model.lexicon import Talks
from extractors.model.talks import Fact
from extractors.model.text import Clause
from extractors.text import clean
from extractors.triggers import gated

_GOT: Final = r"(?:receiv\w+|g[eo]t(?:ting|s)?|obtain\w*|took|tak(?:es?|ing)|accept\w*|secur\w+|see(?:ing)?|saw)"
_GAVE: Final = (
    r"(?:g[ai]v(?:es?|ing|en)|s(?:ent|end\w*)|hand(?:ed|ing|s)?|return(?:ed|ing|s)?|fre(?:ed|eing|es)|releas\w+)"
)
_NONE: Final = (
    r"(?:none|nothing|nobody|no[- ]one|not (?:a single|one|any)|zero|no (?:[\w'-]+ ){0,2}?(?:prisoners?|captives?|"
    r"pows?|soldiers|servicemen|troops|bod(?:y|ies)|remains|people|civilians|children|russians|ukrainians))"
)
_BACK: Final = r"(?:back|in return|in exchange|in its turn|of its own|of their own)"
#: What one side did not give, from where the words begin that say so.
_NOTHING: Final = gated(
    rf"(?:,? (?:and|but|while|yet|though|with))?,? (?:"
    rf"without (?:\w+ly )?(?:{_GOT}|being given|having) (?:back )?(?:any\w*|a single|one|a|the same|its|their)\b"
    rf"|without (?:any\w*|a single \w+|a) (?:\w+ ){{0,3}}{_BACK}"
    rf"|without (?:any |a )?(?:reciproc\w+|counterpart|return gesture)"
    rf"|{_GOT} (?:back )?{_NONE}\b"
    rf"|(?:has |have |had )?{_GAVE} (?:back |over )?{_NONE}\b(?= (?:\w+ ){{0,4}}?{_BACK})"
    rf"|(?:for )?nothing {_BACK}"
    rf"|{_NONE} (?:[\w'-]+ ){{0,4}}(?:were|was|came|went) (?:\w+ )?(?:handed|returned|freed|released|sent|given|back)\b"
    rf")",
    regex.IGNORECASE,
)
_HINT: Final = gated(
    r"\b(?:without|none|nothing|nobody|no[- ]one|no|zero|not|unilateral(?:ly)?|one-sided|one-way|good ?will)\b",
    regex.IGNORECASE,
)
_ALONE: Final = regex.compile(
    r"\b(?:unilateral(?:ly)?|one-sided|one-way|gestures? of good ?will|goodwill gestures?)\b", regex.IGNORECASE
)
#: "31 as a gesture of goodwill, in exchange for 15": others came back all the same.
_FOR_OTHERS: Final = regex.compile(r"\bin (?:exchange|return) for (?!nothing|none|no\b)", regex.IGNORECASE)
_DONE: Final = frozenset({"completed", "partially_completed"})
_SEEN: Final = 200  # characters of the sentence behind a clause in which it is said


def given_only(clause: Clause) -> tuple[Clause, bool]:
    """Return a clause up to the words that say nothing came back, and whether its sentence says so at all."""
    sentence = clean(clause.sentence.text)
    if not _HINT.search(sentence):
        return clause, False
    plain = clean(clause.text)
    match = _NOTHING.search(plain)
    if match is not None and match.start() > 0:
        end = clause.start + match.start()
        inside = tuple(m for m in clause.mentions if m.end <= end)
        return replace(clause, end=end, text=clause.text[: match.start()], mentions=inside), True
    begins = clause.end - clause.sentence.start
    after = sentence[begins : begins + _SEEN].lstrip(" ;,")
    alone = _ALONE.search(sentence) and not _FOR_OTHERS.search(sentence)
    return clause, bool(alone or _NOTHING.match(f" {after}"))


def by_giver(fact: Fact, clause: Clause, talks: Talks) -> Fact:
    """Return what one side did alone as that side's deed: by the way it went, else by who acts."""
    if fact.status not in _DONE:
        return fact
    way = fact.slots.get("direction")
    acting = clause.subjects[0] if len(clause.subjects) == 1 and clause.subjects[0] in talks.parties else None
    giver = way[:2] if way else acting
    if giver is None:
        return fact
    slots = {**fact.slots, "direction": way or "->".join((giver, talks.other(giver)))}
    count = fact.quantity and replace(fact.quantity, side_basis="one_way")
    return replace(fact, actor=giver, quantity=count, slots=slots)
