"""Children and civilians returned, or asked back: how many, which way, by whom, and whether it is so.

Reads "brought home", "handed over", "came home", "reunited with their families" and "the return of". Never reads the
length of a list as people returned, killed or wounded children, exchanges of prisoners, evacuations.
"""

from __future__ import annotations

from typing import Any, Final

import regex

from extractors.binding import Counted, counted, deadline, event_day, evidence, halves, local
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
from extractors.transfer_words import PASSING

TYPE: Final = "civilian_child_return"
WORDS: Final = regex.compile(
    r"\bchild(?:ren)?\b|\bkids\b|minors|teenagers?\b|orphans|civilians?\b|youngsters|residents\b|villagers|inhabitants|"
    r"citizens|nationals",
    regex.I,
)

_CHILD: Final = (
    r"(?:child(?:ren)?|kids|minors|teenagers?|orphans|youngsters|boys|girls|schoolchildren|infants|babies)\b"
)
_CIVILIAN: Final = (
    r"civilians\b(?! (?:hostages?|prisoners?|detainees?|captives?|infrastructure|targets?|casualties|deaths))"
)
_UNITS: Final = regex.compile(
    rf"(?P<child>\b{_CHILD})|(?P<civilian>\b(?:{_CIVILIAN}|residents\b|villagers\b|inhabitants\b|citizens\b|nationals\b))",
    regex.I,
)
_OTHER: Final = regex.compile(
    r"\b(?:prisoners?|pows?|captives?|soldiers|servicem[ae]n|troops|bodies|names|days|months|years|hours|weeks|"
    r"times|groups|percent|drones|families|mothers|parents|adults)\b",
    regex.IGNORECASE,
)
_CHILDREN: Final = regex.compile(rf"\b{_CHILD}", regex.IGNORECASE)
_SOMEBODY: Final = regex.compile(rf"\b(?:{_CHILD}|{_CIVILIAN})", regex.IGNORECASE)
_MOVE: Final = regex.compile(
    rf"\b(?:{PASSING}|hand(?:s|ed|ing)? to\b|br(?:ing|ings|inging|ought) (?:\w+ ){{0,8}}?(?:back|home)\b|"
    r"brought\b(?! (?:about|up|forward|in|attention))|back (?:home|in|with)\b|rescu(?:e|es|ed|ing)|"
    rf"(?<=\b(?:due|set|scheduled|expected|will|would|are|were) (?:to )?)(?:go|travel|head)(?= (?:home|back|to)\b))",
    regex.IGNORECASE,
)
_NOUN: Final = regex.compile(
    rf"\b(?:return|returns|repatriation|handover|release|homecoming|reunification|"
    rf"transfer) (?:home )?of (?:(?:[^,;.]|(?<=\d),(?=\d)){{0,60}}? )?"
    rf"(?:{_CHILD}|{_CIVILIAN})|\b(?:children|child|civilian)(?:'s|s')? (?:returns?|repatriations?)\b",
    regex.IGNORECASE,
)
_NOT_RETURNED: Final = regex.compile(
    r"\b(?:lists? of|names of|killed|wounded|injured|died|evacuat\w+|school|classes|hospital|polio|"
    r"exchang\w+|swap\w*|captivity)\b",
    regex.IGNORECASE,
)
#: Where children belong whose own side is not said: those taken away go back.
_HOME_OF: Final = regex.compile(
    rf"(?: [\w-]+){{0,3}}? (?:{_CHILD}|{_CIVILIAN})|'s?(?: [\w-]+){{0,3}} (?:{_CHILD}|{_CIVILIAN})", regex.IGNORECASE
)
_WITH_SOLDIERS: Final = regex.compile(
    r"\b(?:soldiers|servicem[ae]n|defenders|military personnel) and (?:\d+ )?civilians\b", regex.IGNORECASE
)
_TAKEN: Final = regex.compile(r"\b(?:deported|abducted|kidnapped|stolen|taken|removed|displaced)\b", regex.IGNORECASE)
_TAKEN_TO: Final = regex.compile(
    r"\b(?:deported|abducted|kidnapped|taken|removed|transferred) (?:\w+ )?(?:to|into) (?:the )?$", regex.IGNORECASE
)
#: "… to Ukraine and 19 to Russia": the second way of one sentence.
_GAPPED: Final = regex.compile(r" (?:children )?to (?:the )?")
_GOES: Final = regex.compile(r"go|travel|head", regex.IGNORECASE)
_KEEP: Final = frozenset(
    "completed partially_completed agreed accepted promised announced offered proposed demanded called_for rejected "
    "denied conditioned".split()
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the returns of children and civilians a clause tells of."""
    clause, alone = given_only(with_relative(clause, _CHILDREN, _MOVE))
    plain = clean(clause.text)
    about = _SOMEBODY.search(plain) or _residents(clause, plain, text)
    if not about or foreign(clause, text) or DENY.search(plain):
        return []
    if _NOT_RETURNED.search(plain):
        return _asked(clause, text, plain)
    if not _CHILDREN.search(plain) and (_WITH_SOLDIERS.search(plain) or captives_in_context(text, clause)):
        return []  # civilians who come home with captives are told as exchanged
    found: list[Fact] = []
    for match in _MOVE.finditer(plain):
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


def _asked(clause: Clause, text: Annotated, plain: str) -> list[Fact]:
    """Give the return that a list of demands holds beside exchanges and other things."""
    match = _NOUN.search(plain)
    if match is None or _NOT_RETURNED.search(match[0]):
        return []
    ends = _ITEM_ENDS.search(plain, match.end())
    if ends is None or _NOT_RETURNED.search(plain, match.end(), ends.start()):
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
    ahead = _SOMEBODY.search(plain, match.end(), match.end() + 70) is not None
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
    if _GOES.fullmatch(match[0]):
        if status != "promised" or way is None:
            return []
        status, actor = "announced", way[:2]
    done = Judged(status, actor, judged.reason)
    counts = _counts(clause, plain, match)
    who = _SOMEBODY.search(plain)
    if not counts and who:
        stretch = min(match.start(), who.start()), max(match.end(), who.end())
        return [_fact(clause, text, stretch, done, None, way)]
    told = [_fact(clause, text, (min(match.start(), c.start), max(match.end(), c.end)), done, c, way) for c in counts]
    return told + (_other_way(clause, text, plain, match.end(), done) if _GOES.fullmatch(match[0]) else [])


def _other_way(clause: Clause, text: Annotated, plain: str, after: int, judged: Judged) -> list[Fact]:
    """Read the count that goes to the other side in the same breath ("29 to Ukraine and 19 to Russia")."""
    first, second = text.talks.parties
    for c in counted(clause, plain, _UNITS, _OTHER):
        to = _GAPPED.match(plain, c.end) if c.start > after else None
        owner = next((side_of(m, text.talks) for m in local(clause, "side") if to and m.start == to.end()), None)
        if owner in (first, second):
            giving = second if owner == first else first
            way = f"{giving}->{owner}"
            return [_fact(clause, text, (c.start, c.end), Judged("announced", giving, judged.reason), c, way)]
    return []


def _counts(clause: Clause, plain: str, match: regex.Match[str]) -> list[Counted]:
    """Give the counts of people moved; "… were abducted and only 1,366 returned" counts the latter."""
    found = counted(clause, plain, _UNITS, _OTHER)
    taken = _TAKEN.search(plain, 0, match.start())
    later = [c for c in found if taken and taken.end() < c.start < match.start()]
    return halves(later or [c for c in found if c.unit])


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
        if (side := side_of(m, text.talks)) in other and m.form == "adjective" and _HOME_OF.match(plain, m.end)
    ]
    if homes:
        return f"{other[homes[0]]}->{homes[0]}"
    here = sorted(local(clause, "side") + local(clause, "place"), key=lambda m: (m.start < match.start(), m.start))
    for m in here:
        owner = side_of(m, text.talks) if m.kind == "side" else None
        if owner in other and _TAKEN_TO.search(plain, 0, m.start):
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
    match = _NOUN.search(plain)
    if match is None:
        return []
    judged = judge(clause, match.start(), match.end(), "noun", text.talks)
    if judged.status not in _KEEP:
        return []
    way = _way(clause, text, plain, match, judged, passive=True, noun=True)
    counts = halves([c for c in counted(clause, plain, _UNITS, _OTHER) if c.unit and match.start() < c.end])
    count = counts[0] if counts else None
    return [_fact(clause, text, match.span(), judged, count, way)]


def _fact(
    clause: Clause, text: Annotated, stretch: tuple[int, int], judged: Judged, count: Counted | None, way: str | None
) -> Fact:
    slots: dict[str, Any] = {"direction": way} if way else {}
    unit = (
        count.unit
        if count and count.unit
        else "child"
        if regex.search(rf"\b{_CHILD}", clause.text, regex.IGNORECASE)
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
