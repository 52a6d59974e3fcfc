"""Values of every stage, each made complete from the few things a test is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from extractors.model import (
    Archived,
    Article,
    Attribution,
    Coverage,
    Dateline,
    Document,
    Drop,
    Entry,
    Evidence,
    Fact,
    Feed,
    Observation,
    Poll,
    Quantity,
    Reading,
    RoundRef,
    Span,
)

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
BODY = (
    "ISTANBUL, July 23 - The two delegations agreed to exchange about 1,200 prisoners.\n"
    "Kyiv proposed that the presidents meet by the end of August."
)


def later(**span: float) -> datetime:
    """Give the instant so much after NOW."""
    return NOW + timedelta(**span)


def digest(text: str) -> str:
    """Give a short hash."""
    return sha256(text.encode()).hexdigest()[:16]


def feed(name: str = "anadolu-world", **changes: Any) -> Feed:
    """Make a feed."""
    made = Feed(
        name=name,
        url=f"https://{name}.example/rss",
        outlet=name.title(),
        family=name,
        country="TR",
        language="en",
        kind="public",
        seen_at="2026-11-20 site footer",
    )
    return replace(made, **changes)


def poll(name: str = "anadolu-world", at: datetime = NOW, **changes: Any) -> Poll:
    """Make a good poll."""
    made = Poll(
        feed=name,
        polled_at=at,
        outcome="ok",
        status=200,
        reason=None,
        detail=None,
        etag='W/"1"',
        last_modified=None,
        body_sha256=digest(f"{name}{at}"),
        archived=Archived(file="polls.warc.gz", offset=0, record_id="<urn:uuid:1>"),
        items=1,
        next_poll_at=at + timedelta(minutes=15),
    )
    return replace(made, **changes)


def entry(key: str = "talks", name: str = "anadolu-world", **changes: Any) -> Entry:
    """Make an entry whose address ends in ``key``."""
    url = f"https://news.example/{key}"
    made = Entry(
        feed=name,
        entry_id=digest(url),
        url=url,
        canonical_url=url,
        title=f"Delegations meet: {key}",
        summary="The third round was short.",
        content="",
        author=None,
        published_at=NOW - timedelta(hours=1),
        published_raw="Mon, 23 Nov 2026 11:00:00 GMT",
        published_flag=None,
        fingerprint=digest(f"{key} first"),
    )
    return replace(made, **changes)


def document(key: str = "talks", body: str = "<p>first</p>", at: datetime = NOW, **changes: Any) -> Document:
    """Make the page of the entry ``key``."""
    entry_id = entry(key).entry_id
    made = Document(
        document_id=digest(entry_id + body),
        entry_id=entry_id,
        url=f"https://news.example/{key}",
        status=200,
        fetched_at=at,
        content_type="text/html",
        charset="utf-8",
        etag='"p1"',
        last_modified=None,
        body_sha256=digest(body),
        archived=Archived(file="pages.warc.gz", offset=10, record_id="<urn:uuid:2>"),
    )
    return replace(made, **changes)


def article(key: str = "talks", body: str = BODY, **changes: Any) -> Article:
    """Make the article of the entry ``key``."""
    url = f"https://news.example/{key}"
    made = Article(
        article_id=digest("article " + url),
        version=1,
        url=url,
        canonical_url=url,
        title=f"Delegations meet: {key}",
        body=body,
        body_basis="page",
        outlet="Anadolu",
        family="anadolu",
        language="en",
        published_at=NOW - timedelta(hours=1),
        published_basis="json-ld",
        author=None,
        section="world",
        origin="Reuters",
        origin_basis="dateline",
        distributor=None,
        dateline=Dateline(place="Istanbul", agency="Reuters", day=date(2025, 7, 23)),
        content_sha256=digest(key + body),
        copy_key=digest(body),
        flags=("short",),
    )
    return replace(made, **changes)


def fact(body: str = BODY, words: str = "agreed to exchange about 1,200 prisoners", **changes: Any) -> Fact:
    """Make a fact whose evidence is ``words`` in ``body``."""
    start = body.index(words)
    made = Fact(
        type="prisoner_exchange",
        status="agreed",
        scope="main",
        evidence=Evidence(where="body", start=start, end=start + len(words), text=words),
        rule="sides agree to exchange prisoners",
        actor="BOTH",
        quantity=Quantity(lo=1200, qualifier="approx", side_basis="unspecified"),
        unit="prisoner_of_war",
        date=Span(start=date(2025, 7, 23), end=date(2025, 7, 23), granularity="day", basis="resolved", text="July 23"),
        rounds=(RoundRef(round_id="istanbul-2025-3", basis="date", score=0.9),),
        attribution=Attribution(speaker=None, chain=("Anadolu", "Reuters")),
        slots={"categories": ["servicemen"]},
        confidence=0.9,
    )
    return replace(made, **changes)


def observation(of: Article, **changes: Any) -> Observation:
    """Make an observation of a concluded session in an article."""
    made = Observation(
        article_id=of.article_id,
        version=of.version,
        fact=fact(),
        status="concluded",
        scope="main",
        round_id=None,
        series=None,
        number=3,
        start_on=date(2025, 7, 23),
        end_on=date(2025, 7, 23),
        moved_from=None,
        city="Istanbul",
        country="TR",
        participants=("RU", "UA"),
        named_officials=("RU",),
        both_delegations=True,
        origin=of.origin,
        published_at=of.published_at,
        basis="dateline",
    )
    return replace(made, **changes)


def reading(of: Article, doc_class: str = "round_report", facts: tuple[Fact, ...] | None = None) -> Reading:
    """Make the reading of an article: one fact and one observation unless told otherwise."""
    return Reading(
        article=of,
        coverage=Coverage(
            doc_class=doc_class,
            main_round=None if doc_class == "not_talks" else "istanbul-2025-3",
            rounds=() if doc_class == "not_talks" else ("istanbul-2025-3",),
            reasons=("names both delegations",),
        ),
        facts=(fact(of.body),) if facts is None else facts,
        observations=(observation(of),) if doc_class == "round_report" else (),
    )


def drop(key: str = "talks", stage: str = "fetch", reason: str = "timeout", at: datetime = NOW) -> Drop:
    """Make a drop of the entry ``key``."""
    of = entry(key)
    return Drop(
        stage=stage,
        subject=of.entry_id,
        feed=of.feed,
        url=of.url,
        title=of.title,
        reason=reason,
        detail="no answer in 20 s",
        dropped_at=at,
    )
