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
from storage.fusion import sayings_to_fuse
from storage.store import Store
from storage.support import stage_supports, told_together

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
    news = sayings_to_fuse(store)
    if not news.groups:
        return
    made = fuse(news.sayings, talks)
    stage_supports(store, made, talks)
    claims, beside = [one.claim for one in made], claims_beside(store, news, NEVER)
    together = told_together(store, [claim for claim in claims if claim.type not in NEVER], beside)
    record_claims(store, contested([*claims, *beside], together), news, now)
