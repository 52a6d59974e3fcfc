"""The blocks of ``feeds.toml``: one polled address each, checked together for doubles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Final, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, StringConstraints

from config.lexicon import Country, Text
from config.settings import Language
from config.shape import Many, Shape
from extractors.model import Feed

DASHED_NAME: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DashedName = Annotated[str, StringConstraints(pattern=DASHED_NAME, max_length=60)]
#: A day and where the address was read, such as "2026-11-23 owner/repository path/to/file".
Seen = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2} \S.*$", max_length=300)]


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or any(mark.isspace() for mark in value):
        raise ValueError("must be an http(s) address")
    if parts.username or parts.password:
        raise ValueError("must carry no user or password")
    return value


class FeedBlock(Shape):
    """A feed as the operator writes it."""

    name: Annotated[DashedName, Field(description="unique, lower case with dashes, never changed")]
    url: Annotated[str, AfterValidator(_web_address), Field(max_length=2000, description="the address polled")]
    outlet: Annotated[Text, Field(description="who publishes, as shown to people")]
    family: Annotated[DashedName, Field(description="the publisher's house; one family is one voice")]
    country: Annotated[Country, Field(description="ISO 3166, two capitals")]
    language: Annotated[Language, Field(description="ISO 639-1, what the feed is mostly written in")]
    kind: Annotated[Literal["state", "public", "private", "official"], Field(description="who pays the outlet")]
    seen_at: Annotated[Seen, Field(description="the day, and where the address was read")]
    every_minutes: Annotated[int, Field(ge=5, le=1440, description="how often it is polled")] = 15
    format: Annotated[Literal["feed", "news_sitemap"], Field(description="RSS or Atom, or a news sitemap")] = "feed"

    def feed(self) -> Feed:
        """Return the feed of the model."""
        return Feed(**self.model_dump())


class FeedsFile(Shape):
    """The whole of ``feeds.toml``."""

    feed: Annotated[Many[FeedBlock], Field(min_length=1)]


def doubles(blocks: Iterable[FeedBlock]) -> Iterator[str]:
    """Yield a fault for every name and every address that an earlier block already has."""
    names: set[str] = set()
    owners: dict[str, str] = {}
    for block in blocks:
        if block.name in names:
            yield f"feed.{block.name}.name stands here twice"
        names.add(block.name)
        owner = owners.setdefault(same_address(block.url), block.name)
        if owner != block.name:
            yield f"feed.{block.name}.url is the address of feed.{owner} too"


def same_address(url: str) -> str:
    """Return what makes two addresses one; the scheme, a leading www, capitals in the host, a last slash do not."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}:{parts.port or ''}{parts.path.rstrip('/')}?{parts.query}"
