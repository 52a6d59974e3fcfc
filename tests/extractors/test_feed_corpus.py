"""Every feed of the development data through the reader."""

from __future__ import annotations

import io
from pathlib import Path

import feedparser
import pytest

from extractors.errors import UnreadableFeed
from tests.extractors.pages import FEED
from tests.extractors.test_feed import read
from tests.shared import SHARED, needs_shared

FILES = sorted(path for path in (SHARED / "data" / "feeds").rglob("*") if path.is_file())
PARTS = 12


@needs_shared
@pytest.mark.parametrize("part", range(PARTS))
def test_every_item_is_stored_or_counted(part: int) -> None:
    """Every item feedparser finds in a file is an entry or a counted drop; files without a whole one are refused."""
    files = FILES[part::PARTS]
    assert len(files) > 200
    assert [name for path in files if (name := _lost(path))] == []


def _lost(path: Path) -> str | None:
    """Name the file and the two counts where they differ."""
    body = path.read_bytes()
    there = len(feedparser.parse(io.BytesIO(body)).entries)
    try:
        found = read(body, content_type=None).found
    except UnreadableFeed as error:
        found = there if "breaks off" in str(error) and there == 1 else 0
    return None if found == there else f"{path.name}: {there} there, {found} found"


@needs_shared
def test_a_whole_real_feed_is_read() -> None:
    """All 55 items of a captured Guardian feed are entries with address, headline and a sure date."""
    body = (SHARED / "data" / "feeds" / "rss-parser" / "test" / "input" / "guardian.rss").read_bytes()
    entries = read(body).entries
    assert len(entries) == 55
    assert all(entry.url and entry.title and entry.published_at for entry in entries)
    assert {entry.feed for entry in entries} == {FEED.name}
