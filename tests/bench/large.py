"""A large database as analysts would ask it after years: articles with five facts each on average, published.

The rows are those of one real cycle, multiplied as ``grown`` says; every second article is about the talks and long,
made of four of the project's own labelled texts, or of more where facts are to be many and articles few.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from extractors.model import Feed
from flows.demo.play import demo_config
from flows.demo.world import World
from flows.score_corpus import OWN_CORPUS
from flows.wire import Wire
from storage import lock
from storage.snapshot import publish as publish_snapshot
from tests.bench import cycle
from tests.bench.grown import earlier, grow

#: Articles of one cycle, of which every second is about the talks.
A_DAY: Final = 500
#: Labelled texts in one article about the talks, of some three facts each.
TEXTS: Final = 4


def large_snapshot(folder: Path, articles: int, a_day: int = A_DAY, texts: int = TEXTS) -> Path:
    """Make a database of so many articles in a folder and return its snapshot."""
    feed = Feed(
        name="bench", url="http://bench.wire.test/feed", outlet="Bench", family="bench", country="GB", language="en",
        kind="private", seen_at="made up", every_minutes=1,
    )  # fmt: skip
    config = replace(demo_config(folder, World(cycles=(), outlets=())), feeds=(feed,))
    then = earlier(cycle.NOW)
    with Wire(now=cycle.NOW) as wire:
        cycle.publish(wire, 1, then, long_articles(1, a_day, texts))
        asyncio.run(cycle.cycle(config, wire, then))
    database, snapshot = Path(config.settings.paths.database), Path(config.settings.paths.snapshot)
    grow(database, articles, cycle.NOW)
    with lock.hold(database, cycle.NOW):
        publish_snapshot(database, snapshot)
    return snapshot


def long_articles(seed: int, count: int, most: int = TEXTS) -> Iterator[tuple[str, list[str]]]:
    """Give titles and paragraphs: every second from several of the project's own labelled texts."""
    dice = random.Random(seed)
    texts = [path.read_text().splitlines() for path in sorted((OWN_CORPUS / "texts").glob("*.txt"))]
    for number, (title, lines) in enumerate(cycle.articles(seed, count)):
        if number % 2:
            yield title, lines
        else:
            own = dice.sample(texts, most)
            yield f"{own[0][0]} ({seed}-{number})", [line for one in own for line in one[1:]]
