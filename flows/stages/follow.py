"""Link each article to the rounds, claims and earlier articles it follows, with reasons; look-alikes are refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from extractors.accords import DEEDS
from extractors.article_links import Earlier, article_links
from extractors.compared import Told, told
from extractors.links import SETTLED, links, settling_rounds
from extractors.model import Fact, Link, Reading, Round
from flows.workshop import Workshop
from storage.claim import settled_claims
from storage.link import Covered, articles_to_link, record_links
from storage.neighbour import covered, neighbours
from storage.reading import facts_of
from storage.round import known_rounds
from storage.store import Store

BATCH: Final = 1_000
#: Earlier articles one is compared with; the likeliest come first.
NEIGHBOURS: Final = 5


async def follow(shop: Workshop) -> None:
    """Link everything understood and not linked yet, in one transaction."""
    with shop.store() as store:
        waiting = articles_to_link(store, BATCH)
        if not waiting:
            return
        rounds = known_rounds(store)
        readings = _readings(store, waiting)
        settled = settled_claims(store, DEEDS, SETTLED, settling_rounds(readings, rounds))
        found = links(readings, rounds, settled, shop.config.talks)
        among = tuple(_among_articles(store, readings, rounds, shop))
        ids = [one.article.article_id for one in waiting]
        record_links(store, [*found, *among], ids, shop.version, shop.now)


def _among_articles(
    store: Store, readings: Sequence[Reading], rounds: Sequence[Round], shop: Workshop
) -> Iterator[Link]:
    """Give the links of new articles to the few earlier ones they may follow."""
    by_id = {one.article.article_id: one for one in readings}
    near = neighbours(store, list(by_id), NEIGHBOURS)
    others = {one.article_id for each in near.values() for one in each} - by_id.keys()
    by_id |= {one.article.article_id: one for one in _readings(store, covered(store, sorted(others)))}
    known = {one.round_id: one for one in rounds}
    ready: dict[str, Told] = {}

    def made(article_id: str) -> Told:
        if article_id not in ready:
            ready[article_id] = told(by_id[article_id], known, shop.config.talks)
        return ready[article_id]

    for article_id, before in near.items():
        earlier = [Earlier(told=made(one.article_id), copied=one.copied) for one in before]
        yield from article_links(made(article_id), earlier)


def _readings(store: Store, covered: Sequence[Covered]) -> list[Reading]:
    facts: dict[str, list[Fact]] = defaultdict(list)
    for stored in facts_of(store, [one.article.article_id for one in covered]):
        facts[stored.article_id].append(stored.fact)
    return [
        Reading(
            article=one.article,
            coverage=one.coverage,
            facts=tuple(facts[one.article.article_id]),
            observations=(),
        )
        for one in covered
    ]
