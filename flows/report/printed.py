"""What stands behind the counts of coverage: the newest articles of an outlet, and of a bar of the chart; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from flows.report.words import article, beyond, text
from storage.report import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Some of the articles behind a count; ``more``: how many it leaves out."""

    id: str  # of its place on the page
    title: str
    articles: list[Row]
    more: int


def shelves_of(rows: list[Row], names: Mapping[str, str]) -> dict[tuple[str, str], Shelf]:
    """Put articles on shelves by kind and key: an outlet's name, a bucket's day. ``names``: what buckets are called."""
    found: dict[tuple[str, str], Shelf] = {}
    for number, (key, members) in enumerate(groupby(rows, key=lambda row: (row["kind"], row["key"]))):
        found[key] = _shelf(f"e-shelf-{number}", text(names.get(key[1], key[1]), 120), members)
    return found


def _shelf(place: str, title: str, members: Iterable[Row]) -> Shelf:
    rows = list(members)
    return Shelf(id=place, title=title, articles=[article(row) for row in rows], more=beyond(rows))
