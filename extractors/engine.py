"""The facts of one article: every registered type over every clause, checked, without repeats, in a fixed order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import regex

from extractors.actors import in_short
from extractors.clause import CLAUSES as CLAUSES
from extractors.clause import LONGEST, clauses, junk
from extractors.context import foreign
from extractors.evidence import readable
from extractors.facts import REGISTER
from extractors.gate import about_us
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause, Sentence
from extractors.repeats import without_repeats
from extractors.status import judge
from extractors.text import clean
from extractors.triggers import Gated
from extractors.voiced import voiced

#: Read in any article; every other type needs an article about the two parties.
UNGATED: Final = frozenset({"quote", "delegation_head"})
_ORDER: Final = {"title": 0, "body": 1}
#: The words without which a sentence holds nothing for a module, looked for in all modules at once.
_WORDS: Final = {module.TYPE: Gated(module.WORDS) for module in REGISTER if hasattr(module, "WORDS")}
#: What a reader would expect a fact at, by type; ``trace`` says why none came.
_WATCHED: Final = {
    "round": regex.compile(
        r"\b(?:round of (?:\w+ ){0,3}(?:talks|negotiations)|(?:peace|direct) talks|delegations met)\b", regex.I
    ),
    "prisoner_exchange": regex.compile(
        r"\b(?:exchang|swap)\w*\b(?=.{0,60}\b(?:prisoner|captive|pow))|\bprisoners? (?:exchange|swap)s?\b", regex.I
    ),
    "body_repatriation": regex.compile(r"\bbodies\b|\brepatriat\w*", regex.I),
    "summit": regex.compile(
        r"\bsummits?\b|\bmeeting (?:of|between) (?:the )?(?:two )?(?:leaders|presidents)\b", regex.I
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A clause that names an event of a type and gave no fact of it, and why; offsets into the title or body."""

    type: str
    where: str
    start: int
    end: int
    text: str
    reason: str  # polarity blocked … | status unknown … | slot missing … | not ours … | page furniture


def read_facts(annotated: Annotated) -> tuple[Fact, ...]:
    """Read the facts of an annotated article, in the order of their evidence.

    Raises AssertionError when a fact's evidence does not re-read from the article: that is a bug of its module.
    """
    ours = about_us(annotated)
    modules = [module for module in REGISTER if ours or module.TYPE in UNGATED]
    found: list[Fact] = []
    sentence, wanted = None, modules
    cut = annotated.kept.setdefault(CLAUSES, clauses(annotated))
    for clause in cut:
        if clause.sentence is not sentence:
            sentence = clause.sentence
            plain = clean(sentence.text)
            wanted = [m for m in modules if m.TYPE not in _WORDS or _WORDS[m.TYPE].found(plain)]
            wanted = wanted if len(sentence.text) <= LONGEST else [m for m in modules if m.TYPE == "quote"]
        for module in wanted:
            found += [voiced(fact, clause, annotated) for fact in module.read(clause, annotated)]
    for fact in found:
        _check(fact, annotated)
    facts = [in_short(fact) for fact in readable(without_repeats(found), cut)]
    for fact in facts:
        _check(fact, annotated)
    ranks = {module.TYPE: rank for rank, module in enumerate(REGISTER)}
    return tuple(sorted(facts, key=lambda f: (*_place(f), ranks[f.type], f.status, f.rule)))


def _place(fact: Fact) -> tuple[int, int, int]:
    return (_ORDER[fact.evidence.where], fact.evidence.start, fact.evidence.end)


def _check(fact: Fact, annotated: Annotated) -> None:
    source = annotated.article.title if fact.evidence.where == "title" else annotated.article.body
    if not fact.evidence.text or source[fact.evidence.start : fact.evidence.end] != fact.evidence.text:
        raise AssertionError(f"the evidence of a {fact.type} does not re-read: {fact.evidence!r} ({fact.rule})")


def trace(annotated: Annotated) -> tuple[Silence, ...]:
    """Say, for every clause that names an event and gave no fact of its type, why it gave none."""
    ours = about_us(annotated)
    facts = read_facts(annotated)
    found = [
        _silent(clause, annotated, kind, match, ours=ours)
        for clause in clauses(annotated)
        for kind, match in _named(clause, facts)
    ]
    found += [_furniture(sentence) for sentence in annotated.sentences if junk(sentence) and _watched(sentence.text)]
    return tuple(sorted(found, key=lambda s: (_ORDER[s.where], s.start, s.type)))


def _watched(text: str) -> bool:
    return any(pattern.search(text) for pattern in _WATCHED.values())


def _furniture(sentence: Sentence) -> Silence:
    place = (sentence.where, sentence.start, sentence.end)
    return Silence(
        type="any", where=place[0], start=place[1], end=place[2], text=sentence.text, reason="page furniture"
    )


def _named(clause: Clause, facts: tuple[Fact, ...]) -> list[tuple[str, regex.Match[str]]]:
    plain = clean(clause.text)
    told = {
        f.type
        for f in facts
        if f.evidence.where == clause.sentence.where and f.evidence.start < clause.end and clause.start < f.evidence.end
    }
    return [
        (kind, match) for kind, pattern in _WATCHED.items() if kind not in told and (match := pattern.search(plain))
    ]


def _silent(clause: Clause, annotated: Annotated, kind: str, match: regex.Match[str], *, ours: bool) -> Silence:
    if not ours:
        reason = "not ours: the article is not about the two parties"
    elif foreign(clause, annotated):
        reason = "not ours: somebody else's dealings"
    else:
        judged = judge(clause, match.start(), match.end(), "noun", annotated.talks)
        reason = (
            judged.reason
            if judged.status is None
            else f"slot missing or said before: {judged.status} ({judged.reason})"
        )
    return Silence(
        type=kind,
        where=clause.sentence.where,
        start=clause.start,
        end=clause.end,
        text=clause.text.strip(),
        reason=reason,
    )
