"""Times a cycle with 500 new articles on a small and a large database, stage by stage; ``make bench-cycle``.

Exits 1 when the large one costs more than 1.3 times the small one. Seconds by the clock depend on what else the machine
does; those of its processors, this process and its children, hardly.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import Final

from config import Config
from extractors.model import Feed
from flows.cycle import STAGES
from flows.demo.play import demo_config
from flows.demo.world import World
from flows.score_corpus import OWN_CORPUS
from flows.seams import replayed
from flows.wire import Page, Wire
from flows.workshop import open_workshop, reading_pool
from tests.bench.grown import earlier, grow

SMALL, LARGE, NEW = 2_000, 200_000, 500
MOST: Final = 1.3
ROUNDS: Final = 2  # of both sizes in turn: a machine shared with others changes its pace within a minute
ON_TALKS: Final = 10  # one article of so many is about the talks
NOW: Final = datetime(2026, 3, 28, 12, tzinfo=UTC)
_PLAIN: Final = (
    "farmers valley harvest apples weather rain market prices baker bread council school river bridge painters summer "
    "museum garden children teachers football match goal season tickets train station morning evening village doctor"
).split()


Made = Iterable[tuple[str, list[str]]]  # titles with their paragraphs
#: A session nobody knew of: the cycle measured has something to tell, so it publishes before it tells and once more
#: when its books are closed, which is most of what a cycle writes.
_TOLD: Final = (
    "Ukraine, Russia to meet in Doha on April 14, Umerov says",
    [
        "DOHA, March 28 (Reuters) - Ukraine and Russia will hold their next round of peace talks in Doha on April 14, "
        "Ukraine's chief negotiator Rustem Umerov said on Saturday.",
        "The Russian delegation will again be led by Vladimir Medinsky, Umerov told reporters.",
    ],
)


def articles(seed: int, count: int | None = None) -> Iterator[tuple[str, list[str]]]:
    """Give titles and paragraphs: every tenth from the project's own labelled texts, the others about the harvest."""
    dice = random.Random(seed)
    texts = [path.read_text().splitlines() for path in sorted((OWN_CORPUS / "texts").glob("*.txt"))]
    for number in range(count or NEW):
        if number % ON_TALKS:
            lines = [f"The {' '.join(dice.choices(_PLAIN, k=40))} and that was all." for _ in range(8)]
            yield f"News of the {' '.join(dice.choices(_PLAIN, k=6))}", lines
        else:
            own = dice.choice(texts)
            more = [f"Desk note {seed} {number}: the {' '.join(dice.choices(_PLAIN, k=12))}." for _ in range(3)]
            yield f"{own[0]} ({seed}-{number})", [*own[1:], *more]


def publish(wire: Wire, seed: int, at: datetime, made: Made | None = None) -> None:
    """Put a feed of new articles with their pages on the wire."""
    items = []
    for number, (title, lines) in enumerate(made or articles(seed)):
        path = f"/{seed}/{number}"
        body = "".join(f"<p>{escape(line)}</p>" for line in lines)
        page = f"<html><body><article><h1>{escape(title)}</h1>{body}</article></body></html>"
        wire.publish("bench.wire.test", path, Page(body=page.encode()))
        when = format_datetime(at - timedelta(minutes=number % 90))
        link = f"http://bench.wire.test{path}"
        items.append(f"<item><title>{escape(title)}</title><link>{link}</link><pubDate>{when}</pubDate></item>")
    rss = f"<rss version='2.0'><channel><title>b</title>{''.join(items)}</channel></rss>"
    wire.publish("bench.wire.test", "/feed", Page(body=rss.encode(), content_type="application/rss+xml"))
    wire.at(at)


Spent = dict[str, tuple[float, float]]  # by stage: seconds by the clock, seconds of processors


async def cycle(config: Config, wire: Wire, now: datetime) -> Spent:
    """Run a cycle and return what each stage took."""
    told = {}
    async with reading_pool(config.settings.limits) as pool, open_workshop(
        config, now=now, seams=replayed(wire.port), pool=pool
    ) as shop:  # fmt: skip
        shop.open_run()
        for stage in STAGES:
            began, worked = time.perf_counter(), processors()
            await stage.work(shop)
            told[stage.name] = (time.perf_counter() - began, processors() - worked)
        for broken in shop.account.broken:
            print(f"BROKEN {broken.promise}: {broken.count}: {broken.examples[:2]}")
    return told


def processors(process: int | str = "self") -> float:
    """Return the seconds processors worked for a process and its living children, as Linux counts them."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        children = [file.read_text().split() for file in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:  # it ended meanwhile
        return 0.0
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(processors(int(child)) for some in children for child in some)


def measured(size: int) -> tuple[int, Spent]:
    """Return how many articles there were and what a cycle with 500 new ones cost then."""
    feed = Feed(
        name="bench", url="http://bench.wire.test/feed", outlet="Bench", family="bench", country="GB", language="en",
        kind="private", seen_at="made up", every_minutes=1,
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder, Wire(now=NOW) as wire:
        config = replace(demo_config(Path(folder), World(cycles=(), outlets=())), feeds=(feed,))
        publish(wire, 1, earlier(NOW))
        asyncio.run(cycle(config, wire, earlier(NOW)))
        there = grow(Path(config.settings.paths.database), size, NOW)
        os.sync()  # or the cycle's first commits wait until years of articles, written in a minute, are on the disk
        publish(wire, 2, NOW, [*articles(2, NEW - 1), _TOLD])
        return there, asyncio.run(cycle(config, wire, NOW))


def cheapest(runs: Iterable[tuple[int, Spent]]) -> tuple[int, Spent]:
    """Return the run of a size that took least time: what a machine shared with others adds is no cost of ours."""
    return min(runs, key=lambda run: sum(clock for clock, _ in run[1].values()))


def main() -> int:
    """Print both cycles stage by stage with their ratio, each the cheapest of runs in turn; 1 when it is too large."""
    large = int(os.environ.get("PARLEY_BENCH_ARTICLES", LARGE))
    runs = [(measured(SMALL), measured(large)) for _ in range(ROUNDS)]
    (few, small), (many, big) = map(cheapest, zip(*runs, strict=True))
    print(f"{'a cycle with ' + str(NEW) + ' new articles on':<26}{few:>24,}{many:>24,}")
    print(f"  {'seconds':<24}" + "".join(f"{head:>12}" for head in ("clock", "processors") * 2))
    for name in small:
        print(f"  {name:<24}" + "".join(f"{seconds:>12.2f}" for seconds in (*small[name], *big[name])))
    whole = [sum(one[place] for one in spent.values()) for spent in (small, big) for place in (0, 1)]
    print(f"  {'whole':<24}" + "".join(f"{seconds:>12.2f}" for seconds in whole))
    print(f"  {whole[2] / whole[0]:.2f} times by the clock, {whole[3] / whole[1]:.2f} times of the processors")
    return int(whole[2] / whole[0] > MOST)


if __name__ == "__main__":
    sys.exit(main())
