"""Third states and persons who want the two parties to talk: "urged both sides to return to the table"."""

from __future__ import annotations

from typing import Final

import regex

from extractors import holders
from extractors.context import sides_in
from extractors.model.text import Annotated, Clause
from extractors.polarity import negated
from extractors.session_pair import pair_votes
from extractors.status import Judged
from extractors.text import clean
from extractors.triggers import gated

_TALK: Final = (
    r"(?:(?P<dialogue>dialogue|diplomacy|diplomatic (?:solution|settlement|path|efforts|means))|"
    r"(?P<negotiations>negotiat(?:e|ing|ions?|ed (?:settlement|solution|peace|end)))|"
    r"(?P<talks>(?:peace )?talks|talk|(?:negotiating|bargaining) table|sit down together))\b"
    r"(?! (?:teams?|groups?|positions?|process|by|with (?:the )?(?:EU|US|United|NATO|Washington|Brussels)))"
)
_GAP: Final = (
    r"(?: (?!no\b|not\b|but\b|after\b|before\b|during\b|at\b|because\b|that\b|if\b|until\b|unless\b|which\b|who\b|"
    r"cease-?fire|truce|sanctions|host|mediat|ahead)[\w'’“”,-]+){0,9}? "
)
#: "called on both sides to return to the table", "stressed the need for dialogue", "backs direct talks".
_CALLS: Final = gated(
    r"\b(?P<cue>call(?:s|ed|ing)? (?:on|for|upon)|call(?:s|ed|ing)? (?:again|once more|anew) (?:on|for)|"
    r"urg(?:e|es|ed|ing)|appeal(?:s|ed|ing)? (?:to|for)|support(?:s|ed|ing)?|"
    r"encourag(?:e|es|ed|ing)|advocat(?:e|es|ed|ing)|exhort(?:s|ed)?|implor(?:e|es|ed)|"
    r"push(?:es|ed|ing)? for|press(?:es|ed|ing)? for|insist(?:s|ed|ing)? on|"
    r"(?:stress|underlin|emphasi[sz]|underscor|reiterat|reaffirm|highlight)\w* (?:[\w'’]+ ){0,3}?"
    rf"(?:need|importance|necessity|call|support) (?:for|of|to)){_GAP}{_TALK}",
    regex.IGNORECASE,
)
#: "dialogue and diplomacy are the only way", "should be settled through negotiations".
_ONLY_WAY: Final = gated(
    rf"\b{_TALK}(?: [\w'’-]+){{0,6}}? (?:is|are|was|were|remains?|remained) (?P<cue>the (?:only|best|right) "
    r"(?:\w+ ){0,2}?(?:way|path|solution|option|road)|the way (?:forward|out))\b|"
    r"\b(?P<by>(?:resolved|settled|solved|ended|achieved|reached)(?: only)? (?:through|by|via|at|with)) "
    rf"(?:(?!not\b)[\w'’-]+ ){{0,4}}?{_TALK}",
    regex.IGNORECASE,
)
_OUGHT: Final = regex.compile(
    r"\b(?:must|should|needs? to|ha(?:s|ve) to|ought to|can (?:only|ultimately)|could only)\b|\bto be $"
)
_OTHERS: Final = regex.compile(
    r"\b(?:Gaza|Hamas|Israel\w*|Iran\w*|Sudan\w*|Taiwan|Kashmir|Pakistan\w*|Syria\w*|Yemen\w*|Korea\w*|tariffs?|trade|"
    r"nuclear|accession|climate)\b"
)


def third_call(clause: Clause, text: Annotated) -> tuple[regex.Match[str], Judged] | None:
    """Give a call of somebody beside the parties that they should talk, and the words that say it."""
    plain = clean(clause.text)
    call = _CALLS.search(plain)
    match = call or _ONLY_WAY.search(plain)
    if match is None or clause.polarity != "asserted" or not _theirs(clause, text):
        return None
    by = call is None and match["by"] and not _OUGHT.search(plain, 0, match.start("by"))
    if by or negated(plain, match.start()):
        return None
    at = clause.start - clause.sentence.start + match.start()
    told = holders.subject(clause, text, at) if call else holders.speaker(clause, text)
    who = _third(told, clause, text)
    return (match, Judged("called_for", who, "third call")) if who else None


def _third(told: str | None, clause: Clause, text: Annotated) -> str | None:
    """Give the side whose call it is where it stands beside the parties."""
    side = told or next(iter(clause.subjects), None)
    return side if side and side not in (*text.talks.parties, "BOTH", "ALL", "OTHER") else None


def _theirs(clause: Clause, text: Annotated) -> bool:
    """Tell whether the talks called for can be the parties': one is named, or the article is about theirs."""
    sentence = clause.sentence
    if any(m.kind == "rival" for m in sentence.mentions) or _OTHERS.search(clean(sentence.text)):
        return False
    mine, others = pair_votes(text)
    return bool(sides_in(sentence.mentions, text.talks) & set(text.talks.parties)) or mine > others
