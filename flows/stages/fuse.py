"""Find which articles are one text, then fuse facts to claims: support is counted in voices, not in addresses."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from extractors.claims import fuse
from extractors.copies import copy_groups
from flows.workshop import Workshop
from storage.claim import facts_for_claims, record_claims
from storage.copy import articles_to_group, record_groups

#: A reprint follows its wire within days; an older equal text is a new use of it.
REPRINT: Final = timedelta(days=14)


async def fuse_claims(shop: Workshop) -> None:
    """Group new articles with the texts they copy and make every claim anew in which a fact came or went."""
    with shop.store() as store:
        record_groups(store, copy_groups(articles_to_group(store, shop.now - REPRINT)), shop.now)
    with shop.store() as store:
        dirty = facts_for_claims(store)
        record_claims(store, fuse(dirty.facts, shop.config.talks), dirty, shop.now)
