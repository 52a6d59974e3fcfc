"""Prisoners exchanged, freed or to be exchanged: how many, by whom, each or in all, and whether it is so.

Reads exchanges, swaps, releases and home-comings of captives and, with them, of civilians. Never reads as counts: ages,
months in captivity, ordinals of swaps, lists, killed, wounded, surrendered or merely captured people, bodies, children,
hostages of other wars; never turns a denied, wished, discussed or conditional exchange into one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import regex

from extractors.apposed import with_count
from extractors.beside import adds
from extractors.binding import Counted, counted, day_of, deadline, evidence, halves, local
from extractors.captives import NUMBER_ONLY, OTHER, UNITS, triggers
from extractors.categories import categories
from extractors.context import captives_in_context, foreign
from extractors.cumulative import scope_of
from extractors.facts.prisoner_exchange_examples import EXAMPLES as EXAMPLES
from extractors.forms import form
from extractors.gapping import given_back
from extractors.model.talks import Fact, Quantity
from extractors.model.text import Annotated, Clause
from extractors.one_sided import by_giver, given_only
from extractors.status import Judged, judge
from extractors.swapped import basis, nation, told, way
from extractors.text import clean
from extractors.triggers import gated

TYPE: Final = "prisoner_exchange"
WORDS: Final = regex.compile(
    r"exchang|swap|\btrad(?:e|ed|ing)\b|releas|\bfree(?:d|s|ing)?\b|liberat|\bhand(?:s|ed|ing)?\b|return|\bbr(?:ing|"
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
#: "The swap also included 20 civilians from each side."
_COMPRISED: Final = regex.compile(
    r"(?:, [^,;.]{3,40},)?[^,;.]{0,30} (?:(?:also|additionally) )?(?:saw|included|involved|covered|comprised|"
    r"consisted of|numbered)\b"
)
_PREPARED: Final = regex.compile(
    r"[^,;.]{0,40}? (?:is|are) (?:now |already |currently )?being (?:prepared|arranged|organi[sz]ed)\b"
)
_AFTER: Final = regex.compile(r"^\W*(?:after|following|during|in)\b", regex.IGNORECASE)
_CAME: Final = regex.compile(
    r"\b(?:came|returned|freed|released|brought|were|was|took|received|home|freedom|back)\b", regex.IGNORECASE
)
#: "Continuing the exchange, we agreed on another": the opening names an exchange, the sentence tells of another.
_OPENING: Final = regex.compile(r"\W*\w+ing\b[^,;]*$")
_MAIN: Final = regex.compile(r",[^,;]*? (?:agreed|will|plan\w*|propos\w+|offer\w*|ready|expect\w*)\b")
#: "A US citizen freed by …"
_THEIRS: Final = regex.compile(r" (?:\w+ )?(?:citizens?|nationals?|journalists?|teacher|prisoners?|dual)\b")
_NEXT: Final = regex.compile(r"\b(?:next|upcoming|planned|forthcoming|coming)\b[\w -]{0,20}$", regex.IGNORECASE)
#: Parts of a group counted before: "including 95 …", "of the 144 freed, 95 …".
_SUBSET: Final = regex.compile(
    r"\b(?:including|among (?:them|those|whom)|of (?:whom|them|which)|most of|(?:\d+|some|half) of (?:the|them)|"
    r"of the (?:\d+|freed|released)|among the)\b[^,;]*$",
    regex.IGNORECASE,
)
_AMONG: Final = regex.compile(r"\bamong (?:them|those|whom|the (?:freed|released))\b[^,;]*$", regex.IGNORECASE)
#: "four prisoner swaps" counts swaps.
_SWAPS: Final = regex.compile(r"(?:[ -]of[ -]war)?[ -](?:swaps|exchanges|releases|deals|handovers|operations)\b")
#: "we will deal with the exchange first" tells of work, not of an exchange to come.
_DEALS_WITH: Final = regex.compile(r"\b(?:deal(?:s|t|ing)?|busy|occupied) with (?:the |an? )?$")
#: "the swap deal was mediated by …" tells of the go-between, "a pause in the exchanges" of days past.
_MEDIATED: Final = regex.compile(
    r" (?:deals?|agreements?) (?:was|were|is|has been) (?:mediated|brokered|facilitated)\b", regex.IGNORECASE
)
_PAUSED: Final = regex.compile(
    r"\b(?:there (?:was|has been|had been)|after|follow(?:ing|s|ed)|end(?:ing|s|ed)|br(?:eaks|oke)|despite) "
    r"(?:an? |the )?(?:\w+[ -]){0,3}pause\b",
    regex.IGNORECASE,
)
#: "a driver of 59"
_AGE: Final = regex.compile(r"\b(?:an?|one|the) (?:[\w-]+ ){1,3}of $", regex.IGNORECASE)
_OF_THEM: Final = regex.compile(r" of (?:them|whom|these|those)\b", regex.IGNORECASE)
#: "bringing the total number of captives exchanged to 4,641": all exchanges since the first.
_SUM: Final = regex.compile(
    r"\b(?:total|number|tally|count|figure)\b[^;]{0,60}\bto (?:(?:about|over|almost|nearly|around|more than) )?$",
    regex.IGNORECASE,
)
_PLANNED: Final = regex.compile(r"\b(?:planned|scheduled|expected|slated|due|set|ahead)\b")
_POLITICAL: Final = gated(r"\bpolitical (?:prisoners?|detainees?)\b", regex.IGNORECASE)
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


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the exchange facts of a clause; one per counted group, one uncounted where no number is given."""
    clause, alone = given_only(with_count(clause))
    plain = clean(clause.text)
    if foreign(clause, text) or _POLITICAL.search(plain) or _of_a_third(clause, text, plain):
        return []
    told_of = list(triggers(clause, text, plain))
    for start, end, kind in told_of:
        if kind == "noun" and (_DEALS_WITH.search(plain[:start]) or _MEDIATED.match(plain, end)):
            continue
        if _OPENING.match(plain[:start]) and any(_MAIN.search(plain, end, other) for other, _, _ in told_of):
            continue
        judged = _judged(clause, text, plain, start, end, kind)
        if kind == "verb" and _third_gives(clause, text, plain, start):
            continue
        if judged.status == "rejected" and _PLANNED.search(judged.reason):
            continue  # "no exchange is planned" refuses nothing
        if judged.status == "postponed" and _PAUSED.search(plain):
            continue
        if judged.status is None or (judged.status == "promised" and _DRAFT.search(clean(clause.sentence.text))):
            continue
        found = _facts(clause, text, plain, start, end, judged)
        if found:
            return [by_giver(one, clause, text.talks) for one in found] if alone else found
    return _unlisted(clause, text, plain) or _in_return(clause, text, plain)


#: "declined to put captured fighters on any exchange list"
_LISTED: Final = gated(
    r"\b(?:put(?:ting)?|includ(?:e|ing)|plac(?:e|ing)|add(?:ing)?|enter(?:ing)?) [^,;.]{3,60}? (?:on|in|to|into) "
    r"(?:(?:the|any|an|its|their) )?(?:\w+ )?(?:exchange|swap) lists?\b"
)


def _unlisted(clause: Clause, text: Annotated, plain: str) -> list[Fact]:
    """Read the refusal to list captives for an exchange as its rejection."""
    match = _LISTED.search(plain)
    if match is None or not captives_in_context(text, clause):
        return []
    judged = judge(clause, match.start(), match.end(), "verb", text.talks)
    return [_fact(clause, text, plain, match.start(), match.end(), judged, None)] if judged.status == "rejected" else []


def _in_return(clause: Clause, text: Annotated, plain: str) -> list[Fact]:
    """Read the captives given in return, where their nation is named: "… in exchange for 55 Russian prisoners"."""
    start = given_back(clause, plain)
    if start is None or not captives_in_context(text, clause):
        return []
    done = Judged("completed", "BOTH", "given in return")
    counts = [c for c in counted(clause, plain, UNITS, OTHER) if c.start >= start and c.unit]
    named = [c for c in counts if nation(c, clause, text.talks)]
    return [_fact(clause, text, plain, start, start, done, c) for c in named[:1]]


def _of_a_third(clause: Clause, text: Annotated, plain: str) -> bool:
    """Tell whether a third state's people go and only one party is named: that exchange is with the third."""
    sides = {m.id: m.end for m in local(clause, "side")}
    third = {side: end for side, end in sides.items() if side not in (*text.talks.parties, "BOTH")}
    one = len(set(sides) & set(text.talks.parties)) == 1 and not any(m.kind == "joint" for m in clause.mentions)
    return one and any(_THEIRS.match(plain, end) for end in third.values())


def _third_gives(clause: Clause, text: Annotated, plain: str, start: int) -> bool:
    """Tell whether somebody who is no party sets people free or takes them: no exchange of the two."""
    ours = {*text.talks.parties, "BOTH", "ALL", ""}
    active = not form(plain, start).startswith("passive")
    return active and bool(clause.subjects) and ours.isdisjoint(clause.subjects)


def _judged(clause: Clause, text: Annotated, plain: str, start: int, end: int, kind: str) -> Judged:
    judged = judge(clause, start, end, kind, text.talks)
    if kind == "verb":
        if judged.status is None and adds(clause, plain, start):
            return Judged("completed", "BOTH", "beside an exchange")
        return judged
    if judged.status == "completed":
        return replace(judged, actor="BOTH")
    if judged.status == "announced" and judged.reason.startswith("announc") and _SUPERLATIVE.search(plain[:start]):
        return Judged("completed", "BOTH", judged.reason)
    if judged.status is None and judged.reason.startswith("status unknown: no cue"):
        return _by_place(clause, plain, (start, end), judged)
    return judged


def _by_place(clause: Clause, plain: str, at: tuple[int, int], judged: Judged) -> Judged:
    """Judge an exchange nobody governs: "it was the 65th swap" is done, "the next swap" is not."""
    left, end = plain[: at[0]], at[1]
    if clause.polarity != "asserted" or clause.tense == "future":
        return judged
    if _PREPARED.match(plain, end):
        return Judged("announced", "BOTH", "in preparation")
    if _NEXT.search(left):
        return Judged("announced", "BOTH", "next") if NUMBER_ONLY.search(plain) else judged
    if _IS_ONE.search(left) or _COMPRISED.match(plain, end):
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
        and not _AMONG.search(plain[max(0, c.start - 70) : c.start])
        and not _OF_THEM.match(plain, c.end)
        and not _SWAPS.match(plain, c.end)
        and not (c.unit is None and _AGE.search(plain[max(0, c.start - 40) : c.start]))
        and not _SUM.search(plain[max(0, c.start - 80) : c.start])
        and not _BODY_COUNT.search(plain[max(0, c.start - 30) : c.end + 12])
    ]
    counts = told(bound, clause, plain, text.talks)
    if not counts:
        return [_fact(clause, text, plain, start, end, judged, None)]
    return [_fact(clause, text, plain, start, end, judged, c) for c in counts]


def _fact(
    clause: Clause, text: Annotated, plain: str, start: int, end: int, judged: Judged, count: Counted | None
) -> Fact:
    left, right = (min(start, count.start), max(end, count.end)) if count else (start, end)
    status = judged.status or "unclear"
    if status == "completed" and _PART.search(plain[max(0, start - 60) : end + 10]):
        status = "partially_completed"
    groups = categories(plain)
    slots: dict[str, Any] = {"categories": list(groups)} if groups else {}
    home = nation(count, clause, text.talks) if count else None
    quantity = basis(count.quantity, clause, plain, status, home) if count else None
    if count is not None and quantity is not None and quantity.side_basis == "one_way":
        went = way(clause, plain, (start, end), count, text.talks)
        slots |= {"direction": went} if went else {}
    return Fact(
        type=TYPE,
        status=status,
        scope=scope_of(clause) if count else clause.scope,
        actor=_actor(judged.actor, status) if _owned(judged.actor, quantity, text) else "BOTH",
        quantity=quantity,
        unit=(count.unit if count else None) or _unit(plain),
        date=day_of(clause, text, start, status),
        deadline=deadline(clause),
        evidence=evidence(clause, text, left, right),
        attribution=clause.attribution,
        slots=slots,
        rule=f"exchange: {judged.reason}",
    )


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
