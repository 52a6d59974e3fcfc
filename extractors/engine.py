"""The facts of one article: every registered type over every clause, checked, without repeats, in a fixed order."""

from __future__ import annotations

from typing import Final

from extractors.clause import clauses
from extractors.context import names_both
from extractors.facts import REGISTER
from extractors.model.talks import Fact
from extractors.model.text import Annotated
from extractors.repeats import without_repeats

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
    return tuple(sorted(without_repeats(found), key=lambda f: (*_place(f), ranks[f.type], f.status, f.rule)))


def _place(fact: Fact) -> tuple[int, int, int]:
    return (_ORDER[fact.evidence.where], fact.evidence.start, fact.evidence.end)


def _check(fact: Fact, annotated: Annotated) -> None:
    source = annotated.article.title if fact.evidence.where == "title" else annotated.article.body
    if not fact.evidence.text or source[fact.evidence.start : fact.evidence.end] != fact.evidence.text:
        raise AssertionError(f"the evidence of a {fact.type} does not re-read: {fact.evidence!r} ({fact.rule})")
