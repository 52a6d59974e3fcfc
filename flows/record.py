"""A record, as somebody hands it in: what a feed would say of a text or page, and the article it makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any, Final

from extractors.article import read_article, read_text
from extractors.errors import ParleyError
from extractors.feed_dates import read_date
from extractors.furniture import Cut
from extractors.identity import digest
from extractors.model import Article, Entry, Feed, Talks

Record = Mapping[str, Any]

#: A day without an hour is kept as its noon, so that no zone moves it to another day.
_NOON: Final = time(12)


class BadRecord(ParleyError):
    """A record that cannot be read: it is no object, brings neither text nor html, or a time nobody can read."""


def published_at(record: Record, now: datetime) -> datetime | None:
    """Return the record's publication time, None when it gives none; raises BadRecord when nobody can read it."""
    said = record.get("published")
    if said is None or said == "":
        return None
    if not isinstance(said, str):
        raise BadRecord(f"published is no text: {said!r:.80}", subject=str(record.get("id")))
    try:
        return _aware(datetime.fromisoformat(said.strip()), bare_day=len(said.strip()) <= len("2025-07-24"))
    except (ValueError, OverflowError):
        at = read_date(said, now).at
    if at is None:
        raise BadRecord(f"published is no time Parley can read: {said!r:.80}", subject=str(record.get("id")))
    return at


def _aware(moment: datetime, *, bare_day: bool) -> datetime:
    moment = datetime.combine(moment.date(), _NOON) if bare_day else moment
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def article_of(record: Record, talks: Talks, published: datetime | None, now: datetime) -> tuple[Article, Cut | None]:
    """Return the record's article, with the cut that places it in the given text; a page has none.

    Raises BadRecord when there is nothing to read, UnreadableArticle as ``extractors.article`` does.
    """
    for name in ("text", "title", "url", "outlet"):
        if not isinstance(record.get(name), str | None):
            raise BadRecord(f"{name} is no text", subject=str(record.get("id")))
    if not isinstance(record.get("html"), str | bytes | None):
        raise BadRecord("html is no text", subject=str(record.get("id")))
    if record.get("html") and not record.get("text"):
        return _from_html(record, talks, published, now), None
    if record.get("text") or record.get("title"):
        return _from_text(record, talks, published)
    raise BadRecord("the record brings neither text nor html", subject=str(record.get("id")))


def _from_text(record: Record, talks: Talks, published: datetime | None) -> tuple[Article, Cut]:
    article, cut = read_text(
        record.get("text") or "",
        title=record.get("title") or "",
        published=published,
        outlet=record.get("outlet") or "",
        url=record.get("url") or "",
        agencies=talks.agencies,
        languages=talks.languages,
    )
    alone = not record.get("text") or record.get("basis") == "feed"
    return (replace(article, body_basis="feed") if alone else article), cut


def _from_html(record: Record, talks: Talks, published: datetime | None, now: datetime) -> Article:
    """Read a page as if a feed had listed it with what the record says."""
    url, title, outlet = (str(record.get(name) or "") for name in ("url", "title", "outlet"))
    entry = Entry(
        feed="record",
        entry_id=digest(url, title),
        url=url or None,
        canonical_url=None,
        title=title,
        summary="",
        content="",
        author=None,
        published_at=published,
        published_raw=record.get("published"),
        published_flag=None,
        fingerprint="",
    )
    feed = Feed(
        name="record", url=url, outlet=outlet, family=outlet, country="", language="", kind="private", seen_at=""
    )
    html = record["html"]
    return read_article(
        html if isinstance(html, bytes) else html.encode("utf-8", "replace"),
        entry=entry,
        feed=feed,
        url=url,
        content_type=record.get("content_type") or "text/html",
        charset=record.get("charset") if isinstance(html, bytes) else "utf-8",
        agencies=talks.agencies,
        languages=talks.languages,
        now=now,
    )
