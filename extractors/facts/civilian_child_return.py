"""Children and civilians returned, or asked back: how many, which way, by whom, and whether it is so.

Reads "brought home", "handed over", "came home", "reunited with their families" and "the return of". Never reads the
length of a list as people returned, killed or wounded children, exchanges of prisoners, evacuations.
"""

from __future__ import annotations

from typing import Any, Final

import regex

from extractors.binding import Counted, counted, deadline, event_day, evidence, halves, local
from extractors.child_words import (
    CHILD,
    CHILDREN,
    GAPPED,
    GOES,
    HOME_OF,
    MOVE,
    NOT_RETURNED,
    NOUN,
    OTHER,
    SOMEBODY,
    TAKEN,
    TAKEN_TO,
    UNITS,
    WITH_SOLDIERS,
)
from extractors.context import captives_in_context, foreign, sides_in
from extractors.direction import direction, giver, takes
from extractors.facts.civilian_child_return_examples import EXAMPLES as EXAMPLES
from extractors.forms import form
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.one_sided import by_giver, given_only
from extractors.polarity import DENY, scopes
from extractors.relatives import with_relative
from extractors.status import Judged, judge
from extractors.subjects import side_of
from extractors.text import clean

TYPE: Final = "civilian_child_return"
WORDS: Final = regex.compile(
    r"\bchild(?:ren)?\b|\bkids\b|minors|teenagers?\b|orphans|civilians?\b|youngsters|residents\b|villagers|inhabitants|"
    r"citizens|nationals",
    regex.I,
)

_KEEP: Final = frozenset(
    "completed partially_completed agreed accepted promised announced offered proposed demanded called_for rejected "
    "denied conditioned".split()
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the returns of children and civilians a clause tells of."""
    clause, alone = given_only(with_relative(clause, CHILDREN, MOVE))
    plain = clean(clause.text)
    about = SOMEBODY.search(plain) or _residents(clause, plain, text)
    if not about or foreign(clause, text) or DENY.search(plain):
        return []
    if NOT_RETURNED.search(plain):
        return _asked(clause, text, plain)
    if not CHILDREN.search(plain) and (WITH_SOLDIERS.search(plain) or captives_in_context(text, clause)):
        return []  # civilians who come home with captives are told as exchanged
    found: list[Fact] = []
    for match in MOVE.finditer(plain):
        if found or not _moves(plain, match):
            continue
        judged = judge(clause, match.start(), match.end(), "verb", text.talks)
        if _MANAGED.search(plain[: match.start()]) and clause.polarity == "asserted" and not scopes(plain):
            judged = Judged("completed", judged.actor, "managed to")
        if regex.match(r"are|were|back", match[0], regex.IGNORECASE) and clause.polarity == "asserted":
            judged = _home(clause, plain, match, judged)
        if judged.status in _KEEP:
            found += _facts(clause, text, plain, match, judged)
    found = found or _nominal(clause, text, plain)
    return [by_giver(one, clause, text.talks) for one in found] if alone else found


#: "called for an exchange of prisoners and the return of children": one item of a list.
_ITEM: Final = regex.compile(
    r"[^;:]*(?:,|\band\b)(?: and)? (?:(?:the|a|an|safe|immediate|full|for) )*", regex.IGNORECASE
)
_ITEM_ENDS: Final = regex.compile(r"[,;]|\band\b|$")
_ASKED: Final = frozenset({"called_for", "demanded", "proposed"})


#: "a list of children, demanding their return", "… with a request for their repatriation"
_THEIRS: Final = regex.compile(
    r"\b(?P<how>demand(?:s|ed|ing)?|insist(?:s|ed|ing)? on|ask(?:s|ed|ing) for|call(?:s|ed|ing) for|seek(?:s|ing)?|"
    r"request(?:s|ed|ing)?|a (?:demand|request|call) for) (?:their|the children's) "
    r"(?:\w+ )?(?P<what>return|repatriation|release|handover)\b",
    regex.IGNORECASE,
)


def _asked_back(
    clause: Clause, text: Annotated, plain: str, words: tuple[regex.Match[str], regex.Match[str]]
) -> list[Fact]:
    """Give the return that somebody asks for of the children named before, to those who ask."""
    who, what = words
    parties = text.talks.parties
    asking = next((side for side in clause.subjects if side in parties), None)
    to = [m for m in local(clause, "side") if GAPPED.search(plain[max(0, m.start - 12) : m.start])]
    if asking is None and to and side_of(to[0], text.talks) in parties:
        asking = text.talks.other(side_of(to[0], text.talks) or "")
    if asking is None or clause.polarity != "asserted" or scopes(plain):
        return []
    status = "demanded" if regex.search(r"demand|insist", what["how"], regex.IGNORECASE) else "called_for"
    way = f"{text.talks.other(asking)}->{asking}"
    return [_fact(clause, text, (who.start(), what.end()), Judged(status, asking, "their return"), None, way)]


def _asked(clause: Clause, text: Annotated, plain: str) -> list[Fact]:
    """Give the return that a list of demands holds beside exchanges and other things."""
    theirs = _THEIRS.search(plain)
    if theirs is not None and (here := CHILDREN.search(plain, 0, theirs.start())):
        return _asked_back(clause, text, plain, (here, theirs))
    match = NOUN.search(plain)
    if match is None or NOT_RETURNED.search(match[0]):
        return []
    ends = _ITEM_ENDS.search(plain, match.end())
    if ends is None or NOT_RETURNED.search(plain, match.end(), ends.start()):
        return []
    listed = _ITEM.fullmatch(plain, 0, match.start()) is not None or ends[0] != ""
    return [one for one in _nominal(clause, text, plain) if one.status in _ASKED] if listed else []


_RESIDENTS: Final = regex.compile(r"\b(?:residents|villagers|inhabitants|citizens|nationals)\b", regex.IGNORECASE)


def _residents(clause: Clause, plain: str, text: Annotated) -> bool:
    """Tell whether residents go from one party to the other: both are named, and how many go is said."""
    if not _RESIDENTS.search(plain) or not local(clause, "number"):
        return False
    return sides_in(clause.mentions, text.talks) >= set(text.talks.parties)


#: "managed to return", and the present of chronicles: "Ukraine returns 13 more children".
_MANAGED: Final = regex.compile(
    r"\b(?:managed|able|allowed|permitted) to $|\bhelp(?:ed|s)(?: to)? $|\bsucceeded in $", regex.IGNORECASE
)


def _home(clause: Clause, plain: str, match: regex.Match[str], judged: Judged) -> Judged:
    """Read "are home", "are back with their families" as done, where nothing opens or denies it."""
    blocked = judged.status is not None or judged.reason.startswith("polarity") or clause.tense == "future"
    done = regex.search(r"\b(?:is|are|were|was) (?:now |finally |safely )*$|^(?:are|were)", plain[: match.start()])
    return judged if blocked or not (done or match[0][0] in "aw") else Judged("completed", None, "home")


def _moves(plain: str, match: regex.Match[str]) -> bool:
    """Tell a verb of return with people from the noun and from the return of other things."""
    if regex.match(r" of\b", plain[match.end() :]) and not match[0].endswith("ing"):
        return False
    if regex.search(r"\b(?:the|a|an|this|their|safe|in|of) $", plain[: match.start()], regex.IGNORECASE):
        return bool(match[0].endswith("ing"))
    loose = regex.match(r"transf|releas|rescu|brought$|hand", match[0], regex.IGNORECASE) is not None
    ahead = SOMEBODY.search(plain, match.end(), match.end() + 70) is not None
    return not loose or ahead or form(plain, match.start()).startswith("passive")


def _facts(clause: Clause, text: Annotated, plain: str, match: regex.Match[str], judged: Judged) -> list[Fact]:
    passive = form(plain, match.start()).startswith("passive")
    way = _way(clause, text, plain, match, judged, passive=passive)
    actor = judged.actor
    comes = regex.match(r"(?:c(?:ome|ame)|w|go|arriv|are|back)", match[0], regex.IGNORECASE) is not None
    if judged.status in ("completed", "partially_completed") and (
        takes(match[0]) or passive or comes or _brings(match)
    ):
        actor = actor if actor == "BOTH" else None
    status = judged.status
    if GOES.fullmatch(match[0]):
        if status != "promised" or way is None:
            return []
        status, actor = "announced", way[:2]
    done = Judged(status, actor, judged.reason)
    counts = _counts(clause, plain, match)
    who = SOMEBODY.search(plain)
    if not counts and who:
        stretch = min(match.start(), who.start()), max(match.end(), who.end())
        return [_fact(clause, text, stretch, done, None, way)]
    told = [_fact(clause, text, (min(match.start(), c.start), max(match.end(), c.end)), done, c, way) for c in counts]
    return told + (_other_way(clause, text, plain, match.end(), done) if GOES.fullmatch(match[0]) else [])


def _other_way(clause: Clause, text: Annotated, plain: str, after: int, judged: Judged) -> list[Fact]:
    """Read the count that goes to the other side in the same breath ("29 to Ukraine and 19 to Russia")."""
    first, second = text.talks.parties
    for c in counted(clause, plain, UNITS, OTHER):
        to = GAPPED.match(plain, c.end) if c.start > after else None
        owner = next((side_of(m, text.talks) for m in local(clause, "side") if to and m.start == to.end()), None)
        if owner in (first, second):
            giving = second if owner == first else first
            way = f"{giving}->{owner}"
            return [_fact(clause, text, (c.start, c.end), Judged("announced", giving, judged.reason), c, way)]
    return []


def _counts(clause: Clause, plain: str, match: regex.Match[str]) -> list[Counted]:
    """Give the counts of people moved; "… were abducted and only 1,366 returned" counts the latter."""
    found = counted(clause, plain, UNITS, OTHER)
    taken = TAKEN.search(plain, 0, match.start())
    later = [c for c in found if taken and taken.end() < c.start < match.start()]
    kept = halves(later or [c for c in found if c.unit])
    whole = len(kept) > 1 and kept[0].quantity.lo == sum(c.quantity.lo for c in kept[1:])
    return kept[:1] if whole else kept  # "eight children, four girls and four boys"


def _brings(match: regex.Match[str]) -> bool:
    return regex.match(r"(?:br|reunit|repat|rescu|g[eo]t)", match[0], regex.IGNORECASE) is not None


def _way(
    clause: Clause,
    text: Annotated,
    plain: str,
    match: regex.Match[str],
    judged: Judged,
    *,
    passive: bool,
    noun: bool = False,
) -> str | None:
    """Give which way people go: to their own side, to and from what is named, else to who asks for them."""
    parties = text.talks.parties
    other = {parties[0]: parties[1], parties[1]: parties[0]}
    homes = [
        side
        for m in local(clause, "side")
        if (side := side_of(m, text.talks)) in other and m.form == "adjective" and HOME_OF.match(plain, m.end)
    ]
    if homes:
        return f"{other[homes[0]]}->{homes[0]}"
    here = sorted(local(clause, "side") + local(clause, "place"), key=lambda m: (m.start < match.start(), m.start))
    for m in here:
        owner = side_of(m, text.talks) if m.kind == "side" else None
        if owner in other and TAKEN_TO.search(plain, 0, m.start):
            return f"{owner}->{other[owner]}"
        if owner in other and regex.search(r"\b(?:from|to|in) (?:the )?$", plain[: m.start]):
            back = regex.search(r"\bfrom (?:the )?$", plain[: m.start])
            return f"{owner}->{other[owner]}" if back else f"{other[owner]}->{owner}"
    if judged.status in ("demanded", "called_for") and judged.actor in other:
        return f"{other[judged.actor]}->{judged.actor}"
    if len(clause.subjects) == 1 and clause.subjects[0] in other and _brings(match) and match[0][:3] != "reu":
        return f"{other[clause.subjects[0]]}->{clause.subjects[0]}"
    if match[0].lower().startswith("return") and judged.status in ("completed", "partially_completed"):
        return None  # "has returned 1,300 children": to itself as often as from itself
    within = (match.start(), len(plain)) if noun else None
    return direction(clause, plain, match.start(), match.end(), match[0], text.talks, passive=passive, within=within)


def _nominal(clause: Clause, text: Annotated, plain: str) -> list[Fact]:
    match = NOUN.search(plain)
    if match is None:
        return []
    judged = judge(clause, match.start(), match.end(), "noun", text.talks)
    if judged.status not in _KEEP:
        return []
    way = _way(clause, text, plain, match, judged, passive=True, noun=True) or _home_of_teller(clause, text, judged)
    counts = halves([c for c in counted(clause, plain, UNITS, OTHER) if c.unit and match.start() < c.end])
    count = counts[0] if counts else None
    return [_fact(clause, text, match.span(), judged, count, way)]


def _home_of_teller(clause: Clause, text: Annotated, judged: Judged) -> str | None:
    """Give the way of a return that one party announces as done: to itself."""
    parties = text.talks.parties
    told = judged.status in ("completed", "partially_completed") and judged.reason.startswith(("announc", "report"))
    home = clause.subjects[0] if told and len(clause.subjects) == 1 and clause.subjects[0] in parties else None
    return f"{text.talks.other(home)}->{home}" if home else None


def _fact(
    clause: Clause, text: Annotated, stretch: tuple[int, int], judged: Judged, count: Counted | None, way: str | None
) -> Fact:
    slots: dict[str, Any] = {"direction": way} if way else {}
    unit = (
        count.unit
        if count and count.unit
        else "child"
        if regex.search(rf"\b{CHILD}", clause.text, regex.IGNORECASE)
        else "civilian"
    )
    return Fact(
        type=TYPE,
        status=judged.status or "unclear",
        scope=clause.scope,
        actor=giver(way, judged.status) or judged.actor,
        quantity=count.quantity if count else None,
        unit=unit,
        date=event_day(clause, stretch[0]),
        deadline=deadline(clause),
        evidence=evidence(clause, text, *stretch),
        attribution=clause.attribution,
        slots=slots,
        rule=f"children and civilians: {judged.reason}",
    )
