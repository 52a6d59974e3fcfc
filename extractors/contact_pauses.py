"""Talks broken off, in a pause, or kept going, as the parties and the news say it every day.

Reads "Ukraine has suspended talks with Russia", "a pause in the negotiations", "no negotiations are under way",
"contacts between the teams are continuing". A session with a day or a place of its own is another fact.
"""

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

_WHAT: Final = (
    r"(?:(?P<contacts>contacts?)|(?P<dialogue>dialogue)|(?P<negotiations>negotiat(?:ions?|ing process))|"
    r"(?P<talks>talks))\b(?! (?:teams?|groups?|tables?|positions?|rooms?|by phone))"
)
_OF: Final = (
    r"(?: (?:with|between|of|on|to|over|at) (?:(?!that\b|which\b|who\b|said\b)[\w'’-]+ ){0,7}?"
    r"(?:[\w'’-]+))?"
)
_BROKE: Final = (
    r"suspend(?:s|ed|ing)?|halt(?:s|ed|ing)?|paus(?:es|ed|ing)|broke off|broken off|break(?:s|ing)? off|"
    r"fr(?:oze|ozen|eezes)|stopp(?:ed|ing)|interrupt(?:s|ed|ing)|abandon(?:s|ed|ing)|quits?|"
    r"(?:pull(?:s|ed) out|withdr(?:ew|awn|aws)|walk(?:s|ed) (?:out|away)) (?:of|from)"
)
#: "Ukraine has suspended peace talks with Russia"
_STOPS: Final = gated(
    rf"\b(?P<cue>{_BROKE}) (?:(?:the|all|any|its|their|direct|peace|further|bilateral|official) ){{0,3}}{_WHAT}",
    regex.IGNORECASE,
)
#: "a pause in the negotiations", "no negotiations are under way"
_PAUSE: Final = gated(
    rf"\b(?P<cue>pause|break|suspension|standstill|freeze|hiatus|halt|lull) (?:in|of|to) "
    rf"(?:(?:the|all|direct|peace|\w+ian|Russia-Ukraine) ){{0,3}}{_WHAT}|"
    rf"\bno (?:(?:direct|peace|active|current|real) ){{0,2}}{_WHAT}{_OF} (?P<none>(?:is|are|was|were)"
    rf"(?: currently| now| being)? (?:under way|underway|taking place|going on|held|conducted|ongoing))\b|"
    rf"\b{_WHAT}{_OF} (?P<not>(?:is|are|was|were) (?:not|no longer|n't)(?: currently| now| being)? (?:under way|"
    rf"underway|taking place|going on|held|conducted|ongoing|continuing))\b",
    regex.IGNORECASE,
)
#: "contacts between the teams are continuing", "dialogue on humanitarian issues continues"
_GOES_ON: Final = gated(
    rf"\b{_WHAT}{_OF} (?P<verb>(?:is|are) (?:still |now |currently |\w+ly )?(?:continuing|ongoing|being maintained|"
    rf"under way|maintained)|continues?(?! to\b)|remains? open)\b"
    rf"(?! until| till| on (?:\p{{Lu}}|\d)|,? (?:in|at) \p{{Lu}})",
    regex.IGNORECASE,
)
_UNSURE: Final = regex.compile(
    r"\b(?:hop\w+|if|unless|whether|unlikely|alleged\w*|supposed\w*|threat\w*|refus\w+|den(?:y|ies|ied)|could|may|might|"
    r"would|will|should|must|want\w*|call\w*|urg\w+|demand\w*|accus\w+|warn\w*|during|despite|while|as long as|until|"
    r"before|after)\b",
    regex.IGNORECASE,
)
_SESSION: Final = regex.compile(
    r"\b(?:rounds?|session|day of|\w+day|today|tomorrow|hours?|until|till)\b", regex.IGNORECASE
)
_OTHER: Final = regex.compile(
    r"\b(?:Gaza|Hamas|Israel\w*|Iran\w*|IMF|trade|tariffs?|accession|nuclear|loan|bondholders|creditors|union|gas|"
    r"grain|minerals?)\b"
)


def stopped(clause: Clause, text: Annotated) -> tuple[regex.Match[str], Judged] | None:
    """Give that the parties' talks are broken off or in a pause, and whose doing it is."""
    plain = clean(clause.text)
    match = _STOPS.search(plain)
    acts = match is not None
    match = match or _PAUSE.search(plain)
    if match is None or clause.polarity not in ("asserted", "negated") or not ours_alone(clause, text):
        return None
    if _UNSURE.search(plain, 0, match.start()) or (acts and negated(plain, match.start())):
        return None
    if not acts:
        return match, Judged("postponed", "BOTH", "in a pause")
    who = holders.subject(clause, text, clause.start - clause.sentence.start + match.start())
    return (match, Judged("postponed", who, match["cue"].lower())) if who in text.talks.parties else None


def standing_open(clause: Clause, text: Annotated) -> tuple[regex.Match[str], Judged] | None:
    """Give that contacts or talks of the parties in general are going on."""
    plain = clean(clause.text)
    match = _GOES_ON.search(plain)
    if match is None or clause.polarity != "asserted" or not ours_alone(clause, text):
        return None
    if _UNSURE.search(plain, 0, match.start()) or _SESSION.search(plain) or negated(plain, match.start("verb")):
        return None
    return match, Judged("ongoing", "BOTH", match["verb"].lower())


def ours_alone(clause: Clause, text: Annotated) -> bool:
    """Tell whether the talks are the two parties': nobody else is named, and both are or the article is of theirs."""
    sentence, parties = clause.sentence, set(text.talks.parties)
    if any(m.kind == "rival" for m in sentence.mentions) or _OTHER.search(clean(sentence.text)):
        return False
    named = sides_in(clause.mentions, text.talks)
    mine, others = pair_votes(text)
    return not named - parties - {"BOTH"} and (named >= parties or mine > others)
