"""Who may speak, as the text prints it: noun phrases, and the text with its persons and sides to look for them in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.model.text import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A noun phrase that speaks; ``kind``: person (id known), name (as printed), role, pronoun, side."""

    kind: str
    ident: str  # person or side id, the printed name, the role phrase, or the pronoun
    start: int
    end: int
    role: str | None = None  # as printed beside the name


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A text in plain form with its persons and sides, in order; what sources are looked for in."""

    plain: str
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]

    def between(self, start: int, end: int) -> tuple[Mention, ...]:
        """Give the mentions that begin inside a stretch."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def scene(plain: str, mentions: Iterable[Mention]) -> Scene:
    """Make a scene of a text and the mentions found in it."""
    kinds = ("person", "side", "role", "agency", "joint", "place")
    kept = tuple(sorted((m for m in mentions if m.kind in kinds), key=lambda m: m.start))
    return Scene(plain=plain, mentions=kept, starts=tuple(m.start for m in kept))
