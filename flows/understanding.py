"""One record in, one answer out: what ``parley read --batch`` prints and ``parley score`` judges."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import lru_cache
from typing import Any, Final

from extractors.article import read_article, read_text
from extractors.errors import ParleyError, UnreadableArticle
from extractors.feed_dates import read_date
from extractors.furniture import Cut
from extractors.identity import digest
from extractors.model import Article, Entry, Feed, Reading, Round, Talks
from extractors.rounds import RoundPolicy, assign, decide
from extractors.understand import attach, understand
from flows.answer import answer_of, nothing_in

Record = Mapping[str, Any]
Answer = dict[str, Any]

#: A day without an hour is kept as its noon, so that no zone moves it to another day.
_NOON: Final = time(12)


class BadRecord(ParleyError):
    """A record that cannot be read: it is no object, brings neither text nor html, or a time nobody can read."""


def read_record(record: Record, talks: Talks, known_rounds: Sequence[Round], now: datetime) -> Answer:
    """Return what Parley understands of one record, in the gold form.

    ``record``: ``text`` or ``html``, and what a feed would say: ``id, title, published, url, outlet``. With ``text``
    offsets count code points of that text unchanged (evidence in a title given apart: of the title); a short first
    line without a full stop is the title when none is given; a title alone, or ``basis`` feed, counts as what only a
    feed says. With ``html``, offsets are of the answer's ``text``, the
    extracted body. ``published``: ISO 8601 or RFC 822; without a zone it is taken as UTC, a bare day as its noon.
    ``now`` (aware) stands in where no time is given. Raises BadRecord and UnreadableArticle.
    """
    published = published_at(record, now)
    try:
        article, cut = _article_of(record, talks, published, now)
    except UnreadableArticle as error:
        if error.reason == "empty_body" and (record.get("text") or "").strip():
            return {"id": record.get("id"), **nothing_in(error)}
        raise
    reading, book = place_in_rounds(
        understand(article, talks, known_rounds, published or now), talks, known_rounds, now
    )
    known = frozenset(one.round_id for one in known_rounds)
    return {"id": record.get("id"), **answer_of(reading, cut, str(record.get("text") or ""), book, known)}


def read_or_explain(record: Record, talks: Talks, known_rounds: Sequence[Round], now: datetime) -> Answer:
    """Return the answer for one record, or ``{"id", "error"}`` when it cannot be read."""
    try:
        return read_record(record, talks, known_rounds, now)
    except ParleyError as error:
        return {"id": record.get("id"), "error": str(error)}


def packed(talks: Talks, known_rounds: Sequence[Round]) -> bytes:
    """Return talks and rounds as they travel to reading children, which open them once each."""
    return pickle.dumps((talks, tuple(known_rounds)))


def read_packed(records: Sequence[Record], pack: bytes, now: datetime) -> list[Answer]:
    """Read several records in a child process; ``pack``: from ``packed``."""
    talks, known_rounds = _unpacked(pack)
    return [read_or_explain(record, talks, known_rounds, now) for record in records]


@lru_cache(maxsize=1)
def _unpacked(pack: bytes) -> tuple[Talks, tuple[Round, ...]]:
    opened: tuple[Talks, tuple[Round, ...]] = pickle.loads(pack)  # noqa: S301 (written by our own parent process)
    return opened


def place_in_rounds(
    reading: Reading, talks: Talks, known_rounds: Sequence[Round], now: datetime
) -> tuple[Reading, tuple[Round, ...]]:
    """Return the reading with the rounds its sessions turn out to be, and all rounds, a new one among them."""
    policy = RoundPolicy(known_until=talks.known_until, parties=talks.parties, alerts=False)
    known = tuple(known_rounds)
    changed = {change.round.round_id: change.round for change in decide(known, reading.observations, policy, now)}
    book = (*(changed.pop(one.round_id, one) for one in known), *changed.values())
    return attach(reading, assign(book, reading.observations, policy)), book


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


def _article_of(record: Record, talks: Talks, published: datetime | None, now: datetime) -> tuple[Article, Cut | None]:
    for name in ("text", "html", "title", "url", "outlet"):
        if not isinstance(record.get(name) or "", str):
            raise BadRecord(f"{name} is no text", subject=str(record.get("id")))
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
    return read_article(
        record["html"].encode("utf-8", "surrogatepass"),
        entry=entry,
        feed=feed,
        url=url,
        content_type="text/html",
        charset="utf-8",
        agencies=talks.agencies,
        languages=talks.languages,
        now=now,
    )
