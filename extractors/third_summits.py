"""Summits of one party's leader with a third state's: planned, offered, called off; told for themselves."""

from __future__ import annotations

from typing import Final

import regex

from extractors import polarity
from extractors.actors import MEDIATING
from extractors.agents import speaker_side
from extractors.leader_meetings import SOMEBODY, Meeting, heads
from extractors.leaders import day_of, leads
from extractors.model.text import Annotated, Clause
from extractors.status import Judged, judge
from extractors.summit_asked import of_another
from extractors.text import clean
from extractors.triggers import gated

_SUMMIT: Final = gated(
    r"\b(?:summits?|meetings?(?= (?:between|of|with)\b))\b|(?<=-(?-i:\p{Lu})\w{2,12} )meeting\b", regex.IGNORECASE
)
_STOPPED: Final = frozenset({"cancelled", "postponed"})
_FATE: Final = _STOPPED | {"announced", "promised", "agreed", "proposed", "offered", "rejected"}
#: "is off", "will not go ahead": what becomes of it where no verb says so.
_OFF: Final = regex.compile(
    r"(?: [\w'’-]+){0,7}? (?:(?:is|was|were|are|been|be)(?: now| again| all)? (?:off|dead|scrapped)|(?:will|would) "
    r"(?:not|no longer) (?:go ahead|take place|happen|be held|proceed))"
    r"(?= for now\b|,|\.|\W*$| because| after| and| until| as\b| next| in\b)",
    regex.IGNORECASE,
)
_HOLD: Final = regex.compile(
    r"(?: [\w'’-]+){0,7}? (?:is|was|were|are|been|be|has been)(?: now| again)? (?:on ice|on hold|put off|postponed|"
    r"shelved|paused|delayed|suspended)\b",
    regex.IGNORECASE,
)
#: Sentences before in which the leaders of a bare "the planned summit" are named.
_BACK: Final = 3


def third_summit(clause: Clause, text: Annotated) -> tuple[Meeting, Judged] | None:
    """Give a summit of one party's leader with a third one and what a clause says becomes of it."""
    plain = clean(clause.text)
    if clause.polarity not in ("asserted", "negated"):
        return None
    for match in _SUMMIT.finditer(plain):
        if SOMEBODY.search(plain, max(0, match.start() - 40), match.start()):
            continue
        who, near = _leaders(clause, text)
        if who is None:
            continue
        judged = _fate(clause, plain, text, match)
        if judged is not None and of_another(plain, Meeting(match.start(), match.end(), "noun", (), None), judged):
            continue
        if judged is None or (not near and judged.status not in _STOPPED):
            continue
        if match[0].lower().startswith("meeting") and not (near and _mediated(who, text)):
            continue
        actor = judged.actor or speaker_side(clause, text.talks)
        if judged.status in _STOPPED and actor not in _sides(who, text):
            actor = speaker_side(clause, text.talks)
        return Meeting(match.start(), match.end(), "noun", who, "named"), Judged(judged.status, actor, judged.reason)
    return None


def _fate(clause: Clause, plain: str, text: Annotated, match: regex.Match[str]) -> Judged | None:
    off = _OFF.match(plain, match.end())
    hold = _HOLD.match(plain, match.end())
    if off is not None or hold is not None:
        return Judged("cancelled" if off is not None else "postponed", None, (off or hold or match)[0].strip().lower())
    if polarity.negated(plain, match.start()):
        return None
    judged = judge(clause, match.start(), match.end(), "noun", text.talks)
    return judged if judged.status in _FATE else None


def _leaders(clause: Clause, text: Annotated) -> tuple[tuple[str, ...] | None, bool]:
    """Give one party's head and one third leader, and whether both stand in the clause's own sentence."""
    index = clause.sentence.index
    there = {m.id for m in clause.sentence.mentions if m.kind == "person"} | {clause.attribution.speaker}
    pair = _pair({w for w in there if w}, text)
    if pair is not None or len([w for w in there if w in heads(text)]) > 1:
        return pair, True
    before = [s for s in text.sentences[max(0, index - _BACK) : index] if s.where == clause.sentence.where]
    if not before:
        return None, False
    return _pair(
        {w for w in there if w} | {m.id for s in before for m in s.mentions if m.kind == "person"}, text
    ), False


def _pair(there: set[str], text: Annotated) -> tuple[str, ...] | None:
    today = day_of(text)
    ours = [w for w in heads(text) if w in there]
    others = sorted(
        p.id for p in text.talks.persons if p.id in there and p.side not in text.talks.parties and leads(p, today)
    )
    return (others[0], ours[0]) if len(ours) == 1 and ours[0] and len(others) == 1 else None


def _mediated(who: tuple[str, ...], text: Annotated) -> bool:
    """Tell whether the first party's leader would meet a mediating state's: their "meeting" is a summit too."""
    sides = _sides(who, text)
    return text.talks.parties[0] in sides and bool(sides & MEDIATING)


def _sides(who: tuple[str, ...], text: Annotated) -> set[str]:
    sides = {p.side for p in text.talks.persons if p.id in who}
    return sides | {"+".join(sorted(sides, reverse=True)), "+".join(sorted(sides))}
