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
from extractors.beside import OPEN, adds, happened
from extractors.binding import Counted, counted, day_of, deadline, evidence, halves, local
from extractors.captives import NUMBER_ONLY, OTHER, UNITS, triggers
from extractors.categories import categories
from extractors.context import captives_in_context, foreign
from extractors.cumulative import scope_of
from extractors.direction import takes
from extractors.exchange_words import (
    AFTER,
    AGE,
    AMONG,
    BODIES_BEFORE,
    BODY_COUNT,
    CAME,
    COMPRISED,
    DEALS_WITH,
    DRAFT,
    HELD,
    IN,
    IS_ONE,
    IS_ONE_BEHIND,
    MAIN,
    MEDIATED,
    NEXT,
    OF_THEM,
    OPENING,
    PART,
    PAUSED,
    PLANNED,
    POLITICAL,
    PREPARED,
    PREVIOUS,
    SUBSET,
    SUM,
    SUPERLATIVE,
    SWAPS,
    THEIRS,
)
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


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the exchange facts of a clause; one per counted group, one uncounted where no number is given."""
    clause, alone = given_only(with_count(clause))
    plain = clean(clause.text)
    if foreign(clause, text) or POLITICAL.search(plain) or _of_a_third(clause, text, plain):
        return []
    told_of = list(triggers(clause, text, plain))
    found = _both_ways(clause, text, plain, told_of) or _told(clause, text, plain, told_of)
    found = [by_giver(one, clause, text.talks) for one in found] if alone else found
    return found or _unlisted(clause, text, plain) or _in_return(clause, text, plain)


def _told(clause: Clause, text: Annotated, plain: str, told_of: list[tuple[int, int, str]]) -> list[Fact]:
    """Give the exchange of the first words that tell of one."""
    for start, end, kind in told_of:
        if kind == "noun" and (DEALS_WITH.search(plain[:start]) or MEDIATED.match(plain, end)):
            continue
        if OPENING.match(plain[:start]) and any(MAIN.search(plain, end, other) for other, _, _ in told_of):
            continue
        judged = _judged(clause, text, plain, start, end, kind)
        if kind == "verb" and _third_gives(clause, text, plain, start):
            continue
        if judged.status == "rejected" and PLANNED.search(judged.reason):
            continue  # "no exchange is planned" refuses nothing
        if judged.status == "postponed" and PAUSED.search(plain):
            continue
        if judged.status is None or (judged.status == "promised" and DRAFT.search(clean(clause.sentence.text))):
            continue
        found = _facts(clause, text, plain, start, end, judged)
        if found:
            return found
    return []


def _both_ways(clause: Clause, text: Annotated, plain: str, told_of: list[tuple[int, int, str]]) -> list[Fact]:
    """Read what one party gave and what it got in one breath: "released 50 and received 60 of its own"."""
    verbs = sorted((start, end) for start, end, kind in told_of if kind == "verb")
    giver = clause.subjects[0] if len(clause.subjects) == 1 else None
    if len(verbs) != _TWO or giver not in text.talks.parties or len({takes(plain[a:b]) for a, b in verbs}) != _TWO:
        return []
    found = []
    for (start, end), stop in zip(verbs, (verbs[1][0], len(plain)), strict=True):
        judged = _judged(clause, text, plain, start, end, "verb")
        here = [c for c in counted(clause, plain, UNITS, OTHER) if start <= c.start < stop]
        if judged.status != "completed" or len(here) != 1 or form(plain, start).startswith("passive"):
            return []
        ways = (text.talks.other(giver), giver) if takes(plain[start:end]) else (giver, text.talks.other(giver))
        count = replace(here[0], quantity=replace(here[0].quantity, side_basis="one_way"))
        fact = _fact(clause, text, plain, start, end, judged, count)
        groups = categories(plain[start:stop])
        slots = {"direction": "->".join(ways), **({"categories": list(groups)} if groups else {})}
        found.append(replace(fact, slots=slots))
    return found


_TWO: Final = 2


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
    named = [c for c in counts if nation(c, clause, text.talks) and not BODY_COUNT.search(plain[: c.end])]
    return [_fact(clause, text, plain, start, start, done, c) for c in named[:1]]


def _of_a_third(clause: Clause, text: Annotated, plain: str) -> bool:
    """Tell whether a third state's people go and only one party is named: that exchange is with the third."""
    sides = {m.id: m.end for m in local(clause, "side")}
    third = {side: end for side, end in sides.items() if side not in (*text.talks.parties, "BOTH")}
    one = len(set(sides) & set(text.talks.parties)) == 1 and not any(m.kind == "joint" for m in clause.mentions)
    return one and any(THEIRS.match(plain, end) for end in third.values())


def _third_gives(clause: Clause, text: Annotated, plain: str, start: int) -> bool:
    """Tell whether somebody who is no party sets people free or takes them: no exchange of the two."""
    ours = {*text.talks.parties, "BOTH", "ALL", ""}
    active = not form(plain, start).startswith("passive")
    return active and bool(clause.subjects) and ours.isdisjoint(clause.subjects)


def _judged(clause: Clause, text: Annotated, plain: str, start: int, end: int, kind: str) -> Judged:
    judged = judge(clause, start, end, kind, text.talks)
    if judged.status == "completed" and _ABSOLUTE.match(plain) and form(plain, start) == "past":
        return _as_the_main(clause, judged)
    if kind == "verb":
        if judged.status is None and adds(clause, plain, start):
            return Judged("completed", "BOTH", "beside an exchange")
        return judged
    if judged.status == "completed":
        return replace(judged, actor="BOTH")
    if judged.status == "announced" and judged.reason.startswith("announc") and SUPERLATIVE.search(plain[:start]):
        return Judged("completed", "BOTH", judged.reason)
    if judged.status == "completed" and _HABIT.match(plain, max(0, start - 10)):
        return Judged(None, None, "a habit")
    if judged.status is None and _TALKED_OF.search(judged.reason) and NUMBER_ONLY.search(plain):
        return Judged("stated", "BOTH", judged.reason)
    if judged.status is None and judged.reason.startswith("status unknown: no cue"):
        return _by_place(clause, plain, (start, end), judged)
    return judged


#: "…, with at least 1,000 exchanged from each side": as sure as what it hangs on.
_ABSOLUTE: Final = regex.compile(r"\W*with (?:[\w,]+ ){0,3}?\d")
_HABIT: Final = regex.compile(r".{0,10}\b(?:exchanges|swaps) (?:\w+ )?(?:take place|happen|occur)\b", regex.IGNORECASE)
_TALKED_OF: Final = regex.compile(r"^polarity blocked: (?:[\w ]+ < )?discussed\b|^polarity blocked: issue of\b")


def _as_the_main(clause: Clause, judged: Judged) -> Judged:
    """Give what an absolute phrase tells the status of the clause it hangs on."""
    before = clean(clause.sentence.text)[: clause.start - clause.sentence.start]
    if happened(before) or not OPEN.search(before):
        return judged
    return Judged("agreed" if "agree" in before else "announced", "BOTH", "as the clause it hangs on")


def _by_place(clause: Clause, plain: str, at: tuple[int, int], judged: Judged) -> Judged:
    """Judge an exchange nobody governs: "it was the 65th swap" is done, "the next swap" is not."""
    left, end = plain[: at[0]], at[1]
    if clause.polarity != "asserted" or clause.tense == "future":
        return judged
    if PREPARED.match(plain, end):
        return Judged("announced", "BOTH", "in preparation")
    if NEXT.search(left):
        return Judged("announced", "BOTH", "next") if NUMBER_ONLY.search(plain) else judged
    if IS_ONE.search(left) or COMPRISED.match(plain, end) or IS_ONE_BEHIND.match(plain, end):
        return Judged("completed", "BOTH", "was one")
    if PREVIOUS.search(left) and NUMBER_ONLY.search(plain) and clause.tense != "future":
        return Judged("completed", "BOTH", "the previous one")
    told = clause.tense in ("past", "perfect", "pluperfect") or AFTER.match(plain)
    if IN.search(left) and told and CAME.search(clean(clause.sentence.text)):
        return Judged("completed", "BOTH", "in an exchange")
    return judged


def _facts(clause: Clause, text: Annotated, plain: str, start: int, end: int, judged: Judged) -> list[Fact]:
    bound = [
        c
        for c in halves(counted(clause, plain, UNITS, OTHER))
        if not SUBSET.search(plain[max(0, c.start - 40) : c.start])
        and not AMONG.search(plain[max(0, c.start - 70) : c.start])
        and not OF_THEM.match(plain, c.end)
        and not SWAPS.match(plain, c.end)
        and not (c.unit is None and AGE.search(plain[max(0, c.start - 40) : c.start]))
        and not SUM.search(plain[max(0, c.start - 80) : c.start])
        and not HELD.match(plain, c.end)
        and not (c.unit is None and BODIES_BEFORE.search(plain, end, max(end, c.start)))
        and not BODY_COUNT.search(plain[max(0, c.start - 30) : c.end + 12])
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
    if status == "completed" and PART.search(plain[max(0, start - 60) : end + 10]):
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
