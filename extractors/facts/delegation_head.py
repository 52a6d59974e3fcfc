"""Who leads a delegation: "the head of the Russian delegation, …", "…, who led Kyiv's team", "headed by …".

Never reads deputies, former heads, heads of other things (a faction, an office, a region, a legal group), ministers who
are merely present, or the leader an aide serves ("an aide to the president and head of the delegation").
"""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

from extractors.facts.delegation_head_examples import EXAMPLES as EXAMPLES
from extractors.model.lexicon import Talks
from extractors.model.talks import Evidence, Fact
from extractors.model.text import Annotated, Clause, Sentence
from extractors.people import people
from extractors.sources import Source
from extractors.text import clean

TYPE: Final = "delegation_head"

_WHO: Final = r"(?:the |its |their |his |a |an |[\p{Lu}][\w.]+(?:'s|')? |[\p{Lu}][\w.]+ian |own |negotiating |official |government |state )"
_TEAM: Final = (
    rf"(?:{_WHO}{{0,4}}(?:delegation|negotiating team|negotiating group|negotiation team|negotiators|team of negotiators|team|side)"
    r"(?!'s (?:legal|military|sub)| (?:spokes|member|of (?:experts|lawyers|doctors))))"
)
#: "head of the Russian delegation", "Ukrainian delegation leader", "chief negotiator"
_NOUN: Final = regex.compile(
    rf"\b(?:(?P<noun>head|leader|chief)s? of {_TEAM}|{_WHO}?(?:delegation|negotiating team) (?:head|leader|chief)s?\b|"
    rf"{_WHO}?(?:chief|lead|top|head|principal|main) negotiators?\b(?: (?:for|of) (?:the )?[\p{{Lu}}][\w]+)?|(?:head|leader) of delegation)"
)
#: "who led Moscow's delegation", "will again head the Ukrainian team"
_VERB: Final = regex.compile(
    rf"(?P<will>\b(?:will|would|could|may|might|should|can|to|not|n't|never|refused to|was to) )?(?:(?:again|also|once again|once more|still|personally) )*\b(?:led|leads|leading|lead|headed|heads|heading|head|chaired) (?P<team>{_TEAM})"
)
_PASSIVE: Final = regex.compile(rf"(?P<team>{_TEAM})(?:,| (?:is|was|has been|had been|are|were|will be|to be))*(?: again| also| once again| once more)*,? (?:led|headed|chaired) by ")
_NO_HEAD: Final = regex.compile(r"\b(?:deputy|vice|former|ex|acting|then|previous|one-time|onetime|spokes\w+ for the|member of the|adviser to the|aide to the)[ -](?:the )?$", regex.IGNORECASE)
_TEAM_ONLY: Final = regex.compile(r"\b(?:delegation|negotiat)", regex.IGNORECASE)
_COMPLEMENT: Final = regex.compile(r"\b(?:to|for|of|with|by|under)(?: (?:the|[\p{Lu}][\w'.-]*|president|leader|minister|prime|foreign|head))*? $")
_JUNK: Final = regex.compile(r"\b(?:ADVERTISEMENT|READ MORE)\b ?")
_NEAR: Final = 130  # characters an apposition may run


class Head(NamedTuple):
    """A person and the phrase that makes him head; offsets into the sentence."""

    who: Source
    start: int
    end: int
    team: str


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the heads of delegation whose naming phrase begins in a clause."""
    if clause.polarity in ("negated", "denied", "question", "hypothetical") or not _TEAM_ONLY.search(clause.text) and "team" not in clause.text and "side" not in clause.text:
        return []
    left = clause.start - clause.sentence.start
    right = clause.end - clause.sentence.start
    facts = [_fact(clause, text, head) for head in heads(clause.sentence, text) if left <= head.start < right]
    return [fact for fact in facts if fact is not None]
