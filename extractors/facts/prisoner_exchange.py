"""Prisoners exchanged, freed or to be exchanged: how many, by whom, each or in all, and whether it is so.

Reads exchanges, swaps, releases and home-comings of captives and, with them, of civilians. Never reads as counts: ages,
months in captivity, ordinals of swaps, lists, killed, wounded, surrendered or merely captured people, bodies, children,
hostages of other wars; never turns a denied, wished, discussed or conditional exchange into one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import regex

from extractors.binding import Counted, counted, deadline, event_day, evidence, halves
from extractors.captives import NUMBER_ONLY, OTHER, UNITS, triggers
from extractors.categories import categories
from extractors.context import foreign
from extractors.direction import direction
from extractors.facts.prisoner_exchange_examples import EXAMPLES as EXAMPLES
from extractors.forms import form
from extractors.model.talks import Fact, Quantity, Span
from extractors.model.text import Annotated, Clause
from extractors.status import Judged, judge
from extractors.text import clean

TYPE: Final = "prisoner_exchange"
WORDS: Final = regex.compile(
    r"exchang|swap|\btrad(?:ed|ing)\b|releas|\bfree(?:d|s|ing)?\b|liberat|\bhand(?:s|ed|ing)?\b|return|\bbr(?:ing|"
    r"ought)|\bback\b|"
    r"receiv|repatriat|\bhome\b|prisoner|\bpows?\b|captive|detainee|all[- ]for[- ]all|secur",
    regex.IGNORECASE,
)

_IN: Final = regex.compile(
    r"\b(?:in|during|after|following|through|under|via|as part of|by|from|thanks to|since) (?:one of )?"
    r"(?:the|an?|this|that|another|its|their|what)?(?: [\w,'’-]+){0,6}? ?$",
    regex.IGNORECASE,
)
_IS_ONE: Final = regex.compile(
    r"\b(?:was|were|is|marks?|marked|became|been) (?:also |only |already |now )?(?:the |a |their |its )?(?:\w+ )?"
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|\w+th|largest|biggest|latest|last|most recent|another)\b[\w ,'-]{0,40}$",
    regex.IGNORECASE,
)
_SUPERLATIVE: Final = regex.compile(r"\b(?:largest|biggest|latest|first|\w+th) (?:\w+ ){0,2}$", regex.IGNORECASE)
_AFTER: Final = regex.compile(r"^\W*(?:after|following|during|in)\b", regex.IGNORECASE)
_CAME: Final = regex.compile(
    r"\b(?:came|returned|freed|released|brought|were|was|took|received|home|freedom|back)\b", regex.IGNORECASE
)
_NEXT: Final = regex.compile(r"\b(?:next|upcoming|planned|forthcoming|coming)\b[\w -]{0,20}$", regex.IGNORECASE)
_SAME: Final = regex.compile(
    r"\b(?:the |an )?(?:same|equal|identical|similar) (?:number|amount)\b|\bas many\b(?! as)|\blike number\b",
    regex.IGNORECASE,
)
_EACH_ACTS: Final = regex.compile(
    r"\beach\b (?:\w+ ){0,6}?(?:releas|hand|return|free|exchang|swap|send|transfer|g[ai]v)\w*", regex.IGNORECASE
)
#: Parts of a group counted before: "including 95 …", "of the 144 freed, 95 …".
_SUBSET: Final = regex.compile(
    r"\b(?:including|among (?:them|those|whom)|of (?:whom|them|which)|most of|(?:\d+|some|half) of (?:the|them)|"
    r"of the (?:\d+|freed|released)|among the)\b[^,;]*$",
    regex.IGNORECASE,
)
_BODY_COUNT: Final = regex.compile(
    r"\b(?:bodies|remains|corpses) of (?:[\w ]{0,20})?\d|\d[\w, ]* (?:bodies|remains|corpses|fallen|dead)\b",
    regex.IGNORECASE,
)
_DRAFT: Final = regex.compile(r"\b(?:draft|reads the|the plan|the text|the document|memorandum)\b", regex.IGNORECASE)
_PART: Final = regex.compile(
    r"\b(?:first|second|third|fourth|next|final|last|initial|another|new) (?:stage|phase|part|day|leg|batch|tranche|"
    r"group|wave)\b|"
    r"\bday (?:one|two|three)\b",
    regex.IGNORECASE,
)
_ONE_WAY: Final = regex.compile(
    r"\b(?:hand(?:s|ed)? over|releas|freed|brought|came|come|home|return|got back|receiv|took back|transferr|"
    r"repatriat)\w*",
    regex.IGNORECASE,
)
#: The people are the subject: "27 soldiers returned".
_PEOPLE_LAST: Final = regex.compile(
    r"\b(?:prisoners|pows|captives|soldiers|servicemen|people|troops|fighters|defenders|civilians|ukrainians|"
    r"russians|marines|war|men|women)"
    r"(?: (?:have|had|also|already|now))* $",
    regex.IGNORECASE,
)
_FOR: Final = regex.compile(r"\bin (?:exchange|return) for $")
_SWAPS: Final = regex.compile(r"\b(?:exchang|swap)\w*", regex.IGNORECASE)
_TALKS: Final = regex.compile(r"\b(?:talks|negotiations|rounds?|meeting|session)\b", regex.IGNORECASE)
#: This many counts in one clause are a breakdown of one group.
_BREAKDOWN: Final = 3


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the exchange facts of a clause; one per counted group, one uncounted where no number is given."""
    if foreign(clause, text):
        return []
    plain = clean(clause.text)
    for start, end, kind in triggers(clause, text, plain):
        judged = _judged(clause, text, plain, start, end, kind)
        if judged.status is None or (judged.status == "promised" and _DRAFT.search(clean(clause.sentence.text))):
            continue
        found = _facts(clause, text, plain, start, end, judged)
        if found:
            return found
    return []


def _judged(clause: Clause, text: Annotated, plain: str, start: int, end: int, kind: str) -> Judged:
    judged = judge(clause, start, end, kind, text.talks)
    if kind == "verb":
        return judged
    if judged.status == "completed":
        return replace(judged, actor="BOTH")
    if judged.status == "announced" and judged.reason.startswith("announc") and _SUPERLATIVE.search(plain[:start]):
        return Judged("completed", "BOTH", judged.reason)
    if judged.status is None and judged.reason.startswith("status unknown: no cue"):
        return _by_place(clause, plain, start, judged)
    return judged


def _by_place(clause: Clause, plain: str, start: int, judged: Judged) -> Judged:
    """Judge an exchange nobody governs: "it was the 65th swap" is done, "the next swap" is not."""
    left = plain[:start]
    if clause.polarity != "asserted" or clause.tense == "future":
        return judged
    if _NEXT.search(left):
        return Judged("announced", "BOTH", "next") if NUMBER_ONLY.search(plain) else judged
    if _IS_ONE.search(left):
        return Judged("completed", "BOTH", "was one")
    told = clause.tense in ("past", "perfect", "pluperfect") or _AFTER.match(plain)
    if _IN.search(left) and told and _CAME.search(clean(clause.sentence.text)):
        return Judged("completed", "BOTH", "in an exchange")
    return judged


def _facts(clause: Clause, text: Annotated, plain: str, start: int, end: int, judged: Judged) -> list[Fact]:
    bound = [
        c
        for c in halves(counted(clause, plain, UNITS, OTHER))
        if not _SUBSET.search(plain[max(0, c.start - 40) : c.start])
        and not _BODY_COUNT.search(plain[max(0, c.start - 30) : c.end + 12])
    ]
    bound = _swapped(bound, plain)
    named = any(c.unit for c in bound)
    counts = [c for c in bound if c.unit is not None or c.quantity.side_basis == "each" or not named]
    if not counts or len(counts) >= _BREAKDOWN:
        return [_fact(clause, text, plain, start, end, judged, None)]
    return [_fact(clause, text, plain, start, end, judged, c) for c in counts]


def _swapped(counts: list[Counted], plain: str) -> list[Counted]:
    """Read "ten prisoners … in exchange for ten soldiers" as ten each."""
    if len(counts) < 2 or counts[0].quantity.lo != counts[1].quantity.lo or not _FOR.search(plain[: counts[1].start]):
        return counts
    return [replace(counts[0], quantity=replace(counts[0].quantity, side_basis="each")), *counts[2:]]


def _fact(
    clause: Clause, text: Annotated, plain: str, start: int, end: int, judged: Judged, count: Counted | None
) -> Fact:
    left, right = (min(start, count.start), max(end, count.end)) if count else (start, end)
    status = judged.status or "unclear"
    if status == "completed" and _PART.search(plain[max(0, start - 60) : end + 10]):
        status = "partially_completed"
    groups = categories(plain)
    slots: dict[str, Any] = {"categories": list(groups)} if groups else {}
    quantity = _basis(count.quantity, clause, plain, status) if count else None
    if quantity is not None and quantity.side_basis == "one_way":
        passive = form(plain, start).startswith("passive") or _PEOPLE_LAST.search(plain[:start]) is not None
        way = direction(clause, plain, start, end, plain[start:end], text.talks, passive=passive)
        slots |= {"direction": way} if way else {}
    return Fact(
        type=TYPE,
        status=status,
        scope=clause.scope,
        actor=_actor(judged.actor, status) if _owned(judged.actor, quantity, text) else "BOTH",
        quantity=quantity,
        unit=(count.unit if count else None) or _unit(plain),
        date=_day(clause, text, plain, start, status),
        deadline=deadline(clause),
        evidence=evidence(clause, text, left, right),
        attribution=clause.attribution,
        slots=slots,
        rule=f"exchange: {judged.reason}",
        confidence=0.9 if count else 0.8,
    )


def _day(clause: Clause, text: Annotated, plain: str, start: int, status: str) -> Span | None:
    """Give the day of the exchange; the day of the talks at which it was agreed is none."""
    day = event_day(clause, start)
    if status in ("completed", "partially_completed") or day is None:
        return day
    published = text.article.published_at
    past = published is not None and day.end < published.date()
    return None if past or _TALKS.search(plain[start:]) else day


def _owned(actor: str | None, quantity: Quantity | None, text: Annotated) -> bool:
    """Tell whether a side can be the actor: what each side gives is no third party's."""
    return quantity is None or quantity.side_basis != "each" or actor in (None, "ALL", *text.talks.parties)


def _actor(actor: str | None, status: str) -> str | None:
    """Give an exchange to both sides when it was done, agreed or announced: it takes two."""
    if status in ("completed", "partially_completed", "agreed", "announced") and actor != "ALL":
        return "BOTH"
    return "BOTH" if status == "promised" and actor is None else actor


def _unit(plain: str) -> str:
    near = [m for m in UNITS.finditer(plain) if m.lastgroup != "person"]
    return "civilian" if near and all(m.lastgroup == "civilian" for m in near) else "prisoner_of_war"


def _basis(quantity: Quantity, clause: Clause, plain: str, status: str) -> Quantity:
    """Settle whose count it is: "the same number" makes it each side's, a giver or receiver alone makes it one way."""
    if quantity.side_basis != "unspecified":
        return quantity
    if _SAME.search(clean(clause.sentence.text)) or _EACH_ACTS.search(plain):
        return replace(quantity, side_basis="each")
    alone = len(clause.subjects) == 1 and clause.subjects[0] not in ("BOTH", "ALL")
    one_way = _ONE_WAY.search(plain) is not None
    if one_way and ((alone and status == "completed") or ((alone or not clause.subjects) and not _SWAPS.search(plain))):
        return replace(quantity, side_basis="one_way")
    return quantity
