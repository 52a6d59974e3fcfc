"""Poll the feeds that are due: conditional, polite, a failure recorded on its feed and never more than that."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from extractors.errors import FetchError, ParleyError, UnreadableFeed
from extractors.feed import FeedReading, read_feed
from extractors.model import Archived, Drop, Entry, FeedState, Poll
from extractors.news_sitemap import read_news_sitemap
from flows.fetch import Fetched, NotModified, fresh_for
from flows.polling.after import Outcome, address, next_poll
from flows.stages.knowing import Known, know
from flows.stages.sitemaps import gather
from flows.workshop import Workshop
from storage.entry import known_ids
from storage.feed import due_feeds, record_polls, sync_feeds


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """One poll and what it listed."""

    poll: Poll
    entries: tuple[Entry, ...] = ()
    drops: tuple[Drop, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """What came of asking, before it is written down."""

    outcome: str
    answer: Fetched | NotModified | None = None
    archived: Archived | None = None
    reading: FeedReading | None = None
    error: ParleyError | None = None
    sha256: str | None = None  # of all that was read
    whole: bool = True  # False: read from several files, which the first one's validators do not stand for


async def poll(shop: Workshop, within: float | None = None) -> None:
    """Ask every feed that is due and write all polls, entries and drops in one transaction.

    ``within``: seconds after which a feed that has not answered counts as too slow; None: its own deadline decides.
    """
    with shop.store() as store:
        sync_feeds(store, shop.config.feeds, shop.now)
        due = due_feeds(store, shop.now)
        known = know(store, [state.feed.name for state in due], shop.now)
    shop.progress.begin("polling feeds", len(due))
    heard = await _hear_all(shop, due, known, within)
    shop.archive.flush()
    with shop.store() as store:
        ids = known_ids(store, [entry.entry_id for one in heard for entry in _entries(one)])
        polled = [_polled(shop, state, one, ids, known) for state, one in zip(due, heard, strict=True)]
        record_polls(
            store,
            [one.poll for one in polled],
            [entry for one in polled for entry in one.entries],
            [drop for one in polled for drop in one.drops],
            shop.now,
        )
    shop.account.polled(one.poll for one in polled)
    for one in polled:
        if one.poll.outcome == "failed":
            shop.log.warn("feed_failed", feed=one.poll.feed, reason=one.poll.reason, status=one.poll.status)
        shop.log.left_out(one.drops)


def _entries(heard: _Heard) -> tuple[Entry, ...]:
    return heard.reading.entries if heard.reading else ()


def _polled(shop: Workshop, state: FeedState, heard: _Heard, ids: frozenset[str], known: Known) -> Polled:
    """Part the entries from those published before the window Parley watches; what is known already stays known."""
    oldest = shop.now - timedelta(days=shop.config.settings.watch.too_old_days)
    old = [e for e in _entries(heard) if e.published_at and e.published_at < oldest and e.entry_id not in ids]
    kept = tuple(entry for entry in _entries(heard) if entry not in old)
    new = sum(entry.entry_id not in ids for entry in kept)
    return Polled(
        poll=_as_poll(shop, state, heard, new, known),
        entries=kept,
        drops=(*(heard.reading.dropped if heard.reading else ()), *(_too_old(shop, state, entry) for entry in old)),
    )


async def _hear_all(shop: Workshop, due: Sequence[FeedState], known: Known, within: float | None) -> list[_Heard]:
    asked = [asyncio.create_task(_hear(shop, state, audit=known.audits(state.feed.name))) for state in due]
    late = (await asyncio.wait(asked, timeout=within))[1] if asked else set()
    for one in late:
        one.cancel()
    await asyncio.gather(*late, return_exceptions=True)
    slow = f"no answer within {within} s, between two cycles"
    return [
        _Heard(outcome="failed", error=FetchError(slow, subject=state.feed.url, reason="timeout"))
        if one in late
        else one.result()
        for one, state in zip(asked, due, strict=True)
    ]


async def _hear(shop: Workshop, state: FeedState, *, audit: bool) -> _Heard:
    """Ask one feed; every expected failure is a value of its own poll. ``audit``: without its validators."""
    try:
        answer = await shop.fetcher.get(
            address(state, shop.now),
            limits=shop.feed_limits,
            etag=None if audit else state.etag,
            last_modified=None if audit else state.last_modified,
            robots=False,  # the operator named this very address
        )
        if isinstance(answer, NotModified):
            return _Heard(outcome="not_modified", answer=answer)
        if state.feed.format == "news_sitemap":
            return await _read_sitemap(shop, state, answer)
        if _sha256(answer.body) == state.body_sha256:
            return _Heard(outcome="same", answer=answer, sha256=_sha256(answer.body))
        return await _read(shop, state, answer)
    except ParleyError as error:
        return _Heard(outcome="failed", error=error)
    finally:
        shop.progress.step(state.feed.outlet)


async def _read(shop: Workshop, state: FeedState, answer: Fetched) -> _Heard:
    archived = shop.keep(answer)
    try:
        reading = await shop.pool.run(
            read_feed,
            answer.body,
            state.feed,
            content_type=answer.content_type,
            base_url=answer.url,
            now=shop.now,
            limit=shop.config.settings.limits.items_per_feed,
        )
    except ParleyError as error:
        return _Heard(outcome="failed", answer=answer, archived=archived, error=error)
    return _Heard(outcome="ok", answer=answer, archived=archived, reading=reading, sha256=_sha256(answer.body))


async def _read_sitemap(shop: Workshop, state: FeedState, answer: Fetched) -> _Heard:
    try:
        files = await gather(shop, answer)
        if files.sha256 == state.body_sha256:
            return _Heard(outcome="same", answer=answer, sha256=files.sha256, whole=files.whole)
        archived = shop.keep(answer)
        limit = shop.config.settings.limits.items_per_feed
        reading = await shop.pool.run(
            read_news_sitemap, files.files, state.feed, now=shop.now, limit=limit, troubles=files.troubles
        )
    except UnreadableFeed as error:
        return _Heard(outcome="failed", answer=answer, archived=shop.keep(answer), error=error)
    except ParleyError as error:
        return _Heard(outcome="failed", error=error)
    return _Heard(
        outcome="ok", answer=answer, archived=archived, reading=reading, sha256=files.sha256, whole=files.whole
    )


def _too_old(shop: Workshop, state: FeedState, entry: Entry) -> Drop:
    return Drop(
        stage="poll",
        subject=entry.entry_id,
        feed=state.feed.name,
        url=entry.url,
        title=entry.title,
        reason="too_old",
        detail=f"published {entry.published_at:%Y-%m-%d}",
        dropped_at=shop.now,
    )


def _as_poll(shop: Workshop, state: FeedState, heard: _Heard, new: int, known: Known) -> Poll:
    answer, error = heard.answer, heard.error
    return Poll(
        feed=state.feed.name,
        polled_at=shop.now,
        outcome=heard.outcome,
        status=answer.status if answer else getattr(error, "status", None),
        reason=_reason(error),
        detail=str(error) if error else heard.reading.bozo if heard.reading else None,
        etag=answer.etag if answer and heard.whole else None,
        last_modified=answer.last_modified if answer and heard.whole else None,
        body_sha256=heard.sha256 or (_sha256(answer.body) if isinstance(answer, Fetched) else None),
        archived=heard.archived,
        items=heard.reading.found if heard.reading else 0,
        next_poll_at=next_poll(state, _outcome(state, heard, new, known), shop.now, known.haste),
        audit=known.audits(state.feed.name) and bool(state.etag or state.last_modified),
        moved_to=_moved_to(state, answer, shop.now),
    )


def _moved_to(state: FeedState, answer: Fetched | NotModified | None, now: datetime) -> str | None:
    """Return where the feed says it moved for good; asked at its new address already, it goes on saying so."""
    if answer is None:
        return None
    return answer.moved_to or (state.moved_to if address(state, now) != state.feed.url else None)


def _outcome(state: FeedState, heard: _Heard, new: int, known: Known) -> Outcome:
    hints = [timedelta(minutes=heard.reading.ttl_minutes)] if heard.reading and heard.reading.ttl_minutes else []
    said = fresh_for(heard.answer.headers) if heard.answer else None
    return Outcome(
        reason=_reason(heard.error),
        retry_at=heard.error.retry_at if isinstance(heard.error, FetchError) else None,
        fresh_for=max([*hints, *([said] if said else [])], default=None),
        skip_hours=heard.reading.skip_hours if heard.reading else frozenset(),
        shown=known.shown(state.feed.name, heard.reading.found if heard.reading else None, new),
    )


def _reason(error: ParleyError | None) -> str | None:
    if error is None:
        return None
    return "not_a_feed" if isinstance(error, UnreadableFeed) else str(getattr(error, "reason", "unreadable"))


def _sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
