"""Turns of speech about truces that decide a statement by themselves: refusals, needs, conditions, a truce's state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import regex

from extractors.agents import speaker_side
from extractors.binding import local
from extractors.model.lexicon import Talks
from extractors.model.text import Clause
from extractors.polarity import negated
from extractors.subjects import merge, side_of
from extractors.text import clean
from extractors.truce_words import BUT, DEAL, HOPE, TURNS, WOULD, Turn
from extractors.truces import Truce


@dataclass(frozen=True, slots=True)
class Said:
    """A status read from a turn of speech, with its holder and its words (offsets into the clause)."""

    status: str
    actor: str | None
    start: int
    end: int
    reason: str


#: Turns that hold a "not" of their own.
_NEGATIVE: Final = frozenset({"rejected", "conditioned", "nothing"})
_STATES: Final = frozenset({"cancelled", "expired", "announced", "ongoing"})
#: A state under these words is only thought of.
_THOUGHT: Final = regex.compile(
    r"\b(?:if|once|when|until|unless|before|whether|should|could|might|may|as soon as|until after|hop\w+|expect\w*|no|"
    r"any|would|how|when and)\b[^,;]{0,40}$",
    regex.IGNORECASE,
)
#: The holder is who says it: "we expect …".
_OURS: Final = regex.compile(r"\b(?:we|I)(?: \w+ly| also| still| do| will| would| now)? $", regex.IGNORECASE)
_UNTIL: Final = regex.compile(r"[^.;]{0,40}?\b(?:until|before|unless|without|till|as long as)\b", regex.IGNORECASE)


def phrase(clause: Clause, plain: str, truce: Truce, talks: Talks) -> Said | Literal[False] | None:
    """Give what a turn of speech says of a truce; False when it says that nothing holds, None when there is none."""
    left, right = plain[: truce.start], plain[truce.end :]
    rest = clean(clause.sentence.text)[clause.start - clause.sentence.start + truce.end :]
    agreed = _deal(clause, plain, truce, talks)
    if agreed is not None:
        return agreed
    if truce.form == "passive":
        return _passive(clause, truce, rest, talks)
    for turn in TURNS:
        behind = rest if turn.status == "conditioned" else right
        match = turn.words.search(left) if turn.left else turn.words.match(behind)
        if match is None or not _holds(turn, clause, plain, match, truce):
            continue
        if turn.status == "nothing":
            return False
        who, status = _holder(turn, clause, talks)
        if turn.left and _OURS.search(plain[: match.start()]):
            who = speaker_side(clause, talks) or who
        if who is None or (turn.status not in _STATES and who not in _sides(talks)):
            continue
        start, end = (
            (match.start(), truce.end) if turn.left else (truce.start, min(len(plain), truce.end + match.end()))
        )
        return Said(status, who, start, end, f"turn: {turn.name}")
    return _hoped(clause, truce, talks) or _hanging(clause, left, truce, talks)


def _passive(clause: Clause, truce: Truce, rest: str, talks: Talks) -> Said | Literal[False]:
    """Read "operations can only be suspended if …": a condition of who speaks, else nothing."""
    who = speaker_side(clause, talks) or _subject(clause)
    hangs = regex.match(r"[^,;.]{0,20}\b(?:if|after|once|when|provided|on condition|unless)\b", rest)
    if who is None or hangs is None or clause.polarity == "denied":
        return False
    return Said("conditioned", who, truce.start, truce.end, "turn: suspended only if")


def _sides(talks: Talks) -> frozenset[str]:
    return frozenset(side.id for side in talks.sides) | {"BOTH"}


def _holds(turn: Turn, clause: Clause, plain: str, match: regex.Match[str], truce: Truce) -> bool:
    """Tell whether a turn is meant: asserted, not negated unless it says "not" itself, a state not only thought of."""
    if turn.name == "possible":
        return "agree" in clean(clause.sentence.text) and clause.polarity == "asserted"
    if turn.name == "no … before":
        return _UNTIL.match(plain, truce.end) is not None
    if clause.polarity in ("denied", "negated") and turn.status != "conditioned":
        return turn.status == "rejected" and clause.polarity == "negated" and "not" in match[0]
    if turn.status in _STATES:
        thought = _THOUGHT.search(plain[: truce.start]) is not None
        return clause.polarity == "asserted" and not thought and not negated(plain, truce.end + match.end() - 1)
    at = match.start() if turn.left else truce.end + match.end() - 1
    if clause.polarity in ("conditional", "hypothetical") and turn.status != "conditioned":
        return False
    return turn.status in _NEGATIVE or not negated(plain, at)


def _holder(turn: Turn, clause: Clause, talks: Talks) -> tuple[str | None, str]:
    """Give whose statement a turn is and its status; a party's word that a truce runs is only *stated*."""
    subject, speaker = _subject(clause), speaker_side(clause, talks)
    if turn.holder == "who":
        return subject or speaker, turn.status
    if turn.holder == "speaker":
        who = speaker or subject
        third = who is not None and who not in (*talks.parties, "BOTH")
        return who, "supported" if third and turn.name == "aim" else turn.status
    if turn.holder == "claim" and speaker in talks.parties:
        return speaker, "stated" if turn.status == "ongoing" else turn.status
    return (subject if subject in talks.parties else "BOTH"), turn.status


def _subject(clause: Clause) -> str | None:
    if not clause.subjects:
        return None
    if len(clause.subjects) == 1:
        return clause.subjects[0]
    return "ALL" if "BOTH" in clause.subjects else "+".join(clause.subjects)


def _deal(clause: Clause, plain: str, truce: Truce, talks: Talks) -> Said | None:
    """Read an agreement with named sides; both parties must be among them."""
    match = DEAL.search(plain, max(0, truce.start - 140), truce.start)
    if match is None or clause.polarity != "asserted" or negated(plain, match.start()):
        return None
    if _THOUGHT.search(plain[: match.start()]) or regex.search(
        r"\b(?:to|want\w*|seek\w*|for) (?:\w+ ){0,3}$", plain[: match.start()]
    ):
        return None
    inside = [
        m
        for m in (*local(clause, "side"), *local(clause, "joint"), *local(clause, "person"))
        if match.start("who") <= m.start < match.end("who")
    ]
    sides = [s for m in inside if (s := side_of(m, talks))] + (list(clause.subjects) if match["how"] == "with" else [])
    who = merge(sides, talks)
    if "BOTH" not in who:
        return None
    return Said("agreed", "BOTH" if who == ("BOTH",) else "ALL", match.start(), truce.end, "deal with its sides")


def _hoped(clause: Clause, truce: Truce, talks: Talks) -> Said | None:
    """Read a hope for a truce as the call of who hopes."""
    before = clean(clause.sentence.text)[: clause.start - clause.sentence.start + truce.start]
    match = HOPE.search(before)
    if match is None or clause.polarity in ("denied", "negated", "conditional"):
        return None
    ends = clause.sentence.start + match.end("who")
    named = [m for m in clause.sentence.mentions if m.start < ends <= m.end + 2]
    who = (
        side_of(named[-1], talks)
        if named
        else speaker_side(clause, talks)
        if match["who"].islower() or match["who"] in ("I", "We")
        else None
    )
    if who is None or who not in _sides(talks) - {"BOTH"}:
        return None
    start = max(0, match.start("who") - (clause.start - clause.sentence.start))
    return Said("called_for", who, start, truce.end, "turn: hope")


def _hanging(clause: Clause, left: str, truce: Truce, talks: Talks) -> Said | None:
    """Read an assent that hangs on a condition behind it ("Moscow would accept a truce if …")."""
    rest = clean(clause.sentence.text)[clause.start - clause.sentence.start + truce.end :]
    if not BUT.match(rest) or clause.polarity not in ("conditional", "asserted"):
        return None
    match, who = WOULD.search(left), _subject(clause) or speaker_side(clause, talks)
    if (
        match is None
        or who not in talks.parties
        or regex.match(r"\W*(?:and |but )?(?:if|unless|should)\b", left + " ", regex.IGNORECASE)
    ):
        return None
    return Said("conditioned", who, match.start(), truce.end, "turn: hangs on a condition")
