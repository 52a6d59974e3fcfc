"""Read the fetched pages in child processes; what gives no article is dropped with its reason."""

from __future__ import annotations

import asyncio
from typing import Final

from extractors.article import read_article, read_from_feed
from extractors.errors import UnreadableArticle
from extractors.model import Article, Drop
from flows.workshop import Workshop
from storage.article import Found, ToRead, documents_to_read, record_articles

#: Entries read in one batch: one transaction each, so a crash costs at most these. Writing a batch looks through all
#: articles for those it knows, so few large batches cost less than many small ones.
BATCH: Final = 512
#: Pages taken from the archive at once, for the children to read: each may have eight megabytes.
_AHEAD: Final = 16


async def read_pages(shop: Workshop) -> None:
    """Read everything that waits to be read, a batch and a transaction at a time."""
    while batch := _waiting(shop):
        shop.progress.begin("reading pages", len(batch))
        room = asyncio.Semaphore(_AHEAD)
        results = await asyncio.gather(*(_read_one(shop, item, room) for item in batch))
        with shop.store() as store:
            read = record_articles(
                store,
                [found for found in results if isinstance(found, Found)],
                [drop for drop in results if isinstance(drop, Drop)],
                shop.now,
            )
        shop.log.left_out(drop for drop in results if isinstance(drop, Drop))
        shop.account.articles.update(new=read.new, versions=read.versions, same=read.same)


def _waiting(shop: Workshop) -> list[ToRead]:
    with shop.store() as store:
        return documents_to_read(store, BATCH)


async def _read_one(shop: Workshop, item: ToRead, room: asyncio.Semaphore) -> Found | Drop:
    try:
        async with room:
            article = await (_from_page(shop, item) if item.document else _from_feed(shop, item))
    except UnreadableArticle as error:
        return _drop(shop, item, error)
    finally:
        shop.progress.step(item.feed.outlet)
    document_id = item.document.document_id if item.document else None
    return Found(entry_id=item.entry.entry_id, document_id=document_id, article=article)


async def _from_page(shop: Workshop, item: ToRead) -> Article:
    document = item.document
    assert document is not None
    stored = shop.archive.read(document.archived)
    return await shop.pool.run(
        read_article,
        stored.body,
        entry=item.entry,
        feed=item.feed,
        url=document.url,
        content_type=document.content_type,
        charset=document.charset,
        agencies=shop.config.talks.agencies,
        languages=shop.config.talks.languages,
        now=shop.now,
    )


async def _from_feed(shop: Workshop, item: ToRead) -> Article:
    flags = (item.page_reason,) if item.page_reason else ()
    return await shop.pool.run(
        read_from_feed,
        item.entry,
        item.feed,
        agencies=shop.config.talks.agencies,
        languages=shop.config.talks.languages,
        flags=flags,
    )


def _drop(shop: Workshop, item: ToRead, error: UnreadableArticle) -> Drop:
    return Drop(
        stage="read",
        subject=item.entry.entry_id,
        feed=item.feed.name,
        url=item.entry.url,
        title=item.entry.title,
        reason=error.reason,
        detail=str(error),
        dropped_at=shop.now,
    )
