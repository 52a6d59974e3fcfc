"""Find which articles are one text, then fuse facts to claims: support is counted in voices, not in addresses."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from extractors.claims import fuse
from extractors.conflicts import NEVER, contested
from extractors.copies import copy_groups
from extractors.model import Talks
from flows.workshop import Workshop
from storage.claim import claims_beside, record_claims
from storage.copy import articles_to_group, record_groups
from storage.fusion import facts_for_claims
from storage.store import Store

#: A reprint follows its wire within days; an older equal text is a new use of it.
REPRINT: Final = timedelta(days=14)


async def fuse_claims(shop: Workshop) -> None:
    """Group new articles with the texts they copy and make every claim anew in which a fact came or went."""
    with shop.store() as store:
        record_groups(store, copy_groups(articles_to_group(store, shop.now - REPRINT)), shop.now)
    with shop.store() as store:
        fuse_news(store, shop.config.talks, shop.now)


def fuse_news(store: Store, talks: Talks, now: datetime) -> None:
    """Make the claims anew in which a fact came or went; the others are told only whom they contradict now."""
    news = facts_for_claims(store)
    groups = set(news.groups)
    # A fact about two rounds brings along a claim of the other round, without its other facts.
    made = [one for one in fuse(news.facts, talks) if (one.round_id, one.type, one.merge_key) in groups]
    beside = claims_beside(store, news, NEVER)
    record_claims(store, contested([*made, *beside]), news, now)
