"""What a clause says of an event: a status from the cues that govern it, composed from the inside out.

"Ukraine did not reject the proposal to exchange prisoners" is not(reject(propose(exchange))): nothing. A status needs its
agent: *agreed* both sides (or the noun, or "we agreed"), one side alone *accepted*. What cannot be composed is blocked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import regex

from extractors import polarity
from extractors.agents import NOUN_CUE, agent, speaker_side
from extractors.cues import Cue, cues
from extractors.forms import finite, form
from extractors.model.lexicon import Talks
from extractors.model.text import Clause
from extractors.pieces import TAIL_AGREED, verb
from extractors.text import clean

BLOCKED: Final = "blocked"
_NEGATIVE: Final = frozenset({"rejected", "denied", "postponed", "cancelled", "threatened"})
_PROPOSALS: Final = frozenset({"proposed", "offered", "called_for", "demanded"})
_SIMPLE: Final = {
    "demand": "demanded",
    "offer": "offered",
    "propose": "proposed",
    "call": "called_for",
    "accept": "accepted",
}
_STOPS: Final = {"postpone": "postponed", "cancel": "cancelled", "threaten": "threatened"}
#: Statuses that nobody can have without an agent.
_NEED_AGENT: Final = _PROPOSALS | {"rejected", "conditioned", "denied", "threatened", "accepted"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A status with its actor, or why there is none; ``reason`` names the cues in the order they were composed."""

    status: str | None
    actor: str | None
    reason: str


def compose(cls: str, inner: str | None, *, is_finite: bool = True) -> str | None:
    """Give the status of an event under one more cue; ``inner`` is its status so far, None for the bare event."""
    if inner == BLOCKED or cls in ("topic", "modal"):
        return BLOCKED
    if cls == "neg":
        return "rejected" if inner in ("offered", "promised") else BLOCKED
    if cls == "condition":
        return "conditioned" if inner not in _NEGATIVE else BLOCKED
    if cls == "refuse":
        return "rejected" if inner not in _NEGATIVE else BLOCKED
    if cls == "deny":
        return "denied" if inner not in _NEGATIVE else BLOCKED
    if cls in _STOPS:
        return _STOPS[cls] if inner not in ("rejected", "denied") else BLOCKED
    if cls in _SIMPLE:
        return BLOCKED if inner in _NEGATIVE else "conditioned" if inner == "conditioned" else _SIMPLE[cls]
    return _affirm(cls, inner, is_finite=is_finite)


def _affirm(cls: str, inner: str | None, *, is_finite: bool) -> str | None:
    if cls == "agree":
        return (
            "accepted"
            if inner in _PROPOSALS
            else BLOCKED
            if inner in ("rejected", "denied")
            else inner
            if inner in _NEGATIVE
            else "agreed"
        )
    if cls == "promise":
        return "promised" if inner in (None, "completed", "partially_completed", "agreed", "announced") else inner
    if cls == "begin":
        return "partially_completed" if inner in (None, "completed") and is_finite else inner
    if cls == "complete":
        return inner if inner is not None or not is_finite else "completed"
    return inner or "announced"


def judge(clause: Clause, start: int, end: int, kind: str, talks: Talks) -> Judged:
    """Give the status of the event whose words stand at ``start:end`` of the clause; ``kind``: noun | verb.

    The status is None with a reason when polarity blocks it, no cue governs it, or its agent is missing.
    """
    plain = clean(clause.text)
    if clause.polarity in ("question", "conditional", "hypothetical"):
        return Judged(None, None, f"polarity blocked: {clause.polarity}")
    if clause.polarity == "negated" and not polarity.scopes(plain):
        return Judged(None, None, "polarity blocked: negated by the governing clause")
    if _hangs_on(clause, plain, end):
        return _with_agent(clause, plain, "conditioned", [], talks, start)
    status, chain = _verb_status(clause, plain, start) if kind == "verb" else _noun_status(clause, plain, start, end)
    if status is None or status == BLOCKED:
        return Judged(None, None, ("polarity blocked: " if status else "status unknown: ") + _names(chain))
    if clause.polarity == "denied":
        denier = speaker_side(clause, talks)
        return Judged(None if status in _NEGATIVE or denier is None else "denied", denier, "denied: " + _names(chain))
    return _with_agent(clause, plain, status, chain, talks, start)


_POSSIBLE: Final = regex.compile(
    r"[^;]{0,120}?\b(?:(?:is|are|was|were|be|remains) (?:only )?(?:\w+ )?[\"“]?(?:\w+ )?possible[\"”]?,?|(?:can|could|may|might|will|would) (?:only )?(?:take place|happen|be held|occur|be organi[sz]ed))"
    r"[^;.]{0,40}?\b(?:if|when|after|once|upon|provided|only as|as (?:a|the) (?:result|outcome|final)|on (?:the )?condition|under (?:one|certain|the) conditions?|but must)\b"
)


def _hangs_on(clause: Clause, plain: str, end: int) -> bool:
    """Tell whether an event is said to be possible only under a condition that follows ("is possible if …")."""
    if clause.polarity not in ("asserted", "conditional", "hypothetical") or verb(plain, 0, end) is not None:
        return False
    rest = clean(clause.sentence.text)[clause.start - clause.sentence.start + end :]
    return _POSSIBLE.match(rest) is not None


def _names(chain: list[Cue]) -> str:
    return " < ".join(cue.text for cue in chain) or "no cue"


def _left(clause: Clause, plain: str, start: int) -> list[Cue]:
    """Give the cues and negators that govern what stands at ``start``, outermost first; a foreign verb cuts the chain."""
    found = [_reported(cue, clause) for cue in cues(plain) if cue.end <= start]
    spans = [(cue.start, cue.end) for cue in found]
    for left, right in polarity.scopes(plain):
        following = min([s for s, _ in spans if s > left] + [start])
        if left < start and right > following and not any(s <= left < e for s, e in spans):
            found.append(Cue("neg", left, left + 1, "not"))
    found.sort(key=lambda cue: cue.start)
    position = start
    if found and _ASIDE.search(plain[found[-1].end : start]):
        return []
    for cue in reversed(found):
        if cue.cls == "neg":
            continue
        other = verb(plain, cue.end, position)
        own = other is not None and (
            _within(other.start(), found) or _AUXILIARY.fullmatch(plain, other.start(), position)
        )
        if other is not None and position - cue.end > 3 and not own:
            return [c for c in found if c.start >= cue.end or c.cls == "neg"]
        position = cue.start
    return found


#: "demand answers about the swap": what is demanded is another thing.
_ASIDE: Final = regex.compile(
    r"\b(?:about|over|regarding|concerning|amid|despite|because of|after|before|since|during|ahead of|following|including|such as)\b",
    regex.IGNORECASE,
)


_AUXILIARY: Final = regex.compile(
    r"(?:(?:has|have|had|is|are|was|were|be|been|being|will|would|also|already|now|finally|\w+ly) ?)+"
)


def _within(position: int, found: list[Cue]) -> bool:
    return any(cue.start <= position < cue.end for cue in found)


def _reported(cue: Cue, clause: Clause) -> Cue:
    """Read "would" under a past verb of saying as the future it reports."""
    if cue.cls == "modal" and cue.text == "would" and clause.tense == "future":
        return Cue("promise", cue.start, cue.end, cue.text)
    return cue


_PROGRESSIVE: Final = regex.compile(r"\b(?:is|are|was|were) (?:now |currently |still |again )?\w+ing$")


def fold(plain: str, chain: list[Cue], inner: str | None) -> str | None:
    """Compose a chain of cues, innermost last, over a status."""
    for cue in reversed(chain):
        if cue.cls == "complete" and _PROGRESSIVE.search(plain[: cue.end]):
            inner = compose("begin", inner)
            continue
        inner = compose(
            cue.cls, inner, is_finite=cue.cls not in ("complete", "begin") or finite(plain, cue.start, cue.end)
        )
    return inner


def _verb_status(clause: Clause, plain: str, start: int) -> tuple[str | None, list[Cue]]:
    shape = form(plain, start)
    chain = _left(clause, plain, start)
    if shape == "counterfactual":
        return BLOCKED, chain
    if shape in ("past", "perfect", "passive", "passive_now"):
        return _stated(plain, start, shape, chain)
    if shape == "present":
        headline = clause.scope == "headline" or _HOME.match(plain, start) is not None
        return (fold(plain, chain, "completed" if headline else None)), chain
    status = fold(plain, chain, None)
    if shape == "passive_future":
        if status in ("promised", None):
            status = "announced"
        elif status == "demanded":
            status = "announced" if not clause.subjects or clause.subjects == ("BOTH",) else status
    comma = plain.rfind(",", start)
    if status in ("announced", "promised") and TAIL_AGREED.match(plain, comma + 1):
        return "agreed", [Cue("agree", comma, len(plain), "agreement"), *chain]
    return status, chain


#: "Another 95 are home": a present that states what was done.
_HOME: Final = regex.compile(r"(?:is|are) (?:back |now )?home\b")
_WISHED: Final = frozenset({"call", "demand", "topic", "promise", "modal", "offer", "propose", "condition"})


def _stated(plain: str, start: int, shape: str, chain: list[Cue]) -> tuple[str | None, list[Cue]]:
    """A finite past states the event; only negation, or a wish over a bare participle ("wants them freed"), changes it."""
    near = [cue for cue in chain if cue.cls == "neg"]
    if near and polarity.negated(plain, start):
        return BLOCKED, chain
    if shape == "past" and chain and chain[-1].cls in _WISHED and verb(plain, chain[-1].end, start) is None:
        return fold(plain, chain, None), chain
    done = "partially_completed" if shape == "passive_now" else "completed"
    return done, [cue for cue in chain if cue.cls == "begin"]


_COMPOUND: Final = regex.compile(
    r"[ -](?:(?P<agree>agreement|deal|accord|pact|arrangement)|(?P<propose>proposal|initiative|plan)|(?P<offer>offer))s?\b"
)


def _noun_status(clause: Clause, plain: str, start: int, end: int) -> tuple[str | None, list[Cue]]:
    chain = _left(clause, plain, start)
    compound = _COMPOUND.match(plain, end)
    if compound:
        chain = [
            cue
            for cue in chain
            if cue.cls in ("neg", "refuse", "topic", "modal", "propose", "call", "deny", "accept", "agree")
        ]
        head = compound.lastgroup or "agree"
        agreement = Cue(head, end + 1, compound.end(), compound[0].strip())
        after = [
            cue
            for cue in _predicate(clause, plain, compound.end())
            if cue.cls in ("neg", "refuse", "postpone", "cancel", "modal", "topic")
        ]
        if head != "agree" and not chain:
            return None, [agreement]
        return fold(plain, chain + after, {"agree": "agreed", "offer": "offered"}.get(head, "proposed")), [
            *chain,
            *after,
            agreement,
        ]
    if verb(plain, 0, start, headline=clause.scope == "headline") is None and not (chain and _governs(chain[-1], start)):
        right = _predicate(clause, plain, end)
        inside = [
            cue
            for cue in chain
            if cue.cls == "neg" or (cue.cls in ("postpone", "cancel", "refuse", "topic", "begin") and right)
        ]
        if right:
            status = fold(plain, inside, fold(plain, right, None))
            return ("announced" if status in ("promised", "demanded") else status), inside + right
    return fold(plain, chain, None), chain


def _governs(cue: Cue, start: int) -> bool:
    """Tell whether a cue with its preposition stands right before a noun ("deal on POWs", "no point to a summit")."""
    preposition = cue.text.endswith((" on", " to", " for", " with", " of", " over", " in"))
    return _NO_POINT.search(cue.text) is not None or (preposition and cue.cls != "begin" and start - cue.end <= _NEAR)


#: Characters between a governing preposition and its noun: a determiner and two adjectives.
_NEAR: Final = 25
_NO_POINT: Final = regex.compile(r"\bno (?:point|sense|reason|need|question|basis|grounds)\b")
#: What follows is no predicate any more: "deal on POWs, no progress on peace".
_NEW_TOPIC: Final = regex.compile(r", (?:no|but|with|without|little|few|despite|amid)\b")
_AUX_BEFORE: Final = regex.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|will|would|to|not|n't|also|already|\w+ly) $"
)
_REDUCED: Final = regex.compile(
    r"(?:agreed|proposed|planned|announced|scheduled|promised|brokered|mediated|organi[sz]ed|postponed|offered|demanded|suggested|discussed|arranged|negotiated)\b"
)


def _predicate(clause: Clause, plain: str, end: int) -> list[Cue]:
    """Give the verb group a noun is the subject of, outermost first; a bare participle after the noun is no predicate."""
    right = [_reported(cue, clause) for cue in cues(plain) if cue.start >= end]
    if right and NOUN_CUE.match(right[0].text):
        return []
    while (
        right
        and _REDUCED.match(right[0].text)
        and not _AUX_BEFORE.search(plain, max(0, right[0].start - 12), right[0].start)
    ):
        if verb(plain, right[0].end) is None and len(right) == 1:
            break
        right = right[1:]
    if right and right[0].text.endswith("ing") and not _AUX_BEFORE.search(plain, 0, right[0].start):
        return []
    if not right or _NEW_TOPIC.search(plain, end, right[0].start):
        return []
    group = [right[0]]
    for cue in right[1:]:
        if cue.start - group[-1].end > 12 or "," in plain[group[-1].end : cue.start]:
            break
        group.append(cue)
    negation = [
        Cue("neg", left, left + 1, "not")
        for left, _ in polarity.scopes(plain)
        if max(end, group[0].start - 25) <= left <= group[-1].start
        and not _within(left, group)
        and not plain.startswith("without", left)
    ]
    return sorted(negation + group, key=lambda cue: cue.start)


def _with_agent(clause: Clause, plain: str, status: str, chain: list[Cue], talks: Talks, start: int) -> Judged:
    who, how = agent(clause, plain, status, chain, talks, start)
    reason = _names(chain)
    if status == "agreed":
        if how == "noun" or who in ("BOTH", "ALL"):
            return Judged("agreed", "BOTH", reason)
        if who in talks.parties:
            return Judged("accepted", who, reason)
        return Judged(None, None, "status unknown: agreed, but nobody says who: " + reason)
    if status in _NEED_AGENT and who is None:
        return Judged(None, None, f"slot missing: {status} by whom: " + reason)
    return Judged(status, who, reason)
