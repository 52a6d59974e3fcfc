"""Tells what a second reading of an article says otherwise: facts added, removed, changed; pure.

A fact is the same when all it says is the same; the rule that read it, its confidence and its place in a text that
moved do not count. What is left is paired within its type by how much it shares, best first.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.model import Fact
from storage.store import to_json

ADDED: Final = "added"
REMOVED: Final = "removed"
CHANGED: Final = "changed"
#: Words told alike outweigh all else; without shared words it takes two shared slots.
_WORDS: Final = 4
_ENOUGH: Final = 2
_SLOTS: Final = ("actor", "target", "unit", "status", "quantity", "date", "topics", "persons")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One fact that came, went, or is told otherwise; ``article`` names where."""

    article: str
    kind: str  # added | removed | changed
    type: str
    before: Fact | None
    after: Fact | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many facts of a type there were, and what became of them."""

    before: int = 0
    added: int = 0
    removed: int = 0
    changed: int = 0


def compare(article: str, before: Sequence[Fact], after: Sequence[Fact]) -> list[Change]:
    """Return what changed between two readings of one article, by type and place in the text."""
    gone, come = _unlike(before, after), _unlike(after, before)
    pairs = _paired(gone, come)
    paired = {id(fact) for pair in pairs for fact in pair}
    changes = [Change(article=article, kind=CHANGED, type=old.type, before=old, after=new) for old, new in pairs]
    changes += [_alone(article, REMOVED, fact) for fact in gone if id(fact) not in paired]
    changes += [_alone(article, ADDED, fact) for fact in come if id(fact) not in paired]
    return sorted(changes, key=_place)


def tally(before: Mapping[str, int], changes: Iterable[Change]) -> dict[str, Tally]:
    """Count by type; ``before``: how many facts of each there were."""
    counted = {kind: Counter(before=count) for kind, count in before.items()}
    for change in changes:
        counted.setdefault(change.type, Counter())[change.kind] += 1
    return {kind: Tally(**counts) for kind, counts in sorted(counted.items())}


def _alone(article: str, kind: str, fact: Fact) -> Change:
    before, after = (None, fact) if kind == ADDED else (fact, None)
    return Change(article=article, kind=kind, type=fact.type, before=before, after=after)


def _unlike(some: Sequence[Fact], others: Sequence[Fact]) -> list[Fact]:
    """Return the facts that are not said, as often, among the others."""
    left = Counter(map(_content, others))
    unlike = []
    for fact in some:
        content = _content(fact)
        left[content] -= 1
        if left[content] < 0:
            unlike.append(fact)
    return unlike


def _content(fact: Fact) -> str:
    whole = to_json(Fact, fact)
    del whole["rule"], whole["confidence"], whole["evidence"]["start"], whole["evidence"]["end"]
    return json.dumps(whole, sort_keys=True)


def _paired(gone: Sequence[Fact], come: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Pair what went with what came, the likest first; each once."""
    scored = sorted(
        (-likeness(old, new), first, second)
        for first, old in enumerate(gone)
        for second, new in enumerate(come)
        if old.type == new.type and likeness(old, new) >= _ENOUGH
    )
    pairs: list[tuple[Fact, Fact]] = []
    taken: set[tuple[str, int]] = set()
    for _, first, second in scored:
        if ("old", first) not in taken and ("new", second) not in taken:
            taken |= {("old", first), ("new", second)}
            pairs.append((gone[first], come[second]))
    return pairs


def likeness(old: Fact, new: Fact) -> float:
    """Return how much two facts of one type share: words, and the slots that say who and what."""
    mine, yours = set(old.evidence.text.casefold().split()), set(new.evidence.text.casefold().split())
    shared = len(mine & yours) / max(1, len(mine | yours))
    pairs = ((getattr(old, name), getattr(new, name)) for name in _SLOTS)
    same = sum(1 for one, other in pairs if one == other and one not in (None, ()))
    return _WORDS * shared + same


def _place(change: Change) -> tuple[str, str, int, str]:
    fact = change.after or change.before
    assert fact is not None
    return (change.type, fact.evidence.where, fact.evidence.start, change.kind)
