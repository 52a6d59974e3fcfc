"""How the words that govern an event compose to its status, from the inside out.

not(reject(propose(exchange))) is nothing, reject(propose(exchange)) is *rejected*, agree(propose(exchange)) *accepted*.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from extractors.cues import Cue
from extractors.forms import finite, form

BLOCKED: Final = "blocked"
NEGATIVE: Final = frozenset({"rejected", "denied", "postponed", "cancelled", "threatened"})
PROPOSALS: Final = frozenset({"proposed", "offered", "called_for", "demanded"})
_SIMPLE: Final = {
    "demand": "demanded",
    "offer": "offered",
    "propose": "proposed",
    "call": "called_for",
    "accept": "accepted",
}
STOPS: Final = {"postpone": "postponed", "cancel": "cancelled", "threaten": "threatened"}
#: Classes that make one status of whatever is not already refused.
_TURNS: Final = {"condition": "conditioned", "refuse": "rejected", "deny": "denied"}
_PROGRESSIVE: Final = regex.compile(r"\b(?:is|are|was|were) (?:now |currently |still |again )?\w+ing$")
#: "decided to suspend the exchange": a decision, no purpose.
_DECIDED: Final = regex.compile(r"\b(?:decided|chose|chosen|opted|resolved|decision) to (?:\w+ly )?$")


def compose(cls: str, inner: str | None, *, is_finite: bool = True) -> str | None:
    """Give the status of an event under one more cue; ``inner`` is its status so far, None for the bare event."""
    if inner == BLOCKED or cls in ("topic", "modal"):
        return BLOCKED
    if cls == "neg":
        return "rejected" if inner in ("offered", "promised") else BLOCKED
    if cls in _TURNS:
        return BLOCKED if inner in NEGATIVE else _TURNS[cls]
    if cls in STOPS:
        return BLOCKED if inner in ("rejected", "denied") else STOPS[cls]
    if cls in _SIMPLE:
        return BLOCKED if inner in NEGATIVE else "conditioned" if inner == "conditioned" else _SIMPLE[cls]
    return _affirm(cls, inner, is_finite=is_finite)


def _affirm(cls: str, inner: str | None, *, is_finite: bool) -> str | None:
    if cls == "agree":
        return _agreed(inner)
    if cls == "promise":
        return "promised" if inner in (None, "completed", "partially_completed", "agreed", "announced") else inner
    if cls == "begin":
        return "partially_completed" if inner in (None, "completed") and is_finite else inner
    if cls == "complete":
        return inner if inner is not None or not is_finite else "completed"
    return inner or "announced"


def _agreed(inner: str | None) -> str | None:
    """Agree: to a proposal is to accept it, to a postponement to postpone, to a refusal is too much to read."""
    if inner in PROPOSALS:
        return "accepted"
    if inner in ("rejected", "denied"):
        return BLOCKED
    return inner if inner in NEGATIVE else "agreed"


def fold(plain: str, chain: Sequence[Cue], inner: str | None) -> str | None:
    """Compose a chain of cues, outermost first, over a status ("are holding" is going on, "to hold" states nothing)."""
    for number, cue in reversed(list(enumerate(chain))):
        purpose = cue.cls in STOPS and number == 0 and form(plain, cue.start) == "infinitive"
        if purpose and not _DECIDED.search(plain, 0, cue.start):
            return BLOCKED  # "plans an attack to derail the talks": a purpose, no act
        if cue.cls == "complete" and _PROGRESSIVE.search(plain[: cue.end]):
            inner = compose("begin", inner)
        else:
            states = cue.cls not in ("complete", "begin") or finite(plain, cue.start, cue.end)
            inner = compose(cue.cls, inner, is_finite=states)
    return inner
