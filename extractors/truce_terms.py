"""The terms of a truce: how long, from when, on what condition; and its kind where an earlier sentence says it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

import regex

from extractors.binding import local
from extractors.model.talks import Quantity, Span
from extractors.model.text import Annotated, Clause
from extractors.text import clean
from extractors.truces import WORDS, Truce, kind, reach, truces

_UNITS: Final = frozenset({"hour", "day", "week", "month", "minute"})
#: Words between a length and its truce on either side.
_NEAR: Final = 60
_LASTS: Final = regex.compile(
    r"\b(?:for|lasting|lasts?|last|period of|over|of|to) (?:(?:the|a|another|next|at least|up to|about) ){0,2}$",
    regex.IGNORECASE,
)
_NOT_LENGTH: Final = regex.compile(
    r"\b(?:within|in|after|next|last|every|past|deadline of) (?:the )?$", regex.IGNORECASE
)
_SINCE: Final = regex.compile(
    r"\b(?:from|since|starting(?: on| from)?|beginning(?: on| from)?|as of|start(?:ed|s)?(?: on)?|began(?: on)?|"
    r"beg[iu]n(?:s|ning)?(?: on)?|effect(?: on)?|force(?: on)?)(?: (?:midnight|noon|on|at|\d\S*))* $",
    regex.IGNORECASE,
)
_DEFINITE: Final = regex.compile(
    r"\b(?:the|this|that|such an?|his|its|their|these) (?:proposed |planned |U\.?S\.? |American |current |same |"
    r"so-called )*$",
    regex.IGNORECASE,
)
_BLOWS: Final = regex.compile(r"\b(?:attack|strik|target|hitting|firing)", regex.IGNORECASE)
#: Sentences looked back for the kind of "the truce".
_BACK: Final = 8
#: In the first sentences a truce may get its kind from the ones right after.
_LEAD: Final = 2
_FOR: Final = regex.compile(
    r"(?:\bif|\bprovided(?: that)?|\bonly (?:after|when|once)|\bconditional (?:up)?on|\bafter|\bonce|\bunless|"
    r"\buntil|\bin (?:exchange|return) for|\bas long as|\bon condition(?: that)?) (?P<what>[^.;]{8,120})",
    regex.IGNORECASE,
)


#: "rejected a truce, offering a pause of two days": the length is the other's.
_ANOTHER: Final = regex.compile(r", (?:but |instead |and )?(?:offer|propos|suggest)\w+ ")


def length(clause: Clause, truce: Truce) -> tuple[Quantity, str] | None:
    """Give how long a truce is to last, with its unit."""
    sentence = clause.sentence
    plain, by = clean(sentence.text), clause.start - sentence.start
    begin, end = truce.start + by, truce.end + by
    near: list[tuple[int, Quantity, str]] = []
    for one in sentence.mentions:
        if one.kind != "duration" or one.quantity is None or one.id not in _UNITS:
            continue
        mention = replace(one, start=one.start - sentence.start, end=one.end - sentence.start)
        before, after = begin - mention.end, mention.start - end
        inside = begin <= mention.start < end
        attached = 0 <= before <= 45 and not regex.search(
            r"[,;.]|\b(?:that|which|said|of|to|into|after|before|since)\b", plain[mention.end : begin]
        )
        behind = 0 <= after <= _NEAR and not _ANOTHER.search(plain[end : mention.start])
        lasting = behind and _LASTS.search(plain[: mention.start]) is not None
        if (inside or attached or lasting) and not _NOT_LENGTH.search(plain[: mention.start]):
            near.append((0 if inside else max(before, after), one.quantity, one.id))
    if near:
        return min(near, key=lambda found: found[0])[1:]
    return None


def begins(clause: Clause) -> Span | None:
    """Give the day from which a truce holds ("since 18 March"), or its days ("from 8 to 10 May")."""
    plain = clean(clause.text)
    for mention in local(clause, "date"):
        if (
            mention.span is not None
            and mention.span.granularity in ("day", "range")
            and (
                _SINCE.search(plain, max(0, mention.start - 40), mention.start)
                or regex.match(r"from|since", mention.text, regex.IGNORECASE)
            )
        ):
            return mention.span
    return None


#: "until Sunday", "through February 1": the last day of a truce.
_UNTIL: Final = regex.compile(r"\b(?:until|till|up to|through|to last (?:until|through)) (?:the )?$", regex.IGNORECASE)
_UNTIL_SAID: Final = regex.compile(r"(?:until|till|through)\b", regex.IGNORECASE)
_NOT_TILL: Final = regex.compile(r"\b(?:not|n't|never|no)\b", regex.IGNORECASE)


def ends(clause: Clause, truce: Truce) -> date | None:
    """Give the day up to which a truce is to hold, named behind it."""
    plain = clean(clause.text)
    for mention in local(clause, "date"):
        if mention.span is None or mention.span.granularity != "day" or mention.start < truce.start:
            continue
        before = plain[truce.start : mention.start]
        told = _UNTIL.search(before) or _UNTIL_SAID.match(mention.text)
        if told and not _NOT_TILL.search(before):
            return mention.span.end
    return None


def condition(clause: Clause, truce: Truce) -> str | None:
    """Give what a truce is made to hang on, as printed."""
    rest = clean(clause.sentence.text)[clause.start - clause.sentence.start + truce.end :]
    found = _FOR.search(rest)
    return found["what"].strip(' ,"”') if found else None


def settled(clause: Clause, truce: Truce, text: Annotated) -> str:
    """Give the kind of a truce; "the truce" and one in the sentence after take it from the truce spoken of before."""
    plain = clean(clause.text)
    if truce.kind in ("any", "temporary") and _BLOWS.search(plain[max(0, truce.start) : truce.end]):
        near = [clause.sentence, *text.sentences[max(0, clause.sentence.index - 2) : clause.sentence.index]]
        covered = [k for s in near if (k := kind(clean(s.text))) in ("energy", "maritime")]
        return covered[0] if covered else truce.kind
    if truce.kind != "any":
        return truce.kind
    definite = _DEFINITE.search(plain[: truce.start]) is not None or (
        truce.form == "noun" and regex.match(r" (?:proposal|plan|deal|agreement|offer|idea)", plain[truce.end :])
    )
    sentence = clause.sentence
    own = clean(sentence.text)[: clause.start - sentence.start + truce.start]
    before = [own, *(clean(s.text) for s in reversed(text.sentences[: sentence.index]) if s.where == sentence.where)]
    for part in before[: _BACK if definite else 2]:
        kinds = [t.kind for t in truces(part) if t.kind != "any"] if WORDS.search(part) else []
        if kinds:
            return kinds[-1]
    if definite or sentence.index <= _LEAD:
        after = [s for s in text.sentences[sentence.index + 1 : sentence.index + 3] if s.where == "body"]
        kinds = [t.kind for s in after if WORDS.search(s.text) for t in truces(clean(s.text)) if t.kind != "any"]
        return kinds[0] if kinds else "any"
    return "any"


def terms(clause: Clause, truce: Truce, text: Annotated) -> dict[str, Any]:
    """Give the slots that say what a truce is: kind, start, how sure."""
    slots: dict[str, Any] = {"kind": settled(clause, truce, text)}
    lasting = length(clause, truce) if slots["kind"] == "any" else None
    if lasting is not None:
        slots["kind"] = "temporary"
    start = begins(clause)
    if start is not None:
        slots["start"] = start.start.isoformat()
        if start.end != start.start:
            slots["end"] = start.end.isoformat()
            slots["kind"] = "temporary" if slots["kind"] == "any" else slots["kind"]
    until = ends(clause, truce) if "end" not in slots else None
    if until is not None:
        slots["end"] = until.isoformat()
    sure = regex.search(
        r"\b(?:in principle|tentative(?:ly)?|provisional(?:ly)?|preliminar(?:y|ily))\b",
        clean(clause.text),
        regex.IGNORECASE,
    )
    if sure is not None:
        slots["certainty"] = "tentative" if sure[0].lower().startswith("tentativ") else sure[0].lower()
    if regex.search(
        r"\b(?:Christmas|Easter|Victory Day|New Year)\b", reach(clean(clause.text), truce.start, truce.end)
    ):
        slots["occasion"] = "holiday"
    return slots
