"""Clauses that answer what stands before them: "…, as Kyiv has proposed", "…, which Moscow rejected"."""

from __future__ import annotations

from typing import Final

import regex

from extractors.agents import agent
from extractors.composing import BLOCKED, fold
from extractors.cues import Cue, cues
from extractors.model.lexicon import Talks
from extractors.model.text import Clause
from extractors.polarity import scopes
from extractors.status import Judged
from extractors.text import clean

_OPENS: Final = regex.compile(
    r"^\W*(?:as|which|but|and|while|though|although|whereas|something|"
    r"an? (?:idea|proposal|demand|offer|step|condition|invitation|request|call|suggestion|prospect|possibility|plan|"
    r"appeal|meeting|summit|move)|the (?:kremlin|former|latter))\b",
    regex.IGNORECASE,
)
#: What may follow the status word when its object is the thing told before.
_BACK: Final = regex.compile(
    r"^\s*(?:(?:to )?(?:it|that|this|them|so|do so|the (?:idea|proposal|offer|plan|invitation|request|demand|"
    r"suggestion|initiative|summit|meeting|exchange|swap)|"
    r"such an? \w+|any such \w+)\b)?(?: (?:on |for |as |because |in |at |until |before |by |,|outright|again|"
    r"immediately|earlier|several|repeatedly|so far|out|off|down).*)?\W*$",
    regex.IGNORECASE,
)
#: "offered a truce, but was refused": by the other.
_REFUSED: Final = regex.compile(
    r"\b(?:was|were|been) (?:\w+ly )?(?:refused|rejected|rebuffed|turned down|dismissed|ignored)\b(?! by)"
)
_USED: Final = frozenset(
    {"refuse", "propose", "offer", "demand", "call", "accept", "agree", "condition", "postpone", "cancel", "deny"}
)


def echo(clause: Clause, talks: Talks) -> Judged | None:
    """Give the status a clause adds to the event named before it in its sentence; None when it answers nothing."""
    plain = clean(clause.text)
    if (
        clause.start == clause.sentence.start
        or clause.polarity not in ("asserted", "negated")
        or (opens := _OPENS.match(plain)) is None
    ):
        return None
    chain = [
        cue
        for cue in cues(plain)
        if cue.start >= opens.end() and (cue.cls in _USED or cue.cls in ("neg", "promise", "modal"))
    ]
    if not chain or chain[-1].cls not in _USED or not _BACK.match(plain[chain[-1].end :]):
        return None
    chain = sorted(
        [
            *chain,
            *(Cue("neg", s, s + 1, "not") for s, _ in scopes(plain) if not any(c.start <= s < c.end for c in chain)),
        ],
        key=lambda c: c.start,
    )
    status = fold(plain, chain, None)
    if status in (None, BLOCKED):
        return None
    who, how = agent(clause, plain, status or "", chain, talks, len(plain))
    if status == "rejected" and who in talks.parties and how != "by" and _REFUSED.search(plain):
        who = talks.other(who)
    if status == "agreed" and who in talks.parties:
        status = "accepted"
    return Judged(status, who, "echo: " + " < ".join(c.text for c in chain)) if who is not None else None
