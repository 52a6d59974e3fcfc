"""The demo's small web as values: outlets, their items, and the instants at which the replay polls."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from extractors.model import Feed

HERE: Final = Path(__file__).parent
#: Countries and kinds of the invented outlets matter to nobody: they stand for the ordinary case.
_COUNTRIES: Final = {"uk": "UA", "de": "DE", "en": "GB"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What an item looks like from an instant on, in its feed and on its page."""

    at: datetime
    title: str
    summary: str
    content: str
    updated: str | None
    file: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of one outlet; ``looks`` are its states in time, the first its appearance."""

    item_id: str
    outlet: str
    path: str
    also_at: tuple[str, ...]
    redirect_from: tuple[str, ...]
    link: str | None
    guid: str
    published: str
    author: str | None
    category: str | None
    content_type: str
    fault: Mapping[str, Any] | None
    looks: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An invented outlet: its host, its feed and what its robots.txt says."""

    outlet_id: str
    name: str
    host: str
    language: str
    charset: str | None
    robots: str
    feed_path: str
    feed_kind: str  # rss2 | atom | rdf
    full_text: bool
    items: tuple[Item, ...]

    def feed(self) -> Feed:
        """Return the feed as an operator would have written it."""
        return Feed(
            name=self.outlet_id,
            url=f"http://{self.host}{self.feed_path}",
            outlet=self.name,
            family=self.outlet_id,
            country=_COUNTRIES.get(self.language, "GB"),
            language=self.language,
            kind="private",
            seen_at="made up for the demo",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything the wire shows, and when the replay looks at it."""

    cycles: tuple[datetime, ...]
    outlets: tuple[Outlet, ...]


def load_world(folder: Path = HERE) -> World:
    """Read ``world.json``; the pages themselves are read when they are published."""
    told = json.loads((folder / "world.json").read_text("utf-8"))
    items: dict[str, list[Item]] = {}
    for row in told["items"]:
        items.setdefault(row["outlet"], []).append(_item(row))
    outlets = tuple(_outlet(row, tuple(items.get(row["id"], ()))) for row in told["outlets"])
    return World(cycles=tuple(map(_instant, told["cycles"])), outlets=outlets)


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _outlet(row: Mapping[str, Any], items: tuple[Item, ...]) -> Outlet:
    return Outlet(
        outlet_id=row["id"],
        name=row["name"],
        host=row["host"],
        language=row["language"],
        charset=row["charset"],
        robots=row["robots"],
        feed_path=row["feed"]["path"],
        feed_kind=row["feed"]["kind"],
        full_text=row["feed"]["full_text"],
        items=items,
    )


def _item(row: Mapping[str, Any]) -> Item:
    first = {**row, "at": row["appears_at"]}
    return Item(
        item_id=row["id"],
        outlet=row["outlet"],
        path=row["path"],
        also_at=tuple(row.get("also_at", ())),
        redirect_from=tuple(row.get("redirect_from", ())),
        link=row.get("link"),
        guid=row["guid"],
        published=row["published"],
        author=row.get("author"),
        category=row.get("category"),
        content_type=row.get("content_type", "text/html"),
        fault=row.get("fault"),
        looks=tuple(_shown(look, first) for look in (first, *row.get("changes", ()))),
    )


def _shown(look: Mapping[str, Any], first: Mapping[str, Any]) -> Shown:
    return Shown(
        at=_instant(look["at"]),
        title=look.get("title", first["title"]),
        summary=look.get("summary", first.get("summary", "")),
        content=look.get("content", first.get("content", "")),
        updated=look.get("updated"),
        file=look.get("file", first.get("file")),
    )
