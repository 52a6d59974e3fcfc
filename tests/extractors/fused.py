"""Facts of the third Istanbul round as several origins tell them, and their claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import combinations
from typing import Any, Protocol

from extractors.claims import Made, Saying, fuse, merge_key
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


class Telling(Protocol):
    """A fact with the article that tells it."""

    @property
    def fact_id(self) -> str: ...
    @property
    def fact(self) -> Fact: ...
    @property
    def article(self) -> Article: ...
    @property
    def copy_group(self) -> str: ...
    @property
    def merge_key(self) -> str: ...


def sayings(facts: Iterable[Telling]) -> list[Saying]:
    """Give each fact as a saying of its own, once a round."""
    return [
        Saying(
            place=place,
            round_id=round_id,
            merge_key=one.merge_key,
            fact=one.fact,
            first_id=one.fact_id,
            first_seen_at=at,
            newest=(at, one.fact_id),
            outlets=frozenset({one.article.outlet}),
            texts=frozenset({(one.copy_group, origin)}),
        )
        for place, one in enumerate(facts)
        for at in [one.article.published_at or datetime(1970, 1, 1, tzinfo=UTC)]
        for origin in [one.article.family if one.article.origin_basis == "outlet" else one.article.origin]
        for round_id in _rounds(one.fact)
    ]


def _rounds(fact: Fact) -> list[str | None]:
    return [ref.round_id for ref in fact.rounds] if fact.rounds else [None]


def fused(*facts: Told) -> tuple[Claim, ...]:
    """Fuse facts under the test's talks."""
    made = fuse(sayings(facts), TALKS)
    return contested([one.claim for one in made], _together(made, facts))


def _together(made: Iterable[Made], facts: tuple[Told, ...]) -> set[tuple[str, str]]:
    told: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for one in made:
        for said in one.sayings:
            fact = facts[said.place]
            told[fact.article.article_id, fact.fact.attribution.speaker].add(one.claim.claim_id)
    return {pair for claims in told.values() for pair in combinations(sorted(claims), 2)}
