"""Link each article to what it follows, with the reason; look-alikes are refused by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from extractors.links import links
from extractors.model import Claim, Fact, Reading, Round
from flows.workshop import Workshop
from storage.claim import known_claims
from storage.link import Covered, articles_to_link, record_links
from storage.reading import facts_of
from storage.round import known_rounds
from storage.store import Store

BATCH: Final = 1_000


async def follow(shop: Workshop) -> None:
    """Link everything understood and not linked yet, in one transaction."""
    with shop.store() as store:
        covered = articles_to_link(store, BATCH)
        if not covered:
            return
        rounds = known_rounds(store)
        found = links(_readings(store, covered), rounds, _claims(store, rounds), shop.config.talks)
        record_links(store, found, [one.article.article_id for one in covered], shop.version, shop.now)


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


def _claims(store: Store, rounds: Sequence[Round]) -> list[Claim]:
    return [claim for known in rounds for claim in known_claims(store, known.round_id)]
