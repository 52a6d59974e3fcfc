"""The facts of one article: every registered type over every clause, checked, without repeats, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from extractors.clause import clauses
from extractors.context import names_both
from extractors.facts import REGISTER
from extractors.gold import gold_slots
from extractors.model.talks import Fact
from extractors.model.text import Annotated

#: Read in any article; every other type needs an article that names both parties.
UNGATED: Final = frozenset({"quote"})
_ORDER: Final = {"title": 0, "body": 1}


def read_facts(annotated: Annotated) -> tuple[Fact, ...]:
    """Read the facts of an annotated article, in the order of their evidence.

    Raises AssertionError when a fact's evidence does not re-read from the article: that is a bug of its module.
    """
    ours = names_both(annotated)
    modules = [module for module in REGISTER if ours or module.TYPE in UNGATED]
    found: list[Fact] = []
    for clause in clauses(annotated):
        for module in modules:
            found += module.read(clause, annotated)
    for fact in found:
        _check(fact, annotated)
    ranks = {module.TYPE: rank for rank, module in enumerate(REGISTER)}
    return tuple(sorted(subsume(found), key=lambda f: (*_place(f), ranks[f.type], f.status, f.rule)))


def _place(fact: Fact) -> tuple[int, int, int]:
    return (_ORDER[fact.evidence.where], fact.evidence.start, fact.evidence.end)


def _check(fact: Fact, annotated: Annotated) -> None:
    source = annotated.article.title if fact.evidence.where == "title" else annotated.article.body
    if not fact.evidence.text or source[fact.evidence.start : fact.evidence.end] != fact.evidence.text:
        raise AssertionError(f"the evidence of a {fact.type} does not re-read: {fact.evidence!r} ({fact.rule})")


def subsume(facts: Iterable[Fact]) -> list[Fact]:
    """Keep the first of equal facts, and drop one that says less than another in the same clause's words.

    Equal: same type, status, actor, scope, speaker and slots. A headline and a lead that say the same are both kept:
    they are two evidences of one fact, merged when articles are fused.
    """
    kept: list[Fact] = []
    seen: set[tuple[object, ...]] = set()
    for fact in facts:
        key = (fact.type, fact.status, fact.actor, fact.scope, fact.attribution.speaker, repr(sorted(gold_slots(fact).items())))
        if fact.type != "quote" and key in seen:
            continue
        seen.add(key)
        kept.append(fact)
    return [fact for fact in kept if not any(_says_less(fact, other) for other in kept)]


def _says_less(fact: Fact, other: Fact) -> bool:
    """Tell whether an uncounted fact stands inside the words of a counted one of the same type and status."""
    if fact is other or (fact.type, fact.status, fact.evidence.where) != (other.type, other.status, other.evidence.where):
        return False
    inside = other.evidence.start <= fact.evidence.start and fact.evidence.end <= other.evidence.end
    return inside and fact.quantity is None and other.quantity is not None
