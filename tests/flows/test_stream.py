"""Real feeds replayed poll by poll: items, versions, pointers, books; and nobody is woken by a new date."""

from __future__ import annotations

import asyncio
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from config import Config
from extractors.identity import words_of
from flows.cycle import run_plainly
from flows.demo.play import demo_config
from flows.demo.world import World
from flows.seams import replayed
from flows.wire import Wire
from flows.workshop import open_workshop, reading_pool
from storage.database import open_snapshot
from tests.flows.stream import STREAM, Item, Moment, Stream, moments

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not STREAM.is_file(), reason="the stream of ../shared is not here"),
]

#: Polls replayed unless PARLEY_STREAM says otherwise: a number, or all.
POLLS = 24


@dataclass(frozen=True, slots=True)
class Lived:
    """What came of the replay."""

    config: Config
    polls: tuple[Moment, ...]
    open_books: tuple[str, ...]  # cycles that could not say where an entry went, or broke a promise
    pages: tuple[str, ...]  # addresses asked for on the wire
    articles_before: int  # before everything was dated and named anew

    def rows(self, sql: str) -> list[dict[str, Any]]:
        with closing(open_snapshot(Path(self.config.settings.paths.snapshot))) as store:
            return store.rows(sql)

    def items(self) -> dict[str, list[Item]]:
        """Return what was listed under each canonical link, in order."""
        listed: dict[str, list[Item]] = defaultdict(list)
        for poll in self.polls:
            for item in poll.items:
                listed[item.key].append(item)
        return listed


def chosen() -> list[Moment]:
    """Return the polls to replay: the first ones, in which items are revised and dated anew like later."""
    wanted = os.environ.get("PARLEY_STREAM", str(POLLS))
    return moments() if wanted == "all" else moments()[: int(wanted)]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    """Replay the polls, then list everything once more under new dates and guids."""
    folder = tmp_path_factory.mktemp("stream")
    polls = chosen()
    with Wire(now=polls[0].at) as wire:
        stream = Stream(wire, polls)
        config = replace(demo_config(folder, World(cycles=(), outlets=())), feeds=stream.feeds())
        yield asyncio.run(_live(config, stream, wire))


async def _live(config: Config, stream: Stream, wire: Wire) -> Lived:
    faults: list[str] = []

    async def cycle(at: Any) -> int:
        async with open_workshop(config, now=at, seams=replayed(wire.port), pool=pool) as shop:
            account = await run_plainly(shop)
        unexplained = account.books.unexplained if account.books else -1
        faults.extend([f"{at}: {unexplained} unexplained"] if unexplained else [])
        faults.extend(f"{at}: {broken.promise} {broken.examples}" for broken in account.broken)
        return account.articles["new"]

    async with reading_pool(config.settings.limits) as pool:
        known = [await cycle(at) for at in stream.run()]
        last = stream.polls[-1].at
        for hours in (1, 2):
            await cycle(stream.restamp(last + timedelta(hours=hours)))
    pages = tuple(f"{seen.host}{seen.path}" for seen in wire.seen if not seen.path.endswith("/robots.txt"))
    return Lived(config, tuple(stream.polls), tuple(faults), pages, sum(known))


def test_books_close_in_every_cycle(lived: Lived) -> None:
    """Every cycle can say where each entry went and keeps every promise of the database."""
    assert lived.open_books == ()


def test_an_item_is_its_canonical_link(lived: Lived) -> None:
    """As many entries as canonical links, whatever guid, feed or date they came under."""
    too_old = {row["url"] for row in lived.rows("select url from drop_log where reason = 'too_old'")}
    listed = {key for key, items in lived.items().items() if not all(_plain(item.link) in too_old for item in items)}
    found = lived.rows("select canonical_url from entry")
    assert len(found) == len({row["canonical_url"] for row in found})
    assert {row["canonical_url"] for row in found} == listed


def test_google_items_are_pointers(lived: Lived) -> None:
    """No pointer was followed, none has a text or stands among the articles; its headline is kept as what it is."""
    assert [page for page in lived.pages if "/rss/articles/" in page or "/read/" in page] == []
    kept = lived.rows("select body, flags, document_id from article where url like '%//news.google.com/%'")
    assert kept
    assert {(row["body"], row["document_id"], "pointer" in row["flags"]) for row in kept} == {("", None, True)}
    assert lived.rows("from articles where url like '%//news.google.com/%'") == []
    assert len(lived.rows("from pointers")) == len(
        lived.rows("from newest_article where list_contains(flags, 'pointer')")
    )


def test_items_without_text_are_title_and_summary(lived: Lived) -> None:
    """What BBC and Al Jazeera list is read from the feed, in the feed's own words."""
    shown = {key: items for key, items in lived.items().items() if "google" not in items[0].feed}
    rows = lived.rows(
        "select canonical_url, title, body, body_basis from article where outlet in ('BBC', 'Al Jazeera')"
    )
    assert rows
    assert {row["body_basis"] for row in rows} == {"feed"}
    for row in rows:
        told = {words_of(unescape(item.description)) for item in shown[row["canonical_url"]]}
        assert words_of(row["body"]) in told | {""}


def test_a_fox_item_has_a_version_for_every_text(lived: Lived) -> None:
    """Distinct texts of an item are distinct versions, none more and none lost; links to other stories are no text."""
    expected = {
        key: len({_text(item.content) for item in items})
        for key, items in lived.items().items()
        if "foxnews" in items[0].feed and all(item.content for item in items)
    }
    found = lived.rows(
        "select canonical_url, count(distinct copy_key) as texts from article where outlet = 'Fox News' group by all"
    )
    counted = {row["canonical_url"]: row["texts"] for row in found}
    wrong = {key: (counted.get(key), texts) for key, texts in expected.items() if counted.get(key) != texts}
    assert len(expected) > 50
    assert max(expected.values()) > 1
    assert wrong == {}


def test_new_dates_and_guids_bring_nothing(lived: Lived) -> None:
    """Two polls with everything dated and named anew bring no article and no version."""
    (row,) = lived.rows("select count(*) as n from newest_article")
    assert row["n"] == lived.articles_before
    last = lived.polls[-1].at
    assert lived.rows(f"select title from article where recorded_at > '{last.isoformat()}'") == []


def test_nobody_is_alerted(lived: Lived) -> None:
    """No session of these weeks is new, so no item, however often it is dated anew, makes an alert."""
    assert lived.rows("from alert") == []
    assert lived.rows("from round_event where alert") == []


def _plain(address: str) -> str:
    return address.replace("https://", "http://", 1)


#: Paragraphs that are one link to something else, and who else wrote: another one of these is no other report.
_BESIDE = re.compile(
    r"<p>\s*(?:<(?:strong|em|i)>\s*)*(?:<a\b[^>]*>(?:(?!</a>).)*</a>|(?:(?!<p>).)*contributed to this report\.)"
    r"\s*(?:</(?:strong|em|i)>\s*)*</p>",
    re.DOTALL,
)


def _text(html: str) -> str:
    html = _BESIDE.sub(" ", html)
    return words_of(unescape(re.sub(r"<[^>]+>", " ", html)))
