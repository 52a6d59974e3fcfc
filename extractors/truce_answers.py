"""Clauses that say something of a truce named before them: "…, which Russia rejected", "that both agreed to"."""

from __future__ import annotations

from typing import Final

import regex

from extractors.binding import local
from extractors.echo import echo
from extractors.model.lexicon import Talks
from extractors.model.text import Annotated, Clause
from extractors.polarity import negated
from extractors.status import Judged
from extractors.subjects import merge, side_of
from extractors.text import clean
from extractors.truces import Truce, truces

#: Behind a truce: "that Moscow and Kyiv agreed to", "Russia has rejected"; the mentions stand in ``who``.
_RELATIVE: Final = regex.compile(
    r"[”\"]?(?: (?:deal|plan|proposal|regime|offer|idea))?,?(?: (?:that|which))? (?P<who>(?:(?!\b(?:and|but) "
    r"(?:that|which)\b)[^,;.]){2,60}?) "
    r"(?:(?:has|have|had|already|both|also|first|previously|initially|\w+ly) ){0,3}"
    r"(?P<act>agreed (?:to|on|upon)|accepted|signed up to|rejected|refused|proposed|suggested|offered|put forward|"
    r"demanded|"
    r"called for|push(?:ed|ing) for|"
    r"press(?:ed|ing) for|demands|backed|backs|supports|supported|ruled out|rejects|wants|sought|declared|announced|"
    r"dismissed)\b(?! (?:that|the|an?|its|his|their|no|more|\p{Lu})\b)",
    regex.IGNORECASE,
)
_ACTS: Final = {
    "agreed": "agreed",
    "accept": "accepted",
    "signed": "accepted",
    "reject": "rejected",
    "refuse": "rejected",
    "ignore": "rejected",
    "rebuff": "rejected",
    "spurn": "rejected",
    "turn": "rejected",
    "rule": "rejected",
    "ruled": "rejected",
    "turned": "rejected",
    "dismis": "rejected",
    "propos": "proposed",
    "sugges": "proposed",
    "put fo": "proposed",
    "offere": "offered",
    "demand": "demanded",
    "called": "called_for",
    "wants": "called_for",
    "push": "called_for",
    "press": "called_for",
    "sought": "called_for",
    "endors": "supported",
    "approv": "accepted",
    "backed": "supported",
    "backs": "supported",
    "suppor": "supported",
    "declar": "announced",
    "announ": "announced",
}
_BARE: Final = regex.compile(
    r"^\W*(?:that|which|whom?) (?P<who>[^,;.]{2,50}?)? ?(?:(?:has|have|had|both|already|also|\w+ly) ){0,3}"
    r"(?P<act>agreed (?:to|on|upon)|accepted|signed up to|rejected|refused|proposed|suggested|offered|demanded|"
    r"called for|backed|backs|"
    r"supports|supported|ruled out|rejects|dismissed|turned down)\b(?! (?:a|an|the|to (?!in\b))\b)",
    regex.IGNORECASE,
)


#: "The truce, which …, was accepted by Kyiv".
_PASSIVE: Final = regex.compile(
    r"^\W*(?:(?:and|but|which|that|though|while) )?(?:(?:the|this|that|his|its|their) (?:\w+ )?(?:proposal|offer|idea|"
    r"suggestion|initiative|call|plan|request|appeal) )?(?:was|were|has been|have been|had been|is) "
    r"(?:\w+ly |then |later )?(?P<act>accepted|rejected|refused|backed|"
    r"supported|dismissed|turned down|proposed|demanded|declared|announced) by (?:the )?",
    regex.IGNORECASE,
)


#: "The pause, | agreed by both sides, …"
_AGREED_BY: Final = regex.compile(
    r"^(?:[^,;.]{0,40}?,)?\W*(?:(?:that|which) (?:was|were|had been) |(?:was|were) )?agreed "
    r"(?:up)?(?:on )?(?:\w+ly )?(?:by|between) "
    r"(?P<who>(?:(?! (?:was|were|has|have|had|is|are|would|will|could|but|in|on|at|during|last|this|after|to)\b)"
    r"[^,;.]){3,60})",
    regex.IGNORECASE,
)
#: "The truce, agreed last week, | has expired", "… was due to begin at noon"
_STATE: Final = regex.compile(
    r"^\W*(?:(?P<over>(?:(?:has|had|have)(?: \w+ly| now| already)? )?(?:expired|lapsed|ended|run out|ran out)\b)|"
    r"(?P<runs>(?:came|went|entered|took|has come|has gone) (?:into )?(?:force|effect)\b)|"
    r"(?P<due>(?:is|was|are|were) (?:due|set|expected|scheduled|supposed) to (?:begin|start|take effect|come into)\b))",
    regex.IGNORECASE,
)
_STATES: Final = {"over": "expired", "runs": "ongoing", "due": "announced"}


#: "…, only for Putin to reject it"
_ONLY_FOR: Final = regex.compile(
    r"[^;.]{0,60}?,? only (?:for|to (?:see|have)) (?P<who>[^,;.]{2,40}?)(?: to)? "
    r"(?P<act>reject(?:ed)?|refused?|dismiss(?:ed)?|turn(?:ed)?(?: down)?|ignored?|rebuff(?:ed)?|spurn(?:ed)?|"
    r"ruled?(?: out)?)"
    r"(?= (?:it|this|that|them|the)\b)",
    regex.IGNORECASE,
)
#: "as part of a truce deal, something Kyiv rejects": what is rejected stands before it.
_PART_OF: Final = regex.compile(r"\bas (?:a )?part of (?:an?|any|the)(?: \w+){0,2} $")


def relative(clause: Clause, plain: str, truce: Truce, talks: Talks) -> Judged | None:
    """Give what the relative clause behind a truce says of it."""
    by = _AGREED_BY.match(plain[truce.end :])
    if by is not None and clause.polarity == "asserted":
        first, last = truce.end + by.start("who"), truce.end + by.end("who")
        sides = [side for start, _, side in _known(clause, talks) if first <= start < last]
        return _judged(merge(sides, talks), "agreed", talks) if sides else None
    match = _RELATIVE.match(plain, truce.end) or _ONLY_FOR.match(plain, truce.end)
    if match is not None and _PART_OF.search(plain, 0, truce.start):
        return None
    if match is None or clause.polarity != "asserted" or negated(plain, match.start("act")):
        return None
    inside = [m for m in _known(clause, talks) if match.start("who") <= m[0] and m[1] <= match.end("who")]
    if not inside or match.end("who") - inside[-1][1] > 2:
        return None
    return _judged(merge([side for _, _, side in inside], talks), match["act"], talks)


def answer(clause: Clause, talks: Talks) -> tuple[Truce, Judged] | None:
    """Give the truce named before a clause in its sentence and what the clause adds to it."""
    by = clause.start - clause.sentence.start
    if by == 0:
        return None
    before = [one for one in truces(clean(clause.sentence.text)) if one.end <= by]
    if not before:
        return None
    plain = clean(clause.text)
    judged = _which(clause, plain, talks) or echo(clause, talks)
    if judged is not None and judged.reason.startswith("echo") and judged.status == "agreed":
        return None
    if judged is not None and judged.status == "called_for" and regex.search(r"support|back", judged.reason):
        judged = Judged("supported", judged.actor, judged.reason)
    return (before[-1], judged) if judged is not None else None


#: "Kyiv has agreed to the proposal", the sentence before having told of one for a truce.
_TAKEN_UP: Final = regex.compile(
    r"(?P<act>agreed (?:to|on)|accepted|backed|supported|endorsed|approved|rejected|refused|turned down|dismissed|"
    r"signed up to|ruled out|rebuffed|spurned)"
    r"(?: (?:the|this|that|such an?|(?-i:\p{Lu})[\w.]*['’]s)(?: [\w.-]+)? (?:proposal|plan|offer|initiative|idea)\b"
    r"(?! (?:to|for|of|on (?!\w+day\b|\d)|that|by|from)\b)| (?:it|this)(?=\W*$|[,;]))",
    regex.IGNORECASE,
)
_PUT_FORWARD: Final = regex.compile(
    r"\b(?:propos|plan|offer|initiative|idea|suggest|put forward|float|tabl)\w*", regex.IGNORECASE
)


def taken_up(clause: Clause, text: Annotated) -> tuple[Truce, Judged, int] | None:
    """Give the truce that the sentence before proposes, what a party answers, and where the answer begins."""
    plain = clean(clause.text)
    match = _TAKEN_UP.search(plain)
    index = clause.sentence.index
    who = clause.subjects[0] if len(clause.subjects) == 1 else None
    if match is None or clause.polarity != "asserted" or who not in text.talks.parties or index == 0:
        return None
    before = next((one for one in text.sentences[index - 1 : index + 1] if one.index == index - 1), None)
    told = clean(before.text) if before is not None and before.where == clause.sentence.where else ""
    found = truces(told)
    if negated(plain, match.start()) or not found or not _PUT_FORWARD.search(told):
        return None
    judged = _judged((who,), match["act"], text.talks)
    return (found[-1], judged, match.start()) if judged is not None else None


def _state(clause: Clause, plain: str, talks: Talks) -> Judged | None:
    """Read a clause that goes on from a truce told before it: agreed by whom, over, in force, due."""
    by = _AGREED_BY.match(plain)
    if clause.polarity != "asserted":
        return None
    if by is not None:
        inside = [side for start, _, side in _known(clause, talks) if by.start("who") <= start < by.end("who")]
        return _judged(merge(inside, talks), "agreed", talks) if inside else None
    found = _STATE.match(plain)
    if found is None or found.lastgroup is None:
        return None
    return Judged(_STATES[found.lastgroup], "BOTH", f"state: {found[0].strip()}")


def _which(clause: Clause, plain: str, talks: Talks) -> Judged | None:
    state = _state(clause, plain, talks)
    if state is not None:
        return state
    passive = _PASSIVE.match(plain)
    if passive is not None and clause.polarity == "asserted":
        near = [side for start, _, side in _known(clause, talks) if 0 <= start - passive.end() <= 1]
        return _judged(tuple(near[:1]), passive["act"], talks) if near else None
    match = _BARE.match(plain)
    if match is None or clause.polarity != "asserted" or negated(plain, match.start("act")):
        return None
    inside = [side for start, _, side in _known(clause, talks) if start < match.start("act")]
    who = merge(inside, talks) or clause.subjects
    return _judged(who, match["act"], talks) if who else None


def _judged(who: tuple[str, ...], act: str, talks: Talks) -> Judged | None:
    status = _ACTS[next(stem for stem in _ACTS if act.lower().startswith(stem))]
    actor = who[0] if len(who) == 1 else "ALL" if "BOTH" in who else "+".join(who)
    if status == "agreed" and actor not in ("BOTH", "ALL"):
        named = [side for side in who if side in talks.parties]
        if len(named) != 1:
            return None
        return Judged("accepted", named[0], f"relative: {act}")
    return Judged(status, actor, f"relative: {act}")


def _known(clause: Clause, talks: Talks) -> list[tuple[int, int, str]]:
    found = [m for kind in ("side", "person", "joint") for m in local(clause, kind)]
    return sorted((m.start, m.end, side) for m in found if (side := side_of(m, talks)) is not None)
