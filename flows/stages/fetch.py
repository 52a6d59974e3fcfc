"""Fetch the page of every new or changed entry into the archive; what cannot be had is dropped with its reason."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass
from typing import Final

from extractors.errors import FetchError
from extractors.model import Document, Drop
from extractors.url import is_pointer
from flows.fetch import Fetched, NotModified
from flows.workshop import Workshop
from storage.document import record_documents
from storage.entry import PageDue, pages_due

#: Pages asked for in one cycle at most; the rest waits for the next.
PAGES_PER_CYCLE: Final = 500
#: Media types that may hold an article; anything else is dropped before it is read.
HTML: Final = frozenset({"text/html", "application/xhtml+xml"})
#: A page the site keeps from us; the feed's own text is the article then.
KEPT_FROM_US: Final = frozenset({"blocked"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One ask: exactly one of the four is set."""

    document: Document | None = None
    unchanged: str | None = None
    drop: Drop | None = None
    from_feed: Drop | None = None


async def fetch_pages(shop: Workshop) -> None:
    """Ask for every page that is due and write what came of each in one transaction."""
    with shop.store() as store:
        due = pages_due(store, shop.now, shop.config.settings.watch.refetch_hours, PAGES_PER_CYCLE)
    shop.progress.begin("fetching pages", len(due))
    asked = await asyncio.gather(*(_ask(shop, page) for page in due))
    shop.archive.flush()
    with shop.store() as store:
        record_documents(
            store,
            [one.document for one in asked if one.document],
            [one.drop for one in asked if one.drop],
            [one.unchanged for one in asked if one.unchanged],
            shop.now,
            [one.from_feed for one in asked if one.from_feed],
        )
    shop.log.left_out(one.drop for one in asked if one.drop)


async def _ask(shop: Workshop, due: PageDue) -> _Asked:
    asked = await _get(shop, due)
    shop.progress.step(due.feed.outlet)
    return asked


async def _get(shop: Workshop, due: PageDue) -> _Asked:
    assert due.entry.url is not None
    if is_pointer(due.entry.url):
        return _Asked(from_feed=_drop(shop, due, "not_html", "an aggregator's pointer, not the article"))
    before = due.document
    try:
        answer = await shop.fetcher.get(
            due.entry.url,
            limits=shop.page_limits,
            etag=before.etag if before else None,
            last_modified=before.last_modified if before else None,
            robots=shop.config.settings.web.robots,
        )
    except FetchError as error:
        return _refused(shop, due, error)
    if isinstance(answer, NotModified):
        return _Asked(unchanged=due.entry.entry_id)
    if answer.content_type and answer.content_type not in HTML:
        return _Asked(drop=_drop(shop, due, "not_html", f"the answer is {answer.content_type}"))
    return _Asked(document=_document(shop, due, answer))


def _refused(shop: Workshop, due: PageDue, error: FetchError) -> _Asked:
    drop = _drop(shop, due, error.reason, str(error))
    has_text = bool(due.entry.content or due.entry.summary)
    return _Asked(from_feed=drop) if error.reason in KEPT_FROM_US and has_text else _Asked(drop=drop)


def _document(shop: Workshop, due: PageDue, answer: Fetched) -> Document:
    sha256 = hashlib.sha256(answer.body).hexdigest()
    return Document(
        document_id=hashlib.sha256(f"{due.entry.entry_id} {sha256}".encode()).hexdigest()[:32],
        entry_id=due.entry.entry_id,
        url=answer.url,
        status=answer.status,
        fetched_at=shop.now,
        content_type=answer.content_type,
        charset=answer.charset,
        etag=answer.etag,
        last_modified=answer.last_modified,
        body_sha256=sha256,
        archived=shop.keep(answer),
    )


def _drop(shop: Workshop, due: PageDue, reason: str, detail: str) -> Drop:
    return Drop(
        stage="fetch",
        subject=due.entry.entry_id,
        feed=due.feed.name,
        url=due.entry.url,
        title=due.entry.title,
        reason=reason,
        detail=detail,
        dropped_at=shop.now,
    )
