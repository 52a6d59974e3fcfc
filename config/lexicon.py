"""The tables of a lexicon file and what they become: persons, sides, places, rivals and agencies of the model."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from config.shape import Many, Shape
from extractors.model import Agency, Office, Person, Place, Rival, Side, Topic

Text = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^\S(.*\S)?$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$")]
SideId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,5}$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class OfficeTable(Shape):
    """An office under every title the wires print, with its first and last day."""

    titles: Annotated[Many[Text], Field(min_length=1)]
    side: SideId | None = None
    since: date | None = None
    until: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.until < self.since:
            raise ValueError(f"until {self.until} lies before since {self.since}")
        return self

    def offices(self, side: str) -> tuple[Office, ...]:
        """Return one office per title; ``side`` is the person's own, used where the table names no other."""
        of = self.side or side
        return tuple(Office(title=title, side=of, since=self.since, until=self.until) for title in self.titles)


class PersonTable(Shape):
    """A person; the spellings are every given name before every surname, and the whole ones of ``also``."""

    id: Slug
    side: SideId
    name: Text | None = None
    given: Many[Text] = ()
    surnames: Many[Text] = ()
    also: Many[Text] = ()
    alone: Many[Text] | None = None
    pronoun: Literal["he", "she"] = "he"
    offices: Many[OfficeTable] = ()

    @model_validator(mode="after")
    def _named(self) -> Self:
        if bool(self.given) != bool(self.surnames) or not (self.name or self.given):
            raise ValueError("needs given and surnames, or a name")
        return self

    def person(self) -> Person:
        """Return the person with all spellings, the shown name first."""
        crossed = [f"{given} {surname}" for surname, given in product(self.surnames, self.given)]
        spellings = tuple(dict.fromkeys([*([self.name] if self.name else []), *crossed, *self.also]))
        return Person(
            id=self.id,
            name=spellings[0],
            side=self.side,
            aliases=spellings,
            surnames=self.surnames if self.alone is None else self.alone,
            offices=tuple(office for table in self.offices for office in table.offices(self.side)),
            pronoun=self.pronoun,
        )


class InstitutionTable(Shape):
    """A ministry, headquarters or service that speaks with one voice."""

    id: Slug
    side: SideId
    name: Text
    also: Many[Text] = ()

    def person(self) -> Person:
        """Return the institution as a speaker called "it", which holds no office and has no surname."""
        return Person(
            id=self.id,
            name=self.name,
            side=self.side,
            aliases=(self.name, *self.also),
            surnames=(),
            offices=(),
            pronoun="it",
        )


class SideTable(Shape):
    """A state or body with its names, adjectives and what stands for it."""

    id: SideId
    names: Annotated[Many[Text], Field(min_length=1)]
    adjectives: Many[Text] = ()
    metonyms: Many[Text] = ()


class PlaceTable(Shape):
    """A city, region or venue; a venue names its city; on ground the war is fought and no talks are held."""

    name: Text
    kind: Literal["city", "region", "venue", "ground"]
    country: Country
    aliases: Many[Text] = ()
    city: Text | None = None
    zone: Text | None = None


class RivalTable(Shape):
    """Another conflict or bargain, known by its words."""

    name: Text
    words: Annotated[Many[Text], Field(min_length=1)]


class AgencyTable(Shape):
    """An agency or syndicate as it signs."""

    name: Text
    signs: Annotated[Many[Text], Field(min_length=1)]
    distributor: bool = False


class TopicTable(Shape):
    """What a demand is about, known by its phrases; "*" ends a word anyhow, " .. " skips a few words."""

    id: Slug
    words: Annotated[Many[Text], Field(min_length=1)]


class LexiconFile(Shape):
    """A whole lexicon file."""

    person: Many[PersonTable]
    institution: Many[InstitutionTable] = ()
    side: Many[SideTable]
    place: Many[PlaceTable]
    rival: Many[RivalTable] = ()
    agency: Many[AgencyTable] = ()
    topic: Many[TopicTable] = ()

    def persons(self) -> tuple[Person, ...]:
        """Return everybody who speaks: persons first, then institutions."""
        return (*(table.person() for table in self.person), *(table.person() for table in self.institution))

    def sides(self) -> tuple[Side, ...]:
        """Return the sides, in file order."""
        return tuple(Side(**table.model_dump()) for table in self.side)

    def places(self) -> tuple[Place, ...]:
        """Return the places, in file order."""
        return tuple(Place(**table.model_dump()) for table in self.place)

    def rivals(self) -> tuple[Rival, ...]:
        """Return the rivals, in file order."""
        return tuple(Rival(**table.model_dump()) for table in self.rival)

    def agencies(self) -> tuple[Agency, ...]:
        """Return the agencies, in file order."""
        return tuple(Agency(**table.model_dump()) for table in self.agency)

    def topics(self) -> tuple[Topic, ...]:
        """Return what demands are about, in file order."""
        return tuple(Topic(**table.model_dump()) for table in self.topic)
