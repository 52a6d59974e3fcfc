"""A truce that one party makes its condition: "will come only if Moscow first agrees to a ceasefire" asks for it."""

from __future__ import annotations

from typing import Final

import regex

from extractors.model.text import Annotated, Clause
from extractors.subjects import side_of
from extractors.text import clean
from extractors.truce_voices import voice

_ASSENT: Final = (
    r"(?:agree(?:s|d)?(?: to| on)?|accept(?:s|ed)?|declare[sd]?|commit(?:s|ted)? to|consent(?:s|ed)? to|"
    r"sign(?:s|ed)? up to|observe[sd]?|implement(?:s|ed)?|announce[sd]?|back(?:s|ed)?|confirm(?:s|ed)?|introduce[sd]?)"
)
#: "(only) if a party (first) agrees to a": up to the truce.
_IF: Final = regex.compile(
    r"\b(?:only )?(?:if|when|once|after|unless|until|provided(?: that)?|on (?:the )?condition(?: that)?|as soon as|"
    r"as long as) (?P<who>(?:the |President )?[\p{L}'’. -]{2,40}?) (?:(?:first|also|now|finally|has|had|\w+ly) )*"
    rf"{_ASSENT}(?: (?:to|an?|the|this|its|first|such)){{0,3}}(?: [\"“]?[\w-]+[\"”]?,?){{0,4}} [\"“]?$",
    regex.IGNORECASE,
)
#: What is made to hang on it: to come, to talk, to sign; a threat does not ask for its way out.
_OFFERED: Final = regex.compile(
    r"\b(?:talk|negotiat|meet|attend|come|join|participat|take part|sit down|ready|willing|prepared|travel|go|sign|"
    r"agree|possible|start|begin|hold|held|discuss|send|delegation|resum)\w*",
    regex.IGNORECASE,
)
_FAR: Final = 170


def asked_for(clause: Clause, text: Annotated, start: int, end: int) -> tuple[str, int] | None:
    """Give the party that makes the other's consent to a truce at ``start:end`` its condition, and where that begins.

    Offsets count in the clause.
    """
    by = clause.start - clause.sentence.start
    plain = clean(clause.sentence.text)
    found = _IF.search(plain, max(0, start + by - _FAR), start + by)
    if found is None:
        return None
    named = {
        side
        for m in clause.sentence.mentions
        if found.start("who") <= m.start - clause.sentence.start < found.end("who") and (side := side_of(m, text.talks))
    }
    bound = next(iter(named)) if len(named) == 1 else None
    if bound not in text.talks.parties:
        return None
    other = text.talks.other(bound)
    around = [m for m in clause.sentence.mentions if not found.start() <= m.start - clause.sentence.start < end + by]
    offers = _OFFERED.search(plain, 0, found.start()) or _OFFERED.search(plain, end + by)
    speaks = voice(clause, text.talks)
    if offers is None or (speaks != other and other not in {side_of(m, text.talks) for m in around}):
        return None
    return other, max(0, found.start("who") - by)


#: "ready to do the same | if Moscow stops strikes on power plants": up to what the other is to stop.
_SHOULD: Final = regex.compile(
    r"\b(?:if|when|once|should|provided(?: that)?|as long as|as soon as) (?P<who>(?:the )?[\p{L}'’. -]{2,40}?) ?"
    r"(?:(?:first|also|has|had|does|did|really|\w+ly) )*$",
    regex.IGNORECASE,
)
_ALIKE: Final = regex.compile(
    r"\b(?:reciprocat\w*|do(?:es|ing)? (?:the same|likewise|so too)|mirror\w*|(?:respond|repl(?:y|ies)|answer) in kind|"
    r"follow(?:s|ed)? suit|symmetrical\w*)\b",
    regex.IGNORECASE,
)


def mirrored(clause: Clause, text: Annotated, start: int) -> tuple[str, int] | None:
    """Give the party that would do likewise should the other stop what is named at ``start``, and where that begins."""
    by = clause.start - clause.sentence.start
    plain = clean(clause.sentence.text)
    found = _SHOULD.search(plain, max(0, start + by - 80), start + by)
    alike = _ALIKE.search(plain) if found is not None else None
    if found is None or alike is None or regex.search(r"\b(?:not|n't|never)\b", plain[: alike.start()]):
        return None
    named = {
        side
        for m in clause.sentence.mentions
        if found.start("who") <= m.start - clause.sentence.start < found.end("who") and (side := side_of(m, text.talks))
    }
    bound = next(iter(named)) if len(named) == 1 else None
    if bound is None or bound not in text.talks.parties:
        return None
    return text.talks.other(bound), max(0, found.start() - by)
