"""What a clause does to a truce: who proposes, demands, backs, refuses, conditions, accepts or declares it.

The shared status words decide first; here stand the turns of speech that only truces have. One side's *agreed* is
*accepted*; an agreement needs both sides or the words that it was reached.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import regex

from extractors.holders import holder
from extractors.model.text import Annotated, Clause
from extractors.pieces import TAIL_AGREED, verb
from extractors.stances import stance
from extractors.status import Judged, judge
from extractors.subjects import side_of
from extractors.text import clean
from extractors.triggers import gated
from extractors.truce_answers import answer, relative, taken_up
from extractors.truce_authors import Author, authors
from extractors.truce_conditions import asked_for, mirrored
from extractors.truce_frames import BUT, REFUSED_BY
from extractors.truce_holders import ACCEPTED, AGREED, corrected, rest
from extractors.truce_phrases import phrase
from extractors.truce_voices import subject_side, voice
from extractors.truces import Truce, truces


@dataclass(frozen=True, slots=True)
class Told:
    """A statement on a truce: what is done to it, whose act it is, and the words (offsets into the clause)."""

    truce: Truce
    status: str
    actor: str | None
    start: int
    end: int
    reason: str


#: What stands between an act and its truce without changing either; blanked before the status words are read.
_CLEAR: Final = regex.compile(
    r"\b(?:the |any |an? )?(?:very )?(?:idea|notion|concept|principle|prospect|possibility|option|introduction|"
    r"formats?|forms?|types?|kinds?|"
    r"establishment|implementation|declaration) of(?= )|\b(?:to|in) (?:establish|implement|introduce|enact|reach|"
    r"achieve|observe|"
    r"extend|prolong|renew|declare|impose|enter|secure|hold)(?:ing)? (?=(?:\S+ ){0,5}(?:cease|truce))|"
    r"\b(?:extending|prolonging|an? extension of|extension of)(?= )|"
    r"(?<=\b(?:the|an|a|any|this|newly|previously|recently|already) )(?:agreed|proposed|announced|planned|"
    r"suggested)(?=[ -](?!(?:to|on|upon|that|by|in|at|with)\b))",
    regex.IGNORECASE,
)
#: "refused a full truce, agreeing only to a pause": what stands before is another truce's.
_TURNS_TO: Final = regex.compile(
    r"\b(?:cease-?fires?|truces?|pauses?|halts?|moratoriums?)\b[^;.]{0,80}?(?P<to>,)"
    r"(?: but| instead| while)? (?:agree|opt|offer|propos|accept|settl|suggest|back|reject|refus|demand|call|"
    r"insist)ing\b[^,;.]{0,60}$",
    regex.IGNORECASE,
)
#: "ceasefire proposal": what is said of it is said of the truce.
_PUT: Final = regex.compile(
    r"[ -](?:proposals?|plans?|initiatives?|ideas?|offers?|demands?|calls?)\b(?! "
    r"for)",
    regex.IGNORECASE,
)
#: "to extend a three-day truce | into a | full ceasefire"
_TURNED_INTO: Final = regex.compile(
    r"\b(?:extend|expand|turn|transform|convert|prolong|develop|broaden|widen|make|upgrade)\w* (?:[\w-]+ ){0,6}$",
    regex.IGNORECASE,
)
_INTO: Final = regex.compile(r" (?:in)?to (?:an?|the) (?:[\w-]+ )*", regex.IGNORECASE)
#: "suggested that the truce would be a test": a guess, no proposal.
_SUPPOSED: Final = regex.compile(
    r"\b(?:suggest|propos)\w*(?: that)?(?: (?:the|an?|any|this|such|\w+ing|\w+al)){1,3} $", regex.IGNORECASE
)
_SO: Final = regex.compile(r"(?: (?:proposal|plan|deal|offer))? (?:would|could|might|may|will|was|is|had|has)\b")
#: What people think in a survey or shout in the street is no side's position.
_POLLED: Final = gated(
    r"\b(?:polls?|surveys?|pollsters?|protesters?|demonstrators?|marched|rall(?:y|ied)|respondents|analysts?|experts?|"
    r"(?:most|many|some|all|ordinary|per ?cent of|% of|majority of) (?-i:\p{Lu}\p{L}+s))\b",
    regex.IGNORECASE,
)
_BOTH: Final = regex.compile(
    r"\bboth (?:sides |parties |countries )?(?:have |had )?(?:since |already |now )?agreed\b", regex.IGNORECASE
)
_MISSING: Final = regex.compile(r"slot missing: (?P<status>\w+) by whom: (?P<words>.*)")


#: The clause read last with what it told: three fact types ask for the same clause one after the other.
_LAST: list[tuple[Clause, Annotated, list[Told]]] = []
#: Truces read in one clause; a clause that names more is a list or an attack.
_MOST: Final = 6


def told(clause: Clause, text: Annotated) -> list[Told]:
    """Give what a clause says of the truces it names, the main statement of each first."""
    last = _LAST[0] if _LAST else None
    if last is None or last[0] is not clause or last[1] is not text:
        last = (clause, text, _told(clause, text))
        _LAST[:] = [last]
    return last[2]


def _told(clause: Clause, text: Annotated) -> list[Told]:
    plain = clean(clause.text)
    found: list[Told] = []
    if _POLLED.search(plain):
        return found
    named = here(clause)[:_MOST]
    for number, truce in enumerate(named):
        if number + 1 < len(named) and _turned_into(plain, truce, named[number + 1]):
            continue
        if any(one.truce.start <= truce.start <= one.truce.end + 30 and one.truce.kind == truce.kind for one in found):
            continue
        written = authors(clause, plain, truce, text.talks)
        main = _main(clause, plain, truce, text, blank=[(a.start, a.end) for a in written])
        main = _until(clause, main, text)
        if main is not None and (main.status, main.actor) == ("promised", "BOTH"):
            main = replace(main, status="announced")
        found += [main] if main is not None else []
        behind = relative(clause, plain, truce, text.talks)
        if behind is not None and behind.status is not None and (main is None or main.status != behind.status):
            found.append(Told(truce, behind.status, behind.actor, truce.start, truce.end, behind.reason))
        found += [
            Told(
                truce,
                "conditioned" if _hangs(clause, truce, a, text) else a.status,
                a.actor,
                min(a.start, truce.start),
                max(a.end, truce.end),
                f"author: {a.words}",
            )
            for a in written
            if main is None or (main.status, main.actor) != (a.status, a.actor)
        ]
    return found or _answered(clause, plain, text)


#: "ruled out a truce | until supplies stop": that is its condition.
_UNTIL: Final = regex.compile(r"(?: (?:deal|agreement))? (?:until|unless|as long as|so long as)\b")


def _until(clause: Clause, main: Told | None, text: Annotated) -> Told | None:
    """Read a party's refusal that lasts until something else is done as a condition."""
    if main is None or main.status != "rejected" or main.actor not in text.talks.parties:
        return main
    return replace(main, status="conditioned") if _UNTIL.match(rest(clause, main.truce)) else main


def _turned_into(plain: str, truce: Truce, other: Truce) -> bool:
    """Tell whether a truce is only what another is to be made of: that one is wanted."""
    made = _TURNED_INTO.search(plain, 0, truce.start) is not None
    return made and _INTO.fullmatch(plain, truce.end, other.start) is not None


def _hangs(clause: Clause, truce: Truce, author: Author, text: Annotated) -> bool:
    """Tell whether a party's own proposal of a truce asks something in return."""
    own = author.status in ("proposed", "offered") and author.actor in text.talks.parties
    return own and BUT.match(rest(clause, truce)) is not None


def _answered(clause: Clause, plain: str, text: Annotated) -> list[Told]:
    """Read a clause that names no truce itself and answers one named before it in its sentence."""
    taken = taken_up(clause, text) if not truces(clean(clause.sentence.text)) else None
    if taken is not None and taken[1].status is not None:
        moved = replace(taken[0], start=taken[2], end=taken[2])
        return [Told(moved, taken[1].status, taken[1].actor, taken[2], len(plain.rstrip(" ,.;")), taken[1].reason)]
    found = answer(clause, text.talks)
    if (
        found is None
        or found[1].status is None
        or (found[1].status == "agreed" and found[1].actor not in ("BOTH", "ALL"))
    ):
        return []
    truce, judged = found
    start, end = len(plain) - len(plain.lstrip(" ,—–-")), len(plain.rstrip(" ,.;"))
    by = clause.start - clause.sentence.start
    moved = replace(truce, start=truce.start - by, end=truce.end - by)
    return [Told(moved, judged.status or "", judged.actor, start, max(end, start + 1), judged.reason)]


def here(clause: Clause) -> list[Truce]:
    """Give the truces of a clause, their kind read from the whole sentence; offsets into the clause."""
    by = clause.start - clause.sentence.start
    size = clause.end - clause.start
    return [
        replace(one, start=one.start - by, end=one.end - by)
        for one in truces(clean(clause.sentence.text))
        if by <= one.start and one.end <= by + size
    ]


def _main(clause: Clause, plain: str, truce: Truce, text: Annotated, *, blank: list[tuple[int, int]]) -> Told | None:
    """Give the statement of a clause on one truce; ``blank``: the words of its authors, who are not its agents."""
    if clause.polarity == "question" or (_SUPPOSED.search(plain, 0, truce.start) and _SO.match(plain, truce.end)):
        return None
    first = _hinges(clause, text, truce) or _refused_by(clause, plain, truce, text)
    if first is not None:
        return first
    said = phrase(clause, plain, truce, text.talks)
    if said is not None:
        if not said:
            return None
        hangs = said.status in ACCEPTED and said.actor in text.talks.parties and BUT.match(rest(clause, truce))
        tail = said.status == "announced" and TAIL_AGREED.match(plain, plain.rfind(",") + 1) is not None
        return Told(
            truce,
            "conditioned" if hangs else "agreed" if tail else said.status,
            said.actor,
            said.start,
            said.end,
            said.reason,
        )
    bare = plain
    for start, end in blank:
        bare = bare[:start] + " " * (end - start) + bare[end:]
    turn = _TURNS_TO.search(bare, 0, truce.start)
    bare = " " * turn.end("to") + bare[turn.end("to") :] if turn else bare
    bare = _CLEAR.sub(lambda m: " " * len(m[0]), bare)
    put = _PUT.match(bare, truce.end)
    bare = bare[: truce.end] + " " * len(put[0]) + bare[put.end() :] if put else bare
    judged = judge(replace(clause, text=bare), truce.start, truce.end, truce.form, text.talks)
    status, actor, reason = _resolved(clause, judged, text)
    if status is not None:
        status, actor = corrected(clause, plain, truce, status, actor, reason, text, authored=bool(blank))
    if status is None and judged.reason.startswith(_OPEN) and not blank:
        return None if turn else _wanted(clause, truce, text)
    return Told(truce, status, actor, truce.start, truce.end, reason) if status else None


def _hinges(clause: Clause, text: Annotated, truce: Truce) -> Told | None:
    """Read a truce that one party asks of the other first, or would answer in kind."""
    asked = asked_for(clause, text, truce.start, truce.end)
    if asked is not None:
        return Told(truce, "demanded", asked[0], asked[1], truce.end, "made a condition")
    same = mirrored(clause, text, truce.start)
    return Told(truce, "conditioned", same[0], same[1], truce.end, "in kind") if same is not None else None


def _refused_by(clause: Clause, plain: str, truce: Truce, text: Annotated) -> Told | None:
    """Read the refusal behind a truce first: whoever agreed before, there is none."""
    cue = REFUSED_BY.match(plain, truce.end) if clause.polarity == "asserted" else None
    if cue is None:
        return None
    by = [m for m in clause.mentions if 0 <= m.start - clause.start - cue.end() <= 20]
    who = side_of(by[0], text.talks) if by else None
    return Told(truce, "rejected", who, truce.start, cue.end(), "refused by") if who else None


#: What the status words leave open, the words of wanting and refusing may decide.
_OPEN: Final = ("status unknown", "complete", "slot missing", "polarity blocked: would <")
_POSITIONS: Final = frozenset({"demanded", "called_for", "proposed", "rejected", "supported", "offered"})


_BE_OR_HOLD: Final = regex.compile(
    r"(?:is|are|was|were|be|been|includ\w+|compris\w+|involv\w+|w?ould|will|has|have|had)\b"
)
#: "the terms of a truce": what it hangs on, not it.
_TERMS_OF: Final = regex.compile(r"\b(?:terms|conditions?|price|details|requirements?) (?:for|of|to|on)(?: \S+){0,3} $")


def _wanted(clause: Clause, truce: Truce, text: Annotated) -> Told | None:
    """Read a truce among what somebody wants or refuses ("Kyiv's conditions include a full ceasefire")."""
    by = clause.start - clause.sentence.start
    held = stance(clean(clause.sentence.text), truce.start + by, truce.end + by)
    if clause.polarity != "asserted" or held is None or held.status not in _POSITIONS:
        return None
    plain = clean(clause.sentence.text)
    between = verb(plain, held.end, truce.start + by) if held.by == "noun" else None
    if _TERMS_OF.search(plain, 0, truce.start + by) or (between and not _BE_OR_HOLD.match(between[0])):
        return None
    who = holder(clause, text, held)
    start = max(0, min(held.start - by, truce.start))
    return Told(truce, held.status, who, start, max(held.end - by, truce.end), "wanted") if who else None


def _resolved(clause: Clause, judged: Judged, text: Annotated) -> tuple[str | None, str | None, str]:
    """Give status, actor and reason; a wish that names nobody is the one of who speaks."""
    if "agreed, but nobody says who" in judged.reason:
        words, named = judged.reason.rpartition(": ")[2], [p for p in text.talks.parties if p in clause.subjects]
        if _BOTH.search(clean(clause.text)):
            return "agreed", "BOTH", words
        if len(named) == 1 and AGREED.search(words):
            return "accepted", named[0], words
    missing = _MISSING.match(judged.reason) if judged.status is None else None
    if missing is None:
        return judged.status, judged.actor, judged.reason
    who = voice(clause, text.talks) or subject_side(clause)
    if missing["status"] == "proposed" and not regex.search(r"\b(?:I|[Ww]e|[Oo]ur)\b", clause.text):
        return None, None, judged.reason
    return (missing["status"] if who else None), who, "speaker: " + missing["words"]
