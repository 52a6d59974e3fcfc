"""How somebody stands to a thing asked for: demands, wants, proposes, offers or refuses it.

A predicate right of the thing comes first ("… is out of the question"); else the cues left of it compose from the
inside out. A demand that is taken back, talked over or denied is none; in doubt nothing is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import regex

from extractors.pieces import verb
from extractors.stance_words import (
    BREAK,
    CUE,
    FINITE_ACCEPT,
    KEPT,
    LACKS,
    MAYBE,
    NOUN,
    PLANNED,
    RIGHT,
    TAKEN_BACK,
    UNDER_MODAL,
    UNSHOWN,
    WHOSE,
)

#: Characters between a cue and what it governs; lists are long.
_FAR: Final = 330
_RIGHT_FAR: Final = 90
_NEGATED: Final = regex.compile(
    r"\b(?:not|never|n't|no|neither|nor|cannot|without|hardly)(?: (?!only)\w+){0,2} $|n't (?:\w+ )?$", regex.I
)
_AFTER_NOT: Final = regex.compile(r" (?:not|never)\b")
#: "the sanctions imposed on it": a participle, no predicate.
_REDUCED: Final = regex.compile(r"\w+ed (?:on|by|in|from|to|at|since|against|under|after|during)\b")
#: "must become neutral and must not join": the second verb speaks of something else.
_JOINED: Final = regex.compile(r"\b(?:and|or) (?:\w+ly )?$")
_THAT: Final = regex.compile(r"\bthat\b")
_MODAL: Final = regex.compile(r"(?:would|will|could|can|may) (?:\w+ly )?")
_WISHED: Final = {
    "plan": "proposed",
    "call": "called_for",
    "propose": "proposed",
    "offer": "offered",
    "support": "supported",
}
_PUSHES: Final = regex.compile(r"(?:push|press|insist)\b", regex.IGNORECASE)
#: "no peace without": the negation belongs to the condition.
_BUT_FOR: Final = ("until", "unless", "without", "before")
_WISHES: Final = frozenset({"demand", "call", "propose", "support"})
_STANDS: Final = (None, "passed", "demanded")
_SPOKEN: Final = frozenset({"must", "condition", "no"})
_NAMED_BESIDE: Final = frozenset({"noun", "plan"})
#: "rejected a truce, demanding …" aside: a finite verb that is joined to the one before it stands on its own.
_JOINED_ON: Final = regex.compile(
    r"(?:,|\band|\bbut) (?:(?:has|have|had) )?(?:(?:also|then|again|instead|\w+ly) )?$", regex.IGNORECASE
)
_FINITE: Final = regex.compile(
    r"(?:demand|insist|reject|want|call|urge|propose|suggest|oppose|seek|rule|dismisse?|require|offer|maintain)(?:s|d|ed)\b"
    r"|refuse[sd]\b|sought\b|(?:demand|insist|suggest|propos|offer|seek|urg|push|requir|stipulat|call)ing\b",
    regex.IGNORECASE,
)
_NOT_FINITE: Final = regex.compile(r" (?:of|from|by|for (?:the|a) \w+ of)\b")
#: "conditions for an end to …": what they are for, not what they are.
_PRICE_OF: Final = regex.compile(
    r"(?:(?:pre-?)?conditions?|terms|price) (?:for|of|to)(?: (?:an?|the|any|\w+ing))? ?", regex.IGNORECASE
)
#: What keeps a thing back until a condition is met wants the condition.
_WITHHOLDS: Final = frozenset({"refuse", "will_not", "no", "accept", "offer", "topic"})


class Stance(NamedTuple):
    """A status with the words it rests on (offsets into the sentence).

    ``by`` says whose it is: subject (of the cue), noun (named beside it), speaker or passive. ``refused_at`` is where a
    refusal begins inside a demand ("demands that … never …").
    """

    status: str
    start: int
    end: int
    by: str
    refused_at: int | None = None


def stance(plain: str, start: int, end: int) -> Stance | None:
    """Give the stance a sentence in plain form states to the thing at ``start:end``; None when it states none."""
    said, asked = predicate(plain, start, end), own(plain, start, end)
    if said is not None and said.status == "rejected" and LACKS.search(plain, max(0, start - 60), start):
        return said._replace(status="demanded")
    if said is not None and asked is not None and said.status != "rejected":
        return asked  # "Moscow's demand for land remains the main hurdle": its own words say whose
    return said or fronted(plain, end) or governed(plain, start) or asked


def own(plain: str, start: int, end: int) -> Stance | None:
    """Read a thing whose own words say that it is demanded ("Moscow's territorial demands", "demand for land")."""
    noun = NOUN.search(plain, start, end)
    if noun is None or TAKEN_BACK.search(plain, max(0, start - 60), start):
        return None
    return Stance("demanded", noun.start(), noun.end(), "noun")


#: "Guarantees are what Kyiv is demanding": the thing stands first.
_WHAT: Final = regex.compile(
    r"[^;.,]{0,50}? (?:is|are|was|were) (?:just |exactly |precisely )?what (?=the |\p{Lu}|we |I |he |she )"
)
_FRONTED: Final = frozenset({"demand", "call", "propose", "offer", "refuse"})
_WHO: Final = 50  # characters between "what" and the verb of who wants it


def fronted(plain: str, end: int) -> Stance | None:
    """Read a thing that stands before who wants it ("… is what Kyiv demands")."""
    what = _WHAT.match(plain, end)
    cue = CUE.search(plain, what.end(), what.end() + _WHO) if what is not None else None
    name = (cue.lastgroup or "") if cue is not None else ""
    if cue is None or name not in _FRONTED or _NEGATED.search(plain, max(0, cue.start() - 30), cue.start()):
        return None
    return Stance("rejected" if name == "refuse" else _wished(name, cue, plain), cue.start(), cue.end(), "subject")


def predicate(plain: str, start: int, end: int) -> Stance | None:
    """Read what is said of the thing: "withdrawal is out of the question", "the troops must be withdrawn"."""
    match = RIGHT.search(plain, start, min(len(plain), end + _RIGHT_FAR))
    if match is None or match.start() < end - 40 or _THAT.search(plain, end - 5, max(end, match.start())):
        return None
    if BREAK.search(plain, end, match.start()) or _JOINED.search(plain[end : max(end, match.start())]):
        return None
    between = verb(plain, end, match.start()) if match.start() > end else None
    if (
        between is not None
        and not _REDUCED.match(plain, between.start())
        and not _MODAL.fullmatch(plain, between.start(), match.start())
    ) or _comma(plain, end, match.start()):
        return None
    by = "passive" if WHOSE.match(plain, match.end()) else "speaker"
    return Stance(_status(match), match.start(), match.end(), by)


def _status(match: regex.Match[str]) -> str:
    return {"refused": "rejected"}.get(match.lastgroup or "", match.lastgroup or "")


def _comma(plain: str, start: int, stop: int) -> bool:
    """Tell whether a new clause begins between the thing and a predicate ("…, Russia must")."""
    return stop > start and regex.search(r", (?!and|or|as|including)", plain[start:stop]) is not None


def governed(plain: str, start: int) -> Stance | None:
    """Compose the cues left of the thing, innermost first."""
    found = _giving_up(_chain(plain, start))
    status: str | None = None
    head: tuple[str, regex.Match[str]] | None = None
    refused: int | None = None
    hangs = given_up = False
    for name, cue in found:
        before = status
        if hangs and name in _WITHHOLDS:
            head = ("no" if name == "no" else "call", cue)
            continue
        if name == "noun" and status is None and _PRICE_OF.fullmatch(plain, cue.start(), start):
            return None
        if given_up and name in _WITHHOLDS and status == "demanded":
            continue  # "will not drop its demand that …": it stands
        given_up = name == "waive" and status == "demanded"
        hangs = hangs or (name == "condition" and status is None)
        if name == "void" and status in _STANDS and KEPT.search(plain, max(0, cue.start() - 40), cue.start()):
            return Stance("demanded", cue.start(), cue.end(), "subject")
        status = _compose(name, cue, plain, status)
        if status == "blocked":
            return None
        if status == "rejected" and before != "rejected":
            refused = cue.start()
        moves = name in ("demand", "noun", "plan", "call", "must") and (head is None or head[0] != "plan")
        if status is not None and (status != before or moves):
            head = (name, cue)
    if status is None or head is None or status == "passed":
        return None
    name, cue = head
    by = "noun" if name in _NAMED_BESIDE else "speaker" if name in _SPOKEN else "subject"
    return Stance(status, cue.start(), cue.end(), by, refused)


_REFUSAL: Final = regex.compile(
    r"(?:rejection|refusal|renunciation|abandonment) (?:of|to)|refusal to", regex.IGNORECASE
)


def _giving_up(found: Sequence[tuple[str, regex.Match[str]]]) -> Sequence[tuple[str, regex.Match[str]]]:
    """Read "demanded the rejection of …" as a demand to give something up, not as a refusal."""
    given: list[tuple[str, regex.Match[str]]] = []
    for place, (name, cue) in enumerate(found):
        outer = found[place + 1] if place + 1 < len(found) else None
        refusal = name == "refuse" and _REFUSAL.fullmatch(cue[0]) is not None
        hangs = any(one[0] == "condition" for one in found[place + 1 : place + 3])
        under = (outer is not None and outer[0] in ("demand", "must", "call", "noun")) or hangs
        told = name == "topic" and hangs and cue[0].lower().startswith("announc")  # "as soon as Kyiv announces …"
        given.append(("waive" if (refusal and under) or told else name, cue))
    return given


def _chain(plain: str, start: int) -> Sequence[tuple[str, regex.Match[str]]]:
    """Give the cues that reach the thing, nearest first."""
    cues = list(CUE.finditer(plain, max(0, start - _FAR - 60), start))
    found: list[tuple[str, regex.Match[str]]] = []
    right = start
    for cue in reversed(cues):
        if right - cue.end() > _FAR or BREAK.search(plain, cue.end(), right):
            break
        name = cue.lastgroup or ""
        if name == "no" and right - cue.end() > 30:
            continue
        found.append((name, cue))
        right = cue.start()
        if _stands_alone(plain, cue):
            break
    return found


def _stands_alone(plain: str, cue: regex.Match[str]) -> bool:
    """Tell whether a cue is a finite verb joined to another one, which does not govern it ("rejects X, demands Y")."""
    return (
        _FINITE.match(cue[0]) is not None
        and _NOT_FINITE.match(plain, cue.end()) is None
        and _JOINED_ON.search(plain, max(0, cue.start() - 20), cue.start()) is not None
    )


def _compose(name: str, cue: regex.Match[str], plain: str, inner: str | None) -> str | None:
    """Give the status under one more cue; "passed" is what is accepted or done in the infinitive, no stance yet."""
    bare = inner in (None, "passed")
    if name == "void" or (name == "topic" and bare):
        return "blocked"
    if name in ("topic", "waive"):
        return inner or "passed"
    if name in ("will_not", "no"):
        return "rejected" if bare or inner == "offered" else "blocked" if inner != "rejected" else inner
    negated = bool(_NEGATED.search(plain, max(0, cue.start() - 30), cue.start()) or _AFTER_NOT.match(plain, cue.end()))
    negated = negated and not (name == "condition" and cue[0].lower().endswith(_BUT_FOR))
    if name == "accept":
        return _accepted(plain, cue, inner, negated=negated)
    if negated:
        return _under_no(name, cue[0].lower(), inner, bare=bare)
    if name == "refuse":
        return "blocked" if inner == "rejected" else "rejected"
    return _wished(name, cue, plain) if bare else inner


def _wished(name: str, cue: regex.Match[str], plain: str) -> str:
    """Give the status of a wish, a demand, a proposal or an offer of a thing that has none yet."""
    if name == "noun" and cue[0].lower().startswith("red line"):
        return "rejected"
    if name == "offer" and UNSHOWN.search(plain, max(0, cue.start() - 40), cue.start()):
        return "blocked"
    if name in _WISHES and PLANNED.search(plain, max(0, cue.start() - 60), cue.start()):
        return "proposed"
    if name in _WISHES and not _PUSHES.match(cue[0]) and MAYBE.search(plain, max(0, cue.start() - 25), cue.start()):
        return "blocked"
    if name == "must" and cue[0].lower().startswith(("should", "ought")):
        return "called_for"
    return _WISHED.get(name, "demanded")


def _accepted(plain: str, cue: regex.Match[str], inner: str | None, *, negated: bool) -> str | None:
    if negated:
        return "rejected" if inner != "rejected" else "blocked"
    if inner == "rejected":
        return "blocked"
    finite = FINITE_ACCEPT.match(cue[0]) and not UNDER_MODAL.search(plain, max(0, cue.start() - 20), cue.start())
    return (
        "accepted"
        if finite and (inner == "demanded" or not cue[0].lower().startswith("agreed"))
        else "passed"
        if inner in (None, "passed")
        else inner
    )


def _under_no(name: str, word: str, inner: str | None, *, bare: bool) -> str | None:
    """Compose a negated cue: not wanted, not ready and must not are refusals; not demanded is nothing."""
    if word.startswith("offer"):
        return "blocked"
    if name in ("must", "offer", "call") and bare:
        return "rejected"
    if name in ("offer", "accept") or (name == "must" and inner == "rejected"):
        return "rejected"
    return "blocked"
