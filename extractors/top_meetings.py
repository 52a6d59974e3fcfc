"""A meeting of the leaders told in words no other rule reads: who would meet, and how it stands by the whole sentence.

The other rules judge a meeting by the verb that governs it. Wires as often tell of one with the verb far off ("no plans
for …", "too early to speak of …", "once the documents are ready, the presidents could …"): there the sentence's words
of refusal, condition, readiness and wish are weighed in this order, and a refusal beats everything but a calling-off.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from extractors.agents import speaker_side
from extractors.encounters import homes_of
from extractors.leader_meetings import SOMEBODY, Meeting
from extractors.leaders import day_of, leading
from extractors.model.text import Annotated, Clause
from extractors.status import Judged
from extractors.text import clean
from extractors.triggers import gated

_MEETING: Final = gated(
    r"\b(?:summits?|meet(?:s|ings?)?|get(?:ting)? together|"
    r"see (?:each other|one another)|sit(?:ting)? down|face-to-face|one-on-one)\b(?! (?:of|with) (?:the )?(?:his|her|"
    r"foreign|defen[cs]e|ministers|delegations|negotiators|envoys|reporters|journalists))",
    regex.IGNORECASE,
)
#: Nobody's stance: what is not refused, not confirmed or worked on by nobody says nothing of a meeting.
_NOTHING: Final = gated(
    r"\b(?:(?:never|not|n't) (?:refus|reject|rul|exclud|challeng|discuss|organi[sz]|work|confirm|arrang)\w*|"
    r"(?:not|n't) (?:against|opposed|have to)|(?:stop\w*|f[ae]ll\w*) short of|"
    r"without (?:refus|reject|rul)\w+|"
    r"den(?:y|ies|ied)|nobody|no one|(?:declin|refus)\w* to (?:confirm|comment|say|disclose)|"
    r"agreed|agreements?|deals?)\b",
    regex.IGNORECASE,
)
#: Words of the sentence that say how the meeting stands, the strongest first.
_STANDS: Final = tuple(
    (status, regex.compile(rf"\b(?:{words})\b", regex.IGNORECASE))
    for status, words in (
        ("cancelled", r"cancel+(?:s|ed|ing)?|call(?:s|ed|ing)? off|scrapped|f[ae]ll through"),
        ("postponed", r"postpon\w+|put off|(?:put|is|was|been) on (?:hold|ice)|shelved|delayed|pushed back"),
        ("unclear", r"(?:might|may) not|not (?:know|optimistic|sure|clear)|n't know"),
        (
            "conditioned",
            r"only (?:if|when|after|once|as|at|to)|once|until|unless|provided|as long as|on (?:the )?condition|"
            r"conditions? (?:had|has|have|must|for|are|were)|well prepared|step by step|not before|"
            r"without preparation|must (?:first )?be (?:\w+ )?(?:prepared|ready)|first be|preceded by",
        ),
        (
            "rejected",
            r"no (?:\w+ )?(?:plans?|need|point|sense|meeting|reason|intention|talk)|too early|premature|"
            r"rul(?:es|ed|ing) out|reject\w*|refus\w*|declin\w*|pointless|unacceptable|turned down|useless|skip\w*|"
            r"snub\w*|(?:not|n't) (?:\w+ )?(?:be |been |being )?(?:meet|attend|happen|take place|planned|prepared|"
            r"scheduled|on the agenda|possible|going|come|travel|ready|see|needed|necessary)",
        ),
        ("offered", r"ready|willing|open to|prepared to|offer(?:s|ed|ing)?|invit\w+|readiness|willingness"),
        ("proposed", r"propos\w+|suggest\w+"),
        (
            "announced",
            r"will (?:meet|be held|take place|host|hold)|to meet|plan(?:s|ned)? to|preparations?|"
            r"being (?:prepared|arranged|organi[sz]ed)|working (?:on|to)|scheduled|set (?:to|for|up)|arrang\w+|due to",
        ),
        (
            "called_for",
            r"would like|wants?|wanted|hop(?:es|ed|ing)|should|must|needs?|call(?:s|ed|ing)? (?:for|on)|urg\w+|asked|"
            r"press(?:es|ed|ing)?|push(?:es|ed|ing)?|appeal\w*|seek\w*|sought|look(?:s|ed|ing)? forward|insist\w*",
        ),
        ("unclear", r"whether|if|might|may|could|possib\w+|doubt\w*|optimistic|uncertain|unclear"),
    )
)
#: Characters between a meeting and the nearest leader it is of.
_NEAR: Final = 45
_TOLD: Final = "summit told"


def note_told(clause: Clause, text: Annotated) -> None:
    """Keep that a sentence's meeting of leaders was read by a rule of its own."""
    text.kept[_TOLD, clause.sentence.where, clause.sentence.index] = True


def at_the_top(clause: Clause, text: Annotated) -> Iterator[tuple[Meeting, Judged]]:
    """Give the meeting of leaders a sentence tells of, where no other rule has read one in it."""
    sentence = clause.sentence
    if text.kept.get((_TOLD, sentence.where, sentence.index)) or not _MEETING.search(clean(clause.text)):
        return
    plain, shift = clean(sentence.text), clause.start - sentence.start
    who = _company(clause, text)
    match = _nearest(clause, plain, who) if len(who) > 1 else None
    here = match is not None and shift <= match.start() < clause.end - sentence.start
    status = _stands(plain) if here else None
    if match is None or status is None:
        return
    note_told(clause, text)
    actor = speaker_side(clause, text.talks) or (clause.subjects[0] if len(clause.subjects) == 1 else None)
    at = match.start() - shift, min(match.end() - shift, len(clause.text))
    yield Meeting(*at, "noun", tuple(who), "named"), Judged(status[0], actor or "BOTH", status[1])


def _company(clause: Clause, text: Annotated) -> list[str]:
    """Give the leaders a sentence names with who says it: both parties' own, or one of them and a mediating state's."""
    homes, parties = homes_of(text), text.talks.parties
    there = [m.id for m in clause.sentence.mentions if m.kind == "person"]
    there += [clause.attribution.speaker or ""]
    found = list(dict.fromkeys(leading(there, text.talks, day_of(text))))
    found = [who for who in found if homes.get(who) in (*parties, "US")]
    return found if any(homes[who] == parties[0] for who in found) else []


def _nearest(clause: Clause, plain: str, who: list[str]) -> regex.Match[str] | None:
    """Give the first word of meeting near a leader it is of, unless it is of somebody else's."""
    base = clause.sentence.start
    spots = [(m.start - base, m.end - base) for m in clause.sentence.mentions if m.kind == "person" and m.id in who]
    for match in _MEETING.finditer(plain):
        near = any(0 <= a - match.end() <= _NEAR or 0 <= match.start() - b <= _NEAR for a, b in spots)
        if near and not SOMEBODY.search(plain, max(0, match.start() - 40), match.start()):
            return match
    return None


def _stands(plain: str) -> tuple[str, str] | None:
    """Give how a meeting stands by the words of its sentence, with the word that says so."""
    for status, pattern in _STANDS if not _NOTHING.search(plain) else ():
        found = pattern.search(plain)
        if found is not None:
            return status, found[0].lower()
    return None
