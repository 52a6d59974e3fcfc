"""The tables of a topic's registry: its series and the rounds known up to a day."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from config.lexicon import Country, SideId, Slug, Text
from config.shape import Many, Shape
from extractors.model import Round


class RoundTable(Shape):
    """A session that took place, without its outcome."""

    id: Slug
    series: Slug
    start_on: date
    end_on: date
    number: Annotated[int, Field(ge=1)] | None = None
    city: Text | None = None
    country: Country | None = None
    venue: Text | None = None
    participants: Annotated[Many[SideId], Field(min_length=2)]
    mediators: Many[SideId] = ()
    heads: dict[SideId, Slug] | None = None
    aliases: Many[Text] = ()
    kind: Literal["russia_ukraine_round", "bilateral_or_other", "related_negotiation"] = "russia_ukraine_round"
    numbered: bool
    separate_sessions: bool = False

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end_on < self.start_on:
            raise ValueError(f"end_on {self.end_on} lies before start_on {self.start_on}")
        if self.numbered and self.number is None:
            raise ValueError("a numbered round needs its number")
        return self

    def round(self) -> Round:
        """Return the round as the model knows it, concluded."""
        return Round(round_id=self.id, **self.model_dump(exclude={"id"}))


class RegistryFile(Shape):
    """A whole registry file."""

    known_until: date
    series: dict[Slug, Text]
    round: Many[RoundTable] = ()
