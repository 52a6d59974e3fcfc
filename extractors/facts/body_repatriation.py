"""Bodies of the fallen returned or to be returned: how many, which way, by whom, and whether it is so.

Reads transfers of bodies and remains, also with the noun left out ("and handed over 1,212"). Never reads as counts:
prisoners, killed people, bodies found under rubble; never turns a proposed, expected or denied transfer into a done
one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import regex

from extractors.agents import speaker_side
from extractors.apposed import with_count
from extractors.beside import adds
from extractors.binding import Counted, counted, day_of, deadline, evidence, halves, local
from extractors.body_words import (
    BODIES,
    BOTH_WAYS,
    DEAL_ON,
    EACH_OTHER,
    FOUND,
    GIVES,
    IN_RETURN,
    MOVE,
    NOUN,
    OF,
    OF_ITS,
    OF_THEM,
    OFFERED,
    OTHER,
    RETURNED,
    THEM,
    UNITS,
    WHILE_GETTING,
    died,
)
from extractors.context import foreign
from extractors.cumulative import scope_of
from extractors.direction import direction, giver, takes
from extractors.facts.body_repatriation_examples import EXAMPLES as EXAMPLES
from extractors.forms import form
from extractors.gapping import gapped, given_back
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.one_sided import by_giver, given_only
from extractors.relatives import with_relative
from extractors.status import Judged, judge
from extractors.swapped import nation
from extractors.text import clean

TYPE: Final = "body_repatriation"
WORDS: Final = regex.compile(
    r"\bbod(?:y|ies)\b|remains|corpses|coffins|fallen|\bdead\b|repatriat|killed|deceased|\bdied\b", regex.IGNORECASE
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the transfers of bodies a clause tells of; one per verb and number."""
    clause, alone = given_only(with_count(with_relative(clause, BODIES, MOVE)))
    plain = clean(clause.text)
    here = BODIES.search(plain) is not None or NOUN.search(plain) is not None
    if not (here or died(clause) or _elided(clause, plain)) or foreign(clause, text) or FOUND.search(plain):
        return []
    found: list[Fact] = []
    verbs = [m for m in MOVE.finditer(plain) if _is_verb(plain, m, elided=not here)]
    for number, match in enumerate(verbs):
        judged = judge(clause, match.start(), match.end(), "verb", text.talks)
        if judged.status is None and adds(clause, plain, match.start()):
            judged = Judged("completed", "BOTH", "beside a transfer")
        if judged.status is None:
            continue
        passive = form(plain, match.start()).startswith("passive")
        left = (
            0
            if passive or (number == 0 and form(plain, match.start()) == "past" and not clause.subjects)
            else match.start()
        )
        right = verbs[number + 1].start() if number + 1 < len(verbs) else len(plain)
        found += _facts(clause, text, plain, match, judged, (left, right), passive=passive)
    if not found and here:
        found = _nominal(clause, text, plain) or _in_return(clause, text, plain)
    return [by_giver(one, clause, text.talks) for one in found] if alone else found


def _in_return(clause: Clause, text: Annotated, plain: str) -> list[Fact]:
    """Read the bodies that went the other way: "In return for the bodies of 1,000 Ukrainians, Russia got back 31"."""
    start = given_back(clause, plain)
    if start is None:
        return []
    way = direction(clause, plain, start, start, "return", text.talks, passive=True)
    done = Judged("completed", None, "given in return")
    return [_fact(clause, text, c.start, c.end, done, c, way) for c in _counts(clause, plain, (start, len(plain)))]


def _elided(clause: Clause, plain: str) -> bool:
    """Tell whether the bodies were named earlier in the sentence ("… and is ready to return 3,000 more")."""
    before = clean(clause.sentence.text)[: clause.start - clause.sentence.start]
    return (
        BODIES.search(before[-160:]) is not None
        and MOVE.search(plain) is not None
        and THEM.search(plain) is not None
        and not OTHER.search(plain)
    )


#: "a truce to collect the dead": who picks up his own gets them from nobody.
_PICKED_UP: Final = regex.compile(r"collect|retriev|tak", regex.IGNORECASE)
_TRUCE: Final = regex.compile(r"\b(?:truces?|cease-?fires?|pauses?|halts?|silence)\b", regex.IGNORECASE)
#: "exchange all wounded prisoners and the bodies of 6,000"
_BESIDE_PEOPLE: Final = regex.compile(
    r"^[^,;.]{0,50}(?:,? and|,? as well as|,? along with|,) (?:the )?(?:[\d,]+ )?(?:bodies|remains)\b", regex.IGNORECASE
)


def _is_verb(plain: str, match: regex.Match[str], *, elided: bool) -> bool:
    """Tell a verb of transfer from its noun ("the return of") and from exchanges and releases of people."""
    if regex.match(r" of\b", plain[match.end() :]) or regex.search(
        r"\b(?:the|a|an|this|in|prisoner|of|for|on) $", plain[: match.start()], regex.IGNORECASE
    ):
        return regex.match(r"\w+ing\b", match[0]) is not None
    if _PICKED_UP.match(match[0]) and _TRUCE.search(plain[: match.start()]):
        return False
    needs = regex.match(
        r"(?:exchang|swap|releas|took|tak|giv|gav|accept|collect|sen[dt]|brought|deliver|hand(?:s|ed|ing)?$)",
        match[0],
        regex.IGNORECASE,
    )
    after = plain[match.end() : match.end() + 70]
    return (
        needs is None
        or elided
        or _BESIDE_PEOPLE.search(after) is not None
        or (BODIES.search(after) is not None and not OTHER.search(after[: (BODIES.search(after) or match).start()]))
        or form(plain, match.start()).startswith("passive")
    )


def _facts(
    clause: Clause,
    text: Annotated,
    plain: str,
    match: regex.Match[str],
    judged: Judged,
    bounds: tuple[int, int],
    *,
    passive: bool,
) -> list[Fact]:
    way = direction(clause, plain, match.start(), match.end(), match[0], text.talks, passive=passive, within=bounds)
    actor = judged.actor
    if way is None and judged.status == "completed" and passive and takes(match[0]):
        said = speaker_side(clause, text.talks)  # "three bodies were repatriated, Kyiv said": to whoever says so
        way = f"{text.talks.other(said)}->{said}" if said in text.talks.parties else None
    if judged.status == "completed":
        if BOTH_WAYS.search(plain) and actor in text.talks.parties:
            actor = "BOTH"
        elif takes(match[0]) or passive or regex.match(r"c(?:ome|ame)", match[0]):
            actor = None if actor != "BOTH" else actor
    done = Judged(judged.status, actor, judged.reason)
    counts = _counts(clause, plain, bounds)
    if not counts:
        between = BODIES.search(plain, *bounds)
        at = (min(match.start(), between.start()), max(match.end(), between.end())) if between else None
        return [_fact(clause, text, *at, done, None, way)] if at else []
    found = []
    for c in counts:
        other = gapped(clause, plain, c.start, c.end, text.talks)
        whose = _of_other(other, match[0], done, text) if other else (done, _way(clause, plain, match, c, way, text))
        found.append(_fact(clause, text, min(match.start(), c.start), max(match.end(), c.end), whose[0], c, whose[1]))
    return found


def _of_other(other: str, verb: str, done: Judged, text: Annotated) -> tuple[Judged, str]:
    """Give status and direction of a count with its verb left out ("…, Ukraine 38"): the other party does the same."""
    first, second = text.talks.parties
    third = second if other == first else first
    if takes(verb):
        return done, f"{third}->{other}"
    return Judged(done.status, other if done.actor else None, done.reason), f"{other}->{third}"


def _way(
    clause: Clause, plain: str, match: regex.Match[str], count: Counted, way: str | None, text: Annotated
) -> str | None:
    """Give which way a count went: its own people go home; what is given back goes the other way round."""
    home = nation(count, clause, text.talks)
    owner = clause.subjects[0] if len(clause.subjects) == 1 and clause.subjects[0] in text.talks.parties else None
    if home is None and owner is not None and OF_ITS.search(plain, count.start, count.end + 12):
        home = owner
    if home is not None:
        return f"{text.talks.other(home)}->{home}"
    if way is not None and RETURNED.match(plain, count.end) and GIVES.search(plain, match.end(), count.start):
        return "->".join(reversed(way.split("->")))
    if way is None or IN_RETURN.search(plain, match.end(), max(match.end(), count.start)) is None:
        return way
    return "->".join(reversed(way.split("->")))


_SHARED_NOUN: Final = 30  # characters to the noun that two numbers count ("1,000 Ukrainian and 35 Russian bodies")


def _counts(clause: Clause, plain: str, bounds: tuple[int, int]) -> list[Counted]:
    bodies = [c for c in counted(clause, plain, UNITS, OTHER) if bounds[0] <= c.start < bounds[1]]
    near = []
    for count in bodies:
        of_bodies = OF.search(plain, max(0, count.start - 40), count.start) is not None
        shared = _SHARED_NOUN if plain.startswith((" and ", "' ", "’ "), count.end) else 0
        named = BODIES.search(plain, count.start, count.end + shared) is not None
        if OF_THEM.match(plain, count.end):
            continue
        if of_bodies or named or count.unit is None or BODIES.search(plain) is None:
            near.append(count)
    return halves(near or _of_bodies(clause, plain, bounds))


def _of_bodies(clause: Clause, plain: str, bounds: tuple[int, int]) -> list[Counted]:
    """Take a number right after "bodies of" whatever it counts ("the bodies of 900 slain marines")."""
    return [
        Counted(m.quantity, "body", m.start, m.end)
        for m in local(clause, "number")
        if m.quantity is not None
        and bounds[0] <= m.start < bounds[1]
        and OF.search(plain, max(0, m.start - 40), m.start)
    ]


def _nominal(clause: Clause, text: Annotated, plain: str) -> list[Fact]:
    for pattern in (NOUN, DEAL_ON, OFFERED):
        match = pattern.search(plain)
        if match is None:
            continue
        start, end = match.span() if pattern is NOUN else match.span("what")
        judged = judge(clause, start, end, "noun", text.talks)
        if judged.status is None:
            continue
        way = direction(clause, plain, start, end, "return", text.talks, passive=True)
        counts = _counts(clause, plain, (0, len(plain)))
        if counts:
            return [_fact(clause, text, min(start, c.start), max(end, c.end), judged, c, way) for c in counts]
        return [_fact(clause, text, start, end, judged, None, way)]
    return []


def _fact(
    clause: Clause, text: Annotated, start: int, end: int, judged: Judged, count: Counted | None, way: str | None
) -> Fact:
    slots: dict[str, Any] = {"direction": way} if way else {}
    quantity = count.quantity if count else None
    if quantity is not None and quantity.side_basis == "unspecified" and EACH_OTHER.search(clean(clause.text)):
        quantity = replace(quantity, side_basis="each")
    mutual = judged.status in ("agreed", "announced") or "exchange" in clause.text.lower()
    actor = "BOTH" if mutual and judged.actor is None and judged.status != "completed" else judged.actor
    plain = clean(clause.text)
    in_turn = actor == "BOTH" and BOTH_WAYS.search(plain) and not WHILE_GETTING.search(plain)
    if not in_turn and (quantity is None or quantity.side_basis != "each"):
        actor = giver(way, judged.status) or actor
    return Fact(
        type=TYPE,
        status=judged.status or "unclear",
        scope=scope_of(clause) if count else clause.scope,
        actor=actor,
        quantity=quantity,
        unit="body",
        date=day_of(clause, text, start, judged.status or "unclear"),
        deadline=deadline(clause),
        evidence=evidence(clause, text, start, end),
        attribution=clause.attribution,
        slots=slots,
        rule=f"bodies: {judged.reason}",
    )
