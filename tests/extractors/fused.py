"""Facts of the third Istanbul round as several origins tell them, and their claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from extractors.claims import fuse, merge_key
from extractors.conflicts import contested
from extractors.model import (
    Article,
    Attribution,
    Claim,
    Evidence,
    Fact,
    Office,
    Person,
    Quantity,
    RoundRef,
    Talks,
)
from tests.extractors.observed import article


@dataclass(frozen=True)
class Told:
    """A fact in its article, as fusion takes it."""

    fact_id: str
    fact: Fact
    article: Article
    copy_group: str

    @property
    def merge_key(self) -> str:
        """Give what it is compared by."""
        return merge_key(self.fact, self.article.published_at)


def person(name: str, side: str) -> Person:
    """Build a person of a side."""
    return Person(id=name, name=name, side=side, aliases=(name,), surnames=(), offices=(Office(title="", side=side),))


TALKS = Talks(
    topic="test",
    parties=("RU", "UA"),
    languages=("en",),
    persons=(person("medinsky", "RU"), person("umerov", "UA"), person("fidan", "TR")),
    sides=(),
    places=(),
    rivals=(),
    agencies=(),
    known_until=date(2026, 1, 15),
    rounds=(),
    series={},
    version="test",
)


def told(
    origin: str,
    quantity: Quantity | None = None,
    *,
    speaker: str | None = None,
    kind: str = "prisoner_exchange",
    status: str = "agreed",
    copy_group: str = "",
    slots: Mapping[str, Any] | None = None,
    **changes: Any,
) -> Told:
    """Build a fact of the third Istanbul round as one origin tells it."""
    values: dict[str, Any] = {
        "type": kind,
        "status": status,
        "scope": "main",
        "evidence": Evidence(where="body", start=0, end=1, text="x"),
        "rule": "test",
        "actor": "BOTH",
        "quantity": quantity,
        "rounds": (RoundRef(round_id="istanbul-2025-3", basis="main"),),
        "attribution": Attribution(speaker=speaker),
        "slots": slots or {},
    }
    name = f"{origin}-{speaker}-{quantity}-{copy_group}-{status}-{slots}-{changes}"
    outlet = {"outlet": origin, "family": origin, "article_id": name, "origin": origin, "origin_basis": "credit"}
    return Told(name, Fact(**{**values, **changes}), article(**outlet), copy_group or name)


def exactly(count: float, side_basis: str = "unspecified", qualifier: str = "exact") -> Quantity:
    """Build a count."""
    return Quantity(lo=count, qualifier=qualifier, side_basis=side_basis)


def fused(*facts: Told) -> tuple[Claim, ...]:
    """Fuse facts under the test's talks."""
    return contested(fuse(facts, TALKS))
