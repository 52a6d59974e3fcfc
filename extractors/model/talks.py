"""What is understood: spans of time, quantities, attribution, facts, coverage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from extractors.model.news import Article

STATUSES: Final = (
    "announced scheduled postponed cancelled ongoing concluded proposed offered called_for demanded supported "
    "accepted agreed promised partially_completed completed rejected conditioned denied threatened issued "
    "expired stated unclear"
).split()
CLASSES: Final = (
    "round_report round_ongoing round_announced round_postponed followup background related not_talks"
).split()
#: The classes that are about the talks themselves.
ON_TALKS: Final = frozenset(CLASSES[:6])
SCOPES: Final = ("headline", "main", "context", "background")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that say it: offsets in code points into the title or the body, end exclusive."""

    where: str  # title | body
    start: int
    end: int
    text: str  # exactly those words

    def meets(self, other: Evidence) -> bool:
        """Tell whether two stretches share a character."""
        return self.where == other.where and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A count as reported, never flattened: bounds, qualifier and whose count it is."""

    lo: float
    hi: float | None = None  # None: lo is the value; open above for at_least, more_than
    qualifier: str = "exact"  # exact approx at_least more_than less_than up_to between
    side_basis: str = "unspecified"  # each total one_way unspecified


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days a phrase names; ``basis``: text (said in full) | resolved (worked out) | registry (not in the words)."""

    start: date
    end: date
    granularity: str  # day | week | month | year | range
    basis: str
    text: str
    reference: str | None = None  # what it was resolved against: dateline | feed | json-ld | page | registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says so; ``kind``: direct mixed indirect document narrator fragment. ``chain``: outlet < agency < source."""

    speaker: str | None = None  # person id of the lexicon, or the name as printed
    role: str | None = None
    kind: str = "narrator"
    channel: str | None = None
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRef:
    """Which round a fact is about and why we think so."""

    round_id: str
    basis: str  # date | ordinal+date | ordinal | main | registry | …
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One statement in one article, with the words that say so; the status already carries polarity and certainty."""

    type: str
    status: str
    scope: str
    evidence: Evidence
    rule: str  # the name of the rule that read it, in plain words
    actor: str | None = None  # RU UA US TR … BOTH ALL OTHER
    target: str | None = None
    persons: tuple[str, ...] = ()
    quantity: Quantity | None = None
    unit: str | None = None
    date: Span | None = None
    deadline: Span | None = None
    place: str | None = None
    topics: tuple[str, ...] = ()
    condition: str | None = None
    rounds: tuple[RoundRef, ...] = ()  # more than one only for distributive phrases ("in June and May")
    attribution: Attribution = Attribution()
    slots: Mapping[str, Any] = field(default_factory=dict)  # type-specific, JSON values, gold names
    confidence: float = 0.5  # how often such facts are right; ``extractors.confidence`` sets it, once rounds are known


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """An article's class, the rounds it is about, and the reasons in plain words."""

    doc_class: str
    main_round: str | None
    rounds: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything understood of one article version."""

    article: Article
    coverage: Coverage
    facts: tuple[Fact, ...]
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What one article says of one session of talks between the two sides; the input to round decisions.

    A plan, a start, an end, a move: ``status`` is a round status of the fact it rests on. ``round_id`` is set when
    the registry or a known round matches; None means it fits none and may be new.
    """

    article_id: str
    version: int
    fact: Fact
    status: str  # rumoured announced scheduled ongoing concluded postponed cancelled
    scope: str
    round_id: str | None
    series: str | None  # what the text supports: a known series, or None
    number: int | None  # the ordinal as printed
    start_on: date | None
    end_on: date | None
    moved_from: date | None  # the old date of a postponed session
    city: str | None
    country: str | None
    participants: tuple[str, ...]
    named_officials: tuple[str, ...]  # sides or hosts whose named official says so: RU UA TR …
    both_delegations: bool  # the report names both delegations as meeting
    origin: str
    published_at: datetime | None
    basis: str  # how the date was found: "weekday and feed date", …
