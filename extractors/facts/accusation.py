"""One side blames another: who accuses whom, in whose words; a charge somebody rejects is a denial.

Reads "accused X of …", "blamed X for …" in every voice, and a speaker's words that the other side stalls, breaks its
word or does not mean it. Never reads an accusation as an established act, nor charges in court.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import regex

from extractors.agents import speaker_side
from extractors.binding import evidence
from extractors.facts.accusation_examples import EXAMPLES as EXAMPLES
from extractors.model.talks import Attribution, Fact
from extractors.model.text import Annotated, Clause, Mention
from extractors.polarity import negated, scopes
from extractors.subjects import side_of
from extractors.text import clean

TYPE: Final = "accusation"
WORDS: Final = regex.compile(
    r"\baccus|\bblam|\bstall|\bdrag|\bhold\w* (?:up|back)|\bsabotag|\bundermin|\bobstruct|\bderail|\bprolong|\bdelay|"
    r"\bviolat|\bbreach|\bserious|\bwilling|\binterest|\bsincer|\bready to (?:make|compromise)|\bplay\w* for time|"
    r"\bbuy\w* time|\btorpedo|\bdisrupt|\bstonewall|\bblock|\bbad faith|\bfabricat",
    regex.IGNORECASE,
)

_ACCUSES: Final = regex.compile(r"\b(?:accus(?:e[sd]?|ing)|blam(?:e[sd]?|ing))\b", regex.IGNORECASE)
_ACCUSED_BY: Final = regex.compile(
    r"\b(?:was|were|is|are|been|being|,) (?:repeatedly |again |also )?accused\b[^,;.]{0,40}?\bby ", regex.IGNORECASE
)
#: "refused to blame Russia" accuses nobody.
_WITHHELD: Final = regex.compile(
    r"\b(?:refus|declin|avoid|stop\w* short|fail|unwilling|reluctan|instead of|rather than|hesitat)\w*(?: \w+){0,2} $",
    regex.IGNORECASE,
)
_BE: Final = regex.compile(r"\b(?:was|were|is|are|been|being|be) (?:\w+ )?$")
_OF: Final = regex.compile(r"[^;.]{0,60}?\b(?P<of>of|for)\b [^,;.]{3,90}", regex.IGNORECASE)
_THE_OTHER: Final = regex.compile(r" (?:each other|one another)\b", regex.IGNORECASE)
_TRADED: Final = regex.compile(
    r"\b(?:trad(?:e|ed|ing)|exchang(?:e|ed|ing)|swapp?(?:ed|ing)?) (?:\w+ )?accusations?\b"
    r"(?: (?:of|over) [^,;.]{3,60})?",
    regex.IGNORECASE,
)
_DENIES: Final = regex.compile(
    r"\b(?P<verb>den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:es|ed))\b[^,;.]{0,30}?\b(?:accusations?|allegations?|"
    r"charges?|claims?)\b|\b(?:complete|total|pure|utter|outright|another) (?:fabrication|lie|nonsense|fiction)s?\b",
    regex.IGNORECASE,
)
#: What a side does wrong at the table, said of it in the indicative.
_STALLS: Final = regex.compile(
    r"\b(?:(?:is|are|was|were|has been|have been|keeps?|kept|continues? to be) (?:\w+ly |still |only |just |simply )*"
    r"(?:stalling|dragging (?:its|their|out)|holding (?:up|back)|sabotaging|undermining|obstructing|derailing|"
    r"prolonging|"
    r"delaying|violating|breaching|playing for time|buying time|torpedoing|disrupting|stonewalling|blocking|"
    r"(?:un)?willing to compromise|acting in bad faith)|"
    r"(?:sabotaged|undermined|obstructed|derailed|violated|breached|torpedoed|disrupted|blocked|dragged out|"
    r"fabricated) "
    r"(?:[\w'-]+ ){0,4}?(?:talks|negotiations|peace|process|diplomacy|agreements?|deal|truce|cease-?fire|exchanges?|"
    r"corridors?|efforts|accords?))\b"
)
_NOT_EARNEST: Final = regex.compile(
    r"\b(?:(?:is|are|was|were|does|do|did|has|have)(?:n't| not)|shows? no|(?:is|are) un)(?: \w+){0,3}? ?"
    r"(?:serious(?:ly|ness)?|sincer\w+|interest(?:ed)?|willing(?:ness)?|want\w* (?:peace|to negotiate|an end)|"
    r"commit\w*|ready to (?:make|compromise))\b|\b(?:never|not yet|yet) (?:shown|been serious|seized|kept)\b"
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the accusations and rejected accusations a clause tells of."""
    if clause.polarity in ("question", "conditional", "hypothetical"):
        return []
    plain = clean(clause.text)
    found = list(_accused(clause, plain, text)) or list(_passive(clause, plain, text))
    return (
        found
        or list(_traded(clause, plain, text))
        or list(_denied(clause, plain, text))
        or list(_stalling(clause, plain, text))
    )


def _accused(clause: Clause, plain: str, text: Annotated) -> Iterator[Fact]:
    for match in _ACCUSES.finditer(plain):
        if clause.polarity == "denied" or negated(plain, match.start()) or _WITHHELD.search(plain, 0, match.start()):
            continue
        what = None if _BE.search(plain, 0, match.start()) else _OF.match(plain, match.end())
        target = _named(clause, text, match.end(), what.start("of") if what else 0)
        accuser = _before(clause, text, match.start())
        if _THE_OTHER.match(plain, match.end()) and what and "BOTH" in clause.subjects:
            yield _fact(clause, text, (match.start(), what.end()), "BOTH", "BOTH", ())
        elif what and target and accuser and accuser != side_of(target, text.talks) in text.talks.parties:
            persons = (target.id,) if target.kind == "person" else ()
            made = _fact(clause, text, (match.start(), what.end()), accuser, side_of(target, text.talks), persons)
            yield _by_person(made, clause, text, match.start())


def _passive(clause: Clause, plain: str, text: Annotated) -> Iterator[Fact]:
    match = _ACCUSED_BY.search(plain)
    if match is None or clause.polarity != "asserted":
        return
    by, accused = _named(clause, text, match.end(), match.end() + 30), _before(clause, text, match.start())
    if by is not None and accused in text.talks.parties and accused != side_of(by, text.talks):
        yield _fact(clause, text, match.span(), side_of(by, text.talks), accused, ())


def _by_person(fact: Fact, clause: Clause, text: Annotated, start: int) -> Fact:
    """Give an accusation told by the outlet the person who makes it as its speaker."""
    left = clause.start + start
    near = [m for m in clause.mentions if m.kind == "person" and m.end <= left]
    if not near or side_of(near[-1], text.talks) != fact.actor or clause.attribution.kind == "direct":
        return fact
    return replace(fact, attribution=Attribution(speaker=near[-1].id, kind="indirect"))


def _traded(clause: Clause, plain: str, text: Annotated) -> Iterator[Fact]:
    match = _TRADED.search(plain)
    if match and clause.polarity == "asserted" and "BOTH" in clause.subjects and not negated(plain, match.start()):
        yield _fact(clause, text, match.span(), "BOTH", "BOTH", ())


def _denied(clause: Clause, plain: str, text: Annotated) -> Iterator[Fact]:
    match = _DENIES.search(plain)
    if match is None or clause.polarity != "asserted" or negated(plain, match.start()):
        return
    named = _before(clause, text, match.start()) if match["verb"] else None
    denier = named or speaker_side(clause, text.talks)
    if denier in text.talks.parties:
        yield _fact(clause, text, match.span(), denier, text.talks.other(denier), (), status="denied")


def _stalling(clause: Clause, plain: str, text: Annotated) -> Iterator[Fact]:
    """Read what a speaker says the other side does wrong ("Ukraine is holding up a deal, Trump said")."""
    handed = clause.polarity == "negated" and not scopes(plain)
    match = _STALLS.search(plain) if clause.polarity == "asserted" else None
    match = match or (_NOT_EARNEST.search(plain) if not handed and clause.polarity != "denied" else None)
    accuser = speaker_side(clause, text.talks)
    blamed = _before(clause, text, match.start()) if match else None
    if match is None or accuser is None or blamed not in text.talks.parties or accuser in (blamed, "BOTH"):
        return
    if clause.attribution.speaker is None or (match.re is _STALLS and negated(plain, match.start())):
        return
    yield _fact(clause, text, match.span(), accuser, blamed, ())


def _named(clause: Clause, text: Annotated, start: int, end: int) -> Mention | None:
    """Give the first side or person right behind a place of the clause."""
    left, right = clause.start + start, clause.start + min(end, start + 45)
    near = (m for m in clause.mentions if left <= m.start < right and m.kind in ("side", "person"))
    return next((m for m in near if side_of(m, text.talks) is not None), None)


#: "Ukraine, not Russia, is to blame"
_NOT_HE: Final = regex.compile(r"\bnot (?:the )?$", regex.IGNORECASE)


def _before(clause: Clause, text: Annotated, start: int) -> str | None:
    """Give the side that acts at a place: the last one named before it, else the clause's only subject."""
    left = clause.start + start
    plain = clean(clause.text)
    near = [m for m in clause.mentions if m.end <= left and not _NOT_HE.search(plain, 0, m.start - clause.start)]
    named = [side for m in near if (side := side_of(m, text.talks)) is not None]
    return named[-1] if named else clause.subjects[0] if len(clause.subjects) == 1 else None


def _fact(
    clause: Clause,
    text: Annotated,
    span: tuple[int, int],
    actor: str | None,
    target: str | None,
    persons: tuple[str, ...],
    *,
    status: str = "stated",
) -> Fact:
    slots: dict[str, Any] = {}
    return Fact(
        type=TYPE,
        status=status,
        scope=clause.scope,
        actor=actor,
        target=target,
        persons=persons,
        evidence=evidence(clause, text, *span),
        attribution=clause.attribution,
        slots=slots,
        rule=f"accusation: {status}",
    )
