"""What a clause says of an event: a status from the words that govern it, with its agent.

A status needs its agent: *agreed* both sides (or the noun, or "we agreed"), one side alone *accepted*, *offered*,
*promised*, *proposed*. Polarity decides first; what cannot be composed is blocked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import regex

from extractors import polarity
from extractors.agenda import on_the_agenda, only_thought_of, pressed_for
from extractors.agents import agent, speaker_side
from extractors.agreed_before import agreed_before
from extractors.chains import governors, governs, of_another, predicate
from extractors.composing import BLOCKED, NEGATIVE, PROPOSALS, fold
from extractors.cues import Cue
from extractors.forms import form
from extractors.model.lexicon import Talks
from extractors.model.text import Clause
from extractors.pieces import TAIL_AGREED, verb
from extractors.text import clean

#: Statuses that nobody can have without an agent.
_NEED_AGENT: Final = PROPOSALS | {"rejected", "conditioned", "denied", "threatened", "accepted"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A status with its actor, or why there is none; ``reason`` names the cues in the order they were composed."""

    status: str | None
    actor: str | None
    reason: str


def judge(clause: Clause, start: int, end: int, kind: str, talks: Talks) -> Judged:
    """Give the status of the event whose words stand at ``start:end`` of the clause; ``kind``: noun | verb.

    The status is None with a reason when polarity blocks it, no cue governs it, or its agent is missing.
    """
    plain = clean(clause.text)
    rest = clean(clause.sentence.text)[clause.start - clause.sentence.start :]
    if kind == "noun" and clause.polarity in ("hypothetical", "asserted") and agreed_before(plain, rest, start, end):
        return Judged("agreed", "BOTH", "agreed before")
    if blocked := _blocked(clause, plain, start):
        return Judged(None, None, blocked)
    if _hangs_on(clause, plain, end):
        return _with_agent(clause, plain, "conditioned", [], talks, start)
    status, chain = _verb_status(clause, plain, start) if kind == "verb" else _noun_status(clause, plain, start, end)
    status = BLOCKED if chain and pressed_for(plain, chain[0].start) else status
    if status is None or status == BLOCKED:
        return Judged(None, None, ("polarity blocked: " if status else "status unknown: ") + _names(chain))
    if status in ("announced", "promised") and _never_came(clause):
        return Judged(None, None, "polarity blocked: it never came about")
    if status in ("announced", "promised") and _tail_agreed(plain, end):
        status = "agreed"
        chain = [Cue("agree", plain.rfind(","), len(plain), "agreement"), *chain]
    that = status in ("announced", "promised") and clause.polarity == "asserted" and _agreed_that(clause)
    if (that or status == "agreed") and only_thought_of(clause, start, end):
        return Judged(None, None, "polarity blocked: only presented, drafted or discussed")
    if that:
        return Judged("agreed", "BOTH", "agreed that < " + _names(chain))
    if clause.polarity == "denied":
        denier = speaker_side(clause, talks)
        return Judged(None if status in NEGATIVE or denier is None else "denied", denier, "denied: " + _names(chain))
    return _with_agent(clause, plain, status, chain, talks, start)


def _blocked(clause: Clause, plain: str, start: int) -> str | None:
    """Say why no status may be read, before any cue is looked at."""
    if clause.polarity in ("question", "conditional", "hypothetical"):
        return f"polarity blocked: {clause.polarity}"
    if clause.polarity == "negated" and not polarity.scopes(plain):
        return "polarity blocked: negated by the governing clause"
    if clause.tense == "present" and clause.scope != "headline" and _HABIT.search(plain, 0, start):
        return "status unknown: a habit"
    return "status unknown: on the agenda" if on_the_agenda(clause, start) else None


#: "regularly conduct exchanges": what is done time and again is no event.
_HABIT: Final = regex.compile(
    r"\b(?:regularly|routinely|periodically|frequently|from time to time)\b", regex.IGNORECASE
)


#: "We agreed that there will be another exchange": what both agreed on is agreed.
_AGREED_THAT: Final = regex.compile(
    r"\b(?:it (?:was|has been)|we|they|both|(?:sides|parties|delegations|countries|teams|negotiators))"
    r"(?: (?:have|had|also|both|all|then))* agreed(?: that)? $",
    regex.IGNORECASE,
)


#: "… were to exchange 250, but the swap never happened"
_NEVER: Final = regex.compile(
    r"^\W*(?:but|although|though|yet|however)\b[^.;]{0,60}?\b(?:never|did(?: not|n't)|failed to|fell through|"
    r"fell apart)"
    r"(?: (?:happen|take place|go ahead|materiali[sz]e|occur|come)\w*)?\b"
)


def _never_came(clause: Clause) -> bool:
    """Tell whether what was to come is said, by the rest of its sentence, not to have come."""
    return _NEVER.search(clean(clause.sentence.text)[clause.end - clause.sentence.start :]) is not None


def _agreed_that(clause: Clause) -> bool:
    """Tell whether a clause is what both are said to have agreed on."""
    before = clean(clause.sentence.text)[: clause.start - clause.sentence.start]
    return _AGREED_THAT.search(before) is not None and not polarity.scopes(before)


def _tail_agreed(plain: str, end: int) -> bool:
    comma = plain.rfind(",", end)
    return comma >= 0 and TAIL_AGREED.match(plain, comma + 1) is not None


_POSSIBLE: Final = regex.compile(
    r"[^;]{0,120}?\b(?:(?:is|are|was|were|be|remains) (?:only )?(?:\w+ )?[\"“]?(?:\w+ )?possible[\"”]?,?|(?:can|"
    r"could|may|might|will|would) (?:only )?(?:take place|happen|be held|occur|be organi[sz]ed))"
    r"[^;.]{0,40}?\b(?:if|when|after|once|upon|provided|only as|as (?:a|the) (?:result|outcome|final)|"
    r"on (?:the )?condition|under (?:one|certain|the) conditions?|but (?:must|first|only))\b"
)


def _hangs_on(clause: Clause, plain: str, end: int) -> bool:
    """Tell whether an event is said to be possible only under a condition that follows ("is possible if …")."""
    if clause.polarity not in ("asserted", "conditional", "hypothetical") or verb(plain, 0, end) is not None:
        return False
    rest = clean(clause.sentence.text)[clause.start - clause.sentence.start + end :]
    return _POSSIBLE.match(rest) is not None


def _names(chain: list[Cue]) -> str:
    return " < ".join(cue.text for cue in chain) or "no cue"


def _verb_status(clause: Clause, plain: str, start: int) -> tuple[str | None, list[Cue]]:
    shape = form(plain, start)
    chain = governors(clause, plain, start)
    if shape == "counterfactual":
        return BLOCKED, chain
    if shape in ("past", "perfect", "passive", "passive_now"):
        return _stated(plain, start, shape, chain)
    if shape == "present":
        headline = clause.scope == "headline" or _HOME.match(plain, start) is not None
        return (fold(plain, chain, "completed" if headline else None)), chain
    if (
        shape == "participle"
        and _HOMEWARD.match(plain, start)
        and plain[:start].endswith(("is ", "are ", "now ", "all "))
    ):
        return fold(plain, chain, "completed"), chain
    status = fold(plain, chain, None)
    if status is None and clause.scope == "headline" and _HEADLINE_TO.match(plain[:start]):
        return "promised", chain
    if shape == "passive_future":
        if status in ("promised", None):
            status = "announced"
        elif status == "demanded":
            status = "announced" if not clause.subjects or clause.subjects == ("BOTH",) else status
    return status, chain


#: "Another 95 are home": a present that states what was done.
_HOME: Final = regex.compile(r"(?:is|are) (?:back |now )?home\b")
#: "Russia and Ukraine to exchange 1,200 prisoners": headlines leave "will" out.
_HEADLINE_TO: Final = regex.compile(r"(?:(?!\bto\b)[\w,'’ &-]){2,60} to (?:\w+ly |soon |also )?$")
#: "64 soldiers are going home"
_HOMEWARD: Final = regex.compile(r"(?:going|coming|returning|heading)(?: back)? home\b")
_WISHED: Final = frozenset({"call", "demand", "topic", "promise", "modal", "offer", "propose", "condition"})


def _stated(plain: str, start: int, shape: str, chain: list[Cue]) -> tuple[str | None, list[Cue]]:
    """Judge a finite past: it states the event; only negation, or a wish over a bare participle, changes it."""
    near = [cue for cue in chain if cue.cls == "neg"]
    if near and polarity.negated(plain, start):
        return BLOCKED, chain
    if shape == "past" and chain and chain[-1].cls in _WISHED and verb(plain, chain[-1].end, start) is None:
        return fold(plain, chain, None), chain
    done = "partially_completed" if shape == "passive_now" else "completed"
    return done, [cue for cue in chain if cue.cls == "begin"]


_COMPOUND: Final = regex.compile(
    r"[ -](?:(?P<agree>agreement|deal|accord|pact|arrangement)|(?P<propose>proposal|initiative|plan)|"
    r"(?P<offer>offer))s?\b"
)


def _noun_status(clause: Clause, plain: str, start: int, end: int) -> tuple[str | None, list[Cue]]:
    chain = governors(clause, plain, start)
    compound = _COMPOUND.match(plain, end)
    if compound:
        unreal = _UNREAL.search(plain, 0, start) is not None
        return (None, chain) if unreal else _compound_status(clause, plain, chain, compound)
    head = verb(plain, 0, start, headline=clause.scope == "headline")
    headed = head is not None and not _DESCRIBES.search(plain, 0, head.start())
    if not headed and not (chain and governs(chain[-1], start)):
        right = predicate(clause, plain, end)
        if right and of_another(plain, start):
            return None, chain
        if right:
            inside = [cue for cue in chain if cue.cls in _INSIDE]
            status = fold(plain, inside, fold(plain, right, None))
            return ("announced" if status in ("promised", "demanded") else status), inside + right
    return fold(plain, chain, "completed" if chain and _told_of(plain, chain[-1], start) else None), chain


#: "announced the homecoming of six boys", "reported the release of 95": it is done, unless a day to come is named.
_TOLD_OF: Final = regex.compile(r" (?:(?:on )?\w+day )?(?:(?:the|a|another|safe|successful) ){0,3}$")
_COMES_BACK: Final = regex.compile(r"(?:return|release|homecoming|liberation|repatriation)(?: home)? of\b")


def _told_of(plain: str, cue: Cue, start: int) -> bool:
    told = cue.cls == "announce" and cue.text.startswith(("announced", "reported"))
    return (
        told and _COMES_BACK.match(plain, start) is not None and _TOLD_OF.fullmatch(plain, cue.end, start) is not None
    )


#: "A planned exchange": a participle behind an article is no verb.
_DESCRIBES: Final = regex.compile(r"^\W*(?:an?|the|this|that|its|their|another|any)(?: \w+ly)? $", regex.IGNORECASE)
#: What may stand before a noun that is a subject and still change it ("the postponed swap", "no swap").
_INSIDE: Final = frozenset({"neg", "postpone", "cancel", "refuse", "topic", "begin"})
#: What may govern a compound ("talks on a swap deal", "rejected a swap offer"), and what may be said of it.
_OVER: Final = frozenset({"neg", "refuse", "topic", "modal", "propose", "call", "deny", "accept", "agree"})
_AFTER: Final = frozenset({"neg", "refuse", "postpone", "cancel", "modal", "topic"})


#: "a possible prisoner deal" is none.
_UNREAL: Final = regex.compile(
    r"\b(?:possible|potential|proposed|prospective|failed|stalled|collapsed|hoped-for|elusive|future) (?:\w+ )?$"
)


def _compound_status(
    clause: Clause, plain: str, chain: list[Cue], compound: regex.Match[str]
) -> tuple[str | None, list[Cue]]:
    """Judge "exchange agreement", "swap proposal": an agreement is one, a proposal needs somebody who acts on it."""
    over = [cue for cue in chain if cue.cls in _OVER]
    head = compound.lastgroup or "agree"
    noun = Cue(head, compound.start() + 1, compound.end(), compound[0].strip())
    if head != "agree" and not over:
        return None, [noun]
    after = [cue for cue in predicate(clause, plain, compound.end()) if cue.cls in _AFTER]
    inner = {"agree": "agreed", "offer": "offered"}.get(head, "proposed")
    return fold(plain, over + after, inner), [*over, *after, noun]


#: "the three delegations meeting in Geneva had agreed": whoever they are, they are those at the table.
_ALL_OF_THEM: Final = regex.compile(
    r"^\W*(?:(?:and|that|the|all|both|two|three|their) ){0,3}(?:delegations|negotiators|sides|parties|teams|countries|"
    r"capitals|envoys)\b(?! (?:of|from|in the west))",
    regex.IGNORECASE,
)


def _with_agent(clause: Clause, plain: str, status: str, chain: list[Cue], talks: Talks, start: int) -> Judged:
    told = status == "completed" and chain and chain[-1].cls == "announce"
    who, how = (None, "none") if told else agent(clause, plain, status, chain, talks, start)
    reason = _names(chain)
    if how == "with":
        return Judged("agreed", "BOTH", reason)
    if status == "agreed":
        if how == "noun" or who in ("BOTH", "ALL"):
            return Judged("agreed", "BOTH", reason)
        if who in talks.parties:
            return Judged("accepted", who, reason)
        if who is None and chain and _ALL_OF_THEM.search(plain, 0, chain[0].start):
            return Judged("agreed", "BOTH", reason)
        return Judged(None, None, "status unknown: agreed, but nobody says who: " + reason)
    if status in _NEED_AGENT and who is None:
        return Judged(None, None, f"slot missing: {status} by whom: " + reason)
    return Judged(status, who, reason)
