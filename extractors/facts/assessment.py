"""Somebody's judgement of the talks: progress or none, constructive, difficult, positions apart, hopes.

The value says which; the actor is the side that judges, none where the outlet does. Never reads hopes for progress,
calls for it, conditions, or judgements of anything but the talks.
"""

from __future__ import annotations

from typing import Any, Final

import regex

from extractors.agents import speaker_side
from extractors.binding import evidence
from extractors.context import foreign
from extractors.facts.assessment_examples import EXAMPLES as EXAMPLES
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.polarity import modal, scopes
from extractors.text import clean
from extractors.triggers import Gated, gated

TYPE: Final = "assessment"
WORDS: Final = regex.compile(
    r"progress|breakthrough|headway|construct|productiv|substanti|fruitful|useful|positive|difficult|tough|tense|"
    r"positions?\b|\bapart\b|deadlock|stalemate|impasse|dead end|optimis|pessimis|results?\b|expectations|stalled|"
    r"step forward|moved? forward",
    regex.IGNORECASE,
)

_TALKS: Final = r"(?:talks?|negotiations?|discussions?|meetings?|round|session|dialogue|conversations?|consultations?)"
_STEP: Final = r"(?:progress|headway|breakthroughs?)"
_VERY: Final = r"(?:(?:very|quite|rather|extremely|really|fairly|highly|generally|mostly|so|too|both|\w+ly) ){0,2}"
_BE: Final = r"(?:was|were|is|are|had been|have been|has been|went|proved|remain(?:s|ed)?)"
_GOOD: Final = r"(?:constructive|productive|substantive|substantial|fruitful|useful|positive|businesslike)"
_HARD: Final = r"(?:difficult|tough|tense|complicated|heated|not easy|hard)"
_FAR: Final = (
    r"(?:far apart|wide apart|poles apart|a long way apart|distant|far from each other|opposed|opposite|irreconcilable|"
    r"incompatible)"
)


def _named(value: str, pattern: str) -> tuple[str, Gated]:
    return value, gated(pattern, regex.IGNORECASE)


#: In the order they are tried: what is denied before what is said.
_VALUES: Final = (
    _named(
        "no_progress",
        rf"\b(?:no|little|scant|without|hardly any|not any|any lack of|lack of) (?:(?:a|any|sign|signs|of|much|\w+ly|"
        rf"significant|substantial|serious|real|major|concrete|visible|tangible|clear|further) ){{0,4}}{_STEP}\b"
        rf"|\b(?:fail(?:s|ed|ing)? to|(?:did|has|have|had|does|do|could)(?:n't| not)) (?:\w+ ){{0,2}}?(?:make|made|"
        rf"produced?|yield(?:ed)?|bring|brought|achieved?|reach(?:ed)?|see|seen) (?:\w+ ){{0,2}}{_STEP}\b"
        rf"|\b{_STEP} (?:{_BE}|has remained) {_VERY}(?:slow|limited|elusive|minimal|lacking)\b",
    ),
    _named(
        "no_result",
        r"\b(?:no|few|without) (?:(?:\w+ ){0,2})results?\b(?=[^;.]{0,80})"
        r"|\b(?:did|has|have|had|do|does)(?:n't| not) (?:yet )?(?:achieved?|bring|brought|"
        r"produced?|yield(?:ed)?|have|give|given) (?:(?:the|any|much|\w+) ){0,3}results?\b",
    ),
    _named(
        "deadlock",
        rf"\b{_TALKS}\b[^,;.]{{0,40}}?\b(?:stalled|deadlocked|(?:at|in|reached|hit) (?:a |an )?(?:\w+ )?"
        rf"(?:deadlock|stalemate|impasse|dead end)|on (?:\w+ )?pause)\b",
    ),
    _named(
        "positions_far_apart", rf"\b(?:positions?|sides?|parties|delegations|they)\b[^,;.]{{0,40}}?\b{_VERY}{_FAR}\b"
    ),
    _named(
        "some_progress",
        rf"\b(?:some|good|real|certain|great|significant|substantial|tangible|major|considerable|important|further|notable|"
        rf"enough) {_STEP}\b|\b(?:made|making|achieved|there (?:is|was|has been)|saw|seen) (?:\w+ ){{0,2}}?{_STEP}\b"
        rf"|\b{_STEP} (?:{_BE}) (?:\w+ ){{0,1}}?(?:made|achieved|visible|evident)\b"
        rf"|\b(?:a|important|significant|big) steps? forward\b|\b{_TALKS} (?:\w+ ){{0,2}}?(?:moved|moving) forward\b"
        r"|\b(?:some|certain|first) positive results?\b",
    ),
    _named("constructive", rf"\b{_TALKS}\b[^,;.]{{0,30}}?\b{_BE} {_VERY}{_GOOD}\b"
        rf"|\b(?:held|had|as|called|{_GOOD} and) {_VERY}{_GOOD}(?: and \w+)?,? {_TALKS}\b"
        rf"|\b(?:described|called|hailed|characteri[sz]ed|praised)\b[^,;.]{{0,50}}?\b{_TALKS}\b[^,;.]{{0,20}}?\b{_GOOD}\b"),
    _named("difficult", rf"\b{_TALKS}\b[^,;.]{{0,30}}?\b{_BE} {_VERY}{_HARD}\b(?! to\b)"
        rf"|\b(?:described|called|characteri[sz]ed)\b[^,;.]{{0,50}}?\b{_TALKS}\b[^,;.]{{0,20}}?\b{_HARD}\b"),
    _named("positive_signals", r"\bpositive\b[^,;.]{0,20}\bsignals?\b"),
    _named("optimistic", rf"\b{_VERY}(?:optimistic|upbeat|(?:cautious|guarded|some) optimism)\b"
        r"(?! about (?:the )?(?:econom|weather|election))"),
    _named("pessimistic", r"\b(?:pessimistic|not (?:really )?believe in the (?:results?|outcome|success)|"
        r"not optimistic|low expectations|(?:no|not have) high expectations)\b"),
)  # fmt: skip
#: What the judgement is of must be named near it.
_ABOUT: Final = regex.compile(
    rf"\b{_TALKS}\b|\bdelegations?\b|\benvoys\b|\bnegotiators\b|\bpeace\b|\bnegotiat|\bdiplomacy\b|\bpositions\b|\bprocess\b|\bdeal\b|\btruce\b|\bcease-?fire\b",
    regex.IGNORECASE,
)
#: Wished, asked or waited for: no judgement.
_WISHED: Final = regex.compile(
    r"\b(?:hop(?:e|es|ed|ing)|expect(?:s|ed|ing)?|want(?:s|ed)?|wish(?:es|ed)?|seek(?:s|ing)?|call(?:s|ed|ing)? for|"
    r"urg(?:e|es|ed|ing)|need(?:s|ed)?|until|unless|if|in case|to make|to achieve|to see|will|would|could|may|might|"
    r"should|can|await(?:s|ing)?|"
    r"demand(?:s|ed)?|aim(?:s|ed|ing)?)\b[^,;.]{0,60}$",
    regex.IGNORECASE,
)
_ELSEWHERE: Final = regex.compile(
    r"\b(?:reform|economic|economy|climate|battlefield|front ?line|troops?|military|counteroffensive|reconstruction|"
    r"investigation|trade) (?:\w+ )?$",
    regex.IGNORECASE,
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the judgement of the talks a clause holds, at most one."""
    if clause.polarity in ("question", "conditional", "hypothetical", "denied") or foreign(clause, text):
        return []
    plain = clean(clause.text)
    if clause.polarity == "negated" and not scopes(plain):
        return []
    found = _judgement(clause, plain)
    return [_fact(clause, text, *found)] if found else []


def _judgement(clause: Clause, plain: str) -> tuple[str, int, int] | None:
    """Give the value of the first judgement that is meant, with its place."""
    for value, pattern in _VALUES:
        match = pattern.search(plain)
        if match is None or _WISHED.search(plain, 0, match.start()) or _ELSEWHERE.search(plain, 0, match.start()):
            continue
        if modal(plain, match.start(), match.end()) is not None or not _about_talks(clause, plain):
            continue
        if value in _SAID and "not easy" not in match[0] and any(left < match.end() for left, _ in scopes(plain)):
            return (_OPPOSITE[value], *match.span()) if value in _OPPOSITE else None
        return (value, *match.span())
    return None


#: Said of what is, not of what is not; under a negation they turn into their opposite, or into nothing.
_SAID: Final = frozenset({"some_progress", "constructive", "difficult", "positions_far_apart", "optimistic"})
_OPPOSITE: Final = {"optimistic": "pessimistic"}


def _about_talks(clause: Clause, plain: str) -> bool:
    return _ABOUT.search(plain) is not None or _ABOUT.search(clause.sentence.text) is not None


def _fact(clause: Clause, text: Annotated, value: str, start: int, end: int) -> Fact:
    slots: dict[str, Any] = {"value": value}
    actor = "BOTH" if value == "positions_far_apart" else speaker_side(clause, text.talks)
    return Fact(
        type=TYPE,
        status="stated",
        scope=clause.scope,
        actor=actor if clause.attribution.speaker or value == "positions_far_apart" else None,
        evidence=evidence(clause, text, start, end),
        attribution=clause.attribution,
        slots=slots,
        rule=f"assessment: {value}",
    )
