"""What the topic's folder says: people, sides, places, rivals, agencies, series; no file is read here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from extractors.model.rounds import Round


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office somebody held between two days (None: open)."""

    title: str  # "defence minister"
    side: str  # RU UA TR US …
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of the story, with every spelling the wires use."""

    id: str
    name: str
    side: str
    aliases: tuple[str, ...]  # full spellings; the last word of each is a surname unless in ``surnames``
    surnames: tuple[str, ...]  # spellings that stand alone
    offices: tuple[Office, ...]
    pronoun: str = "he"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A state or body that speaks: names, adjectives, and what stands for it ("the Kremlin")."""

    id: str  # RU UA US TR AE EU BY CH SA VA UN …
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    metonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city, region or venue where talks are or were held."""

    name: str
    kind: str  # city | region | venue | ground
    country: str
    aliases: tuple[str, ...] = ()
    city: str | None = None  # of a venue
    zone: str | None = None  # IANA time zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another conflict whose talks are never ours, known by its words."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A wire agency or syndicate as it signs: "(Reuters)", "©2025 Bloomberg L.P."."""

    name: str
    signs: tuple[str, ...]
    distributor: bool = False  # passes on what others wrote


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a demand is about; in its phrases "*" ends a word anyhow and " .. " skips a few words."""

    id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """One topic: its two parties, its words, its known rounds up to ``known_until``."""

    topic: str
    parties: tuple[str, str]
    languages: tuple[str, ...]  # that Parley reads
    persons: tuple[Person, ...]
    sides: tuple[Side, ...]
    places: tuple[Place, ...]
    rivals: tuple[Rival, ...]
    agencies: tuple[Agency, ...]
    known_until: date
    rounds: tuple[Round, ...]
    series: Mapping[str, str]  # id → name shown to people
    version: str  # hash of the folder's files
    topics: tuple[Topic, ...] = ()  # of demands
    theatre: str | None = None  # the party on whose soil the war is fought

    def other(self, party: str | None) -> str:
        """Return the party that a party deals with: the second for the first, else the first."""
        return self.parties[1] if party == self.parties[0] else self.parties[0]
