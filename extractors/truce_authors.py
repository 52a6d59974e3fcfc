"""Whose proposal, call, demand or offer of a truce is named beside it: "a US proposal for …", "Kyiv's call for …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import regex

from extractors.binding import local
from extractors.model.lexicon import Talks
from extractors.model.text import Clause, Mention
from extractors.subjects import merge, side_of
from extractors.truce_voices import subject_side, voice
from extractors.truces import Truce


@dataclass(frozen=True, slots=True)
class Author:
    """Who put a truce forward, how, and the words that say so (offsets into the clause)."""

    actor: str
    status: str
    start: int
    end: int
    words: str


_STATUS: Final = {
    "propos": "proposed",
    "plan": "proposed",
    "deal": "proposed",
    "initiat": "proposed",
    "suggest": "proposed",
    "idea": "proposed",
    "offer": "offered",
    "call": "called_for",
    "appeal": "called_for",
    "push": "called_for",
    "bid": "called_for",
    "request": "called_for",
    "plea": "called_for",
    "effort": "called_for",
    "urg": "called_for",
    "demand": "demanded",
    "insist": "demanded",
    "back": "supported",
    "support": "supported",
    "sponsor": "proposed",
    "led": "proposed",
    "put": "proposed",
    "advanc": "proposed",
    "float": "proposed",
    "tabl": "proposed",
    "sought": "called_for",
    "want": "called_for",
    "announc": "announced",
    "declar": "announced",
    "unveil": "proposed",
    "present": "proposed",
}
_NOUN: Final = (
    r"(?P<n>proposals?|plans?|initiatives?|suggestions?|ideas?|offers?|calls?|appeals?|push|bid|requests?|pleas?|"
    r"efforts?|demands?|insistence|deals?(?= (?:from|by) ))"
)
#: Between the noun and its truce these begin something else.
_FLAWED: Final = regex.compile(r"\b(?:but|that|which|said|was|were|is|has|had|will)\b")
_PASSIVE: Final = (
    r"(?P<n>propos|suggest|offer|demand|back|support|call|put|advanc|float|tabl|sought|want|announc|declar|unveil|"
    r"present)(?:ed|led|t)?(?: forward| for)?"
)
#: "… proposal for a truce": the noun before, its author before that or behind "from".
_NOUN_OF: Final = regex.compile(
    rf"\b{_NOUN}(?P<from>(?: (?:from|by|of) [^;]{{2,70}}?)?) (?:for|of|on|to|about)(?P<gap>(?: [^;:]{{0,60}})?) ?$",
    regex.IGNORECASE,
)
_COMPOUND: Final = regex.compile(
    rf"(?: deal| agreement| peace)?[ -]{_NOUN}\b(?P<by> (?:(?:made|put forward|tabled|submitted|drafted|presented|"
    rf"floated) )?(?:by|from|of) )?",
    regex.IGNORECASE,
)
_BY: Final = regex.compile(
    rf"[”\"]?(?: (?:\w+ )?(?:deal|plan|proposal))?[”\"]?,?(?: that was| which was| first| earlier| already| "
    rf"previously)? {_PASSIVE}(?: (?:(?:on|last|late|early|earlier|this|yesterday|in)(?: [\w]+){{0,3}}))? by (?:the )?",
    regex.IGNORECASE,
)
_HYPHEN: Final = regex.compile(r"-(?P<n>propos|back|support|sponsor|float|draft)\w* ", regex.IGNORECASE)
_OWNS: Final = regex.compile(
    r"(?:['’]s?)?(?: (?:own|new|latest|earlier|previous|recent|repeated|initial|joint|original|public|urgent|"
    r"renewed|formal|"
    r"immediate|\d+-\w+|\w+-day|full|unconditional|temporary|partial|limited|energy|naval|maritime|Easter|Christmas|"
    r"\w+ed|president(?:'s)?|Donald|Vladimir|Volodymyr))* ?",
)
_AND: Final = regex.compile(
    r"(?:['’]s?)?(?:,? and |, )(?:(?:its|his|the|their|of|other|some) )*(?:allies |partners )?(?:in )?(?:the )?",
    regex.IGNORECASE,
)
_LIGHT: Final = regex.compile(
    r"(?:(?:the|its|his|their|President|Prime Minister|both|several|most|all|many|some|top|senior|leader|leaders|"
    r"officials?|of) )*",
    regex.IGNORECASE,
)


def authors(clause: Clause, plain: str, truce: Truce, talks: Talks) -> list[Author]:
    """Give who is named as having put a truce forward, called for it, demanded, backed or declared it."""
    known = [m for kind in ("side", "person", "joint") for m in local(clause, kind) if side_of(m, talks)]
    known.sort(key=lambda m: m.start)
    readings = (
        _before(plain, truce, known, talks) or _pronoun(clause, plain, truce, talks),
        _compound(plain, truce, known, talks),
        _by(plain, truce, known, talks),
        _hyphened(plain, truce, known, talks),
    )
    return [one for one in readings if one is not None][:1]


def _author(plain: str, who: Sequence[Mention], word: str, span: tuple[int, int], talks: Talks) -> Author | None:
    sides = merge([s for m in who if (s := side_of(m, talks))], talks)
    status = next((s for stem, s in _STATUS.items() if word.lower().startswith(stem)), None)
    if not sides or status is None:
        return None
    actor = sides[0] if len(sides) == 1 else "ALL" if "BOTH" in sides else "+".join(sides)
    return Author(actor, status, *span, plain[slice(*span)].strip())


def _before(plain: str, truce: Truce, known: Sequence[Mention], talks: Talks) -> Author | None:
    found = _NOUN_OF.search(plain, max(0, truce.start - 170), truce.start)
    if found is None or _FLAWED.search(found["gap"]):
        return None
    owner = _owner(plain, found.start("n"), known)
    if found["from"]:
        who = _listed(plain, found.start("from"), found.end("from"), known)
        return _author(plain, who, found["n"], (found.start("n"), found.end("gap")), talks) if who else None
    return _author(plain, [owner], found["n"], (owner.start, found.end("gap")), talks) if owner else None


#: "its newest offer of a truce", "our proposal for a truce"
_POSSESSIVE: Final = regex.compile(
    r"\b(?:(?P<ours>our|my)|(?P<theirs>its|his|their|her)) "
    r"(?:(?:own|new|latest|earlier|previous|recent|initial|original) )*$",
    regex.IGNORECASE,
)


def _pronoun(clause: Clause, plain: str, truce: Truce, talks: Talks) -> Author | None:
    """Give the party whose proposal is named by a pronoun: who speaks of "ours", who acts for "its"."""
    found = _NOUN_OF.search(plain, max(0, truce.start - 170), truce.start)
    owned = _POSSESSIVE.search(plain, max(0, found.start("n") - 30), found.start("n")) if found else None
    if found is None or owned is None or found["from"]:
        return None
    who = voice(clause, talks) if owned["ours"] else subject_side(clause) or voice(clause, talks)
    status = next((s for stem, s in _STATUS.items() if found["n"].lower().startswith(stem)), None)
    if who not in talks.parties or status is None or _FLAWED.search(found["gap"]):
        return None
    return Author(who, status, owned.start(), found.end("gap"), plain[owned.start() : found.end("n")].strip())


def _compound(plain: str, truce: Truce, known: Sequence[Mention], talks: Talks) -> Author | None:
    found = _COMPOUND.match(plain, truce.end)
    if found is None:
        return None
    if found["by"]:
        who = _listed(plain, found.end(), min(len(plain), found.end() + 80), known)
        return _author(plain, who, found["n"], (found.start("n"), who[-1].end), talks) if who else None
    owner = _owner(plain, truce.start, known)
    return _author(plain, [owner], found["n"], (owner.start, owner.end), talks) if owner else None


def _by(plain: str, truce: Truce, known: Sequence[Mention], talks: Talks) -> Author | None:
    found = _BY.match(plain, truce.end)
    if found is None:
        return None
    who = _listed(plain, found.end(), min(len(plain), found.end() + 80), known)
    return _author(plain, who, found["n"], (found.start("n"), who[-1].end), talks) if who else None


def _hyphened(plain: str, truce: Truce, known: Sequence[Mention], talks: Talks) -> Author | None:
    for mention in known:
        found = _HYPHEN.match(plain, mention.end)
        if found and 0 <= truce.start - found.end() <= 40:
            return _author(plain, [mention], found["n"], (mention.start, found.end()), talks)
    return None


def _owner(plain: str, position: int, known: Sequence[Mention]) -> Mention | None:
    """Give whose noun stands at a position: the side or person right before it, in the genitive or as an adjective."""
    for mention in known:
        if 0 <= position - mention.end <= 45 and _OWNS.fullmatch(plain, mention.end, position):
            owns = (
                plain.startswith(("'", "’"), mention.end)
                or mention.form == "adjective"
                or mention.id in ("US", "UN", "EU")
            )
            if owns or plain[mention.end - 2 : mention.end] in ("'s", "s'"):
                return mention
    return None


def _listed(plain: str, start: int, end: int, known: Sequence[Mention]) -> list[Mention]:
    """Give the sides listed from a position on ("Ukraine and its European allies")."""
    found: list[Mention] = []
    for mention in known:
        if mention.start < start or mention.end > end:
            continue
        between = plain[found[-1].end if found else start : mention.start]
        light = _LIGHT.fullmatch(between.lstrip()) if not found else _AND.fullmatch(between)
        if light is None and not regex.fullmatch(r" (?:from|by|of) (?:the |its |President )*", between):
            break
        found.append(mention)
    return found
