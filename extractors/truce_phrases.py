"""Turns of speech about truces that decide a statement by themselves: refusals, needs, conditions, a truce's state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import regex

from extractors.binding import local
from extractors.model.lexicon import Talks
from extractors.model.text import Clause
from extractors.polarity import negated, scopes, unreal
from extractors.subjects import merge, side_of
from extractors.text import clean
from extractors.truce_frames import BEFORE, BUT, DEAL, HALF, HOPE, IGNORED, NOT_IT, PROPOSED, WOULD
from extractors.truce_turns import Turn
from extractors.truce_voices import subject_side, voice
from extractors.truce_words import TURNS
from extractors.truces import Truce


@dataclass(frozen=True, slots=True)
class Said:
    """A status read from a turn of speech, with its holder and its words (offsets into the clause)."""

    status: str
    actor: str | None
    start: int
    end: int
    reason: str


#: Characters before a truce in which a hope or a want still reaches it.
_FAR: Final = 200
#: Turns that hold a "not" of their own.
_NEGATIVE: Final = frozenset({"rejected", "conditioned", "nothing"})
_STATES: Final = frozenset({"cancelled", "expired", "announced", "ongoing"})
_ANNOUNCED: Final = regex.compile(
    r"\b(?:announced|declared|proposed|called|ordered|brokered|"
    r"agreed)\b",
    regex.IGNORECASE,
)
_TO_DO: Final = regex.compile(r"\W*(?:[\p{Lu}][\p{L}.'’-]*(?: and |, | )){1,4}to ")
_PRONOUNS: Final = frozenset({"i", "we", "he", "she", "they", "it", "who"})
_NOT_HOLDERS: Final = frozenset({"high", "dim", "some", "many", "few", "world", "no", "fading"})
_NO: Final = regex.compile(r"not\b|n't\b|\bno\b|never|refus|declin|unwilling|reluctan|against", regex.IGNORECASE)
#: A state under these words is only thought of.
_THOUGHT: Final = regex.compile(
    r"\b(?:if|once|when|until|unless|before|whether|should|could|might|may|as soon as|until after|hop\w+|expect\w*|no|"
    r"any|would|how|when and|deadline|ultimatum|to (?:agree|accept|reach|secure|negotiate))\b[^,;]{0,40}$",
    regex.IGNORECASE,
)
#: The holder is who says it: "we expect …".
_OURS: Final = regex.compile(r"\b(?:we|I)(?: \w+ly| also| still| do| will| would| now)? $", regex.IGNORECASE)
#: "but only | after a truce is in place"
_ONLY: Final = regex.compile(r"\b(?:only|not) $")
_UNTIL: Final = regex.compile(r"[^.;]{0,40}?\b(?:until|before|unless|without|till|as long as)\b", regex.IGNORECASE)


def phrase(clause: Clause, plain: str, truce: Truce, talks: Talks) -> Said | Literal[False] | None:
    """Give what a turn of speech says of a truce; False when it says that nothing holds, None when there is none."""
    left = plain[: truce.start]
    if truce.form == "passive":
        return _passive(clause, truce, talks)
    found: Said | Literal[False] | None = _deal(clause, plain, truce, talks) or _headline(clause, left, truce, talks)
    found = found or _half(clause, left, truce, talks)
    for turn in TURNS:
        if found is not None:
            return found
        found = _turned(turn, clause, plain, truce, talks)
    if found is not None:
        return found
    return _framed(clause, plain, truce, talks) or _hoped(clause, truce, talks) or _hanging(clause, left, truce, talks)


def _turned(turn: Turn, clause: Clause, plain: str, truce: Truce, talks: Talks) -> Said | Literal[False] | None:
    """Give what one turn says of a truce, with its holder; False where it silences the clause."""
    behind = _rest(clause, truce) if turn.status == "conditioned" else plain[truce.end :]
    match = turn.words.search(plain[: truce.start]) if turn.left else turn.words.match(behind)
    if match is None or not _holds(turn, clause, plain, match, truce):
        return None
    if turn.status == "nothing":
        return False
    who, status = _holder(turn, clause, talks)
    if turn.holder == "voice" and who is None:
        return False
    who = _accused(clause, plain, match.start() if turn.left else 0, talks) or who
    if who is None and turn.holder in ("speaker", "who"):
        who = _only(clause, truce, talks)
    if turn.left and _OURS.search(plain[: match.start()]):
        who = voice(clause, talks) or who
    if who is None or not set(who.split("+")) <= _sides(talks):
        return None
    start = match.start() if turn.left else truce.start
    end = truce.end if turn.left else min(len(plain), truce.end + match.end())
    return Said(status, who, start, end, f"turn: {turn.name}")


#: "accused Moscow of refusing a truce": the accused refuses.
_ACCUSES: Final = regex.compile(r"\b(?:accus|blam|criticis|criticiz|fault)\w* (?:the )?$", regex.IGNORECASE)


def _accused(clause: Clause, plain: str, at: int, talks: Talks) -> str | None:
    near = [
        m for m in clause.mentions if m.end - clause.start < at and _ACCUSES.search(plain, 0, m.start - clause.start)
    ]
    return side_of(near[-1], talks) if near else None


def _rest(clause: Clause, truce: Truce) -> str:
    """Give what follows a truce in its sentence."""
    return clean(clause.sentence.text)[clause.start - clause.sentence.start + truce.end :]


def _headline(clause: Clause, left: str, truce: Truce, talks: Talks) -> Said | None:
    """Read the future of headlines ("Russia to halt strikes …") as a promise, of both as an announcement."""
    if clause.scope != "headline" or truce.form != "verb" or not _TO_DO.fullmatch(left):
        return None
    who = _only(clause, truce, talks)
    if who not in (*talks.parties, "BOTH"):
        return None
    return Said("announced" if who == "BOTH" else "promised", who, 0, truce.end, "turn: headline future")


def _half(clause: Clause, left: str, truce: Truce, talks: Talks) -> Said | None:
    """Read "wants a settlement, not a truce" as a refusal, "conditional interest in a truce" as a condition."""
    who = subject_side(clause) or voice(clause, talks) or _only(clause, truce, talks)
    match = NOT_IT.search(left) or HALF.search(left)
    if match is None or who not in talks.parties or clause.polarity in ("denied", "hypothetical", "conditional"):
        return None
    status = "rejected" if match.re is NOT_IT else "conditioned"
    return Said(status, who, match.start(), truce.end, f"turn: {'not it' if status == 'rejected' else 'half'}")


def _only(clause: Clause, truce: Truce, talks: Talks) -> str | None:
    """Give the one side named before a truce in its clause ("the main demand of the Ukrainian delegation is …")."""
    named = {side_of(m, talks) for m in clause.mentions if m.end <= clause.start + truce.start} - {None}
    return named.pop() if len(named) == 1 else None


def _framed(clause: Clause, plain: str, truce: Truce, talks: Talks) -> Said | None:
    """Read what is wanted before a truce, and a demand for one that was ignored by somebody."""
    by = clause.start - clause.sentence.start
    said = clean(clause.sentence.text)
    first = BEFORE.search(said, max(0, by + truce.start - _FAR), by + truce.start)
    if first is not None and clause.polarity in ("asserted", "conditional"):
        who = voice(clause, talks) if first["must"] else subject_side(clause) or voice(clause, talks)
        if who in talks.parties:
            return Said("conditioned", who, max(0, first.start() - by), truce.end, "turn: first something else")
    ignored = IGNORED.match(plain, truce.end)
    if ignored is None or clause.polarity != "asserted":
        return None
    near = [side_of(m, talks) for m in clause.mentions if 0 <= m.start - clause.start - ignored.end() <= 2]
    return Said("rejected", near[0], truce.start, ignored.end(), "turn: ignored by") if near and near[0] else None


def _passive(clause: Clause, truce: Truce, talks: Talks) -> Said | Literal[False]:
    """Read "operations can only be suspended if …": a condition of who speaks, else nothing."""
    who = voice(clause, talks) or subject_side(clause)
    hangs = regex.match(r"[^,;.]{0,20}\b(?:if|after|once|when|provided|on condition|unless)\b", _rest(clause, truce))
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
        return (
            turn.status == "rejected"
            and clause.polarity == "negated"
            and bool(scopes(plain))
            and _NO.search(match[0]) is not None
        )
    if turn.status in _STATES:
        if not turn.left and PROPOSED.search(plain, 0, truce.start):
            return False
        if _ONLY.search(clean(clause.sentence.text), 0, clause.start - clause.sentence.start):
            return False
        at = match.start() if turn.left else truce.end + match.end() - 1
        thought = _THOUGHT.search(plain[: match.start() if turn.left else truce.start]) is not None
        told = plain[match.start() : match.end()] if turn.left else plain[truce.end : truce.end + match.end()]
        return clause.polarity == "asserted" and not thought and not negated(plain, at) and not unreal(told)
    at = match.start() if turn.left else truce.end + match.end() - 1
    if clause.polarity in ("conditional", "hypothetical") and turn.status != "conditioned":
        return False
    if turn.name == "hangs on" and (clause.polarity == "negated" or negated(plain, match.start())):
        return False
    return turn.status in _NEGATIVE or not negated(plain, at)


def _holder(turn: Turn, clause: Clause, talks: Talks) -> tuple[str | None, str]:
    """Give whose statement a turn is and its status; a party's word that a truce runs is only *stated*."""
    subject, speaker = subject_side(clause), voice(clause, talks)
    if turn.holder == "who":
        return subject or speaker, turn.status
    if turn.holder == "speaker":
        who = speaker or subject
        third = who is not None and who not in (*talks.parties, "BOTH")
        return who, "supported" if third and turn.name == "aim" else turn.status
    if turn.holder == "voice":
        return speaker, "demanded" if speaker in talks.parties else turn.status
    if turn.name == "has not agreed":
        return (subject if subject in talks.parties else None), turn.status
    if turn.holder in ("own", "party"):
        return (subject if subject in (*talks.parties, "BOTH") else None), turn.status
    announced = _ANNOUNCED.search(clause.text) is not None
    if turn.holder == "claim" and not announced and speaker in talks.parties and clause.attribution.kind != "narrator":
        return speaker, "stated" if turn.status == "ongoing" else turn.status
    return (subject if subject in talks.parties else "BOTH"), turn.status


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
    by = clause.start - clause.sentence.start
    match = HOPE.search(clean(clause.sentence.text), max(0, by + truce.start - _FAR), by + truce.start)
    if match is None or clause.polarity in ("denied", "negated", "conditional"):
        return None
    ends = clause.sentence.start + match.end("who")
    named = [m for m in clause.sentence.mentions if m.start < ends <= m.end + 2]
    word = match["who"].lower()
    if named:
        who = side_of(named[-1], talks)
    elif word in _PRONOUNS:
        who = voice(clause, talks) or subject_side(clause)
    else:
        who = subject_side(clause) if match.start("who") - by <= 12 and word not in _NOT_HOLDERS else None
    if who is None or who not in _sides(talks) - {"BOTH"}:
        return None
    start = max(0, match.start("who") - by)
    return Said("called_for", who, start, truce.end, "turn: hope")


def _hanging(clause: Clause, left: str, truce: Truce, talks: Talks) -> Said | None:
    """Read an assent that hangs on a condition behind it ("Moscow would accept a truce if …")."""
    if not BUT.match(_rest(clause, truce)) or clause.polarity not in ("conditional", "asserted"):
        return None
    match, who = WOULD.search(left), subject_side(clause) or voice(clause, talks) or _only(clause, truce, talks)
    if (
        match is None
        or who not in talks.parties
        or regex.match(r"\W*(?:and |but )?(?:if|unless|should)\b", left + " ", regex.IGNORECASE)
    ):
        return None
    return Said("conditioned", who, match.start(), truce.end, "turn: hangs on a condition")
